//! The tables that the ledger keeps: which there are, which columns hold words, and which of those search reads.

/// A table of the public record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    /// Whether its rows say until when they hold. Rows of the others hold for good.
    pub has_until: bool,
    /// The columns that hold people's words, which a redaction empties.
    pub words: &'static [&'static str],
    /// The columns that search reads.
    pub searched: &'static [&'static str],
}

/// Every table whose rows the digests cover.
pub const RECORDED: &[Table] = &[
    Table { name: "participants", has_until: false, words: &[], searched: &[] },
    Table {
        name: "participant_revisions",
        has_until: true,
        words: &["name_ko", "name_en", "forum_ko", "forum_en"],
        searched: &["name_ko", "name_en"],
    },
    Table { name: "organisations", has_until: false, words: &[], searched: &[] },
    Table { name: "organisation_revisions", has_until: true, words: &[], searched: &[] },
    Table {
        name: "organisation_names",
        has_until: true,
        words: &["name_ko", "name_en"],
        searched: &["name_ko", "name_en"],
    },
    Table { name: "plans", has_until: false, words: &[], searched: &[] },
    Table {
        name: "plan_revisions",
        has_until: true,
        words: &["title_ko", "title_en"],
        searched: &["title_ko", "title_en"],
    },
    Table { name: "plan_versions", has_until: false, words: &[], searched: &[] },
    Table { name: "periods", has_until: false, words: &[], searched: &[] },
    Table { name: "period_revisions", has_until: true, words: &["label_ko", "label_en"], searched: &[] },
    Table { name: "commitments", has_until: false, words: &[], searched: &[] },
    Table {
        name: "commitment_revisions",
        has_until: true,
        words: &["title_ko", "title_en", "theme_ko", "theme_en", "note_ko", "note_en"],
        searched: &[
            "number",
            "ogp_id",
            "title_ko",
            "title_en",
            "short_title",
            "theme_ko",
            "theme_en",
            "lead_written",
        ],
    },
    Table {
        name: "commitment_texts",
        has_until: true,
        words: &["text_ko", "text_en"],
        searched: &["text_ko", "text_en"],
    },
    Table {
        name: "commitment_organisations",
        has_until: true,
        words: &["division_ko", "division_en"],
        searched: &[],
    },
    Table { name: "commitment_areas", has_until: true, words: &[], searched: &[] },
    Table { name: "commitment_links", has_until: true, words: &["note_ko", "note_en"], searched: &[] },
    Table { name: "ogp_cells", has_until: true, words: &["text"], searched: &[] },
    Table { name: "milestones", has_until: false, words: &[], searched: &[] },
    Table {
        name: "milestone_revisions",
        has_until: true,
        words: &["title_ko", "title_en"],
        searched: &["title_ko", "title_en"],
    },
    Table { name: "reports", has_until: false, words: &[], searched: &[] },
    Table {
        name: "report_revisions",
        has_until: true,
        words: &[
            "text_ko",
            "text_en",
            "difficulties_ko",
            "difficulties_en",
            "next_step_ko",
            "next_step_en",
            "no_evidence_ko",
            "no_evidence_en",
        ],
        searched: &["text_ko", "text_en", "difficulties_ko", "difficulties_en"],
    },
    Table { name: "reviews", has_until: false, words: &[], searched: &[] },
    Table {
        name: "review_revisions",
        has_until: true,
        words: &["text_ko", "text_en"],
        searched: &["text_ko", "text_en"],
    },
    Table { name: "answers", has_until: false, words: &[], searched: &[] },
    Table {
        name: "answer_revisions",
        has_until: true,
        words: &["text_ko", "text_en"],
        searched: &["text_ko", "text_en"],
    },
    Table { name: "evidence", has_until: false, words: &[], searched: &[] },
    Table {
        name: "evidence_revisions",
        has_until: true,
        words: &["url", "title_ko", "title_en", "archive_url"],
        searched: &[],
    },
    Table {
        name: "assessments",
        has_until: true,
        words: &["value_text", "rationale_ko", "rationale_en"],
        searched: &[],
    },
];

/// The recorded table of this name.
pub fn by_name(name: &str) -> Option<&'static Table> {
    RECORDED.iter().find(|it| it.name == name)
}
