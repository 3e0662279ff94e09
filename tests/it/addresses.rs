//! What may be linked to: public addresses on the web, however they came into the record.

use jikim::domain::address::is_web_address;
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::member::Role;
use jikim::domain::organisation::{OrganisationContent, OrganisationKind};
use jikim::import::engine::{ImportError, Options};
use jikim::{ledger, store};
use proptest::prelude::*;

use crate::import::import;
use crate::record::inputs;
use crate::support::example::Example;
use crate::support::{Record, at, example};

#[test]
fn an_address_is_one_that_anyone_can_follow() {
    for good in [
        "https://www.acrc.go.kr/menu.es?mid=a1#top",
        "http://a.go.kr",
        "HTTPS://A.GO.KR",
        "Http://a.go.kr:8080/x y.pdf",
        "https://a.go.kr./",
        "https://행정안전부.한국/문서",
        "https://xn--3e0b707e.kr/",
        "https://8.8.8.8/",
        "https://172.32.0.1/",
        "https://[2001:4860:4860::8888]/",
        "https://notlocal.kr/",
        "https://a.go.kr/login@home",
    ] {
        assert!(is_web_address(good), "{good} was refused");
    }
    for bad in [
        "",
        "a.go.kr",
        "//a.go.kr/",
        "https:a.go.kr",
        "https:/a.go.kr",
        "javascript:alert(1)",
        "JavaScript://a.go.kr/%0aalert(1)",
        "data:text/html,x",
        "ftp://a.go.kr/",
        "https://",
        "https://.",
        "https://..",
        "https://a..b/",
        "https://.a.kr/",
        "https://-a.kr/",
        "https://a-.kr/",
        "https://ministry/",
        "https://localhost/",
        "https://www.localhost/",
        "https://printer.local/",
        "https://wiki.internal./",
        "https://nas.home.arpa/",
        "https://user:pw@a.go.kr/",
        "https://user@a.go.kr/",
        "https://:pw@a.go.kr/",
        "https://a.go.kr\\@evil.example/",
        "https://a.go.kr/\n",
        "https://a.go\t.kr/",
        " https://a.go.kr/",
        "https://a go.kr/",
        "http://10.0.0.1/a",
        "http://192.168.0.5/doc",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://127.0.0.1:8080/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0/",
        "http://0.0.0.0/",
        "http://169.254.169.254/latest",
        "http://100.64.0.1/",
        "http://192.0.2.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://1.2.3.4.5/",
        "http://[::]/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[2001:db8::1]/",
    ] {
        assert!(!is_web_address(bad), "{bad} was taken");
    }
}

proptest! {
    #[test]
    fn an_address_inside_a_network_is_none_however_its_number_is_written(
        net in prop::sample::select(vec![0x0a00_0000_u32, 0x7f00_0000, 0xc0a8_0000, 0xa9fe_0000]),
        rest in 0_u32..=0xffff,
    ) {
        let number = net | rest;
        let written = [format!("http://{number}/"), format!("http://0x{number:x}/"), format!("http://0{number:o}/")];
        for address in written {
            prop_assert!(!is_web_address(&address), "{address} was taken");
        }
    }

    #[test]
    fn what_begins_with_another_scheme_is_none(scheme in "[a-z][a-z0-9+.-]{0,9}", rest in "\\PC{0,30}") {
        prop_assume!(scheme != "http" && scheme != "https");
        let address = format!("{scheme}://{rest}");
        prop_assert!(!is_web_address(&address), "{address} was taken");
    }
}

const SCRIPT: &str = "javascript:alert(1)";

#[test]
fn a_form_refuses_a_script_where_a_link_would_be() {
    let app = Example::written();
    let who = app.record.member(Role::Secretariat, "mois", "office@example.org");
    for (dataset, query, column) in
        [("organisations", "key=mois", "homepage"), ("commitments", "key=kr-7-2_1", "url")]
    {
        let form = app.get_as(&format!("/ko/desk/record/{dataset}?{query}"), &who.cookie);
        let mut fields = inputs(&form.body);
        fields.retain(|(name, _)| name != column && name != "amendment_reason" && name != "amendment_source");
        fields.extend(
            [
                (column, SCRIPT),
                ("step", "preview"),
                ("amendment_reason", "정정"),
                ("amendment_source", "공문"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let reply = app.post(&format!("/ko/desk/record/{dataset}"), &who.cookie, &fields);
        assert_eq!(reply.status, 422, "{dataset}: {}", reply.words());
        reply.shows("누구나 열 수 있는 주소여야 하므로");
    }
}

#[test]
fn a_file_with_a_script_where_a_link_would_be_is_refused_in_every_data_set() {
    let record = Record::new();
    example::write(&record);
    let files = [
        ("organisations.csv", "key,homepage\nmois,javascript:alert(1)\n"),
        ("commitments.csv", "key,url\nkr-7-2_1,javascript:alert(1)\n"),
        (
            "assessments.csv",
            "commitment,indicator,how_entered,report_url\nkr-7-2_1,completion_end,transcribed,javascript:alert(1)\n",
        ),
        ("irm_reports.csv", "plan,product,url\nkr-7,results_report,javascript:alert(1)\n"),
        ("evidence.csv", "key,url\nkr-7-2_1-r1-e9,javascript:alert(1)\n"),
        ("evidence.csv", "key,archive_url\nkr-7-2_1-r1-e9,javascript:alert(1)\n"),
    ];
    for (name, text) in files {
        let Err(ImportError::Faults(faults)) = import(&record, &[(name, text)], &Options::default()) else {
            panic!("{name} was imported");
        };
        let column = text.lines().next().and_then(|it| it.rsplit(',').next());
        let is_told = faults
            .iter()
            .flat_map(|it| &it.faults)
            .any(|it| it.message == "fault-not-a-link" && it.column.as_deref() == column);
        assert!(is_told, "{name} {column:?}: {faults:?}");
    }
}

#[test]
fn what_an_older_record_holds_is_text_and_no_link() {
    let app = Example::written();
    let entry = NewEntry::by_operator(at("2026-11-20T00:00:00Z"), EntryKind::Organisation);
    app.record.write(|conn| {
        ledger::record(conn, &entry, |conn, position| {
            let organisation_id = store::organisations::id_of(conn, "mois")?.expect("an organisation");
            let content = OrganisationContent {
                organisation_id,
                kind: OrganisationKind::Ministry,
                parent_id: None,
                successor_id: None,
                succeeded_on: None,
                homepage: Some(SCRIPT.to_owned()),
                source: None,
            };
            store::organisations::revise(conn, position, &content)
        })
        .expect("recorded")
    });
    let page = app.get("/ko/organisations/mois");
    page.shows(SCRIPT);
    page.hides("href=\"javascript:");
}
