//! Every address that the site links to. One key per thing, for ever; the language comes first.

mod assessments;
pub mod feeds;
mod irm;
mod progress;
mod requests;
mod reviewing;
pub mod running;
mod sharing;
mod sheets;

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::filter::Filter;
use crate::domain::id::MemberId;
use crate::domain::vocabulary::{Language, Vocabulary as _};

/// What stands in a path or query as it is; everything else is percent-encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn encoded(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, ENCODED).into()
}

/// From where a page links: its language, and the time that it looks back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub language: Language,
    /// `as_of` and `on` as asked for; links keep them, so that a reader stays in the past.
    pub as_of: Vec<(&'static str, String)>,
}

impl Place {
    /// The present, in a language.
    pub fn now(language: Language) -> Self {
        Self { language, as_of: Vec::new() }
    }

    fn address(&self, path: &str, query: &[(&'static str, String)]) -> String {
        let mut address = String::with_capacity(path.len().saturating_add(8));
        address.push('/');
        address.push_str(self.language.slug());
        address.push_str(path);
        let pairs = query.iter().chain(&self.as_of).filter(|(_, value)| !value.is_empty());
        for (i, (name, value)) in pairs.enumerate() {
            address.push(if i == 0 { '?' } else { '&' });
            address.push_str(name);
            address.push('=');
            address.push_str(&encoded(value));
        }
        address
    }

    pub fn home(&self) -> String {
        self.address("", &[])
    }

    /// The plans that a filter means.
    pub fn plans(&self, filter: &Filter) -> String {
        self.address("/plans", &pairs(filter))
    }

    pub fn plan(&self, key: &str) -> String {
        self.address(&format!("/plans/{}", encoded(key)), &[])
    }

    /// What moved in a plan, and why.
    pub fn amendments(&self, plan: &str) -> String {
        self.address(&format!("/plans/{}/amendments", encoded(plan)), &[])
    }

    /// A submitted version of a plan beside the one before it; `now` for the plan as it stands beside the latest.
    pub fn version(&self, plan: &str, number: &str) -> String {
        self.address(&format!("/plans/{}/versions/{number}", encoded(plan)), &[])
    }

    /// The commitments that a filter means.
    pub fn commitments(&self, filter: &Filter) -> String {
        self.address("/commitments", &pairs(filter))
    }

    pub fn commitment(&self, key: &str) -> String {
        self.address(&format!("/commitments/{}", encoded(key)), &[])
    }

    /// A report or review, where the page of its commitment shows it.
    pub fn statement(&self, commitment: &str, key: &str) -> String {
        format!("{}#{}", self.commitment(commitment), encoded(key))
    }

    pub fn organisations(&self, filter: &Filter) -> String {
        self.address("/organisations", &pairs(filter))
    }

    pub fn organisation(&self, key: &str) -> String {
        self.address(&format!("/organisations/{}", encoded(key)), &[])
    }

    /// What is found for some words; the page without them is the search form.
    pub fn search(&self, words: &str) -> String {
        self.address("/search", &[("q", words.to_owned())])
    }

    /// What has changed since a date or position.
    pub fn changes(&self, since: &str, filter: &Filter) -> String {
        let mut query = vec![("since", since.to_owned())];
        query.extend(pairs(filter));
        self.address("/changes", &query)
    }

    pub fn methodology(&self) -> String {
        self.address("/methodology", &[])
    }

    /// Where a word or rule is explained.
    pub fn explained(&self, anchor: &str) -> String {
        format!("{}#{anchor}", self.methodology())
    }

    pub fn data(&self) -> String {
        self.address("/data", &[])
    }

    /// The dictionary of a data set.
    pub fn dataset(&self, name: &str) -> String {
        self.address(&format!("/data/{name}"), &[])
    }

    /// A data set as a file, by the same filter and time as its list.
    pub fn file(&self, name: &str, filter: &Filter) -> String {
        self.address(&format!("/data/{name}.csv"), &pairs(filter))
    }

    /// The data dictionary as a file.
    pub fn dictionary(&self) -> String {
        self.address("/data/dictionary.csv", &[])
    }

    /// The form for a report on a commitment.
    pub fn report_on_commitment(&self, key: &str) -> String {
        self.address(&format!("/desk/commitments/{}/report", encoded(key)), &[])
    }

    /// The form for a report on a milestone.
    pub fn report_on_milestone(&self, key: &str) -> String {
        self.address(&format!("/desk/milestones/{}/report", encoded(key)), &[])
    }

    /// A form for a report, the period with this key chosen already.
    pub fn for_period(&self, form: &str, period: &str) -> String {
        format!("{form}?period={}", encoded(period))
    }

    /// Where the secretariat runs a plan.
    pub fn run_plan(&self, key: &str) -> String {
        self.address(&format!("/desk/plans/{}", encoded(key)), &[])
    }

    /// Where something is done to a plan: `open`, `submit` or `close`.
    pub fn plan_act(&self, key: &str, act: &str) -> String {
        self.address(&format!("/desk/plans/{}/{act}", encoded(key)), &[])
    }

    /// Everything of a plan that the secretariat can write by hand.
    pub fn record_of_plan(&self, key: &str) -> String {
        self.address(&format!("/desk/plans/{}/record", encoded(key)), &[])
    }

    /// The form of a row of a data set: of the one that these cells tell, or of a new one that begins with them.
    pub fn record_row(&self, dataset: &str, cells: &[(&'static str, &str)]) -> String {
        let cells: Vec<(&'static str, String)> =
            cells.iter().map(|(name, cell)| (*name, (*cell).to_owned())).collect();
        self.address(&format!("/desk/record/{dataset}"), &cells)
    }

    /// The organisations of the secretariat's participant.
    pub fn own_organisations(&self) -> String {
        self.address("/desk/organisations", &[])
    }

    /// The form that puts a report right.
    pub fn correct(&self, key: &str) -> String {
        self.address(&format!("/desk/reports/{}/correct", encoded(key)), &[])
    }

    /// The form that takes a report back.
    pub fn retract(&self, key: &str) -> String {
        self.address(&format!("/desk/reports/{}/retract", encoded(key)), &[])
    }

    /// Signing in, and where to go then.
    pub fn sign_in(&self, next: &str) -> String {
        self.address("/sign-in", &[("next", next.to_owned())])
    }

    pub fn sign_out(&self) -> String {
        self.address("/sign-out", &[])
    }

    /// Where a one-time link leads.
    pub fn invitation(&self, token: &str) -> String {
        self.address(&format!("/invitation/{}", encoded(token)), &[])
    }

    /// A member's own start page. It is about the present, wherever the link to it stands.
    pub fn desk(&self) -> String {
        Self::now(self.language).address("/desk", &[])
    }

    pub fn account_password(&self) -> String {
        self.address("/account/password", &[])
    }

    pub fn account_sessions(&self) -> String {
        self.address("/account/sessions", &[])
    }

    pub fn end_sessions(&self) -> String {
        self.address("/account/sessions/end", &[])
    }

    pub fn members(&self) -> String {
        self.address("/members", &[])
    }

    pub fn invite_member(&self) -> String {
        self.address("/members/invite", &[])
    }

    /// Where something is done to a member.
    pub fn member(&self, id: MemberId, act: MemberAct) -> String {
        let act = match act {
            MemberAct::Rights => "rights",
            MemberAct::Reset => "reset",
            MemberAct::Remove => "remove",
        };
        self.address(&format!("/members/{}/{act}", id.0), &[])
    }

    /// The same place in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self { language, as_of: self.as_of.clone() }
    }

    /// The same place in the present.
    #[must_use]
    pub fn in_the_present(&self) -> Self {
        Self::now(self.language)
    }

    /// The same place as of a position.
    #[must_use]
    pub fn as_of_position(&self, position: i32, on: &str) -> Self {
        let as_of = vec![("as_of", position.to_string()), ("on", on.to_owned())];
        Self { language: self.language, as_of }
    }
}

/// What is done to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberAct {
    Rights,
    Reset,
    Remove,
}

/// An address as somebody asked to be led to, if it is a path of ours: one slash first and neither a second nor a
/// backslash, which browsers take for the start of another host; and nothing but what stands in an address as it is.
pub fn inside(address: &str) -> Option<&str> {
    let mut bytes = address.bytes();
    let is_path = bytes.next() == Some(b'/') && !matches!(bytes.next(), Some(b'/' | b'\\'));
    let is_sound = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (is_path && is_sound).then_some(address)
}

/// A filter as the pairs of a query.
fn pairs(filter: &Filter) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        ("participant", text(&filter.participant)),
        ("plan", text(&filter.plan)),
        ("organisation", text(&filter.organisation)),
        ("theme", text(&filter.theme)),
        ("status", filter.status.map(|it| it.slug().to_owned()).unwrap_or_default()),
        ("attention", filter.attention.map(|it| it.slug().to_owned()).unwrap_or_default()),
        ("dispute", filter.dispute.map(|it| it.slug().to_owned()).unwrap_or_default()),
        ("demonstration", if filter.demonstration { "1".to_owned() } else { String::new() }),
    ]
}

/// The address of an asset, which holds its digest and so never changes its content.
pub fn asset(name: &str) -> String {
    format!("/assets/{name}")
}
