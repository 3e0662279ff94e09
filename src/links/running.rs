//! Addresses of running a plan, and of pages that say what was just done.

use super::{Place, encoded};

/// What was just done, as the page says to which one is led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Reported,
    Corrected,
    Retracted,
    Recorded,
    Opened,
    Submitted,
    Closed,
    Reshaped,
    Mapped,
    /// Somebody was given other rights.
    Rights,
    /// A membership was ended.
    Removed,
}

impl Done {
    const ALL: [Self; 11] = [
        Self::Reported,
        Self::Corrected,
        Self::Retracted,
        Self::Recorded,
        Self::Opened,
        Self::Submitted,
        Self::Closed,
        Self::Reshaped,
        Self::Mapped,
        Self::Rights,
        Self::Removed,
    ];

    fn slug(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Corrected => "corrected",
            Self::Retracted => "retracted",
            Self::Recorded => "recorded",
            Self::Opened => "opened",
            Self::Submitted => "submitted",
            Self::Closed => "closed",
            Self::Reshaped => "reshaped",
            Self::Mapped => "mapped",
            Self::Rights => "rights",
            Self::Removed => "removed",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }

    /// The message that says so.
    pub fn message(self) -> &'static str {
        match self {
            Self::Reported => "done-reported",
            Self::Corrected => "done-corrected",
            Self::Retracted => "done-retracted",
            Self::Recorded => "done-recorded",
            Self::Opened => "done-opened",
            Self::Submitted => "done-submitted",
            Self::Closed => "done-closed",
            Self::Reshaped => "done-reshaped",
            Self::Mapped => "done-mapped",
            Self::Rights => "done-rights",
            Self::Removed => "done-removed",
        }
    }
}

impl Place {
    /// A member's start page, saying what was just done to a report.
    pub fn desk_after(&self, done: Done, report: &str) -> String {
        let query = [("done", done.slug().to_owned()), ("about", report.to_owned())];
        Self::now(self.language).address("/desk", &query)
    }

    /// Where a plan is run, saying what was just done to it.
    pub fn run_plan_after(&self, plan: &str, done: Done) -> String {
        self.address(&format!("/desk/plans/{}", encoded(plan)), &[("done", done.slug().to_owned())])
    }

    /// Where a plan is written by hand, saying what was just done.
    pub fn record_of_plan_after(&self, plan: &str, done: Done) -> String {
        self.address(&format!("/desk/plans/{}/record", encoded(plan)), &[("done", done.slug().to_owned())])
    }

    /// The form for what becomes of an organisation: `rename` or `succeed`.
    pub fn organisation_act(&self, key: &str, act: &str) -> String {
        self.address(&format!("/desk/organisations/{}/{act}", encoded(key)), &[])
    }

    /// The organisations of the secretariat's participant, saying what was just done.
    pub fn organisations_after(&self, done: Done) -> String {
        self.address("/desk/organisations", &[("done", done.slug().to_owned())])
    }

    /// The members of the secretariat's participant, saying what was just done.
    pub fn members_after(&self, done: Done) -> String {
        self.address("/members", &[("done", done.slug().to_owned())])
    }

    /// The form for what is done to whole commitments of a plan.
    pub fn reshape(&self, plan: &str, act: &str) -> String {
        self.address(&format!("/desk/plans/{}/{act}", encoded(plan)), &[])
    }

    /// The form of the map between a plan's commitments and the IRM's units.
    pub fn units(&self, plan: &str) -> String {
        self.address(&format!("/desk/plans/{}/units", encoded(plan)), &[])
    }
}
