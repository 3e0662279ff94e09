//! How an organisation's reports fared against others' verdicts: counted by plan, each number leading to its rows.

use maud::{Markup, html};

use super::organisations::OrganisationPage;
use super::{disputes, parts};
use crate::domain::apart::{Apart, Verdict};
use crate::domain::dispute::Disputant;
use crate::domain::fared::{Comparison, OUTCOMES, has};
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Language;
use crate::messages::{self, text};

/// A report beside a verdict, with what the page needs to name them.
pub struct Fared {
    pub comparison: Comparison,
    /// Number and title of the commitment, and where it is shown.
    pub commitment: String,
    pub address: String,
    /// Number and title; none for the commitment itself.
    pub milestone: Option<String>,
    /// Where the verdict is shown.
    pub verdict_address: String,
}

/// A plan with how the organisation's reports there fared.
pub type FaredInPlan<'a> = (&'a Plan, Vec<Fared>);

/// The counts, and under each the rows that it counts; nothing where nothing can be compared.
pub fn show(page: &OrganisationPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    html! {
        @if !page.fared.is_empty() { section aria-labelledby="fared" {
            h2 #fared { (t("fared")) }
            p.quiet { (t("fared-about")) " " a href=(page.frame.place.explained("disputed")) { (t("why")) } }
            table.list.fared {
                thead { tr {
                    th scope="col" { (t("filter-plan")) }
                    th.number scope="col" { (t("fared-compared")) }
                    @for outcome in OUTCOMES { th.number scope="col" { (name(language, outcome)) } }
                } }
                tbody { @for (plan, rows) in page.fared { tr {
                    th scope="row" { (parts::words(language, plan.content.title())) }
                    td.number data-label=(t("fared-compared")) { (rows.len()) }
                    @for outcome in OUTCOMES {
                        @let n = rows.iter().filter(|it| has(&it.comparison, outcome)).count();
                        td.number data-label=(name(language, outcome)) {
                            @if n > 0 { a href={ "#" (anchor(plan, outcome)) } { (n) } } @else { "0" }
                        }
                    }
                } } }
            }
            @for (plan, rows) in page.fared { @for outcome in OUTCOMES { (of_outcome(page, plan, rows, outcome)) } }
        } }
    }
}

/// What an outcome is called.
fn name(language: Language, outcome: Apart) -> String {
    match outcome {
        Apart::Agree => text(language, "fared-agreed").to_owned(),
        Apart::Below(n) => messages::format(language, "fared-lower", &[("n", i32::from(n).into())]),
        Apart::WithoutNumber => text(language, "fared-no-evidence").to_owned(),
        Apart::Above(_) => text(language, "fared-better").to_owned(),
    }
}

fn anchor(plan: &Plan, outcome: Apart) -> String {
    let outcome = match outcome {
        Apart::Agree => "agreed".to_owned(),
        Apart::Below(n) => format!("lower-{n}"),
        Apart::WithoutNumber => "no-evidence".to_owned(),
        Apart::Above(_) => "better".to_owned(),
    };
    format!("fared-{}-{outcome}", plan.key)
}

fn of_outcome(page: &OrganisationPage<'_>, plan: &Plan, rows: &[Fared], outcome: Apart) -> Markup {
    let language = page.frame.place.language;
    let own: Vec<&Fared> = rows.iter().filter(|it| has(&it.comparison, outcome)).collect();
    html! {
        @if !own.is_empty() {
            h3 id=(anchor(plan, outcome)) {
                (name(language, outcome)) " " span.quiet { (parts::words(language, plan.content.title())) }
            }
            ul { @for it in own { li {
                a href=(it.address) { (it.milestone.as_ref().unwrap_or(&it.commitment)) }
                @if it.milestone.is_some() { " " span.quiet { (it.commitment) } }
                ": " (disputes::verdict(language, Verdict::Reported(it.comparison.report.status))) " → "
                a href=(it.verdict_address) { (disputes::verdict(language, it.comparison.verdict)) }
                " " span.quiet {
                    @match it.comparison.by {
                        Disputant::Irm => (text(language, "disputant-irm")),
                        Disputant::Reviewer(id) => @if let Some(reviewer) = page.lookup.organisation(id) {
                            (parts::words(language, reviewer.name_on(page.today)))
                        },
                    }
                }
            } } }
        }
    }
}
