//! What the record knows already of the commitments in OGP's file.
//!
//! What came from OGP's file is kept up to date by it. What is known from elsewhere keeps what it says of participants
//! and plans, and is only filled up.

use std::collections::{HashMap, HashSet};

use diesel::{QueryResult, SqliteConnection};

use crate::domain::commitment::Commitment;
use crate::domain::id::{CommitmentId, ParticipantId, PlanId, Position};
use crate::domain::indicator::{Indicator, Mark};
use crate::domain::participant::Participant;
use crate::domain::plan::Plan;
use crate::export::ogp::ATTRIBUTION;
use crate::store;
use crate::store::lookup::Lookup;

/// The record's own participants, plans and commitments, as far as they are OGP's.
#[derive(Debug, Default)]
pub struct Known {
    participants: Vec<Participant>,
    plans: Vec<Plan>,
    commitments: HashMap<String, Commitment>,
    /// Those without an OGP id, by plan and number.
    without_id: HashMap<(PlanId, String), Vec<Commitment>>,
    kept: HashMap<CommitmentId, Vec<String>>,
    marks: HashMap<(CommitmentId, Indicator), KnownMark>,
    taken: HashSet<String>,
}

/// A transcription in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMark {
    pub mark: Option<Mark>,
    pub is_ours: bool,
}

/// Whether something was written by an earlier import of OGP's file.
pub fn is_ours(source: &Option<String>) -> bool {
    source.as_deref() == Some(ATTRIBUTION)
}

impl Known {
    /// Reads what the record knows at a position.
    ///
    /// # Errors
    /// The database's own.
    pub fn load(conn: &mut SqliteConnection, at: Position) -> QueryResult<Self> {
        const A_PAGE: i64 = 1000;
        let lookup = Lookup::load(conn, at)?;
        let mut known = Self {
            participants: lookup.participants().into_iter().cloned().collect(),
            plans: lookup.plans().into_iter().cloned().collect(),
            ..Self::default()
        };
        let mut after = CommitmentId(0);
        loop {
            let page = store::commitments::page(conn, at, after, A_PAGE)?;
            let Some(last) = page.last() else { break };
            after = last.id;
            page.into_iter().for_each(|it| known.add(it));
        }
        for (id, heading) in store::ogp::kept_headings(conn, at)? {
            known.kept.entry(id).or_default().push(heading);
        }
        for it in store::ogp::transcriptions(conn, at)? {
            let mark =
                it.term.map(Mark::Term).or(it.missing.map(Mark::Missing)).or(it.value_text.map(Mark::Text));
            let known_mark = KnownMark { mark, is_ours: is_ours(&it.source) };
            known.marks.insert((it.commitment_id, it.indicator), known_mark);
        }
        Ok(known)
    }

    fn add(&mut self, commitment: Commitment) {
        self.taken.insert(commitment.key.clone());
        match (&commitment.content.ogp_id, &commitment.content.number) {
            (Some(id), _) => {
                self.commitments.insert(id.clone(), commitment);
            }
            (None, Some(number)) => {
                let place = (commitment.plan_id, number.clone());
                self.without_id.entry(place).or_default().push(commitment);
            }
            (None, None) => {}
        }
    }

    /// The participant whose OGP ids begin with these letters.
    pub fn participant(&self, prefix: &str) -> Option<&Participant> {
        let is_own = |it: &&Participant| it.content.ogp_prefix.as_deref() == Some(prefix);
        let key = prefix.to_lowercase();
        self.participants.iter().find(is_own).or_else(|| self.participants.iter().find(|it| it.key == key))
    }

    /// A plan of a participant, by its number.
    pub fn plan(&self, participant: ParticipantId, number: i32) -> Option<&Plan> {
        let is_it = |it: &&Plan| it.participant_id == participant && it.content.number == number;
        self.plans.iter().find(is_it)
    }

    /// The commitment with this OGP id, or else the only one of its plan that has its number and no OGP id yet; none
    /// whose key is in `used`.
    pub fn commitment(
        &self,
        ogp_id: &str,
        plan: Option<PlanId>,
        number: Option<&str>,
        used: &HashSet<String>,
    ) -> Option<&Commitment> {
        let by_number = || match self.without_id.get(&(plan?, number?.to_owned()))?.as_slice() {
            [only] if !used.contains(&only.key) => Some(only),
            _ => None,
        };
        self.commitments.get(ogp_id).or_else(by_number)
    }

    /// Whether a key is given already.
    pub fn is_taken(&self, key: &str) -> bool {
        self.taken.contains(key)
    }

    /// The headings of the cells that are kept for a commitment.
    pub fn kept(&self, id: CommitmentId) -> &[String] {
        self.kept.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What is transcribed for a commitment.
    pub fn mark(&self, id: CommitmentId, indicator: Indicator) -> Option<&KnownMark> {
        self.marks.get(&(id, indicator))
    }
}
