//! Coming in and going: links, passwords, sessions, and what slows a guesser.

use jikim::acts::membership::{self, By};
use jikim::domain::member::{Access, AccessEvent, AccessOutcome, NewMember, Role};
use jikim::domain::password;
use jikim::store;
use jikim::web::state::Settings;

use crate::support::app::{Reply, TestApp, body_of, now};
use crate::support::example::Example;
use crate::support::members::Somebody;

const GOOD: &str = "등대 아래 파란 자전거";

/// Invites the secretariat's first member as the command line does, and returns the address of the link.
fn invitation(app: &Example, email: &str, role: Role, organisation: &str) -> String {
    let (participant_id, organisation_id) = app.record.organisation(organisation);
    let new = NewMember {
        email: email.to_owned(),
        name: "이보람".to_owned(),
        organisation_id,
        participant_id,
        role,
        office: String::new(),
    };
    let by = By { at: now(), member: None };
    let link = app.record.write(|conn| membership::invite(conn, by, &new)).expect("an invitation");
    format!("/ko/invitation/{}", link.token.reveal())
}

fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie").expect("a cookie");
    set.split(';').next().unwrap_or_default().to_owned()
}

fn sign_in(app: &Example, email: &str, password: &str) -> Reply {
    app.post("/ko/sign-in", "", &[("email", email), ("password", password), ("next", "")])
}

/// Somebody with a password, who came in by an invitation.
fn accepted(app: &Example, email: &str, role: Role, organisation: &str) -> String {
    let link = invitation(app, email, role, organisation);
    let reply = app.post(&link, "", &[("password", GOOD), ("again", GOOD)]);
    assert_eq!(reply.status, 303, "{}", reply.words());
    cookie(&reply)
}

fn log_of(app: &Example, somebody: &str) -> Vec<Access> {
    app.record.write(|conn| {
        let member = store::members::by_email(conn, somebody).expect("a question").expect("a member");
        store::access_log::of_member(conn, member.id, 50).expect("a log")
    })
}

#[test]
fn an_invitation_sets_a_password_once_and_signs_in() {
    let app = Example::written();
    let link = invitation(&app, "boram@example.org", Role::Reporter, "mois");
    let page = app.get(&link);
    page.shows("지킴에 초대되었습니다");
    page.shows("이보람");
    page.shows("행정안전부");
    assert_eq!(page.header("referrer-policy"), Some("same-origin"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    for (password, again, words) in [
        ("짧다", "짧다", "12자 이상으로 정하십시오"),
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "쉽게 추측할 수 있습니다"),
        ("password1234!", "password1234!", "누구나 먼저 시도해 보는"),
        ("boram-2026-2026", "boram-2026-2026", "이름이나 전자우편 주소"),
        (GOOD, "다른 것을 적었다 여기에", "서로 다릅니다"),
    ] {
        let reply = app.post(&link, "", &[("password", password), ("again", again)]);
        assert_eq!(reply.status, 422);
        reply.shows(words);
        reply.hides(password);
    }
    let reply = app.post(&link, "", &[("password", GOOD), ("again", GOOD)]);
    assert_eq!((reply.status, reply.header("location")), (303, Some("/ko/desk")));
    let set = reply.header("set-cookie").expect("a cookie");
    assert!(set.starts_with("jikim=") && set.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{set}");
    let desk = app.get_as("/ko/desk", &cookie(&reply));
    assert_eq!((desk.status, desk.header("cache-control")), (200, Some("no-store")));
    desk.shows("행정안전부 (새 이름) · 이보람 · 보고 담당(정부기관)");
    for reply in [app.get(&link), app.post(&link, "", &[("password", GOOD), ("again", GOOD)])] {
        assert_eq!(reply.status, 410);
        reply.shows("이미 쓰였거나 기한이 지났거나");
    }
    assert_eq!(app.get("/en/invitation/0123").status, 410);
}

#[test]
fn a_link_runs_out_after_seven_days_and_a_newer_one_replaces_it() {
    let app = Example::written();
    let link = invitation(&app, "boram@example.org", Role::Reporter, "mois");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let found = |days: i64| {
        let then = now() + chrono::TimeDelta::days(days) - chrono::TimeDelta::seconds(1);
        app.record.write(|conn| membership::who_was_invited(conn, &token, then)).expect("a question")
    };
    assert!(found(7).is_some());
    assert!(found(8).is_none());
    let member = found(1).expect("a member").1;
    let by = By { at: now(), member: None };
    app.record.write(|conn| membership::reset(conn, by, member.id)).expect("another link");
    assert!(found(1).is_none());
}

#[test]
fn a_password_is_at_least_twelve_characters_of_any_kind() {
    let faults = |text: &str| -> Vec<&str> {
        password::faults(text, "boram.lee@example.org", "이보람").iter().map(|it| it.message).collect()
    };
    for good in [GOOD, "correct kettle window nine", "여름비내리는오후세시의창가", "7#kQ!x9zP$wm2"]
    {
        assert_eq!(faults(good), Vec::<&str>::new(), "{good}");
    }
    for (bad, message) in [
        ("elevenchars", "fault-password-short"),
        ("abcabcabcabc", "fault-password-simple"),
        ("qwertyuiop12345", "fault-password-simple"),
        ("비밀번호비밀번호1234", "fault-password-common"),
        ("opengovernment2026", "fault-password-common"),
        ("boram.lee.2026!!", "fault-password-own"),
    ] {
        assert_eq!(faults(bad), [message], "{bad}");
    }
    assert_eq!(faults(&"가나다라마바사아자차".repeat(13)), ["fault-password-long"]);
}

#[test]
fn signing_in_gives_a_new_session_and_leads_inside_only() {
    let app = Example::written();
    let first = accepted(&app, "boram@example.org", Role::Reporter, "mois");
    let wrong = sign_in(&app, "boram@example.org", "이건 아닌 비밀번호");
    assert_eq!(wrong.status, 422);
    wrong.shows("전자우편 주소나 비밀번호가 맞지 않습니다");
    assert!(wrong.body.contains("value=\"boram@example.org\""), "what was typed is lost");
    let unknown = sign_in(&app, "nobody@example.org", "이건 아닌 비밀번호");
    assert_eq!(
        unknown.body.replace("nobody@", "boram@"),
        wrong.body,
        "whether an address is known can be told from the answer"
    );
    let again = app.post(
        "/ko/sign-in",
        &first,
        &[("email", " Boram@Example.org "), ("password", GOOD), ("next", "/ko/desk?x=1")],
    );
    assert_eq!((again.status, again.header("location")), (303, Some("/ko/desk?x=1")));
    assert_ne!(cookie(&again), first, "the session is the same as before");
    assert_eq!(app.get_as("/ko/desk", &first).status, 303, "the old session goes on");
    assert_eq!(app.get_as("/ko/desk", &cookie(&again)).status, 200);
    for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""] {
        let reply = app.post(
            "/en/sign-in",
            "",
            &[("email", "boram@example.org"), ("password", GOOD), ("next", next)],
        );
        assert_eq!(reply.header("location"), Some("/en/desk"), "{next}");
    }
    let led = app.get_as("/ko/sign-in?next=%2Fko%2Fdesk", &cookie(&again));
    assert_eq!((led.status, led.header("location")), (303, Some("/ko/desk")));
    let events: Vec<(AccessEvent, AccessOutcome)> =
        log_of(&app, "boram@example.org").iter().map(|it| (it.what, it.outcome)).collect();
    assert!(events.contains(&(AccessEvent::SignIn, AccessOutcome::Refused)));
    assert!(events.contains(&(AccessEvent::SignIn, AccessOutcome::Done)));
    assert!(events.contains(&(AccessEvent::Link, AccessOutcome::Done)));
}

#[test]
fn ten_wrong_passwords_slow_the_eleventh_and_lock_nobody_out() {
    let app = Example::written();
    accepted(&app, "boram@example.org", Role::Reporter, "mois");
    for _ in 0..10 {
        assert_eq!(sign_in(&app, "boram@example.org", "이건 아닌 비밀번호").status, 422);
    }
    let slowed = sign_in(&app, "boram@example.org", GOOD);
    assert_eq!(slowed.status, 429);
    let wait: u64 = slowed.header("retry-after").and_then(|it| it.parse().ok()).expect("seconds");
    assert!((1..=15 * 60).contains(&wait), "{wait}");
    slowed.shows("계정은 잠기지 않았습니다");
    for _ in 0..10 {
        assert_eq!(sign_in(&app, "nobody@example.org", GOOD).status, 422);
    }
    assert_eq!(sign_in(&app, "nobody@example.org", GOOD).status, 429, "the unknown are not slowed alike");
    assert_eq!(sign_in(&app, "somebody@example.org", GOOD).status, 422);
}

#[test]
fn an_office_behind_one_address_is_not_shut_out_by_one_of_its_members() {
    let app = Example::written();
    accepted(&app, "boram@example.org", Role::Reporter, "mois");
    let settings =
        Settings { trusted_proxy: "127.0.0.1".parse().ok(), ..(*app.app().state().settings).clone() };
    let served = TestApp::with(&app.record.database, &app.record.path(), settings);
    let try_from = |from: &str, email: &str, password: &str| {
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from)];
        let body = body_of(&[("email", email), ("password", password), ("next", "")]);
        served.request(actix_web::http::Method::POST, "/ko/sign-in", &headers, Some(&body)).status
    };
    let wrong = "이건 아닌 비밀번호";
    for i in 0..10 {
        assert_eq!(try_from("203.0.113.7", "forgetful@example.org", wrong), 422, "{i}");
    }
    assert_eq!(try_from("203.0.113.7", "boram@example.org", GOOD), 303, "a colleague is shut out");
    // Who guesses at many accounts is slowed all the same, and nobody elsewhere.
    for i in 0..20 {
        assert_eq!(try_from("203.0.113.7", &format!("nobody-{i}@example.org"), wrong), 422, "{i}");
    }
    assert_eq!(try_from("203.0.113.7", "boram@example.org", GOOD), 429);
    assert_eq!(try_from("198.51.100.7", "boram@example.org", GOOD), 303);
}

#[test]
fn signing_out_ends_the_session_here() {
    let app = Example::written();
    let own = accepted(&app, "boram@example.org", Role::Reporter, "mois");
    let out = app.post("/ko/sign-out", &own, &[]);
    assert_eq!((out.status, out.header("location")), (303, Some("/ko")));
    assert_eq!(out.header("clear-site-data"), Some("\"cookies\""));
    assert!(out.header("set-cookie").is_some_and(|it| it.starts_with("jikim=; Max-Age=0")));
    assert_eq!(app.get_as("/ko/desk", &own).status, 303);
    assert_eq!(app.post("/ko/sign-out", "", &[]).status, 303);
    assert_eq!(log_of(&app, "boram@example.org")[0].what, AccessEvent::SignOut);
}

#[test]
fn a_new_password_needs_the_old_one_and_ends_other_sessions() {
    let app = Example::written();
    let own = accepted(&app, "boram@example.org", Role::Reporter, "mois");
    let other = cookie(&sign_in(&app, "boram@example.org", GOOD));
    app.get_as("/ko/account/password", &own).shows("비밀번호 변경");
    let change = |old: &str, new: &str| {
        app.post("/ko/account/password", &own, &[("old", old), ("password", new), ("again", new)])
    };
    let wrong = change("이건 아닌 비밀번호", "새로운 비밀번호는 이렇게");
    assert_eq!(wrong.status, 422);
    wrong.shows("지금 쓰는 비밀번호가 아닙니다");
    assert_eq!(change(GOOD, "short").status, 422);
    let done = change(GOOD, "자전거를 타고 등대까지 간다");
    assert_eq!((done.status, done.header("location")), (303, Some("/ko/account/sessions")));
    for ended in [&own, &other] {
        assert_eq!(app.get_as("/ko/desk", ended).status, 303);
    }
    assert_eq!(app.get_as("/ko/desk", &cookie(&done)).status, 200);
    assert_eq!(sign_in(&app, "boram@example.org", GOOD).status, 422);
    assert_eq!(sign_in(&app, "boram@example.org", "자전거를 타고 등대까지 간다").status, 303);
}

#[test]
fn one_sees_and_ends_ones_own_sessions_only() {
    let app = Example::written();
    let Somebody { id, cookie: own, .. } = app.record.member(Role::Reporter, "mois", "boram@example.org");
    let (second, third) = (app.record.session(id), app.record.session(id));
    let stranger = app.record.member(Role::Reviewer, "watch", "other@example.org");
    let page = app.get_as("/ko/account/sessions", &own);
    page.shows("지금 쓰는 기기");
    assert_eq!(page.body.matches("name=\"session\"").count(), 2, "{}", page.words());
    let newest = page.field("session");
    assert_eq!(app.post("/ko/account/sessions/end", &stranger.cookie, &[("session", &newest)]).status, 303);
    assert_eq!(app.get_as("/ko/desk", &third).status, 200, "a stranger ended it");
    assert_eq!(app.post("/ko/account/sessions/end", &own, &[("session", &newest)]).status, 303);
    assert_eq!(app.get_as("/ko/desk", &third).status, 303);
    assert_eq!(app.get_as("/ko/desk", &second).status, 200);
    assert_eq!(app.post("/ko/account/sessions/end", &own, &[("session", "x")]).status, 400);
    app.post("/ko/account/sessions/end", &own, &[("session", "")]);
    assert_eq!(app.get_as("/ko/desk", &second).status, 303);
    assert_eq!(app.get_as("/ko/desk", &own).status, 200);
}

#[test]
fn a_session_ends_when_it_is_idle_and_after_seven_days_whatever_happens() {
    let app = Example::written();
    let reporter = app.record.member(Role::Reporter, "mois", "boram@example.org");
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let holds = |somebody: &Somebody, seen: i64, asked: i64| {
        let hash = jikim::acts::secret::digest(somebody.cookie.trim_start_matches("jikim="));
        app.record.write(|conn| {
            let hours = |n| now() + chrono::TimeDelta::hours(n);
            let id = store::sessions::of_member(conn, somebody.id).expect("sessions")[0].id;
            store::sessions::touch(conn, id, hours(seen)).expect("a write");
            store::sessions::find(conn, &hash, hours(asked)).expect("a question").is_some()
        })
    };
    assert!(holds(&reporter, 0, 7));
    assert!(!holds(&reporter, 0, 8));
    assert!(holds(&office, 0, 1));
    assert!(!holds(&office, 0, 2));
    assert!(holds(&reporter, 7 * 24 - 1, 7 * 24 - 1));
    assert!(!holds(&reporter, 7 * 24 - 1, 7 * 24));
}

#[test]
fn the_secretariat_invites_changes_and_removes_members() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let list = app.get_as("/ko/members", &office.cookie);
    list.shows("office@example.org");
    list.shows("초대를 아직 수락하지 않음");
    let invite = |email: &str, name: &str, organisation: &str, role: &str| {
        let fields = [
            ("email", email),
            ("name", name),
            ("organisation", organisation),
            ("role", role),
            ("office", ""),
        ];
        app.post("/ko/members/invite", &office.cookie, &fields)
    };
    for (reply, words) in [
        (invite("none", "나래", "mois", "reporter"), "name@example.org와 같이"),
        (invite("a@example.org", " ", "mois", "reporter"), "이름을 적으십시오"),
        (invite("a@example.org", "나래", "watch", "reporter"), "이 기관의 구성원이 맡을 수 없는"),
        (invite("a@example.org", "나래", "nowhere", "reporter"), "이 참여국의 기관이 아닙니다"),
        (invite("a@example.org", "나래", "mois", "king"), "알 수 없는 역할입니다"),
        (invite("OFFICE@example.org", "나래", "mois", "reporter"), "이미 이 주소를 쓰는"),
    ] {
        assert_eq!(reply.status, 422, "{words}");
        reply.shows(words);
    }
    let made = invite("narae@example.org", "나래", "mois", "reporter");
    assert_eq!((made.status, made.header("referrer-policy")), (200, Some("same-origin")));
    let link = made.body.split("http://127.0.0.1:8080").nth(1).expect("a link");
    let link = link.split('<').next().expect("a link").to_owned();
    assert!(link.starts_with("/ko/invitation/"), "{link}");
    app.get_as("/ko/members", &office.cookie).hides(&link);
    let reply = app.post(&link, "", &[("password", GOOD), ("again", GOOD)]);
    let own = cookie(&reply);
    let id = app.record.write(|conn| {
        store::members::by_email(conn, "narae@example.org").expect("a question").expect("a member").id.0
    });

    let rights = |id: i32, role: &str, organisation: &str| {
        let fields = [("role", role), ("organisation", organisation), ("office", "총괄과")];
        app.post(&format!("/ko/members/{id}/rights"), &office.cookie, &fields)
    };
    assert_eq!(rights(id, "reviewer", "mois").status, 422);
    assert_eq!(app.get_as("/ko/desk", &own).status, 200, "a refusal ended the session");
    let done = rights(id, "reviewer", "watch");
    assert_eq!((done.status, done.header("location")), (303, Some("/ko/members?done=rights")));
    let list = app.get_as("/ko/members?done=rights", &office.cookie);
    list.shows("역할과 소속을 바꾸었습니다");
    list.shows("총괄과 · 검토 담당(시민사회)");
    assert_eq!(app.get_as("/ko/desk", &own).status, 303, "the session outlived the change of rights");

    let own = cookie(&sign_in(&app, "narae@example.org", GOOD));
    let reset = app.post(&format!("/ko/members/{id}/reset"), &office.cookie, &[]);
    reset.shows("비밀번호 재설정: 나래");
    assert_eq!(app.get_as("/ko/desk", &own).status, 200);
    let confirm = app.get_as("/ko/members", &office.cookie).body;
    let confirm = confirm.split(&format!("/ko/members/{id}/remove")).nth(1).expect("the form");
    let confirm = confirm.split("</form>").next().expect("the form");
    assert!(
        confirm.contains("<details>") && confirm.contains("나래 님을 제외하기"),
        "one press removes: {confirm}"
    );
    let done = app.post(&format!("/ko/members/{id}/remove"), &office.cookie, &[]);
    assert_eq!((done.status, done.header("location")), (303, Some("/ko/members?done=removed")));
    app.get_as("/ko/members?done=removed", &office.cookie).shows("구성원에서 제외했습니다");
    assert_eq!(app.get_as("/ko/desk", &own).status, 303);
    assert_eq!(sign_in(&app, "narae@example.org", GOOD).status, 422);
    assert_eq!(app.post(&format!("/ko/members/{id}/remove"), &office.cookie, &[]).status, 404);
    let list = app.get_as("/ko/members", &office.cookie);
    list.hides("narae@example.org");
    list.shows("구성원에서 제외");
    // Rights are told in words, with who gave and took them.
    list.hides("reviewer watch");
    let office_name = app.record.write(|conn| {
        store::members::by_email(conn, "office@example.org").expect("a question").expect("a member").name
    });
    list.shows(&format!("처리: {office_name}"));
    list.shows("총괄과");
}

#[test]
fn the_last_of_the_secretariat_stays() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let second = app.record.member(Role::Secretariat, "mois", "second@example.org");
    let remove = |id: i32| app.post(&format!("/ko/members/{id}/remove"), &office.cookie, &[]);
    let reply = remove(office.id.0);
    assert_eq!(reply.status, 422, "nobody else has a password");
    reply.shows("사무국에서 로그인할 수 있는 마지막 구성원입니다");
    let demote = [("role", "reporter"), ("organisation", "mois"), ("office", "")];
    let reply = app.post(&format!("/ko/members/{}/rights", office.id.0), &office.cookie, &demote);
    assert_eq!(reply.status, 422);
    app.record.write(|conn| store::members::set_password(conn, second.id, "$argon2id$x")).expect("a write");
    assert_eq!(remove(office.id.0).status, 303);
}
