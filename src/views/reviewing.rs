//! Writing reviews and answers: the form, the preview, and what is shown when somebody else was faster.

use maud::{Markup, html};

use super::drafting::{self, Carried, Notice, Published, Retracting, Sheet, area, statuses};
use super::evidence_form;
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

    /// The messages that name its Korean and its English words.
    fn words(self) -> [&'static str; 2] {
        if self.is_answer() {
            ["answer-text_ko", "answer-text_en"]
        } else {
            ["review-text_ko", "review-text_en"]
        }
    }

    fn is_answer(self) -> bool {
        self == Self::Answer
    }
}

/// What the pages of writing a review or answer are about.
pub struct Writing<'a> {
    pub sheet: Sheet,
    pub what: What,
    pub typed: &'a TypedReview,
    /// What the ministry claims.
    pub claim: Option<Report>,
    /// The review that is revised or answered, or the organisation's last on the same thing.
    pub review: Option<Review>,
    /// Whether words that were published are revised.
    pub needs_reason: bool,
}

/// The form, with what is wrong with what was typed.
pub fn form(writing: &Writing<'_>, faults: &[Fault], notice: &Notice) -> Markup {
    let sheet = &writing.sheet;
    let language = sheet.language();
    let typed = writing.typed;
    let is_answer = writing.what.is_answer();
    let [korean, english] = writing.what.words();
    let whose = drafting::whose(
        sheet,
        ("answer-organisation", &typed.organisation),
        ("review-period", &typed.period),
    );
    let own = html! {
        (whose)
        @if !is_answer { (statuses::<ReviewedStatus>(language, &typed.status, faults)) }
        (area(language, ("text_ko", korean), &typed.text_ko, faults, &["text"]))
        (area(language, ("text_en", english), &typed.text_en, faults, &[]))
        @if !is_answer { (evidence_form::rows(language, &typed.evidence, faults)) }
        @if writing.needs_reason {
            (area(language, ("reason", "form-reason"), &typed.reason, faults, &[]))
        }
    };
    drafting::form(sheet, (faults, notice), &before(writing), &own, writing.what.consequence())
}

/// What was said before: the ministry's claim, and the review that is revised or answered.
fn before(writing: &Writing<'_>) -> Markup {
    let language = writing.sheet.language();
    let review_title = match writing.what {
        What::Review => "review-last",
        What::Revision => "review-as-published",
        What::Answer => "review-answered",
    };
    html! {
        @match &writing.claim {
            Some(claim) => (Published {
                language,
                status: label(language, claim.content.status),
                words: claim.content.text(),
            }.titled("review-claim", true)),
            None => p.missing { (text(language, "review-no-claim")) },
        }
        @if let Some(review) = &writing.review {
            (published(language, review).titled(review_title, writing.what != What::Review))
        }
    }
}

fn published(language: Language, review: &Review) -> Published<'_> {
    Published { language, status: label(language, review.content.status), words: review.content.text() }
}

/// How it will look, with everything that was typed in hidden fields.
pub fn preview(writing: &Writing<'_>) -> Markup {
    let typed = as_typed(writing, writing.typed);
    drafting::preview(&writing.sheet, &typed, &hidden(writing.typed), writing.what.consequence())
}

/// What was typed, in words.
fn as_typed(writing: &Writing<'_>, typed: &TypedReview) -> Markup {
    let language = writing.sheet.language();
    let [korean, english] = writing.what.words();
    let texts = [(korean, &typed.text_ko), (english, &typed.text_en), ("form-reason", &typed.reason)];
    html! {
        article.statement {
            @if let Ok(status) = ReviewedStatus::from_slug(&typed.status) {
                p.tags { strong.verdict { (label(language, status)) } }
            }
            p.quiet { (drafting::whose_in_words(&writing.sheet, &typed.organisation, &typed.period)) }
            (drafting::texts(language, &texts))
            (evidence_form::as_typed(language, &typed.evidence))
        }
    }
}

/// Everything that was typed, for the next step.
fn hidden(typed: &TypedReview) -> Markup {
    let fields = [
        ("organisation", &typed.organisation),
        ("period", &typed.period),
        ("status", &typed.status),
        ("text_ko", &typed.text_ko),
        ("text_en", &typed.text_en),
        ("reason", &typed.reason),
    ];
    html! { (drafting::hidden(&fields)) (evidence_form::hidden(&typed.evidence)) }
}

/// Somebody was faster: both versions, the writer's own kept, and one press to go on with it. Without a draft of theirs
/// it is the review as it stands.
pub fn conflict(writing: &Writing<'_>, theirs: Option<&TypedReview>, now: &Carried) -> Markup {
    let sheet = &writing.sheet;
    let theirs = match (theirs, &writing.review) {
        (Some(typed), _) => as_typed(writing, typed),
        (None, Some(review)) => published(sheet.language(), review).statement(),
        (None, None) => Markup::default(),
    };
    let yours = as_typed(writing, writing.typed);
    drafting::conflict(sheet, (&theirs, &yours), now, &hidden(writing.typed))
}

/// The form that takes a review back.
pub fn retract(page: &Retracting<'_>, review: &Review, faults: &[Fault]) -> Markup {
    let published = published(page.frame.place.language, review).titled("review-as-published", true);
    drafting::retract(page, &published, "review-retract-button", faults)
}
