//! Time zones: the date of an instant, and when a day begins, where clocks are moved too.

use chrono::{DateTime, NaiveDate, Utc};
use jikim::domain::zone::Zone;

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn an_instant_is_on_the_date_of_the_zone() {
    for (name, at, date) in [
        ("Asia/Seoul", "2026-06-30T14:59:59Z", "2026-06-30"),
        ("Asia/Seoul", "2026-06-30T15:00:00Z", "2026-07-01"),
        // Korea had summer time in 1988: an hour earlier.
        ("Asia/Seoul", "1988-06-30T14:00:00Z", "1988-07-01"),
        ("UTC", "2026-06-30T23:59:59Z", "2026-06-30"),
        ("America/Los_Angeles", "2026-07-01T06:59:59Z", "2026-06-30"),
        ("America/Los_Angeles", "2026-12-01T07:30:00Z", "2026-11-30"),
        // Far beyond what the database lists, its last rule goes on.
        ("Europe/Berlin", "2099-07-01T22:00:00Z", "2099-07-02"),
    ] {
        assert_eq!(zone(name).date_of(instant(at)), day(date), "{name} {at}");
    }
}

#[test]
fn a_day_begins_at_midnight_or_where_clocks_skip_it_just_after() {
    for (name, date, begins) in [
        ("Asia/Seoul", "2026-07-01", "2026-06-30T15:00:00Z"),
        ("UTC", "2026-07-01", "2026-07-01T00:00:00Z"),
        ("America/New_York", "2026-07-01", "2026-07-01T04:00:00Z"),
        // Midnight was skipped: the day began at one.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
        // Midnight came twice: the first counts.
        ("America/Havana", "2023-11-05", "2023-11-05T04:00:00Z"),
    ] {
        let (zone, begins) = (zone(name), instant(begins));
        assert_eq!(zone.start_of(day(date)), begins, "{name} {date}");
        assert_eq!(zone.date_of(begins), day(date), "{name} {date}");
    }
}

#[test]
fn a_zone_goes_by_its_name_in_the_database_and_by_no_other() {
    for name in ["Asia/Seoul", "UTC", "Pacific/Kiritimati", "America/Argentina/Buenos_Aires"] {
        assert_eq!(zone(name).to_string(), name);
        assert_eq!(zone(name), zone(name));
    }
    assert_ne!(zone("Asia/Seoul"), zone("Asia/Tokyo"));
    assert_eq!(Zone::korea(), zone("Asia/Seoul"));
    for name in ["", "asia/seoul", "Seoul", "Asia/Pyeongchang", "+09:00"] {
        let fault = name.parse::<Zone>().unwrap_err();
        assert_eq!(fault.to_string(), format!("{name:?} is no time zone; an example of one is Asia/Seoul"));
    }
}
