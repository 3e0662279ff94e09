//! What a forum does to whole commitments: withdrawing, splitting, merging and carrying them over, as the rows that
//! each comes to. The import's engine writes them, so that an act is one entry, and an amendment where an import is.

use std::collections::HashSet;

use diesel::{QueryResult, SqliteConnection};

use super::engine::{self, ImportError, Prepared};
use super::table::{Row, Table};
use super::things::Thing;
use crate::acts::ActError;
use crate::domain::commitment::{Commitment, CommitmentOrganisation, LinkKind, Standing, Unit};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, Position};
use crate::domain::key;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::vocabulary::{Origin, Vocabulary as _};
use crate::export::{Cells, Dataset};
use crate::store;
use crate::store::lookup::{Day, Lookup};

/// What is done to commitments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reshape {
    /// They leave the plan.
    Withdraw,
    /// One becomes several, and leaves the plan itself.
    Split,
    /// Several become one; those that are not it leave the plan.
    Merge,
    /// They go on in a later plan, and stay in their own.
    Carry,
}

impl Reshape {
    pub const ALL: [Self; 4] = [Self::Withdraw, Self::Split, Self::Merge, Self::Carry];

    /// As it stands in addresses and messages.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Withdraw => "withdraw",
            Self::Split => "split",
            Self::Merge => "merge",
            Self::Carry => "carry",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.slug() == slug)
    }

    /// How the old commitments relate to the new.
    fn link(self) -> Option<LinkKind> {
        match self {
            Self::Withdraw => None,
            Self::Split => Some(LinkKind::SplitInto),
            Self::Merge => Some(LinkKind::MergedInto),
            Self::Carry => Some(LinkKind::CarriedOver),
        }
    }
}

/// A commitment that the act makes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewCommitment {
    pub number: String,
    pub title_ko: String,
    pub title_en: String,
}

impl NewCommitment {
    pub fn is_empty(&self) -> bool {
        [&self.number, &self.title_ko, &self.title_en].iter().all(|it| it.is_empty())
    }
}

/// What somebody wants done; things are named by their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub act: Reshape,
    /// The commitments to which it is done.
    pub commitments: Vec<String>,
    /// Commitments that are there already, and that they become.
    pub into: Vec<String>,
    /// Those that are made for it.
    pub new: Vec<NewCommitment>,
    /// The later plan that a new commitment is carried over to.
    pub plan: String,
}

/// What the act would write.
///
/// # Errors
/// Refused if it makes no sense, with every reason; and as [`engine::prepare`].
pub fn prepare(
    conn: &mut SqliteConnection,
    day: Day,
    plan: &Plan,
    wanted: &Wanted,
) -> Result<Prepared, ImportError> {
    let at = store::entries::last(conn)?;
    let lookup = Lookup::load(conn, at)?;
    let all = store::commitments::in_plan(conn, at, plan.id)?;
    let mut act =
        Reshaping { at, lookup: &lookup, plan, wanted, from: Vec::new(), into: Vec::new(), to: plan };
    let faults = act.find(conn, &all)?;
    ActError::refuse(faults)?;
    let tables = act.tables(conn)?;
    engine::prepare(conn, at, day, &tables)
}

/// The plans that commitments of a plan can be carried over to: later ones of the same participant that are not closed.
pub fn later_plans<'a>(lookup: &'a Lookup, plan: &Plan) -> Vec<&'a Plan> {
    let is_later = |it: &&Plan| {
        it.participant_id == plan.participant_id
            && it.content.number > plan.content.number
            && it.content.stage != PlanStage::Closed
    };
    lookup.plans().into_iter().filter(is_later).collect()
}

/// An act, with what it names.
struct Reshaping<'a> {
    at: Position,
    lookup: &'a Lookup,
    plan: &'a Plan,
    wanted: &'a Wanted,
    from: Vec<Commitment>,
    into: Vec<Commitment>,
    /// The plan in which new commitments are made.
    to: &'a Plan,
}

impl<'a> Reshaping<'a> {
    /// Finds what is named, and everything that stands in the way.
    fn find(&mut self, conn: &mut SqliteConnection, all: &[Commitment]) -> QueryResult<Vec<Fault>> {
        let mut faults = Vec::new();
        for key in &self.wanted.commitments {
            match all.iter().find(|it| it.key == *key && it.content.unit == Unit::Commitment) {
                Some(it) if it.content.standing == Standing::Withdrawn => {
                    faults
                        .push(Fault::new("commitment", "fault-withdrawn-already").with("value", titled(it)));
                }
                Some(it) => self.from.push(it.clone()),
                None => faults.push(Fault::new("commitment", "fault-not-of-this-plan").with("value", key)),
            }
        }
        let is_carried = self.wanted.act == Reshape::Carry;
        if self.plan.content.stage == PlanStage::Closed && !is_carried {
            faults.push(Fault::new("", "fault-plan-text-closed"));
        }
        let later = later_plans(self.lookup, self.plan);
        let keys: Vec<&str> = self.wanted.into.iter().map(String::as_str).collect();
        self.into = store::commitments::with_keys(conn, self.at, &keys)?;
        for it in &self.into {
            let fits = if is_carried {
                later.iter().any(|plan| plan.id == it.plan_id)
            } else {
                it.plan_id == self.plan.id
            };
            if !fits {
                let message = if is_carried { "fault-not-a-later-plan" } else { "fault-not-of-this-plan" };
                faults.push(Fault::new("into", message).with("value", titled(it)));
            } else if it.content.standing == Standing::Withdrawn {
                faults.push(Fault::new("into", "fault-withdrawn-already").with("value", titled(it)));
            }
        }
        if is_carried && !self.wanted.new.is_empty() {
            match later.into_iter().find(|it| it.key == self.wanted.plan) {
                Some(plan) => self.to = self.lookup.plan(plan.id).unwrap_or(self.plan),
                None => {
                    faults.push(Fault::new("plan", "fault-not-a-later-plan").with("value", &self.wanted.plan))
                }
            }
        }
        faults.extend(self.faults_of_number());
        faults.extend(self.faults_of_numbering(conn)?);
        if faults.is_empty() {
            faults.extend(self.faults_of_circles(conn)?);
        }
        Ok(faults)
    }

    /// How many an act takes and leads to.
    fn faults_of_number(&self) -> Vec<Fault> {
        let wanted = self.wanted;
        let (n, targets) = (wanted.commitments.len(), wanted.into.len().saturating_add(wanted.new.len()));
        let remains = wanted.into.iter().any(|it| wanted.commitments.contains(it));
        let mut faults = Vec::new();
        let mut refuse = |holds: bool, field: &'static str, message: &'static str| {
            faults.extend((!holds).then(|| Fault::new(field, message)));
        };
        match wanted.act {
            Reshape::Withdraw => refuse(n > 0, "commitment", "fault-choose-commitment"),
            Reshape::Split => {
                refuse(n == 1, "commitment", "fault-choose-one");
                refuse(targets > 1, "new", "fault-split-into-two");
                refuse(!remains, "into", "fault-into-itself");
            }
            Reshape::Merge => {
                refuse(n > 1 || n == 1 && !remains, "commitment", "fault-choose-two");
                refuse(targets == 1, "into", "fault-one-target");
            }
            Reshape::Carry => {
                refuse(n > 0, "commitment", "fault-choose-commitment");
                refuse(targets == 1, "into", "fault-one-target");
            }
        }
        let is_untitled = |it: &NewCommitment| it.title_ko.is_empty() && it.title_en.is_empty();
        refuse(!wanted.new.iter().any(is_untitled), "new", "fault-title-missing");
        faults
    }

    /// The numbers of new commitments are their own: none is given twice, nor that of one that stays in the plan.
    fn faults_of_numbering(&self, conn: &mut SqliteConnection) -> QueryResult<Vec<Fault>> {
        let leaves = |it: &Commitment| {
            self.wanted.act != Reshape::Carry
                && self.from.iter().any(|own| own.id == it.id)
                && !self.into.iter().any(|own| own.id == it.id)
        };
        let there = store::commitments::in_plan(conn, self.at, self.to.id)?;
        let stays = there.iter().filter(|it| it.content.standing != Standing::Withdrawn && !leaves(it));
        let mut taken: HashSet<&str> = stays.filter_map(|it| it.content.number.as_deref()).collect();
        let numbers = self.wanted.new.iter().map(|it| it.number.trim()).filter(|it| !it.is_empty());
        let twice = numbers.filter(|it| !taken.insert(it));
        Ok(twice.map(|it| Fault::new("new", "fault-number-taken").with("value", it)).collect())
    }

    /// A commitment cannot come of itself, on whatever way.
    fn faults_of_circles(&self, conn: &mut SqliteConnection) -> QueryResult<Vec<Fault>> {
        let mut faults = Vec::new();
        for target in &self.into {
            for from in self.from.iter().filter(|it| it.id != target.id) {
                if comes_to(conn, self.at, target.id, from.id)? {
                    faults.push(Fault::new("into", "fault-links-in-circle").with("value", titled(target)));
                }
            }
        }
        Ok(faults)
    }

    fn tables(&self, conn: &mut SqliteConnection) -> Result<Vec<Table>, ImportError> {
        let mut commitments: Vec<Cells> = Vec::new();
        if self.wanted.act != Reshape::Carry {
            let leaves = self.from.iter().filter(|it| !self.into.iter().any(|own| own.id == it.id));
            commitments.extend(leaves.map(|it| {
                Cells::from([("key", it.key.clone()), ("standing", Standing::Withdrawn.slug().to_owned())])
            }));
        }
        let made = self.made(conn)?;
        let mut targets: Vec<String> = self.into.iter().map(|it| it.key.clone()).collect();
        targets.extend(made.iter().filter_map(|it| it.get("key").cloned()));
        let parts = self.parts(conn, &made)?;
        commitments.extend(made);
        let mut links = Vec::new();
        if let Some(kind) = self.wanted.act.link() {
            for from in &self.from {
                for to in targets.iter().filter(|it| **it != from.key) {
                    links.push(Cells::from([
                        ("commitment", from.key.clone()),
                        ("link_kind", kind.slug().to_owned()),
                        ("other_commitment", to.clone()),
                    ]));
                }
            }
        }
        let named =
            [("commitments", commitments), ("commitment_organisations", parts), ("commitment_links", links)];
        Ok(named.into_iter().filter_map(|(name, rows)| table(name, rows)).collect())
    }

    /// The commitments that are made: they inherit what the plan says of the first of the old ones, but for its words.
    fn made(&self, conn: &mut SqliteConnection) -> QueryResult<Vec<Cells>> {
        let mut taken: HashSet<String> =
            store::keys::all(conn, Thing::Commitment)?.into_iter().map(|it| it.key).collect();
        let there = store::commitments::in_plan(conn, self.at, self.to.id)?;
        let last = there.iter().map(|it| it.content.ordinal).max().unwrap_or_default();
        let old = self.from.first().map(|it| &it.content);
        let mut made = Vec::new();
        for (new, ordinal) in self.wanted.new.iter().zip(last.saturating_add(1)..) {
            let ordinal = ordinal.to_string();
            let own = key::of_commitment(&self.to.key, &new.number, "", &ordinal);
            let own = key::free(&own, |it| taken.contains(it));
            taken.insert(own.clone());
            // Where both languages are given, the plan answers for the translation as well.
            let english = if new.title_ko.is_empty() { Origin::Original } else { Origin::Official };
            let origin = |title: &str, is: Origin| (!title.is_empty()).then(|| is.slug().to_owned());
            let mut cells = Cells::from([
                ("key", own),
                ("plan", self.to.key.clone()),
                ("number", new.number.clone()),
                ("ordinal", ordinal),
                ("title_ko", new.title_ko.clone()),
                ("title_ko_is", origin(&new.title_ko, Origin::Original).unwrap_or_default()),
                ("title_en", new.title_en.clone()),
                ("title_en_is", origin(&new.title_en, english).unwrap_or_default()),
            ]);
            if let Some(old) = old {
                cells.insert("theme_ko", old.theme_ko.clone().unwrap_or_default());
                cells.insert("theme_en", old.theme_en.clone().unwrap_or_default());
                if self.wanted.act != Reshape::Carry {
                    let day = |on: Option<chrono::NaiveDate>| on.map(|it| it.to_string()).unwrap_or_default();
                    let precision = |it: Option<crate::domain::vocabulary::Precision>| {
                        it.map(|it| it.slug().to_owned()).unwrap_or_default()
                    };
                    cells.insert("start_on", day(old.start_on));
                    cells.insert("start_precision", precision(old.start_precision));
                    cells.insert("end_on", day(old.end_on));
                    cells.insert("end_precision", precision(old.end_precision));
                }
            }
            made.push(cells);
        }
        Ok(made)
    }

    /// Who leads and supports the new ones: whoever had a part in the old.
    fn parts(&self, conn: &mut SqliteConnection, made: &[Cells]) -> QueryResult<Vec<Cells>> {
        let ids: Vec<CommitmentId> = self.from.iter().map(|it| it.id).collect();
        let mut parts: Vec<CommitmentOrganisation> = Vec::new();
        for part in store::commitments::organisations(conn, self.at, &ids)? {
            let is_there = |it: &CommitmentOrganisation| {
                it.organisation_id == part.organisation_id && it.role == part.role
            };
            if !parts.iter().any(is_there) {
                parts.push(part);
            }
        }
        let mut rows = Vec::new();
        for key in made.iter().filter_map(|it| it.get("key")) {
            for (part, ordinal) in parts.iter().zip(1_u32..) {
                rows.push(Cells::from([
                    ("commitment", key.clone()),
                    ("organisation", self.lookup.organisation_key(part.organisation_id).to_owned()),
                    ("role", part.role.slug().to_owned()),
                    ("ordinal", ordinal.to_string()),
                    ("division_ko", part.division_ko.clone().unwrap_or_default()),
                    ("division_en", part.division_en.clone().unwrap_or_default()),
                ]));
            }
        }
        Ok(rows)
    }
}

/// Whether one commitment comes to another by way of splits, mergers and later plans.
fn comes_to(
    conn: &mut SqliteConnection,
    at: Position,
    from: CommitmentId,
    goal: CommitmentId,
) -> QueryResult<bool> {
    let (mut waiting, mut seen) = (vec![from], HashSet::new());
    while let Some(id) = waiting.pop() {
        if id == goal {
            return Ok(true);
        }
        if seen.insert(id) {
            let links = store::commitments::links(conn, at, id)?;
            let onward = links.into_iter().filter(|it| it.from_id == id);
            let onward = onward.filter(|it| !matches!(it.kind, LinkKind::CodedAs | LinkKind::ClusteredIn));
            waiting.extend(onward.map(|it| it.to_id));
        }
    }
    Ok(false)
}

/// What a fault calls a commitment.
fn titled(it: &Commitment) -> String {
    let title = it.content.title_ko.as_ref().or(it.content.title_en.as_ref());
    let parts = [it.content.number.as_deref(), title.map(String::as_str)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Rows of a data set; nothing where there are none.
fn table(name: &str, rows: Vec<Cells>) -> Option<Table> {
    let dataset = Dataset::by_name(name).filter(|_| !rows.is_empty())?;
    let rows = rows.into_iter().zip(1_u64..).map(|(cells, line)| Row { line, cells }).collect();
    Some(Table { dataset, rows })
}
