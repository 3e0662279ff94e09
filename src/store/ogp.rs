//! What the record has of OGP's file already: the cells it keeps and the values transcribed from it.

use diesel::prelude::*;

use super::holds;
use crate::domain::assessment::HowEntered;
use crate::domain::id::{CommitmentId, Position};
use crate::domain::indicator::{Indicator, Term};
use crate::domain::vocabulary::Missing;
use crate::schema::{assessments, ogp_cells};

/// A value that was transcribed, by the command line or an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Transcription {
    pub commitment_id: CommitmentId,
    pub indicator: Indicator,
    pub term: Option<Term>,
    pub missing: Option<Missing>,
    pub value_text: Option<String>,
    pub source: Option<String>,
}

/// The values that are transcribed.
pub fn transcriptions(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<Transcription>> {
    assessments::table
        .filter(assessments::how_entered.eq(HowEntered::Transcribed))
        .filter(holds!(assessments, at))
        .select((
            assessments::commitment_id,
            assessments::indicator,
            assessments::term,
            assessments::missing,
            assessments::value_text,
            assessments::source,
        ))
        .load(conn)
}

/// The headings of the cells that are kept, by commitment.
pub fn kept_headings(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<(CommitmentId, String)>> {
    ogp_cells::table
        .filter(holds!(ogp_cells, at))
        .order((ogp_cells::commitment_id, ogp_cells::id))
        .select((ogp_cells::commitment_id, ogp_cells::heading))
        .load(conn)
}
