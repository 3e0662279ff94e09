//! Writing reviews and answers: the form, the preview, and what is shown when somebody else was faster.

use maud::{Markup, html};

use super::layout::{self, Frame};
use super::reporting::{Carried, Notice, carried, labelled_area, statuses};
use super::{evidence_form, fields, parts};
use crate::domain::fault::Fault;
use crate::domain::report::Report;
use crate::domain::review::{Review, ReviewedStatus};
use crate::domain::review_draft::TypedReview;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{label, text};

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Review,
    /// New words for a review.
    Revision,
    Answer,
}

impl What {
    /// The message that names it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Review => "review-title",
            Self::Revision => "review-revise-title",
            Self::Answer => "answer-title",
        }
    }

    fn consequence(self) -> &'static str {
        match self {
            Self::Review => "review-consequence",
            Self::Revision => "review-revise-consequence",
            Self::Answer => "answer-consequence",
        }
    }

    fn is_answer(self) -> bool {
        self == Self::Answer
    }
}

/// What the pages of writing a review or answer are about.
pub struct Writing<'a> {
    pub frame: Frame,
    pub what: What,
    /// Where the form is sent to.
    pub address: String,
    /// What is reviewed, as the plan numbers and words it.
    pub commitment: String,
    /// The public page of it.
    pub commitment_address: String,
    pub milestone: Option<String>,
    pub typed: &'a TypedReview,
    pub carried: Carried,
    /// Key and name of the organisations whose words the member may write.
    pub organisations: Vec<(String, String)>,
    /// Key and label of the plan's reporting periods; of a new review only.
    pub periods: Vec<(String, String)>,
    /// What the ministry claims.
    pub claim: Option<Report>,
    /// The review that is revised or answered, or the organisation's last on the same thing.
    pub review: Option<Review>,
    /// Whether words that were published are revised.
    pub needs_reason: bool,
}

impl Writing<'_> {
    fn language(&self) -> Language {
        self.frame.place.language
    }
}

/// The form, with what is wrong with what was typed.
pub fn form(writing: &Writing<'_>, faults: &[Fault], notice: &Notice) -> Markup {
    let language = writing.language();
    let typed = writing.typed;
    let t = |id| text(language, id);
    let words = if writing.what.is_answer() {
        [("text_ko", "answer-text_ko"), ("text_en", "answer-text_en")]
    } else {
        [("text_ko", "review-text_ko"), ("text_en", "review-text_en")]
    };
    let [korean, english] = words;
    let content = html! {
        (heading(writing))
        @match notice {
            Notice::None => {},
            Notice::Draft(words) => div.notice role="status" { p { (words) } },
            Notice::Saved => div.notice role="status" { p { (t("draft-saved")) } },
        }
        (fields::summary(language, faults))
        (before(writing))
        form.report method="post" action=(writing.address) {
            (carried(&writing.carried))
            (whose(writing))
            @if !writing.what.is_answer() { (statuses::<ReviewedStatus>(language, &typed.status, faults)) }
            (labelled_area(language, korean, &typed.text_ko, faults, &["text"]))
            (labelled_area(language, english, &typed.text_en, faults, &[]))
            @if !writing.what.is_answer() { (evidence_form::rows(language, &typed.evidence, faults)) }
            @if writing.needs_reason {
                (labelled_area(language, ("reason", "form-reason"), &typed.reason, faults, &[]))
            }
            p.buttons {
                button type="submit" name="step" value="preview" { (t("report-preview")) }
                " " button.second type="submit" name="step" value="save" { (t("draft-save")) }
            }
            p.quiet { (t(writing.what.consequence())) }
        }
    };
    layout::page(&writing.frame, &content)
}

fn heading(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    html! {
        header.head {
            p.over { a href=(writing.commitment_address) { (writing.commitment) } }
            h1 { (text(language, writing.what.title())) }
            p.lead-line {
                @match &writing.milestone {
                    Some(milestone) => { (text(language, "milestone")) " " (milestone) },
                    None => (text(language, "on-the-commitment")),
                }
            }
        }
    }
}

/// What was said before: the ministry's claim, and the review that is revised or answered.
fn before(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    let review_title = match writing.what {
        What::Review => "review-last",
        What::Revision => "review-as-published",
        What::Answer => "review-answered",
    };
    html! {
        @match &writing.claim {
            Some(claim) => details open {
                summary {
                    (text(language, "review-claim")) ": " strong.verdict { (label(language, claim.content.status)) }
                }
                (parts::prose(language, claim.content.text()))
            },
            None => p.missing { (text(language, "review-no-claim")) },
        }
        @if let Some(review) = &writing.review {
            details open[writing.what != What::Review] {
                summary {
                    (text(language, review_title)) ": " strong.verdict { (label(language, review.content.status)) }
                }
                (parts::prose(language, review.content.text()))
            }
        }
    }
}

/// For whom and for when, where there is a choice.
fn whose(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    let typed = writing.typed;
    html! {
        @match writing.organisations.as_slice() {
            [(key, _)] => input type="hidden" name="organisation" value=(key);,
            many => (fields::choice(
                ("organisation", "field-organisation"), text(language, "answer-organisation"), many,
                &typed.organisation,
            )),
        }
        @if !writing.periods.is_empty() {
            (fields::choice(
                ("period", "field-period"), text(language, "review-period"), &writing.periods, &typed.period,
            ))
        }
    }
}

/// How it will look, with everything that was typed in hidden fields.
pub fn preview(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    let t = |id| text(language, id);
    let content = html! {
        (heading(writing))
        h2 { (t("report-preview-title")) }
        (as_typed(writing, writing.typed))
        form.report method="post" action=(writing.address) {
            (hidden(writing.typed, &writing.carried))
            p.buttons {
                button type="submit" name="step" value="publish" { (t("report-publish")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
            p.quiet { (t(writing.what.consequence())) }
        }
    };
    layout::page(&writing.frame, &content)
}

/// What was typed, in words.
fn as_typed(writing: &Writing<'_>, typed: &TypedReview) -> Markup {
    let language = writing.language();
    let named = |all: &[(String, String)], key: &str| {
        all.iter().find(|(own, _)| own == key).map_or_else(String::new, |(_, name)| name.clone())
    };
    let is_answer = writing.what.is_answer();
    let texts = [
        (if is_answer { "answer-text_ko" } else { "review-text_ko" }, &typed.text_ko),
        (if is_answer { "answer-text_en" } else { "review-text_en" }, &typed.text_en),
        ("form-reason", &typed.reason),
    ];
    html! {
        article.statement {
            @if let Ok(status) = ReviewedStatus::from_slug(&typed.status) {
                p.tags { strong.verdict { (label(language, status)) } }
            }
            p.quiet {
                (named(&writing.organisations, &typed.organisation))
                @if !writing.periods.is_empty() { " · " (named(&writing.periods, &typed.period)) }
            }
            @for (name, value) in texts {
                @if !value.trim().is_empty() {
                    h3 { (text(language, name)) }
                    @for paragraph in crate::domain::text::paragraphs(value) { p { (paragraph) } }
                }
            }
            (evidence_form::as_typed(language, &typed.evidence))
        }
    }
}

/// Everything that was typed, for the next step.
fn hidden(typed: &TypedReview, own: &Carried) -> Markup {
    let fields = [
        ("organisation", &typed.organisation),
        ("period", &typed.period),
        ("status", &typed.status),
        ("text_ko", &typed.text_ko),
        ("text_en", &typed.text_en),
        ("reason", &typed.reason),
    ];
    html! {
        (carried(own))
        @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
        (evidence_form::hidden(&typed.evidence))
    }
}

/// Somebody was faster: both versions, the writer's own kept, and one press to go on with it. Without a draft of theirs
/// it is the review as it stands.
pub fn conflict(writing: &Writing<'_>, theirs: Option<&TypedReview>, now: &Carried) -> Markup {
    let language = writing.language();
    let t = |id| text(language, id);
    let content = html! {
        (heading(writing))
        div.notice role="alert" { p { strong { (t("conflict-title")) } } p { (t("conflict-text")) } }
        div.columns {
            section {
                h2 { (t("conflict-theirs")) }
                @match (theirs, &writing.review) {
                    (Some(typed), _) => (as_typed(writing, typed)),
                    (None, Some(review)) => article.statement {
                        p { strong.verdict { (label(language, review.content.status)) } }
                        (parts::prose(language, review.content.text()))
                    },
                    (None, None) => {},
                }
            }
            section {
                h2 { (t("conflict-yours")) }
                (as_typed(writing, writing.typed))
            }
        }
        form.report method="post" action=(writing.address) {
            (hidden(writing.typed, now))
            p.buttons {
                button type="submit" name="step" value="preview" { (t("conflict-go-on")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
        }
    };
    layout::page(&writing.frame, &content)
}

/// What the page of taking a review back shows.
pub struct Retracting<'a> {
    pub frame: Frame,
    pub address: String,
    pub commitment: String,
    pub commitment_address: String,
    pub review: &'a Review,
    pub reason: &'a str,
    pub carried: Carried,
}

/// The form that takes a review back.
pub fn retract(page: &Retracting<'_>, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.commitment_address) { (page.commitment) } }
            h1 { (t("review-retract-title")) }
        }
        (fields::summary(language, faults))
        details open {
            summary {
                (t("review-as-published")) ": " strong.verdict { (label(language, page.review.content.status)) }
            }
            (parts::prose(language, page.review.content.text()))
        }
        form.report method="post" action=(page.address) {
            (carried(&page.carried))
            (labelled_area(language, ("reason", "form-reason"), page.reason, faults, &[]))
            p.buttons { button type="submit" { (t("review-retract-button")) } }
            p.quiet { (t("retract-consequence")) }
        }
    };
    layout::page(&page.frame, &content)
}
