//! Assessors' own work: coding independently, settling, a second person, publishing and putting right.

use diesel::SqliteConnection;
use jikim::acts::assessors::{self, Assessed, Assessor};
use jikim::acts::consolidating::{self, SecondPerson, Seen};
use jikim::acts::{ActError, Actor};
use jikim::domain::agreement::PublishedAgreement;
use jikim::domain::coding::{TypedCell, TypedUnit, UnitWork, WorkStage};
use jikim::domain::id::{CommitmentId, Position};
use jikim::domain::indicator::{Indicator, Product};
use jikim::domain::member::Role;
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::store;

use crate::support::Record;
use crate::support::app::now;
use crate::support::example::Example;
use crate::support::members::neighbours;

/// Two assessors of one organisation, and the product that they assess.
pub struct Team {
    pub example: Example,
    pub who: [Assessor; 2],
    pub assessed: Assessed,
    /// The plan's two commitments.
    pub units: [CommitmentId; 2],
}

/// The values of the action plan review in the order of its indicators.
pub fn typed(values: [&str; 4], rationale: &str) -> TypedUnit {
    let indicators = [
        Indicator::Verifiable,
        Indicator::OpenGovernmentLens,
        Indicator::PotentialForResults,
        Indicator::Promising,
    ];
    let cell = |(indicator, value): (Indicator, &str)| TypedCell {
        indicator: indicator.slug().to_owned(),
        value: value.to_owned(),
        rationale_ko: rationale.to_owned(),
        rationale_en: String::new(),
        page: "12".to_owned(),
    };
    TypedUnit { cells: indicators.into_iter().zip(values).map(cell).collect(), ..TypedUnit::default() }
}

impl Team {
    pub fn new() -> Self {
        let example = Example::written();
        neighbours(&example.record);
        let record = &example.record;
        let people =
            ["one@irm.example", "two@irm.example"].map(|email| record.member(Role::Assessor, "irm", email));
        let organisation = record.organisation("irm").1;
        let who = people.map(|it| Assessor { member: it.id, organisation, at: now() });
        let (plan, units) = record.write(|conn| {
            let at = store::entries::last(conn).expect("a position");
            let plan = store::plans::by_key(conn, at, "kr-7").expect("the plan");
            let units: Vec<CommitmentId> = store::commitments::in_plan(conn, at, plan.id)
                .expect("commitments")
                .iter()
                .map(|it| it.id)
                .collect();
            (plan, [units[0], units[1]])
        });
        Self { example, who, assessed: Assessed { plan, product: Product::ActionPlanReview }, units }
    }

    pub fn record(&self) -> &Record {
        &self.example.record
    }

    pub fn actor(&self) -> Actor {
        Actor::of(now(), self.who[0].organisation, "조사관실")
    }

    pub fn write<T>(&self, f: impl FnOnce(&mut SqliteConnection) -> T) -> T {
        self.record().write(f)
    }

    pub fn work(&self, unit: usize) -> UnitWork {
        self.write(|conn| {
            let at = store::entries::last(conn).expect("a position");
            let own = store::commitments::with_ids(conn, at, &[self.units[unit]]).expect("the unit");
            let whose = (self.who[0].organisation, self.assessed.product);
            store::codings::work_on(conn, at, whose, &own).expect("work").remove(0)
        })
    }

    pub fn save(&self, who: usize, unit: usize, values: [&str; 4]) -> Result<i32, ActError> {
        let version = self.work(unit).coding_of(self.who[who].member).map_or(0, |it| it.version);
        let typed = typed(values, "");
        self.write(|conn| {
            assessors::save(conn, &self.who[who], (&self.assessed, self.units[unit]), &typed, version)
        })
    }

    pub fn finish(&self, who: usize, unit: usize) -> Result<(), ActError> {
        let version = self.work(unit).coding_of(self.who[who].member).map_or(0, |it| it.version);
        self.write(|conn| {
            assessors::finish(conn, &self.who[who], (&self.assessed, self.units[unit]), version)
        })
    }

    /// Both code both units: they differ in one value of four in each.
    pub fn coded() -> Self {
        let team = Self::new();
        let said = [
            [["yes", "yes", "substantial", "yes"], ["yes", "yes", "modest", "yes"]],
            [["yes", "no", "modest", "no"], ["yes", "no", "modest", "yes"]],
        ];
        for (unit, both) in said.iter().enumerate() {
            for (who, values) in both.iter().enumerate() {
                team.save(who, unit, *values).expect("saved");
                team.finish(who, unit).expect("finished");
            }
        }
        team
    }

    pub fn consolidate(&self, who: usize, unit: usize, typed: &TypedUnit) -> Result<i32, ActError> {
        let work = self.work(unit);
        let seen = Seen {
            version: work.consolidation.as_ref().map_or(0, |it| it.version),
            base: work.base(),
            without_others: false,
        };
        self.write(|conn| {
            consolidating::consolidate(conn, &self.who[who], (&self.assessed, self.units[unit]), typed, seen)
        })
    }

    fn version(&self, unit: usize) -> i32 {
        self.work(unit).consolidation.map_or(0, |it| it.version)
    }

    pub fn propose(&self, who: usize, unit: usize) -> Result<(), ActError> {
        let version = self.version(unit);
        self.write(|conn| {
            consolidating::propose(conn, &self.who[who], (&self.assessed, self.units[unit]), version)
        })
    }

    pub fn publish(&self, who: usize, units: &[usize], second: SecondPerson) -> Result<(), ActError> {
        let units: Vec<(CommitmentId, i32)> =
            units.iter().map(|it| (self.units[*it], self.version(*it))).collect();
        let actor = self.actor();
        self.write(|conn| {
            consolidating::publish(conn, (&actor, &self.who[who]), &self.assessed, &units, second, |_| Ok(()))
        })
    }

    pub fn figures(&self) -> Vec<PublishedAgreement> {
        self.write(|conn| {
            let at = store::entries::last(conn).expect("a position");
            store::agreements::of_plans(conn, at, &[self.assessed.plan.id]).expect("figures")
        })
    }

    fn position(&self) -> Position {
        self.write(|conn| store::entries::last(conn).expect("a position"))
    }
}

const SETTLED: [&str; 4] = ["yes", "yes", "modest", "yes"];

#[track_caller]
pub fn refused(result: Result<impl std::fmt::Debug, ActError>, expected: &[(&str, &str)]) {
    let Err(ActError::Refused(faults)) = result else { panic!("{result:?}") };
    let got: Vec<(&str, &str)> = faults.iter().map(|it| (it.field.as_ref(), it.message)).collect();
    assert_eq!(got, expected);
}

#[test]
fn a_draft_is_kept_however_little_it_says_and_finished_only_whole() {
    let team = Team::new();
    assert_eq!(team.save(0, 0, ["yes", "", "modest", "maybe"]).expect("saved"), 1);
    refused(
        team.finish(0, 0),
        &[
            ("kr-7-2_1.open_government_lens", "fault-page-of-nothing"),
            ("kr-7-2_1.promising", "fault-off-scale"),
            ("kr-7-2_1.open_government_lens", "fault-coding-value-missing"),
        ],
    );
    assert_eq!(team.save(0, 0, SETTLED).expect("saved"), 2);
    team.finish(0, 0).expect("finished");
    refused(team.save(0, 0, ["no", "no", "NA", "no"]), &[("", "fault-coding-finished")]);
}

#[test]
fn nobody_sees_what_others_say_before_the_own_coding_is_finished() {
    let team = Team::new();
    let [one, two] = [team.who[0].member, team.who[1].member];
    team.save(0, 0, SETTLED).expect("saved");
    team.save(1, 0, SETTLED).expect("saved");
    team.finish(0, 0).expect("finished");
    let seen_by = |who| team.work(0).codings_for(who).iter().map(|it| it.member_id).collect::<Vec<_>>();
    assert_eq!(seen_by(one), [one], "the other's is not finished");
    assert_eq!(seen_by(two), [two], "the own is not finished");
    team.finish(1, 0).expect("finished");
    assert_eq!(seen_by(one), [one, two]);
    assert_eq!(seen_by(two), [one, two]);
    let third = team.record().member(Role::Assessor, "irm", "three@irm.example");
    assert_eq!(seen_by(third.id), [], "who has not coded sees nothing");
    team.consolidate(0, 0, &typed(SETTLED, "근거")).expect("settled");
    assert_eq!(seen_by(third.id), [one, two], "coding is over");
}

#[test]
fn a_finished_coding_is_taken_back_only_while_no_other_could_have_been_seen() {
    let team = Team::new();
    let reopen = |who: usize| {
        team.write(|conn| assessors::reopen(conn, &team.who[who], (&team.assessed, team.units[0])))
    };
    for who in [0, 1] {
        team.save(who, 0, SETTLED).expect("saved");
    }
    team.finish(0, 0).expect("finished");
    reopen(0).expect("taken back");
    team.save(0, 0, ["no", "no", "NA", "no"]).expect("saved");
    team.finish(0, 0).expect("finished");
    team.finish(1, 0).expect("finished");
    refused(reopen(0), &[("", "fault-coding-seen")]);
    refused(reopen(1), &[("", "fault-coding-seen")]);
}

#[test]
fn the_same_assessor_in_two_windows_loses_nothing() {
    let team = Team::new();
    team.save(0, 0, SETTLED).expect("saved");
    let save = |values, version| {
        let typed = typed(values, "");
        team.write(|conn| {
            assessors::save(conn, &team.who[0], (&team.assessed, team.units[0]), &typed, version)
        })
    };
    assert!(matches!(save(["no", "no", "NA", "no"], 0), Err(ActError::Conflict)));
    assert_eq!(save(SETTLED, 0).expect("the same words"), 1);
    assert_eq!(save(["no", "no", "NA", "no"], 1).expect("saved"), 2);
    let late = team.write(|conn| assessors::finish(conn, &team.who[0], (&team.assessed, team.units[0]), 1));
    assert!(matches!(late, Err(ActError::Conflict)));
}

#[test]
fn settling_waits_for_who_still_codes_and_ends_the_coding() {
    let team = Team::new();
    team.save(0, 0, SETTLED).expect("saved");
    refused(team.consolidate(0, 0, &typed(SETTLED, "근거")), &[("", "fault-code-first")]);
    team.finish(0, 0).expect("finished");
    team.save(1, 0, SETTLED).expect("saved");
    refused(
        team.consolidate(0, 0, &typed(SETTLED, "근거")),
        &[("without_others", "fault-others-unfinished")],
    );
    let seen = Seen { version: 0, base: Position::NONE, without_others: true };
    team.write(|conn| {
        let unit = (&team.assessed, team.units[0]);
        consolidating::consolidate(conn, &team.who[0], unit, &typed(SETTLED, "근거"), seen)
    })
    .expect("settled");
    refused(team.save(1, 0, SETTLED), &[("", "fault-coding-closed")]);
    refused(team.finish(1, 0), &[("", "fault-coding-closed")]);
}

#[test]
fn two_who_settle_at_once_lose_nothing() {
    let team = Team::coded();
    team.consolidate(0, 0, &typed(SETTLED, "하나")).expect("settled");
    let seen = Seen { version: 0, base: Position::NONE, without_others: false };
    let late = team.write(|conn| {
        let unit = (&team.assessed, team.units[0]);
        consolidating::consolidate(conn, &team.who[1], unit, &typed(SETTLED, "둘"), seen)
    });
    assert!(matches!(late, Err(ActError::Conflict)), "{late:?}");
}

#[test]
fn with_the_setting_on_a_lone_assessor_cannot_publish() {
    let team = Team::coded();
    let before = team.position();
    team.consolidate(0, 0, &typed(SETTLED, "근거")).expect("settled");
    let needed = SecondPerson::Needed;
    refused(team.publish(0, &[0], needed), &[("unit", "fault-second-person-proposal")]);
    refused(team.publish(1, &[0], needed), &[("unit", "fault-second-person-proposal")]);
    team.propose(0, 0).expect("proposed");
    assert_eq!(team.work(0).stage(), WorkStage::Proposed);
    refused(team.publish(0, &[0], needed), &[("unit", "fault-second-person")]);
    assert_eq!(team.position(), before, "nothing was written");
    team.publish(1, &[0], needed).expect("approved and published");
    assert_eq!(team.work(0).stage(), WorkStage::Published);
}

#[test]
fn who_changes_a_proposal_needs_the_other_in_turn() {
    let team = Team::coded();
    team.consolidate(0, 0, &typed(SETTLED, "근거")).expect("settled");
    team.propose(0, 0).expect("proposed");
    refused(team.consolidate(1, 0, &typed(SETTLED, "다른 근거")), &[("", "fault-waits-for-second")]);
    let send_back = |note: &str| {
        let version = team.version(0);
        team.write(|conn| {
            let unit = (&team.assessed, team.units[0]);
            consolidating::send_back(conn, &team.who[1], unit, version, note)
        })
    };
    refused(send_back(" "), &[("note", "fault-note-missing")]);
    send_back("쪽수를 확인해 주십시오.").expect("sent back");
    assert_eq!(team.work(0).consolidation.and_then(|it| it.note).as_deref(), Some("쪽수를 확인해 주십시오."));
    team.consolidate(1, 0, &typed(SETTLED, "다른 근거")).expect("changed");
    team.propose(1, 0).expect("proposed");
    refused(team.publish(1, &[0], SecondPerson::Needed), &[("unit", "fault-second-person")]);
    team.publish(0, &[0], SecondPerson::Needed).expect("published");
}

#[test]
fn with_the_setting_off_one_can_and_all_is_one_entry_with_its_figures() {
    let team = Team::coded();
    for unit in [0, 1] {
        team.consolidate(0, unit, &typed(SETTLED, "근거")).expect("settled");
    }
    let before = team.position();
    team.publish(0, &[0, 1], SecondPerson::NotNeeded).expect("published");
    assert_eq!(team.position(), before.next());
    let figure = |indicator: Indicator| {
        let all = team.figures();
        let it = all.into_iter().find(|it| it.indicator == indicator).expect("a figure");
        (it.coders, it.units, it.agreed, it.percentage, it.alpha.ok_or(it.alpha_undefined))
    };
    let text = |it: &str| Some(it.to_owned());
    use jikim::domain::agreement::Undefined;
    assert_eq!(
        figure(Indicator::Verifiable),
        (2, 2, 2, text("100.000000"), Err(Some(Undefined::NoVariation)))
    );
    assert_eq!(figure(Indicator::OpenGovernmentLens), (2, 2, 2, text("100.000000"), Ok("1.000000".into())));
    assert_eq!(figure(Indicator::PotentialForResults), (2, 2, 1, text("50.000000"), Ok("0.000000".into())));
    assert_eq!(figure(Indicator::Promising), (2, 2, 1, text("50.000000"), Ok("0.000000".into())));
    assert_eq!(team.figures().len(), 4, "an indicator that nobody coded has no figures");
}

#[test]
fn figures_cover_what_is_published_and_nothing_else() {
    let team = Team::coded();
    for unit in [0, 1] {
        team.consolidate(0, unit, &typed(SETTLED, "근거")).expect("settled");
    }
    team.publish(0, &[0], SecondPerson::NotNeeded).expect("published");
    let units = |team: &Team| team.figures().iter().map(|it| it.units).collect::<Vec<_>>();
    assert_eq!(units(&team), [1, 1, 1, 1]);
    team.publish(0, &[1], SecondPerson::NotNeeded).expect("published");
    assert_eq!(units(&team), [2, 2, 2, 2]);
}

#[test]
fn nothing_is_published_without_a_rationale_for_each_value() {
    let team = Team::coded();
    let mut without = typed(SETTLED, "근거");
    without.cells[1].rationale_ko.clear();
    team.consolidate(0, 0, &without).expect("kept");
    let field = "rationale_ko-kr-7-2_1.open_government_lens";
    refused(team.propose(0, 0), &[(field, "fault-rationale-missing")]);
    refused(team.publish(0, &[0], SecondPerson::NotNeeded), &[(field, "fault-rationale-missing")]);
    refused(team.publish(0, &[], SecondPerson::NotNeeded), &[("unit", "fault-nothing-to-publish")]);
}

#[test]
fn published_values_are_put_right_with_a_reason_and_the_old_stay_in_the_history() {
    let team = Team::coded();
    for unit in [0, 1] {
        team.consolidate(0, unit, &typed(SETTLED, "근거")).expect("settled");
    }
    team.publish(0, &[0, 1], SecondPerson::NotNeeded).expect("published");
    let mut right = typed(["yes", "yes", "substantial", "yes"], "근거");
    team.consolidate(1, 0, &right).expect("kept");
    refused(team.publish(1, &[0], SecondPerson::NotNeeded), &[("reason", "fault-reason-missing")]);
    right.reason = "쪽을 잘못 읽음".to_owned();
    team.consolidate(1, 0, &right).expect("kept");
    team.consolidate(0, 1, &TypedUnit { reason: "까닭".to_owned(), ..typed(SETTLED, "근거") }).expect("kept");
    refused(team.publish(1, &[0, 1], SecondPerson::NotNeeded), &[("unit", "fault-correction-alone")]);
    refused(team.publish(1, &[1], SecondPerson::NotNeeded), &[("", "fault-nothing-changes")]);
    let before = team.figures();
    team.publish(1, &[0], SecondPerson::NotNeeded).expect("put right");
    assert_eq!(team.figures(), before, "the codings are what they were");
    let (entry, history) = team.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let entry = store::entries::at(conn, &[at]).expect("entries").remove(0);
        (entry, store::assessments::history(conn, at, team.units[0]).expect("a history"))
    });
    assert_eq!(entry.kind.slug(), "assessment");
    assert_eq!(entry.reason.as_deref(), Some("쪽을 잘못 읽음"));
    let potential: Vec<_> = history
        .iter()
        .filter(|(_, it)| it.indicator == Indicator::PotentialForResults)
        .filter_map(|(_, it)| it.term.map(|term| term.slug()))
        .collect();
    assert_eq!(potential, ["modest", "substantial"]);
    assert_eq!(history.len() - 2, 4 + 1, "only what changed is written again");
}

#[test]
fn a_correction_can_be_given_up_and_what_was_never_published_cannot() {
    let team = Team::coded();
    team.consolidate(0, 0, &typed(SETTLED, "근거")).expect("settled");
    let give_up = || {
        let version = team.version(0);
        team.write(|conn| {
            consolidating::give_up(conn, &team.who[0], (&team.assessed, team.units[0]), version)
        })
    };
    refused(give_up(), &[("", "fault-coding-seen")]);
    team.publish(0, &[0], SecondPerson::NotNeeded).expect("published");
    team.consolidate(0, 0, &typed(["no", "no", "NA", "no"], "근거")).expect("kept");
    give_up().expect("given up");
    assert_eq!(team.work(0).stage(), WorkStage::Published);
}

#[test]
fn a_plan_is_assessed_by_the_products_of_its_generation_only() {
    let mut team = Team::new();
    team.assessed.product = Product::DesignReport;
    refused(team.save(0, 0, SETTLED), &[("", "fault-product-of-another-generation")]);
    team.assessed.product = Product::CoCreationBrief;
    refused(team.save(0, 0, SETTLED), &[("", "fault-product-of-another-generation")]);
}

#[test]
fn what_is_prepared_is_published_as_it_stands_in_the_transaction() {
    let team = Team::coded();
    team.consolidate(0, 0, &typed(SETTLED, "근거")).expect("settled");
    let units = [(team.units[0], 7)];
    let actor = team.actor();
    let stale = team.write(|conn| {
        let who = (&actor, &team.who[0]);
        consolidating::publish(conn, who, &team.assessed, &units, SecondPerson::NotNeeded, |_| Ok(()))
    });
    assert!(matches!(stale, Err(ActError::Conflict)), "{stale:?}");
}
