//! A commitment with all that is said of it, and the list of commitments.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::history::{Changed, Names};
use super::layout::{self, Frame};
use super::requests::{self, Shown};
use super::standing;
use super::{comparison, disputes, evidence, followed, irm, parts, plans, statements};
use crate::domain::answer::{Answer, AnswerContent};
use crate::domain::assessment::Assessment;
use crate::domain::commitment::{
    Commitment, CommitmentArea, CommitmentLink, CommitmentText, OrganisationRole, Standing,
};
use crate::domain::evidence::{Evidence, EvidenceContent};
use crate::domain::filter::Filter;
use crate::domain::id::{OrganisationId, Position};
use crate::domain::milestone::Milestone;
use crate::domain::plan::Plan;
use crate::domain::policy_area::AreaValue;
use crate::domain::progress::State;
use crate::domain::report::{Report, ReportContent};
use crate::domain::review::{Review, ReviewContent};
use crate::domain::vocabulary::Language;
use crate::messages::{self, label, text};
use crate::store::disputes::Calendar;
use crate::store::lookup::Lookup;
use crate::store::milestones::Submitted;
use crate::store::selection::Selected;

/// What the page of a commitment shows.
pub struct CommitmentPage<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub names: Names<'a>,
    pub today: NaiveDate,
    pub plan: &'a Plan,
    pub selected: &'a Selected,
    pub texts: &'a [CommitmentText],
    pub areas: &'a [CommitmentArea],
    pub milestones: &'a [Milestone],
    pub submitted: &'a Submitted,
    pub reports: &'a [Report],
    /// Every version of each report's words, oldest first.
    pub report_versions: &'a [(Position, ReportContent)],
    pub reviews: &'a [Review],
    /// Every version of each review's words, oldest first.
    pub review_versions: &'a [(Position, ReviewContent)],
    pub answers: &'a [Answer],
    /// Every version of each answer's words, oldest first.
    pub answer_versions: &'a [(Position, AnswerContent)],
    /// The days of the disputes.
    pub calendar: &'a Calendar,
    pub evidence: &'a [Evidence],
    /// What the addresses of evidence were before.
    pub earlier_evidence: &'a [EvidenceContent],
    /// The correction requests about it.
    pub requests: &'a [Shown],
    pub assessments: &'a [Assessment],
    /// What else the IRM's part of the page shows.
    pub irm: &'a crate::store::irm::OfCommitment,
    /// Links with the commitment at the other end and its plan's title.
    pub links: &'a [(CommitmentLink, Commitment)],
    /// The latest first.
    pub history: &'a [Changed],
}

impl CommitmentPage<'_> {
    pub(super) fn language(&self) -> Language {
        self.frame.place.language
    }

    /// An organisation's name, leading to its page.
    pub(super) fn organisation(&self, id: OrganisationId) -> Markup {
        self.names.organisation(id)
    }
}

/// The page of a commitment.
pub fn show(page: &CommitmentPage<'_>) -> Markup {
    let content = html! {
        (heading(page))
        (followed::stale(page))
        (comparison::show(page))
        (disputes::show(page))
        (template(page))
        (milestones(page))
        (statements::reports(page))
        (statements::reviews(page))
        (irm::assessments(page))
        (evidence::all(page))
        (requests::of_commitment(&page.frame.place, page.requests))
        (followed::links(page))
        (history(page))
    };
    layout::page(&page.frame, &content)
}

fn heading(page: &CommitmentPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let content = &page.selected.commitment.content;
    let t = |id| text(language, id);
    html! {
        header.head {
            p.over { a href=(place.plan(&page.plan.key)) { (parts::words(language, page.plan.content.title())) } }
            h1 {
                @if let Some(number) = &content.number { span.number { (number) } " " }
                (parts::said(language, content.title()))
            }
            (parts::other_title(language, content.title()))
            p.tags {
                (parts::state_tag(language, page.selected.progress.state)) " "
                (plans::attention(language, page.selected))
                @if page.selected.progress.counts().total() > 0 {
                    " " a.counted href="#milestones" { (milestones_counted(page)) }
                }
                @if page.selected.progress.state == State::NotTracked {
                    " " a.quiet href=(place.explained("tracking")) { (t("why")) }
                }
            }
            dl.facts {
                (organisations(page, OrganisationRole::Lead, content.lead_written.as_deref()))
                (organisations(page, OrganisationRole::Supporting, content.supporting_written.as_deref()))
                @if !content.theme().is_empty() {
                    div { dt { (t("theme")) } dd { (theme(page)) } }
                }
                div { dt { (t("commitment-period")) } dd {
                    (parts::when(language, &content.start())) " – " (parts::when_written(language, &content.end()))
                } }
                div { dt { (t("column-unit.heading")) } dd { (label(language, content.unit)) } }
                @if let Some(ogp_id) = &content.ogp_id { div { dt { (t("ogp-id")) } dd {
                    @match &content.url {
                        Some(url) => a href=(url) rel="nofollow noopener" { (ogp_id) },
                        None => (ogp_id),
                    }
                } } }
                @if !page.areas.is_empty() { div { dt { (t("policy-areas")) } dd { (areas(page)) } } }
                @if !content.note().is_empty() {
                    div { dt { (t("note")) } dd { (parts::said(language, content.note())) } }
                }
                (parts::source(language, content.source.as_deref()))
            }
            p.quiet { (requests::wrong_here(place, &page.selected.commitment.key)) }
        }
    }
}

/// How many milestones are complete, late and without a report; of a plan that is not tracked, how many there are.
fn milestones_counted(page: &CommitmentPage<'_>) -> String {
    let language = page.language();
    let progress = &page.selected.progress;
    let counts = progress.counts();
    if progress.state == State::NotTracked {
        return messages::format(language, "commitment-milestones", &[("n", counts.total().into())]);
    }
    let mut said = vec![messages::format(
        language,
        "commitment-milestones-complete",
        &[("complete", counts.get(State::Complete).into()), ("total", counts.total().into())],
    )];
    let late: Vec<i64> = progress.milestones.iter().filter_map(|it| it.late_days).collect();
    if let Some(days) = late.iter().max() {
        let arguments = [("n", late.len().into()), ("days", (*days).into())];
        said.push(messages::format(language, "commitment-milestones-late", &arguments));
    }
    let n_silent = counts.get(State::NoReport);
    if n_silent > 0 {
        said.push(messages::format(language, "commitment-milestones-silent", &[("n", n_silent.into())]));
    }
    said.join(", ")
}

fn organisations(page: &CommitmentPage<'_>, role: OrganisationRole, written: Option<&str>) -> Markup {
    let language = page.language();
    let own: Vec<_> = page.selected.organisations.iter().filter(|it| it.role == role).collect();
    html! {
        @if !own.is_empty() || written.is_some() { div {
            dt { (label(language, role)) }
            dd {
                @for (i, part) in own.iter().enumerate() {
                    @if i > 0 { ", " }
                    (page.organisation(part.organisation_id))
                    @if !part.division().is_empty() { " (" (parts::words(language, part.division())) ")" }
                }
                @if own.is_empty() { (written.unwrap_or_default()) }
            }
        } }
    }
}

fn areas(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let coded = page.areas.iter().filter(|it| it.value == AreaValue::Coded);
    let names: Vec<&str> = coded.map(|it| label(language, it.area)).collect();
    html! { (names.join(", ")) }
}

/// The fields of the template, as far as they are recorded.
fn template(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    html! {
        section aria-labelledby="template" {
            h2 #template { (text(language, "commitment-template")) }
            @if page.texts.is_empty() { (parts::empty(text(language, "commitment-no-texts"))) }
            @for it in page.texts {
                h3 { (label(language, it.field)) }
                (parts::prose(language, it.text()))
            }
        }
    }
}

fn milestones(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="milestones" {
            h2 #milestones { (t("counts-milestones")) }
            @if page.milestones.is_empty() {
                (parts::empty(t("commitment-no-milestones")))
            } @else {
                table.list {
                    thead { tr {
                        th scope="col" { (t("column-number.heading")) }
                        th scope="col" { (t("milestone")) }
                        th scope="col" { (t("milestone-start")) }
                        th scope="col" { (t("milestone-due")) }
                        th scope="col" { (t("counts-state")) }
                    } }
                    tbody { @for it in page.milestones { (milestone(page, it)) } }
                }
            }
        }
    }
}

fn milestone(page: &CommitmentPage<'_>, it: &Milestone) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let progress = page.selected.progress.milestones.iter().find(|own| own.id == it.id);
    html! {
        tr {
            td data-label=(t("column-number.heading")) { (it.content.number.as_deref().unwrap_or("–")) }
            th scope="row" {
                (parts::said(language, it.content.title()))
                p.beside.quiet {
                    @if let Some(id) = it.content.organisation_id {
                        span { (page.organisation(id)) }
                    } @else if let Some(written) = &it.content.responsible_written {
                        span { (written) }
                    }
                    (requests::wrong_here(&page.frame.place, &it.key))
                }
            }
            td data-label=(t("milestone-start")) { (parts::when(language, &it.content.start())) }
            td data-label=(t("milestone-due")) {
                (parts::when_written(language, &it.content.due()))
                (followed::slip(page, it))
            }
            td data-label=(t("counts-state")) {
                @if it.content.standing == Standing::Withdrawn {
                    (parts::state_tag(language, State::Withdrawn))
                } @else if let Some(progress) = progress {
                    (parts::state_tag(language, progress.state)) " " (parts::late_tag(language, progress.late_days))
                    @if let Some(latest) = progress.latest.filter(|_| progress.is_silent) {
                        " " span.quiet { (messages::format(language, "last-said", &[
                            ("status", label(language, latest.status).into()),
                        ])) }
                    }
                }
            }
        }
    }
}

/// What changed, field by field, with who, when and why.
fn history(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let key = &page.selected.commitment.key;
    html! {
        section aria-labelledby="history" {
            h2 #history { (text(language, "history")) }
            @for (entry, changes) in page.history { article.entry {
                h3 {
                    (parts::instant(language, entry.recorded_at, page.names.zone)) " · " (label(language, entry.kind))
                }
                p.quiet {
                    (page.names.who(entry)) " · "
                    (page.names.before_and_after(entry, |place| place.commitment(key)))
                }
                @if let Some(reason) = &entry.reason { p { (reason) } }
                (parts::source_line(language, entry.source.as_deref()))
                (page.names.differences(changes))
            } }
        }
    }
}

/// What the list of commitments shows.
pub struct ListPage<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub filter: &'a Filter,
    pub unknown: &'a [(&'static str, String)],
    /// Themes to choose from, in the reader's language.
    pub themes: &'a [String],
    /// All that the filter means, of which a page shows some.
    pub all: &'a [Selected],
    pub commitments: &'a [Selected],
    pub total: usize,
    pub page: usize,
    pub pages: usize,
    pub today: NaiveDate,
}

/// The theme, leading to all commitments of it.
fn theme(page: &CommitmentPage<'_>) -> Markup {
    let content = &page.selected.commitment.content;
    let filter = Filter {
        theme: content.theme_ko.clone().or_else(|| content.theme_en.clone()),
        demonstration: page.lookup.is_demonstration(page.plan),
        ..Filter::default()
    };
    html! {
        a href=(page.frame.place.commitments(&filter)) { (parts::words(page.language(), content.theme())) }
    }
}

/// Where all commitments of a theme, an organisation or a plan stand; nothing where the list is of some states only.
fn whole(page: &ListPage<'_>) -> Markup {
    let filter = page.filter;
    let is_of_one = filter.theme.is_some() || filter.organisation.is_some() || filter.plan.is_some();
    let place = &page.frame.place;
    html! { @if is_of_one && !filter.needs_progress() && !page.all.is_empty() {
        @let all = page.all.iter().collect::<Vec<_>>();
        (standing::show(
            &standing::Standing { place, filter, commitments: &all },
            &super::progress::source(&page.frame, &page.frame.title, page.today),
        ))
    } }
}

/// The list of commitments.
pub fn list(page: &ListPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let content = html! {
        @if page.filter.theme.is_some() && !page.all.is_empty() { p.over { (text(language, "theme")) } }
        h1 { (page.frame.title) }
        (super::filters::unknown(language, page.unknown))
        (whole(page))
        (super::filters::form(page))
        p role="status" { (messages::format(language, "list-count", &[("n", page.total.into())])) " "
            a href=(place.file("commitments", page.filter)) { (text(language, "download-csv")) }
        }
        (super::matrix::presses(place, page.filter, plans::TRACKED))
        @if page.commitments.is_empty() {
            (parts::empty(text(language, "list-empty")))
        } @else {
            (plans::table(place, page.lookup, page.commitments, page.today))
        }
        (super::filters::pager(page))
    };
    layout::page(&page.frame, &content)
}
