//! Reviewing and answering through the forms: who may, what is refused, what survives, and what everybody then sees.

use jikim::domain::member::Role;
use jikim::store;

use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

const COMMITMENT: &str = "/ko/commitments/kr-7-2_1";
const NEW: &str = "/ko/desk/milestones/kr-7-2_1-m1/review";
const REVISE: &str = "/ko/desk/reviews/kr-7-2_1-v1/revise";
const RETRACT: &str = "/ko/desk/reviews/kr-7-2_1-v1/retract";
const ANSWER: &str = "/ko/desk/reviews/kr-7-2_1-v1/answer";

/// The example with somebody of the watchers and somebody of the ministry.
struct Forum {
    app: Example,
    watcher: Somebody,
    ministry: Somebody,
}

impl Forum {
    fn new() -> Self {
        let app = Example::written();
        let watcher = app.record.member(Role::Reviewer, "watch", "watcher@example.org");
        let ministry = app.record.member(Role::Reporter, "mois", "ministry@example.org");
        Self { app, watcher, ministry }
    }

    #[track_caller]
    fn open(&self, address: &str, who: &Somebody) -> Reply {
        let page = self.app.get_as(address, &who.cookie);
        assert_eq!(page.status, 200, "{address}: {}", page.words());
        page
    }

    /// Sends a form that was opened, with what it carries.
    fn send(&self, address: &str, who: &Somebody, opened: &Reply, fields: &[(&str, &str)]) -> Reply {
        let carried = [opened.field("once"), opened.field("base"), opened.field("version")];
        let [once, base, version] = carried.each_ref().map(String::as_str);
        let all = [&[("once", once), ("base", base), ("version", version)], fields].concat();
        self.app.post(address, &who.cookie, &all)
    }

    /// Opens a form, previews it and publishes; returns where it leads.
    #[track_caller]
    fn publish(&self, address: &str, who: &Somebody, fields: &[(&str, &str)]) -> String {
        let opened = self.open(address, who);
        let preview = self.send(address, who, &opened, &[fields, &[("step", "preview")]].concat());
        assert_eq!(preview.status, 200, "{}", preview.words());
        preview.shows("이렇게 공개됩니다");
        let done = self.send(address, who, &preview, &[fields, &[("step", "publish")]].concat());
        assert_eq!(done.status, 303, "{}", done.words());
        done.header("location").expect("an address").to_owned()
    }

    fn position(&self) -> i32 {
        self.app.record.write(|conn| store::entries::last(conn).expect("a position").0)
    }

    /// The cells of a column of the disputes about the example's commitment.
    fn disputes(&self, column: &str) -> Vec<String> {
        let file = self.app.get("/ko/data/disputes.csv?plan=kr-7&bom=0").body;
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let place = reader.headers().expect("headings").iter().position(|it| it == column).expect("a column");
        reader.records().map(|it| it.expect("a row").get(place).expect("a cell").to_owned()).collect()
    }
}

const VERDICT: &[(&str, &str)] = &[
    ("organisation", "watch"),
    ("period", "kr-7-2026h1"),
    ("status", "no_evidence"),
    ("text_ko", "설계 문서를 찾지 못하였습니다."),
    ("evidence_kind", "statement"),
    ("evidence_url", "https://watch.example.kr/note"),
    ("evidence_title", "확인 기록"),
    ("evidence_dated_on", "2026-11-02"),
];

#[test]
fn a_review_is_written_previewed_and_published_once() {
    let forum = Forum::new();
    let form = forum.open(NEW, &forum.watcher);
    form.shows("설계를 마쳤습니다.");
    form.shows("근거 확인 불가");
    let before = forum.position();
    let location = forum.publish(NEW, &forum.watcher, VERDICT);
    assert_eq!(location, format!("{COMMITMENT}#kr-7-2_1-v2"));
    assert_eq!(forum.position(), before + 1);
    let page = forum.app.get(COMMITMENT);
    page.shows("설계 문서를 찾지 못하였습니다.");
    page.shows("확인 기록");
    page.shows("보고와 다름");
    assert_eq!(forum.disputes("dispute_state"), ["open", "open", "open"], "the IRM disagrees as well");
    assert_eq!(
        forum.disputes("steps_apart"),
        ["1", "1", ""],
        "no evidence is a disagreement without a number"
    );
    let file = forum.app.get("/ko/data/reviews.csv?plan=kr-7&bom=0").body;
    assert!(file.contains("kr-7-2_1-v2,kr-7-2_1,kr-7-2_1-m1,watch,kr-7-2026h1"), "{file}");
}

#[test]
fn a_form_that_is_sent_twice_has_one_effect() {
    let forum = Forum::new();
    let opened = forum.open(NEW, &forum.watcher);
    let fields = [VERDICT, &[("step", "publish")]].concat();
    let first = forum.send(NEW, &forum.watcher, &opened, &fields);
    let position = forum.position();
    let second = forum.send(NEW, &forum.watcher, &opened, &fields);
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(forum.position(), position);
}

#[test]
fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let forum = Forum::new();
    for (field, value, message) in [
        ("status", "", "판단을 고르십시오"),
        ("text_ko", "", "영어"),
        ("evidence_url", "watch.example.kr", "전체 주소를 적으십시오"),
        ("evidence_title", "=1+1", "수식으로 읽을 수 있는 글자"),
    ] {
        let opened = forum.open(NEW, &forum.watcher);
        let mut fields: Vec<(&str, &str)> =
            VERDICT.iter().copied().filter(|(name, _)| *name != field).collect();
        fields.extend([(field, value), ("text_en", if field == "text_ko" { "" } else { "We looked." })]);
        fields.push(("step", "preview"));
        let reply = forum.send(NEW, &forum.watcher, &opened, &fields);
        assert_eq!(reply.status, 422, "{field}: {}", reply.words());
        reply.shows(message);
        assert!(reply.body.contains("2026-11-02"), "{field}: what was typed is gone");
    }
    let unknown = forum.app.post(NEW, &forum.watcher.cookie, &[("verdict", "complete")]);
    assert_eq!(unknown.status, 400);
    assert_eq!(forum.disputes("dispute_state"), ["open", "open"], "nothing was written");
}

#[test]
fn a_draft_is_shared_in_the_organisation_and_nowhere_else() {
    let forum = Forum::new();
    let opened = forum.open(NEW, &forum.watcher);
    let marker = "아직 내지 않은 초안의 말";
    let fields = [("organisation", "watch"), ("status", "limited"), ("text_ko", marker), ("step", "save")];
    let saved = forum.send(NEW, &forum.watcher, &opened, &fields);
    saved.shows("초안을 저장했습니다");
    let colleague = forum.app.record.member(Role::Reviewer, "watch", "second@example.org");
    forum.open(NEW, &colleague).shows(marker);
    forum.open("/ko/desk", &colleague).shows("watcher@example.org 님");
    for address in [COMMITMENT, "/ko/changes", "/ko/search?q=%EC%B4%88%EC%95%88", "/ko/data/reviews.csv"] {
        forum.app.get(address).hides(marker);
    }
    forum.open("/ko/desk", &forum.ministry).hides("watcher@example.org");
    // Both go on from the same draft: the second to save sees both versions, and keeps the own text.
    let again = forum.open(NEW, &colleague);
    let theirs =
        [("organisation", "watch"), ("status", "limited"), ("text_ko", "동료의 말"), ("step", "save")];
    assert_eq!(forum.send(NEW, &colleague, &again, &theirs).status, 200);
    let mine = [("organisation", "watch"), ("status", "limited"), ("text_ko", "나의 말"), ("step", "save")];
    let conflict = forum.send(NEW, &forum.watcher, &saved, &mine);
    assert_eq!(conflict.status, 409, "{}", conflict.words());
    conflict.shows("동료의 말");
    conflict.shows("나의 말");
}

#[test]
fn only_civil_society_reviews_and_nobody_touches_anothers_review() {
    let forum = Forum::new();
    let record = &forum.app.record;
    let office = record.member(Role::Secretariat, "mois", "office@example.org");
    assert_eq!(forum.app.get_as(NEW, &office.cookie).status, 403);
    neighbours(record);
    let second = record.member(Role::Reviewer, "second", "second@example.org");
    forum.open(NEW, &second);
    for address in [REVISE, RETRACT] {
        let refused = forum.app.get_as(address, &second.cookie);
        assert_eq!(refused.status, 403, "{address}");
        refused.shows("검토를 공개한 기관만");
        assert_eq!(forum.app.get_as(address, &forum.ministry.cookie).status, 403, "{address}");
    }
    // Several organisations may review the same thing.
    forum.publish(NEW, &forum.watcher, VERDICT);
    forum.publish(
        NEW,
        &second,
        &[("organisation", "second"), ("status", "limited"), ("text_ko", "초안만 있습니다.")],
    );
    assert_eq!(forum.disputes("organisation"), ["watch", "", "watch", "second"]);
}

#[test]
fn the_act_itself_refuses_the_words_of_another() {
    use jikim::acts::reviewing::{self, ReviewRevision, Verdict};
    use jikim::acts::{ActError, Actor};
    use jikim::domain::review::ReviewedStatus;
    let forum = Forum::new();
    let (_, ministry) = forum.app.record.organisation("mois");
    forum.app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let review = store::reviews::by_key(conn, at, "kr-7-2_1-v1").expect("the review");
        let revision = ReviewRevision {
            ids: (review.subject.commitment_id, review.id),
            verdict: Verdict { status: ReviewedStatus::Complete, text_ko: None, text_en: None },
            reason: String::new(),
            evidence: Vec::new(),
        };
        let actor = Actor::of(crate::support::app::now(), ministry, "장관실");
        let Err(ActError::Refused(faults)) = reviewing::revise_after(conn, &actor, &revision, |_| Ok(()))
        else {
            panic!("a ministry revised a review")
        };
        let messages: Vec<&str> = faults.iter().map(|it| it.message).collect();
        assert_eq!(messages, ["fault-text-missing", "fault-not-theirs-to-review", "fault-reason-missing"]);
        assert_eq!(store::entries::last(conn).expect("a position"), at);
    });
}

#[test]
fn a_revised_review_settles_the_dispute_and_the_old_verdict_stays_readable() {
    let forum = Forum::new();
    let opened = forum.open(REVISE, &forum.watcher);
    opened.shows("네 곳만 이어집니다.");
    let words = [("organisation", "watch"), ("status", "substantial"), ("text_ko", "아홉 곳이 이어집니다.")];
    let without = forum.send(REVISE, &forum.watcher, &opened, &[&words[..], &[("step", "preview")]].concat());
    assert_eq!(without.status, 422, "a reason is required");
    forum.publish(REVISE, &forum.watcher, &[&words[..], &[("reason", "다시 확인함")]].concat());
    let page = forum.app.get(COMMITMENT);
    page.shows("아홉 곳이 이어집니다.");
    page.shows("수정됨 2026. 11. 23.: 다시 확인함");
    page.shows("수정 전 내용일부 이행네 곳만 이어집니다.");
    page.shows("해소됨");
    page.shows("해소일 2026. 11. 23. · 검토 수정");
    assert_eq!(forum.disputes("dispute_state"), ["settled", "open"], "the IRM stands by its own");
    assert_eq!(forum.disputes("settled_by"), ["review_revision", ""]);
}

#[test]
fn a_review_that_is_taken_back_stays_readable_and_counts_no_more() {
    let forum = Forum::new();
    let opened = forum.open(RETRACT, &forum.watcher);
    assert_eq!(forum.send(RETRACT, &forum.watcher, &opened, &[("reason", " ")]).status, 422);
    let done = forum.send(RETRACT, &forum.watcher, &opened, &[("reason", "다른 공약을 보았음")]);
    assert_eq!(done.status, 303, "{}", done.words());
    let again = forum.send(RETRACT, &forum.watcher, &opened, &[("reason", "다른 공약을 보았음")]);
    assert_eq!(again.status, 303, "the same press again leads to the same place");
    let page = forum.app.get(COMMITMENT);
    page.shows("철회된 검토 2026. 11. 23.: 다른 공약을 보았음");
    page.shows("네 곳만 이어집니다.");
    assert_eq!(forum.disputes("settled_by"), ["review_retraction", ""]);
    assert_eq!(forum.app.get_as(ANSWER, &forum.ministry.cookie).status, 403, "there is nothing to answer");
}

#[test]
fn the_ministry_answers_beside_the_review_and_may_revise_its_answer() {
    let forum = Forum::new();
    forum.open("/ko/desk", &forum.ministry).shows("답변을 기다리는 검토과제");
    let words =
        [("organisation", "mois"), ("text_ko", "다섯 곳을 더 잇겠습니다."), ("text_en", "Five more follow.")];
    let location = forum.publish(ANSWER, &forum.ministry, &words);
    assert_eq!(location, format!("{COMMITMENT}#kr-7-2_1-v1-a1"));
    forum.app.get(COMMITMENT).shows("다섯 곳을 더 잇겠습니다.");
    forum.app.get("/en/commitments/kr-7-2_1").shows("Five more follow.");
    assert_eq!(forum.disputes("dispute_state"), ["answered", "open"], "an answer alone settles nothing");
    forum.open("/ko/desk", &forum.ministry).shows("답변을 기다리는 검토가 없습니다.");
    forum.open("/ko/desk", &forum.watcher).shows("답변 2026. 11. 23.");
    let opened = forum.open(ANSWER, &forum.ministry);
    assert!(opened.body.contains("다섯 곳을 더 잇겠습니다."), "the form begins with what was said");
    let revised =
        [("organisation", "mois"), ("text_ko", "여섯 곳을 더 잇겠습니다."), ("reason", "숫자 정정")];
    forum.publish(ANSWER, &forum.ministry, &revised);
    let page = forum.app.get(COMMITMENT);
    page.shows("여섯 곳을 더 잇겠습니다.");
    page.shows("수정됨 2026. 11. 23.: 숫자 정정");
    let file = forum.app.get("/ko/data/answers.csv?plan=kr-7&bom=0").body;
    assert!(file.contains("kr-7-2_1-v1-a1,kr-7-2_1,kr-7-2_1-v1,mois,mois,false,여섯"), "{file}");
    assert!(
        forum.app.get("/ko/search?q=%EC%97%AC%EC%84%AF").body.contains(COMMITMENT),
        "search finds answers"
    );
    assert!(!forum.app.get(&format!("{COMMITMENT}?as_of=2026-11-01")).body.contains("여섯 곳"));
}

#[test]
fn the_secretariat_answers_on_behalf_and_is_shown_to_have_done_so() {
    let forum = Forum::new();
    let entry = jikim::domain::ledger_entry::NewEntry::by_operator(
        crate::support::at("2026-10-01T00:00:00Z"),
        jikim::domain::ledger_entry::EntryKind::Organisation,
    );
    let (participant, _) = forum.app.record.organisation("mois");
    forum.app.record.write(|conn| {
        jikim::ledger::record(conn, &entry, |conn, position| {
            crate::support::members::organisation(
                conn,
                position,
                participant,
                "forum",
                "포럼 사무국",
                jikim::domain::organisation::OrganisationKind::Ministry,
            )
        })
        .expect("an organisation");
    });
    let office = forum.app.record.member(Role::Secretariat, "forum", "forum@example.org");
    forum.publish(ANSWER, &office, &[("organisation", "mois"), ("text_ko", "부처의 답변을 옮깁니다.")]);
    let page = forum.app.get(COMMITMENT);
    page.shows("대신 작성: 포럼 사무국");
    let stranger = forum.app.record.member(Role::Reporter, "forum", "stranger@example.org");
    let refused = forum.app.get_as(ANSWER, &stranger.cookie);
    assert_eq!(refused.status, 403);
    refused.shows("검토에 답변할 수 있습니다");
}

#[test]
fn an_answer_to_words_that_were_revised_meanwhile_is_not_published_unseen() {
    let forum = Forum::new();
    let opened = forum.open(ANSWER, &forum.ministry);
    let revision = [
        ("organisation", "watch"),
        ("status", "not_started"),
        ("text_ko", "한 곳도 안 됩니다."),
        ("reason", "재확인"),
    ];
    forum.publish(REVISE, &forum.watcher, &revision);
    let fields = [("organisation", "mois"), ("text_ko", "네 곳은 됩니다."), ("step", "publish")];
    let conflict = forum.send(ANSWER, &forum.ministry, &opened, &fields);
    assert_eq!(conflict.status, 409, "{}", conflict.words());
    conflict.shows("한 곳도 안 됩니다.");
    conflict.shows("네 곳은 됩니다.");
    let done = forum.send(ANSWER, &forum.ministry, &conflict, &fields);
    assert_eq!(done.status, 303, "having seen it, one goes on: {}", done.words());
}

#[test]
fn the_reviewers_desk_says_what_changed_since_the_last_review_first() {
    let forum = Forum::new();
    let desk = forum.open("/ko/desk", &forum.watcher);
    desk.shows("검토할 과제");
    desk.shows("창구 설계");
    desk.hides("검토 이후 새 보고");
    let report = "/ko/desk/commitments/kr-7-2_1/report";
    let opened = forum.open(report, &forum.ministry);
    let fields = [
        ("organisation", "mois"),
        ("period", "kr-7-2026h1"),
        ("status", "limited"),
        ("text_ko", "네 곳입니다."),
        ("difficulties_ko", "협의 지연"),
        ("step", "publish"),
    ];
    assert_eq!(forum.send(report, &forum.ministry, &opened, &fields).status, 303);
    let desk = forum.open("/ko/desk", &forum.watcher);
    desk.shows("검토 이후 새 보고");
    assert!(desk.body.contains("/ko/changes?since="), "everything since the last review");
    assert_eq!(forum.disputes("settled_by"), ["report", "report"], "a newer report settles both");
}

#[test]
fn an_organisation_that_does_not_answer_for_it_is_refused_by_the_act_itself() {
    use jikim::acts::answering::{self, NewAnswer};
    use jikim::acts::{ActError, Actor};
    let forum = Forum::new();
    let (_, watchers) = forum.app.record.organisation("watch");
    forum.app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let review = store::reviews::by_key(conn, at, "kr-7-2_1-v1").expect("the review");
        let new = NewAnswer {
            commitment_id: review.subject.commitment_id,
            review_id: review.id,
            organisation_id: watchers,
            text_ko: None,
            text_en: None,
            reason: String::new(),
        };
        let actor = Actor::of(crate::support::app::now(), watchers, "정책팀");
        let Err(ActError::Refused(faults)) = answering::publish(conn, &actor, &new) else {
            panic!("the reviewers answered themselves")
        };
        let messages: Vec<&str> = faults.iter().map(|it| it.message).collect();
        assert_eq!(messages, ["fault-not-theirs-to-answer", "fault-text-missing"]);
        assert_eq!(store::entries::last(conn).expect("a position"), at, "nothing was written");
    });
}
