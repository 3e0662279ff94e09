//! What is private stays private: words are planted where nobody but a few may read them, and looked for everywhere.
//! Whatever is private next joins the table of [`PLANTED`].

use std::collections::{BTreeMap, BTreeSet};

use jikim::acts::assessors::{self, Assessed, Assessor};
use jikim::acts::consolidating::{self, Seen};
use jikim::domain::coding::{TypedCell, TypedUnit};
use jikim::domain::draft::DraftContent;
use jikim::domain::id::{CommitmentId, Position};
use jikim::domain::indicator::{Indicator, Product};
use jikim::domain::member::Role;
use jikim::domain::review_draft::{ReviewDraftSubject, TypedReview};
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::export;
use jikim::store;
use jikim::web::access::{Access, ROUTES, Verb};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::access::address;
use crate::support::app::{Reply, now};
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

/// Somebody who looks at pages.
struct Viewer {
    name: &'static str,
    /// None for who is not signed in.
    who: Option<Somebody>,
}

impl Viewer {
    fn cookie(&self) -> &str {
        self.who.as_ref().map_or("", |it| it.cookie.as_str())
    }
}

/// Words that were planted, and who may read them.
struct Planted {
    what: &'static str,
    words: &'static [&'static str],
    plant: fn(&Example, &[Viewer]),
    may_read: &'static [&'static str],
}

const PLANTED: &[Planted] = &[
    Planted {
        what: "a request that waits to be read",
        words: &["표식요청글", "marker-link.example.org", "marker-sender@example.org"],
        plant: |app, _| {
            let about = "kr-7-2_1";
            let fields = [("category", "wrong_fact"), ("text", "표식요청글 하나가 틀렸습니다.")];
            send(app, about, &fields);
        },
        may_read: &["the secretariat"],
    },
    Planted {
        what: "what somebody wrote to a dead link",
        words: &["표식링크글"],
        plant: |app, _| {
            send(
                app,
                "kr-7-2_1-r1-e1",
                &[("category", "dead_link"), ("text", "표식링크글: 열리지 않습니다.")],
            );
        },
        may_read: &["the secretariat"],
    },
    Planted {
        what: "a draft of a report",
        words: &["표식보고글"],
        plant: |app, viewers| {
            let address = "/ko/desk/milestones/kr-7-2_1-m2/report";
            let cookie = cookie_of(viewers, "the lead's reporter");
            let form = app.get_as(address, cookie);
            let fields = [
                ("once", form.field("once")),
                ("base", form.field("base")),
                ("version", form.field("version")),
                ("organisation", "mois".to_owned()),
                ("text_ko", "표식보고글을 쓰고 있습니다.".to_owned()),
                ("step", "save".to_owned()),
            ];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
            assert_eq!(app.post(address, cookie, &fields).status, 200);
        },
        // The example's secretariat is an office of the ministry, whose members share its drafts.
        may_read: &["the lead's reporter", "the secretariat"],
    },
    Planted {
        what: "a draft of a review",
        words: &["표식검토글"],
        plant: |app, viewers| {
            let (_, organisation_id) = app.record.organisation("watch");
            let written_by = viewers
                .iter()
                .find(|it| it.name == "a reviewer")
                .and_then(|it| it.who.as_ref())
                .expect("a reviewer")
                .id;
            let typed = TypedReview {
                text_ko: "표식검토글을 쓰고 있습니다.".to_owned(),
                ..TypedReview::default()
            };
            let content = serde_json::to_string(&typed).expect("a text");
            app.record.write(|conn| {
                let commitment = store::commitments::id_of(conn, "kr-7-2_1").expect("an answer");
                let subject = ReviewDraftSubject {
                    organisation_id,
                    commitment_id: commitment.expect("the commitment"),
                    milestone_id: None,
                    revises_id: None,
                    answers_id: None,
                };
                let content = DraftContent { written_by, content, base: Position::NONE };
                store::private_write(conn, |conn| {
                    store::review_drafts::save(conn, &subject, &content, 1, now())
                })
                .expect("a draft");
            });
        },
        may_read: &["a reviewer"],
    },
    Planted {
        what: "a coding that is not finished",
        words: &["표식판단글"],
        plant: |app, viewers| {
            code(app, viewers, ("kr-7-2_1", Product::ActionPlanReview), "표식판단글", false);
        },
        may_read: &["an assessor"],
    },
    Planted {
        what: "a finished coding, for who has not finished the own",
        words: &["표식마친글"],
        plant: |app, viewers| {
            code(app, viewers, ("kr-7-2_1", Product::ResultsReport), "표식마친글", true);
        },
        may_read: &["an assessor"],
    },
    Planted {
        what: "values that are settled and not published",
        words: &["표식합의글", "표식합의쪽"],
        plant: |app, viewers| {
            let place = ("kr-7-2_10", Product::ActionPlanReview);
            let (who, assessed, unit) = code(app, viewers, place, "표식합의글", true);
            let typed = coding_of(&assessed, "표식합의글", "표식합의쪽");
            let seen = Seen { version: 0, base: Position::NONE, without_others: false };
            app.record
                .write(|conn| consolidating::consolidate(conn, &who, (&assessed, unit), &typed, seen))
                .expect("settled");
        },
        may_read: &["an assessor", "a second assessor"],
    },
];

/// A coding that says the first term of each scale, with these words.
fn coding_of(assessed: &Assessed, words: &str, page: &str) -> TypedUnit {
    let cell = |indicator: Indicator| TypedCell {
        indicator: indicator.slug().to_owned(),
        value: indicator.scale().first().map_or(words, |it| it.term.slug()).to_owned(),
        rationale_ko: words.to_owned(),
        rationale_en: String::new(),
        page: page.to_owned(),
    };
    TypedUnit { cells: assessed.indicators().into_iter().map(cell).collect(), ..TypedUnit::default() }
}

/// The first assessor codes a unit.
fn code(
    app: &Example,
    viewers: &[Viewer],
    (unit, product): (&str, Product),
    words: &str,
    is_finished: bool,
) -> (Assessor, Assessed, CommitmentId) {
    let member = viewers.iter().find(|it| it.name == "an assessor").and_then(|it| it.who.as_ref());
    let who = Assessor {
        member: member.expect("an assessor").id,
        organisation: app.record.organisation("irm").1,
        at: now(),
    };
    app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let plan = store::plans::by_key(conn, at, "kr-7").expect("the plan");
        let assessed = Assessed { plan, product };
        let unit = store::commitments::by_key(conn, at, unit).expect("the unit").id;
        let typed = coding_of(&assessed, words, "");
        let version = assessors::save(conn, &who, (&assessed, unit), &typed, 0).expect("saved");
        if is_finished {
            assessors::finish(conn, &who, (&assessed, unit), version).expect("finished");
        }
        (who, assessed, unit)
    })
}

fn cookie_of<'a>(viewers: &'a [Viewer], name: &str) -> &'a str {
    viewers.iter().find(|it| it.name == name).expect("a viewer").cookie()
}

/// Sends a request as anybody does.
fn send(app: &Example, about: &str, fields: &[(&str, &str)]) {
    let token = app.get(&format!("/ko/requests/new?about={about}")).field("once");
    let carried = [
        ("about", about),
        ("once", token.as_str()),
        ("link", "https://marker-link.example.org/x"),
        ("address", "marker-sender@example.org"),
        ("step", "send"),
    ];
    let reply = app.post("/ko/requests/new", "", &[&carried[..], fields].concat());
    assert_eq!(reply.status, 303, "{}", reply.words());
}

fn viewers(app: &Example) -> Vec<Viewer> {
    let record = &app.record;
    let (elsewhere, ministry) = neighbours(record);
    let mut all = vec![Viewer { name: "nobody", who: None }];
    for (name, role, organisation) in [
        ("the lead's reporter", Role::Reporter, "mois"),
        ("another ministry's reporter", Role::Reporter, "moef"),
        ("a reviewer", Role::Reviewer, "watch"),
        ("an assessor", Role::Assessor, "irm"),
        ("a second assessor", Role::Assessor, "irm"),
        ("an assessor of another organisation", Role::Assessor, "irm-2"),
        ("the secretariat", Role::Secretariat, "mois"),
    ] {
        let email = format!("viewer{}@example.org", all.len());
        all.push(Viewer { name, who: Some(record.member(role, organisation, &email)) });
    }
    for (name, role) in [
        ("another participant's reporter", Role::Reporter),
        ("another participant's secretariat", Role::Secretariat),
    ] {
        let email = format!("viewer{}@elsewhere.example", all.len());
        all.push(Viewer { name, who: Some(record.member_of(elsewhere, ministry, role, &email)) });
    }
    all
}

/// The addresses within the site that a page links to.
fn links(body: &str) -> BTreeSet<String> {
    body.split("href=\"")
        .skip(1)
        .filter_map(|it| it.split(['"', '#']).next())
        .filter(|it| it.starts_with('/') && !it.starts_with("/assets"))
        .map(|it| it.replace("&amp;", "&"))
        .collect()
}

/// The record now, as of every position, and as of days.
fn moments(app: &Example) -> Vec<String> {
    let last = app.record.write(|conn| store::entries::last(conn).expect("a position")).0;
    std::iter::once(String::new())
        .chain((1..=last).map(|at| format!("as_of={at}&on=2026-11-22")))
        .chain(["as_of=2026-11-22".to_owned(), "as_of=2026-11-23".to_owned()])
        .collect()
}

/// Everything that is public, to begin with: every route of the table and every data set at these moments, the former
/// in both languages.
fn public_addresses(moments: &[String]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for route in ROUTES.iter().filter(|it| it.verb == Verb::Get && it.access == Access::Anyone) {
        let own = address(route.path, "kr-7-2_1-r1", 1);
        all.insert(own.replacen("/ko", "/en", 1));
        all.extend(moments.iter().map(|moment| with(&own, moment)));
        if route.path.contains("{feed:") {
            let calendar = own.replace(".atom", ".ics");
            all.extend(moments.iter().map(|moment| with(&calendar, moment)));
        }
    }
    for dataset in export::ALL {
        all.extend(moments.iter().map(|moment| with(&format!("/ko/{}.csv", dataset.name), moment)));
        all.insert(format!("/en/data/{}.csv?demonstration=1", dataset.name));
        all.insert(format!("/ko/data/{}", dataset.name));
    }
    let words = PLANTED.iter().flat_map(|it| it.words);
    all.extend(words.map(|it| format!("/ko/search?q={}", utf8_percent_encode(it, NON_ALPHANUMERIC))));
    all
}

fn with(address: &str, query: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    if query.is_empty() { address.to_owned() } else { format!("{address}{joint}{query}") }
}

/// Every page that a viewer reaches from these addresses by links, with its headers.
fn crawl(
    app: &Example,
    from: BTreeSet<String>,
    viewer: &Viewer,
    follow: fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let mut waiting: Vec<String> = from.into_iter().collect();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    while let Some(address) = waiting.pop() {
        if seen.contains_key(&address) {
            continue;
        }
        let reply: Reply = app.get_as(&address, viewer.cookie());
        assert!(reply.status < 500, "{address}: {}", reply.words());
        waiting.extend(links(&reply.body).into_iter().filter(|it| follow(it) && !seen.contains_key(it)));
        // What a form asks to be searched for stands on the page of the search.
        let echo = address.split("q=").nth(1).unwrap_or("%00");
        let echo = percent_decode_str(echo).decode_utf8_lossy().into_owned();
        // Their order means nothing.
        let headers: BTreeSet<String> = reply
            .headers
            .iter()
            .filter(|(name, _)| name != "etag")
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        let page = format!(
            "{}\n{}\n{}",
            reply.status,
            headers.into_iter().collect::<Vec<_>>().join("\n"),
            reply.body
        )
        .replace(&echo, "…");
        seen.insert(address, page);
    }
    seen
}

/// The addresses of the signed-in area.
fn own_addresses() -> BTreeSet<String> {
    ROUTES
        .iter()
        .filter(|it| it.verb == Verb::Get && it.access != Access::Anyone)
        .map(|it| address(it.path, "kr-7-2_1-r1", 1))
        .chain(["/ko/desk/milestones/kr-7-2_1-m2/report".to_owned()])
        .collect()
}

fn is_own(address: &str) -> bool {
    ["/desk", "/members", "/account"]
        .iter()
        .any(|it| address.get(3..).is_some_and(|rest| rest.starts_with(it)))
}

/// The past has been asked for by position and day; its own links lead to the same pages again.
fn is_public_now(address: &str) -> bool {
    !is_own(address) && !address.contains("as_of=")
}

#[test]
fn nothing_private_is_on_any_page_or_file_but_where_it_belongs() {
    let app = Example::written();
    let viewers = viewers(&app);
    for planted in PLANTED {
        (planted.plant)(&app, &viewers);
    }
    let mut leaks = Vec::new();
    let mut n = 0;
    let nobody = crawl(&app, public_addresses(&moments(&app)), &viewers[0], is_public_now);
    let mut read: BTreeSet<(&str, &str)> = BTreeSet::new();
    for viewer in &viewers {
        // Public pages are the same for everyone; of members, those of the signed-in area are looked at.
        let pages = crawl(&app, own_addresses(), viewer, is_own);
        let public = if viewer.who.is_none() { Some(&nobody) } else { None };
        for (address, page) in pages.iter().chain(public.into_iter().flatten()) {
            n += 1;
            for planted in PLANTED {
                for words in planted.words.iter().filter(|it| page.contains(**it)) {
                    if planted.may_read.contains(&viewer.name) && is_own(address) {
                        read.insert((planted.what, viewer.name));
                    } else {
                        leaks.push(format!("{}: {words} by {} at {address}", planted.what, viewer.name));
                    }
                }
            }
        }
    }
    assert_eq!(leaks, Vec::<String>::new());
    assert!(n > 600, "only {n} pages and files were looked at");
    for (what, name) in [
        ("a request that waits to be read", "the secretariat"),
        ("what somebody wrote to a dead link", "the secretariat"),
        ("a draft of a report", "the lead's reporter"),
        ("a coding that is not finished", "an assessor"),
        ("values that are settled and not published", "a second assessor"),
    ] {
        assert!(read.contains(&(what, name)), "{what} is not shown to {name}, for whom it is");
    }
}

/// Every public page and file, but for the tokens that forms are handed out with.
fn snapshot(app: &Example) -> BTreeMap<String, String> {
    let viewer = Viewer { name: "nobody", who: None };
    let moments = ["", "as_of=8&on=2026-11-22", "as_of=2026-11-23"].map(str::to_owned);
    let mut pages = crawl(app, public_addresses(&moments), &viewer, is_public_now);
    // What the server counts of itself is of the requests, and not of the record.
    pages.retain(|address, _| !address.starts_with("/metrics"));
    for page in pages.values_mut() {
        while let Some((before, rest)) = page.split_once("name=\"once\" value=\"") {
            let after = rest.split_once('"').map_or("", |(_, after)| after).to_owned();
            *page = format!("{before}{after}");
        }
    }
    pages
}

#[test]
fn the_word_of_a_reader_changes_nothing_public() {
    let app = Example::written();
    let before = snapshot(&app);
    assert_eq!(app.post("/ko/evidence/kr-7-2_1-r1-e1/dead", "", &[]).status, 303);
    let after = snapshot(&app);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let changed: Vec<&String> = before
        .iter()
        .filter(|(address, page)| after.get(*address) != Some(*page))
        .map(|(it, _)| it)
        .collect();
    assert_eq!(changed, Vec::<&String>::new(), "a link that is said to be dead");
    // A request that waits changes the list of requests alone, and there only how many wait.
    send(&app, "kr-7-2_1", &[("category", "other"), ("text", "기다리는 글")]);
    let after = snapshot(&app);
    let changed: BTreeSet<&String> = before
        .iter()
        .filter(|(address, page)| after.get(*address) != Some(*page))
        .map(|(it, _)| it)
        .collect();
    assert!(!changed.is_empty(), "that one more waits is public");
    for address in changed {
        let path = address.split('?').next().unwrap_or_default();
        assert!(path.ends_with("/requests") && !address.contains("as_of"), "{address} is another page");
    }
}
