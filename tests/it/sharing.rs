//! What is passed on: cards for other sites, previews, briefs for paper with the code that leads back.

use jikim::domain::member::Role;
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::web::access::{Access, ROUTES, Verb};
use jikim::web::assets;

use crate::access::address;
use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::members::neighbours;

/// The content of each meta element with this name or property.
fn metas<'a>(reply: &'a Reply, name: &str) -> Vec<&'a str> {
    let own = [format!("<meta property=\"{name}\" content=\""), format!("<meta name=\"{name}\" content=\"")];
    let found = own.iter().flat_map(|start| reply.body.split(start.as_str()).skip(1));
    found.filter_map(|it| it.split('"').next()).collect()
}

/// What a camera reads of the code on a page.
fn read(reply: &Reply) -> String {
    let svg = reply
        .body
        .split("<svg class=\"qr\"")
        .nth(1)
        .expect("a code")
        .split("</svg>")
        .next()
        .expect("all of it");
    let size: usize = svg
        .split("viewBox=\"0 0 ")
        .nth(1)
        .and_then(|it| it.split(' ').next())
        .expect("a size")
        .parse()
        .expect("a number");
    let path = svg.split(" d=\"").nth(1).and_then(|it| it.split('"').next()).expect("a path");
    let mut dark = vec![false; size * size];
    for run in path.split('M').skip(1) {
        let (place, rest) = run.split_once('h').expect("a run");
        let (x, y) = place.split_once(',').expect("a place");
        let length: usize = rest.split('v').next().expect("a length").parse().expect("a number");
        let start = y.parse::<usize>().expect("a row") * size + x.parse::<usize>().expect("a column");
        dark[start..start + length].fill(true);
    }
    // A camera sees each module as several of its own points.
    const POINTS: usize = 6;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size * POINTS, size * POINTS, |x, y| {
        if dark[(y / POINTS) * size + x / POINTS] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().expect("legible").1
}

#[test]
fn cards_may_be_shown_in_frames_and_nothing_else() {
    let app = Example::written();
    neighbours(&app.record);
    let mut n_cards = 0;
    for role in std::iter::once(None).chain(Role::ALL.iter().copied().map(Some)) {
        let cookie = role.map(|role| {
            let organisation = match role {
                Role::Reviewer => "watch",
                Role::Assessor => "irm",
                Role::Reporter | Role::Secretariat => "mois",
            };
            app.record.member(role, organisation, &format!("{}@example.org", role.slug())).cookie
        });
        for route in ROUTES.iter().filter(|it| it.verb == Verb::Get) {
            let path = address(route.path, "kr-7-2_1-r1", 1);
            let reply = app.get_as(&path, cookie.as_deref().unwrap_or_default());
            let policy = reply.header("content-security-policy").expect("a policy");
            if route.path.contains("/embed/") {
                n_cards += 1;
                assert_eq!(reply.status, 200, "{path}");
                assert_eq!(route.access, Access::Anyone);
                assert!(policy.contains("frame-ancestors *;"), "{path}: {policy}");
                assert_eq!(reply.header("x-frame-options"), None, "{path}");
                assert_eq!(reply.header("cross-origin-resource-policy"), Some("cross-origin"), "{path}");
                assert!(!reply.body.contains("<form") && !reply.body.contains("<script"), "{path}");
            } else {
                assert!(policy.contains("frame-ancestors 'none';"), "{path}: {policy}");
                assert_eq!(reply.header("x-frame-options"), Some("DENY"), "{path}");
            }
        }
    }
    assert_eq!(n_cards, 2 * (Role::ALL.len() + 1));
    // A card that there is not is no card.
    let missing = app.get("/ko/embed/plans/none");
    assert_eq!((missing.status, missing.header("x-frame-options")), (404, Some("DENY")));
    assert_eq!(app.get("/ko/embed/commitments/none").status, 404);
}

#[test]
fn a_card_shows_the_state_and_the_three_verdicts_with_their_days() {
    let app = Example::written();
    let card = app.get("/ko/embed/commitments/kr-7-2_1");
    for words in [
        "2.1 국민 참여 창구 통합",
        "상당 이행 행정안전부, 2026. 6. 25.",
        "일부 이행 열린사회연대, 2026. 7. 10.",
    ] {
        card.shows_in_a_row(words);
    }
    card.shows("지킴 · 2026. 11. 23. 기준 · 원장");
    assert!(
        card.body.contains("<base target=\"_blank\">")
            && card.body.contains("href=\"/ko/commitments/kr-7-2_1\"")
    );
    let before = app.get("/ko/embed/commitments/kr-7-2_1?as_of=2026-06-30");
    before.shows("아직 검토되지 않음");
    before.shows("2026. 6. 30. 기준");
    let plan = app.get("/en/embed/plans/kr-7");
    plan.shows_in_a_row("2 Commitments");
    plan.shows("as of 23 November 2026");
}

#[test]
fn a_page_has_the_code_that_shows_its_card_elsewhere() {
    let app = Example::written();
    for (page, card) in [
        ("/ko/plans/kr-7", "/ko/embed/plans/kr-7"),
        ("/en/commitments/kr-7-2_10", "/en/embed/commitments/kr-7-2_10"),
    ] {
        let reply = app.get(page);
        let code = reply
            .body
            .split("<textarea id=\"card-code\"")
            .nth(1)
            .and_then(|it| it.split('>').nth(1))
            .expect("code");
        assert!(code.contains(&format!("http://127.0.0.1:8080{card}")), "{code}");
        assert_eq!(app.get(card).status, 200);
    }
    // A title cannot end its attribute: what is pasted elsewhere is as sound as what we show.
    let code = app.get("/ko/commitments/kr-7-2_10").body;
    assert!(code.contains("예산 정보 &amp;lt;공개&amp;gt; &amp;amp; 설명"));
}

#[test]
fn every_page_that_anybody_sees_has_one_preview() {
    let app = Example::written();
    for (page, kind) in [
        ("/ko", "home"),
        ("/en/plans/kr-7", "plan"),
        ("/ko/commitments/kr-7-2_1?as_of=2026-06-30", "commitment"),
        ("/ko/commitments?plan=kr-7&attention=late", "list"),
        ("/en/organisations/mois", "organisation"),
        ("/ko/embed/plans/kr-7", "card"),
        ("/ko/plans/kr-7/brief", "brief"),
        ("/ko/methodology", "methodology"),
    ] {
        let reply = app.get(page);
        let escaped = page.replace('&', "&amp;");
        assert_eq!(metas(&reply, "og:url"), [format!("http://127.0.0.1:8080{escaped}")], "{kind}");
        let picture = format!("http://127.0.0.1:8080/assets/{}", assets::PICTURE.name);
        assert_eq!(metas(&reply, "og:image"), [picture], "{kind}");
        let locale = if page.starts_with("/ko") { "ko_KR" } else { "en_GB" };
        assert_eq!(metas(&reply, "og:locale"), [locale], "{kind}");
        for name in ["og:title", "og:description", "og:type", "og:site_name", "description"] {
            assert!(matches!(metas(&reply, name)[..], [words] if !words.is_empty()), "{kind}: {name}");
        }
    }
    let picture = app.get(&format!("/assets/{}", assets::PICTURE.name));
    assert_eq!(picture.header("content-type"), Some("image/png"));
    assert!(picture.bytes.starts_with(b"\x89PNG") && picture.bytes.len() < 40_000, "{}", picture.bytes.len());
    // What is nobody's to pass on has none.
    for page in ["/ko/sign-in", "/ko/requests/new?about=kr-7-2_1", "/ko/plans/none"] {
        assert_eq!(metas(&app.get(page), "og:title"), Vec::<&str>::new(), "{page}");
    }
    let words = metas(&app.get("/ko/commitments/kr-7-2_1"), "og:description").concat();
    assert_eq!(words, "상당 이행 · 주관기관: 행정안전부");
    let page = app.get("/ko/plans/kr-7");
    let words = metas(&page, "og:description").concat();
    assert!(words.starts_with("공약 2개 중 0개가 이행 완료"), "{words}");
    page.shows(&words);
}

#[test]
fn a_brief_says_where_it_stands_and_its_code_leads_to_the_page() {
    let app = Example::written();
    let brief = app.get("/ko/plans/kr-7/brief");
    brief.shows_in_a_row("2.1 국민 참여 창구 통합 행정안전부 상당 이행 1/3");
    brief.shows("2026. 11. 23. 기준 · 원장");
    brief.shows("http://127.0.0.1:8080/ko/plans/kr-7");
    assert_eq!(read(&brief), "http://127.0.0.1:8080/ko/plans/kr-7");
    let past = app.get("/en/plans/kr-7/brief?as_of=2026-06-30");
    assert_eq!(read(&past), "http://127.0.0.1:8080/en/plans/kr-7?as_of=2026-06-30");
    let brief = app.get("/ko/commitments/kr-7-2_1/brief");
    for words in ["약속한 내용", "1 창구 설계", "이행 완료", "2 창구 개통"] {
        brief.shows_in_a_row(words);
    }
    assert_eq!(read(&brief), "http://127.0.0.1:8080/ko/commitments/kr-7-2_1");
    for (page, brief) in [
        ("/ko/plans/kr-7", "/ko/plans/kr-7/brief"),
        ("/ko/commitments/kr-7-2_1", "/ko/commitments/kr-7-2_1/brief"),
    ] {
        assert!(app.get(page).body.contains(&format!("href=\"{brief}\"")), "{page}");
        assert!(app.get(brief).body.contains(&format!("href=\"{page}\"")), "{brief}");
    }
    assert_eq!(app.get("/ko/plans/none/brief").status, 404);
    assert_eq!(app.get("/ko/commitments/none/brief").status, 404);
}

#[test]
fn one_small_script_of_our_own_comes_with_pages_and_nothing_needs_it() {
    let app = Example::written();
    let name = &assets::SCRIPT.name;
    let script = app.get(&format!("/assets/{name}"));
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert!(script.bytes.len() < 8_000, "{} bytes", script.bytes.len());
    let page = app.get("/ko/plans/kr-7");
    assert!(page.body.contains(&format!("<script src=\"/assets/{name}\" defer></script>")));
    // What it may show is there already, hidden, and not in the past.
    assert!(page.body.contains("<p class=\"notice\" hidden data-visit=\"kr-7\" data-position="));
    assert!(page.body.contains("href=\"/ko/changes?since=1&amp;plan=kr-7\""));
    app.get("/ko/plans/kr-7?as_of=2026-06-30").hides("data-visit");
    app.get("/ko/embed/plans/kr-7").hides("<script");
    app.get("/ko/plans/kr-7/brief").hides("<script");
}
