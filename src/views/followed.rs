//! What a reader follows on a commitment: silence, slips, who entered a report, and what it came from and became.

use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::parts;
use crate::domain::commitment::LinkKind;
use crate::domain::milestone::Milestone;
use crate::domain::progress::slip_days;
use crate::domain::report::Report;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::Vocabulary as _;
use crate::messages::{label, text, text_of};

/// That nobody has said anything for six months; OGP wants a repository updated at least twice a year.
pub fn stale(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    html! {
        @if page.selected.progress.is_stale {
            p.notice.stale {
                strong { (text(language, "stale-text")) } " "
                a href=(page.frame.place.explained("staleness")) { (text(language, "why")) }
            }
        }
    }
}

/// How many days a milestone's due date is from the first and from the latest submitted version of the plan.
pub fn slip(page: &CommitmentPage<'_>, it: &Milestone) -> Markup {
    let language = page.language();
    let (first, latest) = page.submitted.due(it.id).unwrap_or_default();
    let moved = |from| slip_days(from, it.content.due_on).filter(|days| *days != 0);
    html! {
        @if let (Some(days), Some(first)) = (moved(first), first) {
            " " span.quiet { (parts::moved(language, "slip", days, Some(("first", first)))) }
        }
        @if let (Some(days), Some(latest)) = (moved(latest), latest.filter(|it| Some(*it) != first)) {
            " " span.quiet { (parts::moved(language, "slip-latest", days, Some(("latest", latest)))) }
        }
    }
}

/// That another organisation than the one that reports entered the report, as the secretariat may.
pub fn entered_by(page: &CommitmentPage<'_>, it: &Report) -> Markup {
    let entry = page.history.iter().map(|(entry, _)| entry).find(|entry| entry.position == it.made_at);
    let by = entry.and_then(|entry| entry.organisation_id).filter(|id| *id != it.subject.organisation_id);
    html! {
        @if let Some(id) = by {
            " · " (text(page.language(), "entered-by")) " " (page.organisation(id))
        }
    }
}

/// What the commitment came from and became, and the IRM's units of it.
pub fn links(page: &CommitmentPage<'_>) -> Markup {
    let (place, language) = (&page.frame.place, page.language());
    let own = page.selected.commitment.id;
    let back = |kind: LinkKind| text_of(language, "link-back-", kind.slug());
    html! {
        @if !page.links.is_empty() { section aria-labelledby="links" {
            h2 #links { (text(language, "commitment-links")) }
            ul { @for (link, other) in page.links { li {
                strong { (if link.from_id == own { label(language, link.kind) } else { back(link.kind) }) } ": "
                @if let Some(plan) = page.lookup.plan(other.plan_id).filter(|it| it.id != page.plan.id) {
                    (parts::words(language, plan.content.title())) " · "
                }
                @if let Some(number) = &other.content.number { (number) " " }
                a href=(place.commitment(&other.key)) { (parts::words(language, other.content.title())) }
                @if !Bilingual::plain(&link.note_ko, &link.note_en).is_empty() {
                    p.quiet { (parts::words(language, Bilingual::plain(&link.note_ko, &link.note_en))) }
                }
                (parts::source_line(language, link.source.as_deref()))
            } } }
        } }
    }
}
