//! What an import asks of each data set: what tells its rows apart, what a row cannot do without, what never changes,
//! and what is the text of a plan.

use super::things::Thing;

/// The rules of one data set.
#[derive(Debug)]
pub struct Rules {
    pub dataset: &'static str,
    /// The columns that tell one row from another.
    pub identity: &'static [&'static str],
    /// Those of them that may be empty, or missing from the file.
    pub may_be_empty: &'static [&'static str],
    /// The kind of thing whose key the column `key` holds.
    pub thing: Option<Thing>,
    /// The columns that no row can do without, beside the identity.
    pub required: &'static [&'static str],
    /// What a new row says in a column that the file does not have.
    pub defaults: &'static [(&'static str, &'static str)],
    /// The columns that hold for good once the thing is recorded.
    pub fixed: &'static [&'static str],
    /// The columns that are the text of a plan: in a plan that is no draft, changing one is an amendment.
    pub plan_text: &'static [&'static str],
}

/// Nothing asked for; what each data set says otherwise is below.
const PLAIN: Rules = Rules {
    dataset: "",
    identity: &["key"],
    may_be_empty: &[],
    thing: None,
    required: &[],
    defaults: &[],
    fixed: &[],
    plan_text: &[],
};

const ALL: &[Rules] = &[
    Rules {
        dataset: "participants",
        thing: Some(Thing::Participant),
        required: &["level", "time_zone", "is_demonstration"],
        defaults: &[("is_demonstration", "false")],
        ..PLAIN
    },
    Rules {
        dataset: "organisations",
        thing: Some(Thing::Organisation),
        required: &["kind"],
        fixed: &["participant"],
        ..PLAIN
    },
    Rules {
        dataset: "organisation_names",
        identity: &["organisation", "name_from"],
        may_be_empty: &["name_from"],
        ..PLAIN
    },
    Rules {
        dataset: "plans",
        thing: Some(Thing::Plan),
        required: &["participant", "number", "stage", "generation"],
        fixed: &["participant"],
        plan_text: &[
            "title_ko",
            "title_en",
            "start_written",
            "start_on",
            "start_precision",
            "end_written",
            "end_on",
            "end_precision",
        ],
        ..PLAIN
    },
    Rules {
        dataset: "plan_versions",
        identity: &["plan", "number"],
        fixed: &["submitted_on", "source"],
        ..PLAIN
    },
    Rules {
        dataset: "periods",
        thing: Some(Thing::Period),
        required: &["plan", "starts_on", "ends_on", "silent_from"],
        fixed: &["plan"],
        ..PLAIN
    },
    Rules {
        dataset: "commitments",
        thing: Some(Thing::Commitment),
        required: &["plan", "ordinal", "unit", "standing", "areas_coded"],
        defaults: &[("unit", "commitment"), ("standing", "in_plan"), ("areas_coded", "false")],
        fixed: &["plan"],
        plan_text: &[
            "number",
            "standing",
            "title_ko",
            "title_en",
            "theme_ko",
            "theme_en",
            "lead_written",
            "supporting_written",
            "start_written",
            "start_on",
            "start_precision",
            "end_written",
            "end_on",
            "end_precision",
        ],
        ..PLAIN
    },
    Rules {
        dataset: "commitment_texts",
        identity: &["commitment", "field"],
        plan_text: &["text_ko", "text_en"],
        ..PLAIN
    },
    Rules {
        dataset: "commitment_organisations",
        identity: &["commitment", "organisation", "role"],
        required: &["ordinal"],
        plan_text: &["ordinal", "division_ko", "division_en"],
        ..PLAIN
    },
    Rules {
        dataset: "commitment_areas",
        identity: &["commitment", "area"],
        required: &["area_value"],
        ..PLAIN
    },
    Rules {
        dataset: "commitment_links",
        identity: &["commitment", "link_kind", "other_commitment"],
        ..PLAIN
    },
    Rules { dataset: "ogp_cells", identity: &["commitment", "heading"], ..PLAIN },
    Rules {
        dataset: "milestones",
        thing: Some(Thing::Milestone),
        required: &["commitment", "ordinal", "standing"],
        defaults: &[("standing", "in_plan")],
        fixed: &["commitment"],
        plan_text: &[
            "number",
            "standing",
            "title_ko",
            "title_en",
            "start_written",
            "start_on",
            "start_precision",
            "due_written",
            "due_on",
            "due_precision",
            "responsible",
            "responsible_written",
        ],
        ..PLAIN
    },
    Rules {
        dataset: "reports",
        thing: Some(Thing::Report),
        required: &["commitment", "organisation", "reported_status", "entered_later", "is_retracted"],
        defaults: &[("entered_later", "false"), ("is_retracted", "false")],
        fixed: &["commitment", "milestone", "organisation", "period", "entered_later"],
        ..PLAIN
    },
    Rules {
        dataset: "reviews",
        thing: Some(Thing::Review),
        required: &["commitment", "organisation", "reviewed_status", "is_retracted"],
        defaults: &[("is_retracted", "false")],
        fixed: &["commitment", "milestone", "organisation", "period"],
        ..PLAIN
    },
    Rules {
        dataset: "evidence",
        thing: Some(Thing::Evidence),
        required: &["evidence_kind", "url"],
        fixed: &["report", "review"],
        ..PLAIN
    },
    Rules {
        dataset: "assessments",
        identity: &["commitment", "indicator", "how_entered", "entered_by"],
        may_be_empty: &["entered_by"],
        required: &["product"],
        ..PLAIN
    },
    Rules { dataset: "irm_reports", identity: &["plan", "product"], ..PLAIN },
];

/// The rules of the data set of this name; none for one that cannot be imported.
pub fn of(dataset: &str) -> Option<&'static Rules> {
    ALL.iter().find(|it| it.dataset == dataset)
}

impl Rules {
    /// The columns without which a file cannot say which rows it means.
    pub fn key_columns(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.identity.iter().copied().filter(|it| !self.may_be_empty.contains(it))
    }
}

/// A data set that is not imported: the columns by which its file is known, and the message that says why and what to
/// do.
pub const REFUSED: &[(&str, &[&str], &str)] = &[
    ("amendments", &["changed_field", "thing"], "fault-amendments-not-imported"),
    ("ledger", &["digest", "recorded_at"], "fault-ledger-not-imported"),
];
