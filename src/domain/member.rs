//! Members: who may sign in, for which organisation, and what for. Private: the public record names organisations.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{ExpressionMethods as _, Insertable, Queryable, Selectable};
use unicode_normalization::UnicodeNormalization as _;

use super::id::{MemberId, OrganisationId, ParticipantId, SessionId};
use super::organisation::OrganisationKind;
use super::vocabulary::vocabulary;
use crate::schema::{access_log, members, permission_changes, sessions};

vocabulary! {
    /// What a member does. Every membership is of one organisation and one participant.
    Role "role" {
        /// Reports for a ministry.
        Reporter = "reporter";
        /// Reviews for civil society.
        Reviewer = "reviewer";
        /// Assesses for the IRM.
        Assessor = "assessor";
        /// Runs the plan and invites the others.
        Secretariat = "secretariat";
    }
}

impl Role {
    /// Whether members of such an organisation may hold the role. The forum's office is a part of a ministry here and
    /// a body of its own there, so a secretariat may be of any kind.
    pub fn may_be_held_in(self, kind: OrganisationKind) -> bool {
        match self {
            Self::Reporter => kind == OrganisationKind::Ministry,
            Self::Reviewer => kind == OrganisationKind::CivilSociety,
            Self::Assessor => kind == OrganisationKind::Irm,
            Self::Secretariat => true,
        }
    }

    /// How long a session lives without a request: a working day, and less for who may change people's rights.
    pub fn idle_limit(self) -> TimeDelta {
        match self {
            Self::Secretariat => TimeDelta::hours(2),
            Self::Reporter | Self::Reviewer | Self::Assessor => TimeDelta::hours(8),
        }
    }
}

vocabulary! {
    /// What a one-time link is for.
    LinkPurpose "link_purpose" {
        Invite = "invite";
        Reset = "reset";
    }
}

vocabulary! {
    /// What somebody did, or tried, to come in or go.
    AccessEvent "access_event" {
        SignIn = "sign_in";
        SignOut = "sign_out";
        /// A one-time link was used.
        Link = "link";
        PasswordChange = "password_change";
        /// Other sessions were ended.
        SessionsEnd = "sessions_end";
    }
}

vocabulary! {
    /// Whether it was let through.
    AccessOutcome "access_outcome" {
        Done = "done";
        Refused = "refused";
    }
}

vocabulary! {
    /// What was done to a member's rights.
    RightsChange "rights_change" {
        Invited = "invited";
        /// A link to set a new password was made.
        Reset = "reset";
        /// The link was used.
        Accepted = "accepted";
        Password = "password";
        /// Role or organisation.
        Rights = "rights";
        Removed = "removed";
    }
}

/// Somebody who may sign in, or could before being removed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Member {
    pub id: MemberId,
    /// In lower case.
    pub email: String,
    pub name: String,
    pub organisation_id: OrganisationId,
    pub participant_id: ParticipantId,
    pub role: Role,
    /// The division or office that the public record names beside the organisation.
    pub office: String,
    /// Whether the invitation was accepted.
    #[diesel(
        select_expression = members::password_hash.is_not_null(),
        select_expression_type = diesel::dsl::IsNotNull<members::password_hash>,
    )]
    pub has_password: bool,
    pub created_at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
}

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq, Insertable)]
#[diesel(table_name = members, check_for_backend(diesel::sqlite::Sqlite))]
pub struct NewMember {
    pub email: String,
    pub name: String,
    pub organisation_id: OrganisationId,
    pub participant_id: ParticipantId,
    pub role: Role,
    /// The division or office that the public record names beside the organisation; empty if it names none.
    pub office: String,
}

/// Where a member is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Session {
    pub id: SessionId,
    pub member_id: MemberId,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub user_agent: String,
}

impl Session {
    /// How long a session lives at most.
    pub const LONGEST: TimeDelta = TimeDelta::days(7);

    /// Whether it still holds for a member of that role.
    pub fn holds(&self, role: Role, now: DateTime<Utc>) -> bool {
        now < self.expires_at && now.signed_duration_since(self.last_seen_at) < role.idle_limit()
    }
}

/// A line of the access log.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = access_log, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Access {
    pub at: DateTime<Utc>,
    /// None where the address that was typed is no member's.
    pub member_id: Option<MemberId>,
    pub organisation_id: Option<OrganisationId>,
    pub what: AccessEvent,
    pub outcome: AccessOutcome,
    /// The network address of who asked.
    pub address: String,
}

/// A line of the history of rights.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = permission_changes, check_for_backend(diesel::sqlite::Sqlite))]
pub struct PermissionChange {
    pub at: DateTime<Utc>,
    /// None for the command line.
    pub by_id: Option<MemberId>,
    pub member_id: MemberId,
    pub what: RightsChange,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// An e-mail address as members are known by it: NFC, in lower case. None if the text cannot be one.
pub fn normalised_email(text: &str) -> Option<String> {
    let email: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
    let (local, host) = email.split_once('@')?;
    let is_sound = !local.is_empty()
        && !host.is_empty()
        && !host.contains('@')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && email.chars().count() <= 254
        && !email.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c));
    is_sound.then_some(email)
}
