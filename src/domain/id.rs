//! Ids and the position, each of a type of its own, so that none can be taken for another.

use diesel_derive_newtype::DieselNewType;

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident,)+) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, DieselNewType)]
            pub struct $name(pub i32);
        )+
    };
}

ids! {
    /// The place of an entry in the ledger, and so the version of the whole record. The first is 1.
    Position,
    ParticipantId,
    OrganisationId,
    PlanId,
    PeriodId,
    CommitmentId,
    MilestoneId,
    ReportId,
    ReviewId,
    AnswerId,
    EvidenceId,
    MemberId,
    DraftId,
    ReviewDraftId,
    InvitationId,
    SessionId,
}

impl Position {
    /// Before the first entry: an empty record.
    pub const NONE: Self = Self(0);

    /// The position after this one.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The key of a thing made of its parent's key and its own number: `2.1` of plan `kr-5` is `kr-5-2_1`.
/// Letters are lowered, every other run of characters becomes `_`; `None` where nothing remains.
pub fn key_part(number: &str) -> Option<String> {
    let mut part = String::new();
    for c in number.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            part.push(c);
        } else if !part.ends_with('_') {
            part.push('_');
        }
    }
    let part = part.trim_matches('_');
    (!part.is_empty()).then(|| part.to_owned())
}

/// The first of `wanted`, `wantedb`, `wantedc` … that is not `taken`: two real commitments of one plan share a number.
pub fn free_key(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let letters = || 'b'..='z';
    letters()
        .map(|letter| format!("{wanted}{letter}"))
        .chain((2_u32..).map(|n| format!("{wanted}_{n}")))
        .find(|key| !taken(key))
        .unwrap_or_else(|| wanted.to_owned())
}
