//! The things that rows name by their keys: those of the record, and those that the same import brings.

use std::collections::{HashMap, HashSet};

use diesel::{QueryResult, SqliteConnection};

use super::engine::ImportError;
use crate::domain::id::{
    CommitmentId, EvidenceId, MilestoneId, OrganisationId, ParticipantId, PeriodId, PlanId, ReportId,
    ReviewId,
};
use crate::export::column::{ColumnInfo, Kind};
use crate::store;
pub use crate::store::keys::Thing;

/// A thing by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    /// None for one that the import brings, until it is written.
    id: Option<i32>,
    parent: String,
}

/// Every thing that a row may name.
#[derive(Debug, Clone, Default)]
pub struct Things {
    known: HashMap<Thing, HashMap<String, Known>>,
    /// The reports and reviews for which there is evidence.
    proven: HashSet<String>,
}

impl Things {
    /// The things of the record that rows of these data sets may name.
    pub fn load(conn: &mut SqliteConnection, datasets: &HashSet<&'static str>) -> QueryResult<Self> {
        let mut things = Self::default();
        let said = ["reports", "reviews", "evidence"].iter().any(|it| datasets.contains(it));
        let mut kinds =
            vec![Thing::Participant, Thing::Organisation, Thing::Plan, Thing::Period, Thing::Commitment];
        if said || datasets.contains("milestones") {
            kinds.push(Thing::Milestone);
        }
        if said {
            kinds.extend([Thing::Report, Thing::Review, Thing::Evidence]);
        }
        for thing in kinds {
            for it in store::keys::all(conn, thing)? {
                things.put(thing, it.key, Some(it.id), it.parent.unwrap_or_default());
            }
        }
        Ok(things)
    }

    fn put(&mut self, thing: Thing, key: String, id: Option<i32>, parent: String) {
        if thing == Thing::Evidence {
            self.proven.insert(parent.clone());
        }
        self.known.entry(thing).or_default().insert(key, Known { id, parent });
    }

    /// Notes a thing that the import brings.
    pub fn bring(&mut self, thing: Thing, key: &str, parent: &str) {
        self.put(thing, key.to_owned(), None, parent.to_owned());
    }

    /// Notes the id that a thing was given.
    pub fn give_id(&mut self, thing: Thing, key: &str, id: i32) {
        if let Some(known) = self.known.get_mut(&thing).and_then(|it| it.get_mut(key)) {
            known.id = Some(id);
        }
    }

    fn find(&self, thing: Thing, key: &str) -> Option<&Known> {
        self.known.get(&thing)?.get(key)
    }

    pub fn has(&self, thing: Thing, key: &str) -> bool {
        self.find(thing, key).is_some()
    }

    /// Whether it is in the record already.
    pub fn is_recorded(&self, thing: Thing, key: &str) -> bool {
        self.find(thing, key).is_some_and(|it| it.id.is_some())
    }

    /// The key of what it belongs to; empty where it belongs to nothing or is not known.
    pub fn parent(&self, thing: Thing, key: &str) -> &str {
        self.find(thing, key).map_or("", |it| &it.parent)
    }

    /// Whether there is evidence for a report or review.
    pub fn is_proven(&self, claim: &str) -> bool {
        self.proven.contains(claim)
    }

    /// The plan that a row belongs to, by the cells that say so; empty for a row of no plan.
    pub fn plan_of(&self, dataset: &str, cell: impl Fn(&str) -> String) -> String {
        let commitment = match dataset {
            "participants" | "organisations" | "organisation_names" => return String::new(),
            "plans" => return cell("key"),
            "plan_versions" | "irm_reports" => return cell("plan"),
            "periods" => return self.parent(Thing::Period, &cell("key")).to_owned(),
            "commitments" => cell("key"),
            "milestones" => self.parent(Thing::Milestone, &cell("key")).to_owned(),
            "reports" => self.parent(Thing::Report, &cell("key")).to_owned(),
            "reviews" => self.parent(Thing::Review, &cell("key")).to_owned(),
            "evidence" => {
                let claim = self.parent(Thing::Evidence, &cell("key"));
                [Thing::Report, Thing::Review].iter().map(|it| self.parent(*it, claim)).collect()
            }
            _ => cell("commitment"),
        };
        self.parent(Thing::Commitment, &commitment).to_owned()
    }

    /// The participant that a row belongs to; empty for a row that belongs to none, as the IRM.
    pub fn participant_of(&self, dataset: &str, cell: impl Fn(&str) -> String) -> String {
        match dataset {
            "participants" => cell("key"),
            "organisations" => self.parent(Thing::Organisation, &cell("key")).to_owned(),
            "organisation_names" => self.parent(Thing::Organisation, &cell("organisation")).to_owned(),
            _ => self.parent(Thing::Plan, &self.plan_of(dataset, cell)).to_owned(),
        }
    }

    /// The id behind a key.
    ///
    /// # Errors
    /// If the thing has none yet: rows are written in the order in which one needs the other.
    fn id(&self, thing: Thing, key: &str) -> Result<i32, ImportError> {
        self.find(thing, key).and_then(|it| it.id).ok_or_else(|| ImportError::Unwritable(key.to_owned()))
    }
}

/// The typed id behind a key, for each kind of thing.
macro_rules! ids {
    ($($function:ident: $thing:ident -> $id:ident;)+) => {
        impl Things {
            $(
                #[doc = concat!("The `", stringify!($id), "` behind a key.")]
                pub fn $function(&self, key: &str) -> Result<$id, ImportError> {
                    self.id(Thing::$thing, key).map($id)
                }
            )+
        }
    };
}

ids! {
    participant: Participant -> ParticipantId;
    organisation: Organisation -> OrganisationId;
    plan: Plan -> PlanId;
    period: Period -> PeriodId;
    commitment: Commitment -> CommitmentId;
    milestone: Milestone -> MilestoneId;
    report: Report -> ReportId;
    review: Review -> ReviewId;
    evidence: Evidence -> EvidenceId;
}

/// The kind of thing that a column names; none for a column that names no other thing.
pub fn named_by(column: &ColumnInfo) -> Option<Thing> {
    if column.kind != Kind::Key {
        return None;
    }
    Some(match column.name {
        "participant" => Thing::Participant,
        "organisation" | "parent" | "successor" | "responsible" | "entered_by" | "checked_by" => {
            Thing::Organisation
        }
        "plan" => Thing::Plan,
        "period" => Thing::Period,
        "commitment" | "other_commitment" => Thing::Commitment,
        "milestone" => Thing::Milestone,
        "report" => Thing::Report,
        "review" => Thing::Review,
        _ => return None,
    })
}

/// The message for a key that names nothing.
pub fn unknown_message(thing: Thing) -> &'static str {
    match thing {
        Thing::Participant => "fault-unknown-participant",
        Thing::Organisation => "fault-unknown-organisation",
        Thing::Plan => "fault-unknown-plan",
        Thing::Period => "fault-unknown-period",
        Thing::Commitment => "fault-unknown-commitment",
        Thing::Milestone => "fault-unknown-milestone",
        Thing::Report => "fault-unknown-report",
        Thing::Review => "fault-unknown-review",
        Thing::Evidence => "fault-unknown-evidence",
    }
}
