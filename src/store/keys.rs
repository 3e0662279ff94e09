//! Every key of a kind of thing at once, for whoever has many to look up.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};

/// A kind of thing that has a key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    Participant,
    Organisation,
    Plan,
    Period,
    Commitment,
    Milestone,
    Report,
    Review,
    Evidence,
}

/// A key with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Keyed {
    #[diesel(sql_type = Integer)]
    pub id: i32,
    #[diesel(sql_type = Text)]
    pub key: String,
    /// The key of what it belongs to: the participant of a plan or organisation, the plan of a commitment or period,
    /// the commitment of a milestone, report or review, the report or review of a piece of evidence.
    #[diesel(sql_type = Nullable<Text>)]
    pub parent: Option<String>,
}

/// Every key of this kind, whenever it was given, oldest first.
pub fn all(conn: &mut SqliteConnection, thing: Thing) -> QueryResult<Vec<Keyed>> {
    let of_commitment = |table: &str| {
        format!(
            "SELECT t.id, t.key, p.key AS parent FROM {table} t
             JOIN commitments p ON p.id = t.commitment_id ORDER BY t.id"
        )
    };
    let of_plan = |table: &str| {
        format!(
            "SELECT t.id, t.key, p.key AS parent FROM {table} t JOIN plans p ON p.id = t.plan_id ORDER BY t.id"
        )
    };
    let of_participant = |table: &str| {
        format!(
            "SELECT t.id, t.key, p.key AS parent FROM {table} t
             LEFT JOIN participants p ON p.id = t.participant_id ORDER BY t.id"
        )
    };
    let query = match thing {
        Thing::Participant => "SELECT id, key, NULL AS parent FROM participants ORDER BY id".to_owned(),
        Thing::Organisation => of_participant("organisations"),
        Thing::Plan => of_participant("plans"),
        Thing::Period => of_plan("periods"),
        Thing::Commitment => of_plan("commitments"),
        Thing::Milestone => of_commitment("milestones"),
        Thing::Report => of_commitment("reports"),
        Thing::Review => of_commitment("reviews"),
        Thing::Evidence => "SELECT t.id, t.key, coalesce(r.key, v.key) AS parent FROM evidence t
             LEFT JOIN reports r ON r.id = t.report_id LEFT JOIN reviews v ON v.id = t.review_id ORDER BY t.id"
            .to_owned(),
    };
    diesel::sql_query(query).load(conn)
}
