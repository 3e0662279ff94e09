//! Calendars, as RFC 5545 and RFC 7986 have them. Written here because the same record must give the same bytes:
//! nothing in them comes from the clock or from chance.

use chrono::{DateTime, Days, NaiveDate, Utc};

/// The most octets of a line.
const LINE: usize = 75;

/// A calendar to subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub uid: String,
    pub name: String,
    pub description: String,
    /// Where the same is shown as a page.
    pub url: String,
    /// Where the calendar itself is.
    pub source: String,
    /// When anything in it was last recorded.
    pub changed: DateTime<Utc>,
    pub events: Vec<Event>,
}

/// A day, or several on end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub uid: String,
    /// Grows with every change.
    pub sequence: i32,
    pub changed: DateTime<Utc>,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub summary: String,
    pub description: String,
    pub url: String,
    /// Whether it is off.
    pub is_cancelled: bool,
}

/// The calendar as a file.
pub fn write(calendar: &Calendar) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", concat!("-//Jikim//Jikim ", env!("CARGO_PKG_VERSION"), "//EN"));
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "UID", &calendar.uid);
    line(&mut out, "LAST-MODIFIED", &instant(calendar.changed));
    let name = escaped(&calendar.name);
    line(&mut out, "NAME", &name);
    // What calendars understood before RFC 7986.
    line(&mut out, "X-WR-CALNAME", &name);
    let description = escaped(&calendar.description);
    line(&mut out, "DESCRIPTION", &description);
    line(&mut out, "X-WR-CALDESC", &description);
    line(&mut out, "URL", &calendar.url);
    line(&mut out, "SOURCE;VALUE=URI", &calendar.source);
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    for event in &calendar.events {
        write_event(&mut out, event);
    }
    if calendar.events.is_empty() {
        write_zone(&mut out);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// A calendar needs a component (RFC 5545, 3.4). One to which nothing is due yet holds a time zone, so that it can be
/// subscribed to all the same.
fn write_zone(out: &mut String) {
    for (name, value) in [
        ("BEGIN", "VTIMEZONE"),
        ("TZID", "UTC"),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0000"),
        ("TZOFFSETTO", "+0000"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        line(out, name, value);
    }
}

fn write_event(out: &mut String, event: &Event) {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let changed = instant(event.changed);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &event.uid);
    line(out, "DTSTAMP", &changed);
    line(out, "LAST-MODIFIED", &changed);
    line(out, "SEQUENCE", &event.sequence.to_string());
    line(out, "DTSTART;VALUE=DATE", &day(event.first));
    // The end is the day after the last; a single day needs none.
    if let Some(end) = event.last.checked_add_days(Days::new(1)).filter(|_| event.last > event.first) {
        line(out, "DTEND;VALUE=DATE", &day(end));
    }
    line(out, "SUMMARY", &escaped(&event.summary));
    line(out, "DESCRIPTION", &escaped(&event.description));
    line(out, "URL", &event.url);
    line(out, "STATUS", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    // Nobody is busy because something is due.
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: what would end it or split it is escaped, and no control character gets through.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Appends a property, folded so that no line has more than 75 octets and no character is split.
pub fn line(out: &mut String, name: &str, value: &str) {
    let mut room = LINE;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE.saturating_sub(1);
        }
        out.push(c);
        room = room.saturating_sub(c.len_utf8());
    }
    out.push_str("\r\n");
}
