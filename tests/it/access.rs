//! Who may take which route: every route, for everybody, on their own things and on those of others.

use std::collections::BTreeSet;

use actix_web::http::Method;
use jikim::domain::id::MemberId;
use jikim::domain::member::Role;
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::web::access::{Access, Area, ROUTES, Verb, area};

use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};
use crate::support::{Record, requests};

/// What is expected of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// It reaches its handler, whatever that says of an empty form.
    Through,
    /// To sign in first: a page is led there, a form gets a page that keeps what was typed.
    SignIn,
    /// 403.
    Forbidden,
    /// 404, as if it were not there.
    Hidden,
}

/// Somebody in the test: nobody, or a role at an organisation.
struct Visitor {
    name: &'static str,
    role: Option<Role>,
    /// Whether the example's things belong to the organisation.
    is_own: bool,
    /// Whether the organisation is the one that reviewed them.
    reviews: bool,
    /// Whether the organisation is of the example's participant.
    is_of_participant: bool,
    /// Whether the sheet that waits is theirs.
    is_uploader: bool,
    /// None for a cookie that signs nobody in.
    id: Option<MemberId>,
    cookie: String,
}

impl Visitor {
    /// Whether it is a reviewer of the example's participant.
    fn is_reviewer_of_forum(&self) -> bool {
        self.reviews || self.name == "another reviewer"
    }

    /// A cookie for one request: the last one may have signed out.
    fn cookie(&self, app: &Example) -> String {
        self.id.map_or_else(|| self.cookie.clone(), |id| app.record.session(id))
    }
}

fn expected(access: Access, path: &str, visitor: &Visitor) -> Expected {
    let Some(role) = visitor.role else {
        return if access == Access::Anyone { Expected::Through } else { Expected::SignIn };
    };
    match access {
        Access::Roles(roles) if !roles.contains(&role) => Expected::Forbidden,
        Access::Roles(_) if path.contains("/members/{id}/") && !visitor.is_own => Expected::Hidden,
        // The review of the example is the watchers' own; the lead answers it.
        Access::Roles(_) if path.ends_with("/review") => {
            if visitor.is_reviewer_of_forum() {
                Expected::Through
            } else {
                Expected::Forbidden
            }
        }
        Access::Roles(_) if is_of_own_review(path) => {
            if visitor.reviews {
                Expected::Through
            } else {
                Expected::Forbidden
            }
        }
        // What the IRM published is everybody's to carry over who may, for the plans of their participant.
        Access::Roles(_) if path.contains("/desk/irm/") && !visitor.is_of_participant => Expected::Forbidden,
        Access::Roles(_) if path.contains("/desk/irm/") => Expected::Through,
        Access::Roles(_) if path.contains("{sheet}") && !visitor.is_uploader => Expected::Hidden,
        // Any reviewer of the participant looks whether a link is dead.
        Access::Roles(_) if path.ends_with("/check") && visitor.is_reviewer_of_forum() => Expected::Through,
        // That a request waits is nobody's to know but its reader's.
        Access::Roles(_) if path.ends_with("{request}/read") && !visitor.is_own => Expected::Hidden,
        Access::Roles(_) if path.contains("{request}") && !visitor.is_own => Expected::Forbidden,
        Access::Roles(_) if path.contains("{key}") && !visitor.is_own => Expected::Forbidden,
        Access::Anyone | Access::SignedIn | Access::Roles(_) => Expected::Through,
    }
}

/// Whether a route is about a review that only its own organisation touches.
fn is_of_own_review(path: &str) -> bool {
    path.ends_with("/reviews/{key}/revise") || path.ends_with("/reviews/{key}/retract")
}

/// A form that reaches the question whose the thing is, and then does nothing to the record.
pub fn fields(path: &str) -> Vec<(&'static str, &'static str)> {
    const ONCE: &str = "00000000000000000000000000000000";
    let carried = vec![("once", ONCE), ("base", "0"), ("version", "0")];
    if path.contains("/irm/") {
        return vec![("once", ONCE), ("base", "none of ours")];
    }
    match path.rsplit('/').next().unwrap_or_default() {
        "review" | "revise" => [carried, vec![("step", "edit")]].concat(),
        "answer" if path.contains("{request}") => vec![("once", ONCE), ("base", "0")],
        "report" | "correct" | "answer" => {
            [carried, vec![("step", "edit"), ("organisation", "mois")]].concat()
        }
        "retract" => carried,
        "mend" => vec![("once", ONCE), ("base", "0")],
        "{sheet}" => vec![("step", "encoding")],
        "check" | "read" => vec![("once", ONCE), ("step", "none")],
        "open" | "submit" | "close" => vec![("once", "none of ours")],
        _ => Vec::new(),
    }
}

/// A request that waits to be read, and one that was accepted.
const WAITING: &str = "2026-0001";
const ANSWERED: &str = "2026-0002";

/// The first sheet that was uploaded.
const SHEET: &str = "1";

/// The requests that the addresses name.
pub fn write_requests(record: &Record) {
    requests::send(record, "kr-7-2_1", "기다리는 요청");
    requests::send(record, "kr-7-2_1", "받아들일 요청");
    requests::accept(record, ANSWERED);
}

/// A path of the table with something of the example in each place.
pub fn address(path: &str, report: &str, member: i32) -> String {
    let request = if path.ends_with("/answer") { ANSWERED } else { WAITING };
    path.replace("{request}", request)
        .replace("{language:ko|en}", "ko")
        .replace("{name}", &jikim::web::assets::ICON.name)
        .replace("{ogp_id}", "KR0071")
        .replace("{chart}", "states")
        .replace("{number}", "now")
        .replace("{feed:atom|ics}", "atom")
        .replace("{product}", "action_plan_review")
        .replace("{unit}", "kr-7-2_1")
        .replace("{dataset}", "commitments")
        .replace("{act:withdraw|split|merge|carry}", "withdraw")
        .replace("{act:rename|succeed}", "rename")
        .replace("{token}", "0")
        .replace("{sheet}", SHEET)
        .replace("{id}", &member.to_string())
        .replace(
            "{key}",
            if path.contains("/evidence/") {
                "kr-7-2_1-r1-e1"
            } else if path.contains("/reports/") {
                report
            } else if path.contains("/reviews/") {
                "kr-7-2_1-v1"
            } else if path.contains("/milestones/") {
                "kr-7-2_1-m1"
            } else if path.contains("plans") || path.contains("assessments") || path.contains("/irm/") {
                "kr-7"
            } else if path.contains("organisations") {
                "mois"
            } else if path.contains("participants") {
                "kr"
            } else {
                "kr-7-2_1"
            },
        )
}

fn visitors(app: &Example) -> Vec<Visitor> {
    let record = &app.record;
    let own = |somebody: Somebody, name: &'static str, role, is_own| Visitor {
        is_of_participant: !name.starts_with("another participant"),
        name,
        role: Some(role),
        is_own,
        reviews: name == "a reviewer",
        is_uploader: name == "the lead's reporter",
        id: Some(somebody.id),
        cookie: somebody.cookie,
    };
    let (elsewhere, ministry) = neighbours(record);
    let mut all = vec![Visitor {
        name: "nobody",
        role: None,
        is_own: false,
        reviews: false,
        is_of_participant: false,
        is_uploader: false,
        id: None,
        cookie: String::new(),
    }];
    let removed = record.member(Role::Secretariat, "mois", "removed@example.org");
    record
        .write(|conn| jikim::store::members::remove(conn, removed.id, crate::support::app::now()))
        .expect("gone");
    all.push(Visitor {
        name: "somebody removed",
        role: None,
        is_own: false,
        reviews: false,
        is_of_participant: false,
        is_uploader: false,
        id: None,
        cookie: removed.cookie,
    });
    let forged = format!("jikim={}", "0".repeat(64));
    all.push(Visitor {
        name: "somebody with a forged cookie",
        role: None,
        is_own: false,
        reviews: false,
        is_of_participant: false,
        is_uploader: false,
        id: None,
        cookie: forged,
    });
    for (name, role, organisation, is_own) in [
        ("the lead's reporter", Role::Reporter, "mois", true),
        ("another ministry's reporter", Role::Reporter, "moef", false),
        ("a reviewer", Role::Reviewer, "watch", false),
        ("another reviewer", Role::Reviewer, "second", false),
        ("an assessor", Role::Assessor, "irm", true),
        ("an assessor of another organisation", Role::Assessor, "irm-2", true),
        ("the secretariat", Role::Secretariat, "mois", true),
    ] {
        let email = format!("{}-{organisation}@example.org", role.slug());
        all.push(own(record.member(role, organisation, &email), name, role, is_own));
    }
    for (name, role) in [
        ("another participant's reporter", Role::Reporter),
        ("another participant's secretariat", Role::Secretariat),
    ] {
        let email = format!("{}@elsewhere.example", role.slug());
        let somebody = record.member_of(elsewhere, ministry, role, &email);
        all.push(own(somebody, name, role, false));
    }
    let (there, watchers) = record.organisation("xx-watch");
    let somebody = record.member_of(there, watchers, Role::Reviewer, "reviewer@elsewhere.example");
    all.push(own(somebody, "another participant's reviewer", Role::Reviewer, false));
    let (participant, irm) = record.organisation("xx-irm");
    let somebody = record.member_of(participant, irm, Role::Assessor, "assessor@elsewhere.example");
    all.push(own(somebody, "another participant's assessor", Role::Assessor, false));
    all
}

/// The lead's reporter uploads a sheet.
fn upload_a_sheet(app: &Example, visitors: &[Visitor]) {
    let uploader = visitors.iter().find(|it| it.is_uploader).expect("the uploader");
    let file = b"key,status,position\n";
    let reply =
        app.app().upload("/ko/desk/plans/kr-7/sheet", &uploader.cookie(app), &[], ("x.csv", file.as_slice()));
    assert_eq!(reply.header("location"), Some(format!("/ko/desk/sheets/{SHEET}").as_str()));
}

#[test]
fn every_route_is_for_those_whom_the_table_names() {
    let app = Example::written();
    let visitors = visitors(&app);
    write_requests(&app.record);
    let report = app.record.a_report();
    upload_a_sheet(&app, &visitors);
    let mut cells = 0;
    let mut wrong = Vec::new();
    for route in ROUTES {
        for visitor in &visitors {
            let target = app.record.member(Role::Reporter, "mois", &format!("target-{cells}@example.org"));
            let address = address(route.path, &report, target.id.0);
            let cookie = visitor.cookie(&app);
            let reply = match route.verb {
                Verb::Get => {
                    let headers = [("cookie", cookie.as_str())];
                    let head = app.app().request(Method::HEAD, &address, &headers, None);
                    let reply = app.get_as(&address, &cookie);
                    assert_eq!(head.status, reply.status, "HEAD {address} by {}", visitor.name);
                    cells += 1;
                    reply
                }
                Verb::Post if route.path.ends_with("/sheet") && !cookie.is_empty() => {
                    app.app().upload(&address, &cookie, &[("organisation", "mois")], ("x.csv", b"key"))
                }
                Verb::Post => app.post(&address, &cookie, &fields(route.path)),
            };
            let leads_to_sign_in = reply.status == 303
                && reply.header("location").is_some_and(|it| it.contains("/sign-in?next="));
            let got = match reply.status {
                403 => Expected::Forbidden,
                401 => Expected::SignIn,
                303 if leads_to_sign_in => Expected::SignIn,
                404 => Expected::Hidden,
                _ => Expected::Through,
            };
            let expected = expected(route.access, route.path, visitor);
            if got != expected {
                let (verb, name, status) = (route.verb, visitor.name, reply.status);
                wrong.push(format!("{verb:?} {address} by {name}: {status} ({got:?}), not {expected:?}"));
            }
            assert!(reply.status < 500, "{address}: {}", reply.status);
            cells += 1;
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let read = ROUTES.iter().filter(|it| it.verb == Verb::Get).count();
    assert_eq!(cells, (ROUTES.len() + read) * visitors.len(), "a cell for every method of every route");
    assert!(cells >= 700, "only {cells} cells");
    println!(
        "{cells} cells: {} routes, {read} of them by HEAD too, {} visitors",
        ROUTES.len(),
        visitors.len()
    );
}

#[test]
fn no_route_is_registered_past_the_table() {
    let source = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
        std::fs::read_to_string(path).expect("a source")
    };
    let registers = [".route(", "web::resource(", "web::scope(", "#[get", "#[post", ".service("];
    let mut elsewhere = Vec::new();
    let mut waiting = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("web/access.rs") {
                let text = std::fs::read_to_string(&path).expect("a source");
                elsewhere.extend(
                    registers
                        .iter()
                        .filter(|it| text.contains(*it))
                        .map(|it| format!("{} in {}", it, path.display())),
                );
            }
        }
    }
    assert_eq!(elsewhere, Vec::<String>::new());
    assert_eq!(source("web/access.rs").matches("web::resource(").count(), 1);
}

#[test]
fn a_path_takes_its_own_methods_only() {
    let app = Example::written();
    let paths: BTreeSet<&str> = ROUTES.iter().map(|it| it.path).collect();
    for path in paths {
        let address = address(path, "x", 1);
        let own = ["sec-fetch-site", "same-origin"];
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::POST] {
            if method == Method::POST && ROUTES.iter().any(|it| it.path == path && it.verb == Verb::Post) {
                continue;
            }
            let reply = app.app().request(method.clone(), &address, &[(own[0], own[1])], None);
            assert_eq!(reply.status, 405, "{method} {address}");
            assert!(reply.header("allow").is_some(), "{method} {address}");
        }
    }
}

#[test]
fn what_changes_something_must_come_from_our_own_page() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    for route in ROUTES.iter().filter(|it| it.verb == Verb::Post) {
        let address = address(route.path, "x", 1);
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x", "y")]
        {
            let headers = [(name, value), ("cookie", office.cookie.as_str())];
            let reply = app.app().request(Method::POST, &address, &headers, Some(""));
            assert_eq!(reply.status, 403, "{address} with {name}: {value}");
            reply.shows("다른 곳에서 보낸 요청입니다");
        }
    }
}

#[test]
fn a_form_that_comes_without_a_session_is_kept_to_be_sent_again() {
    let app = Example::written();
    let text = "</textarea><script>alert(1)</script>\n둘째 줄";
    let reply =
        app.post("/ko/desk/milestones/kr-7-2_1-m1/report", "", &[("text_ko", text), ("step", "preview")]);
    assert_eq!((reply.status, reply.header("cache-control")), (401, Some("no-store")));
    reply.shows("로그인이 필요합니다");
    reply.hides("<script>");
    assert!(reply.body.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n둘째 줄"));
    assert!(reply.body.contains("action=\"/ko/desk/milestones/kr-7-2_1-m1/report\""));
    let secret = app.post("/ko/account/password", "", &[("old", "비밀 하나"), ("password", "비밀 둘")]);
    assert_eq!(secret.status, 401);
    secret.hides("비밀 하나");
    secret.hides("비밀 둘");
}

#[test]
fn what_one_path_begins_with_hides_no_other_path() {
    assert_eq!(area(""), Area::Whole);
    assert_eq!(area("/plans"), Area::Whole);
    assert_eq!(area("/{dataset}.csv"), Area::None);
    assert_eq!(area("/commitments.{feed:atom|ics}"), Area::None);
    assert_eq!(area("/plans/{key}.{feed:atom|ics}"), Area::Beginning("/plans", "/{key}.{feed:atom|ics}"));
    assert_eq!(area("/desk/plans/{key}/sheet.csv"), Area::Beginning("/desk/plans", "/{key}/sheet.csv"));
    let own = ROUTES.iter().filter_map(|it| it.path.strip_prefix("/{language:ko|en}"));
    let beginnings: BTreeSet<&str> = own
        .filter_map(|it| match area(it) {
            Area::Beginning(beginning, _) => Some(beginning),
            Area::Whole | Area::None => None,
        })
        .collect();
    assert!(beginnings.len() > 10, "{beginnings:?}");
    for one in &beginnings {
        for other in &beginnings {
            assert!(!other.starts_with(&format!("{one}/")), "{one} takes what is under {other}");
        }
    }
}
