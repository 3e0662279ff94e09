//! Search over everything that is said in the record.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use crate::domain::id::Position;
use crate::domain::text::normalised;

/// A commitment, plan or organisation in which words were found.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Hit {
    /// `plan`, `commitment`, `milestone`, `report`, `review`, `answer` or `organisation`.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// The key of the thing whose page shows it.
    #[diesel(sql_type = Text)]
    pub key: String,
}

/// Where `words` are found at a position: each kind of row joined to the thing whose page shows it.
const QUERY: &str = "
SELECT DISTINCT kind, key FROM (
  SELECT 1 AS place, 'plan' AS kind, p.key, r.id FROM search_texts s
    JOIN plan_revisions r ON r.id = s.row_id JOIN plans p ON p.id = r.plan_id
    WHERE s.row_table = 'plan_revisions' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2 AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 2, 'commitment', c.key, r.commitment_id FROM search_texts s
    JOIN commitment_revisions r ON r.id = s.row_id JOIN commitments c ON c.id = r.commitment_id
    WHERE s.row_table = 'commitment_revisions' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2
      AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 3, 'commitment', c.key, r.commitment_id FROM search_texts s
    JOIN commitment_texts r ON r.id = s.row_id JOIN commitments c ON c.id = r.commitment_id
    WHERE s.row_table = 'commitment_texts' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2 AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 4, 'milestone', c.key, m.commitment_id FROM search_texts s
    JOIN milestone_revisions r ON r.id = s.row_id JOIN milestones m ON m.id = r.milestone_id
    JOIN commitments c ON c.id = m.commitment_id
    WHERE s.row_table = 'milestone_revisions' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2
      AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 5, 'report', c.key, q.commitment_id FROM search_texts s
    JOIN report_revisions r ON r.id = s.row_id JOIN reports q ON q.id = r.report_id
    JOIN commitments c ON c.id = q.commitment_id
    WHERE s.row_table = 'report_revisions' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2 AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 6, 'review', c.key, q.commitment_id FROM search_texts s
    JOIN review_revisions r ON r.id = s.row_id JOIN reviews q ON q.id = r.review_id
    JOIN commitments c ON c.id = q.commitment_id
    WHERE s.row_table = 'review_revisions' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2 AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 7, 'answer', c.key, v.commitment_id FROM search_texts s
    JOIN answer_revisions r ON r.id = s.row_id JOIN answers q ON q.id = r.answer_id
    JOIN reviews v ON v.id = q.review_id JOIN commitments c ON c.id = v.commitment_id
    WHERE s.row_table = 'answer_revisions' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2 AND ifnull(r.until > ?2, 1)
  UNION ALL
  SELECT 8, 'organisation', o.key, r.organisation_id FROM search_texts s
    JOIN organisation_names r ON r.id = s.row_id JOIN organisations o ON o.id = r.organisation_id
    WHERE s.row_table = 'organisation_names' AND s.text LIKE ?1 ESCAPE '\\' AND r.since <= ?2
      AND ifnull(r.until > ?2, 1)
) ORDER BY place, id LIMIT ?3";

/// What contains `words`, compared without regard to case, spacing or Unicode form; at most `limit` hits.
pub fn find(conn: &mut SqliteConnection, at: Position, words: &str, limit: i32) -> QueryResult<Vec<Hit>> {
    let words = normalised(words);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let escaped: String =
        words.chars().flat_map(|c| ['\\', c].into_iter().skip(usize::from(!"%_\\".contains(c)))).collect();
    diesel::sql_query(QUERY)
        .bind::<Text, _>(format!("%{escaped}%"))
        .bind::<Integer, _>(at)
        .bind::<Integer, _>(limit)
        .load(conn)
}
