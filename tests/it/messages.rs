//! The wording: complete and alike in both languages, and OGP's own words where they are OGP's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jikim::domain::agreement::Undefined;
use jikim::domain::assessment::HowEntered;
use jikim::domain::commitment::{LinkKind, OrganisationRole, Standing, TextField, Unit};
use jikim::domain::derived_shown::Derived;
use jikim::domain::dispute::{DisputeState, SettledBy};
use jikim::domain::evidence::EvidenceKind;
use jikim::domain::filter::Attention;
use jikim::domain::indicator::{Generation, Indicator, Product, ScaleLevel, Term};
use jikim::domain::ledger_entry::{EntryKind, RowAction};
use jikim::domain::member::{AccessEvent, AccessOutcome, LinkPurpose, RightsChange, Role};
use jikim::domain::ogp_value::OgpValue;
use jikim::domain::organisation::OrganisationKind;
use jikim::domain::participant::{Level, Region};
use jikim::domain::plan::PlanStage;
use jikim::domain::plan_chart::PlanChart;
use jikim::domain::policy_area::{AreaValue, PolicyArea};
use jikim::domain::progress::State;
use jikim::domain::report::ReportedStatus;
use jikim::domain::request::{Outcome, Refusal, RequestCategory, RequestState};
use jikim::domain::review::ReviewedStatus;
use jikim::domain::sheet::SheetFormat;
use jikim::domain::vocabulary::{Language, Missing, Origin, Precision, Vocabulary};
use jikim::export;
use jikim::messages;

/// The families and messages of every vocabulary.
fn vocabularies() -> BTreeMap<&'static str, Vec<&'static str>> {
    fn of<V: Vocabulary>() -> (&'static str, Vec<&'static str>) {
        (V::NAME, V::ALL.iter().map(|it| it.message()).collect())
    }
    BTreeMap::from([
        of::<Language>(),
        of::<Origin>(),
        of::<Precision>(),
        of::<Missing>(),
        of::<Generation>(),
        of::<Product>(),
        of::<Term>(),
        of::<Indicator>(),
        of::<Derived>(),
        of::<ScaleLevel>(),
        of::<Undefined>(),
        of::<PolicyArea>(),
        of::<AreaValue>(),
        of::<Level>(),
        of::<Region>(),
        of::<OrganisationKind>(),
        of::<OrganisationRole>(),
        of::<PlanStage>(),
        of::<Unit>(),
        of::<Standing>(),
        of::<LinkKind>(),
        of::<TextField>(),
        of::<ReportedStatus>(),
        of::<ReviewedStatus>(),
        of::<EvidenceKind>(),
        of::<HowEntered>(),
        of::<EntryKind>(),
        of::<RowAction>(),
        of::<Role>(),
        of::<LinkPurpose>(),
        of::<AccessEvent>(),
        of::<AccessOutcome>(),
        of::<RightsChange>(),
        of::<RequestCategory>(),
        of::<Refusal>(),
        of::<Outcome>(),
        of::<RequestState>(),
        of::<State>(),
        of::<Attention>(),
        of::<SheetFormat>(),
        of::<DisputeState>(),
        of::<SettledBy>(),
        of::<PlanChart>(),
        of::<OgpValue>(),
    ])
}

/// The vocabularies whose terms the methodology page explains.
const EXPLAINED: &[&str] = &[
    "state",
    "reported_status",
    "reviewed_status",
    "attention",
    "dispute_state",
    "settled_by",
    "evidence_kind",
    "origin",
    "missing",
    "precision",
    "unit",
    "standing",
    "plan_stage",
    "generation",
    "product",
    "indicator",
    "derived",
    "scale_level",
    "undefined",
    "link_kind",
    "how_entered",
    "entry_kind",
];

/// Those of `ids` for which a language has no words.
fn unworded(ids: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut missing = Vec::new();
    for id in ids {
        for language in Language::ALL {
            if messages::text(*language, &id) == id {
                missing.push(format!("{}: {id}", language.slug()));
            }
        }
    }
    missing
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The messages and attributes (as `id.attribute`) that the files of a language define, each with its
/// file and as often as it is defined.
fn defined(language: Language) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(src().join("messages").join(language.slug())).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut message = String::new();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let Some((name, _)) = line.split_once('=') else { continue };
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                message = name.trim().to_owned();
                all.push((file.clone(), message.clone()));
            } else if let Some(attribute) = line.trim_start().strip_prefix('.') {
                let attribute = attribute.split('=').next().unwrap_or_default().trim();
                all.push((file.clone(), format!("{message}.{attribute}")));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn the_files_of_both_languages_are_sound() {
    for language in Language::ALL {
        let faults = messages::faults(*language);
        assert!(faults.is_empty(), "{}: {faults:?}", language.slug());
    }
}

#[test]
fn both_languages_say_the_same_things_once() {
    let (ko, en) = (defined(Language::Ko), defined(Language::En));
    assert!(ko.len() > 500, "only {} messages were found", ko.len());
    let differing: Vec<_> =
        ko.iter().filter(|it| !en.contains(it)).chain(en.iter().filter(|it| !ko.contains(it))).collect();
    assert!(differing.is_empty(), "in one language only, or in another file: {differing:?}");
    let names: BTreeSet<&String> = ko.iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), ko.len(), "a message is defined twice");
}

#[test]
fn every_vocabulary_is_looked_at() {
    let known = vocabularies();
    let mut found = 0;
    for entry in std::fs::read_dir(src().join("domain")).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for part in source.split("\nvocabulary! {").skip(1) {
            let family = part.split('"').nth(1).unwrap();
            assert!(known.contains_key(family), "{family} is in no test");
            found += 1;
        }
    }
    assert_eq!(found, known.len());
}

#[test]
fn every_term_has_a_label_in_both_languages() {
    let ids = vocabularies().into_values().flatten().map(str::to_owned);
    assert_eq!(unworded(ids), Vec::<String>::new());
}

#[test]
fn every_term_of_the_rules_is_explained_in_both_languages() {
    let all = vocabularies();
    let ids = EXPLAINED.iter().flat_map(|family| all.get(family).unwrap()).map(|id| format!("{id}.about"));
    assert_eq!(unworded(ids), Vec::<String>::new());
}

#[test]
fn no_two_terms_of_a_vocabulary_share_a_label() {
    for (family, ids) in vocabularies() {
        for language in Language::ALL {
            let labels: BTreeSet<&str> = ids.iter().map(|id| messages::text(*language, id)).collect();
            assert_eq!(labels.len(), ids.len(), "{family} in {}", language.slug());
        }
    }
}

#[test]
fn english_labels_of_ogps_words_are_ogps_to_the_letter() {
    for indicator in Indicator::ALL {
        for step in indicator.scale() {
            assert_eq!(messages::label(Language::En, step.term), step.label);
            assert_eq!(messages::text(Language::En, indicator.message_of(step.term)), step.label);
        }
    }
    for area in PolicyArea::ALL {
        assert_eq!(messages::label(Language::En, *area), area.heading());
    }
    for level in Level::ALL {
        assert_eq!(messages::label(Language::En, *level), level.ogp());
    }
    for region in Region::ALL {
        assert_eq!(messages::label(Language::En, *region), region.ogp());
    }
}

#[test]
fn every_data_set_and_column_has_its_meaning_in_both_languages() {
    let mut ids = vec!["dataset-ogp".to_owned(), "dataset-ogp.about".to_owned()];
    for dataset in export::ALL {
        ids.extend([format!("dataset-{}", dataset.name), format!("dataset-{}.about", dataset.name)]);
        for column in (dataset.columns)() {
            // OGP's own headings are their own meaning; what the file holds under them is said once for each kind.
            match column.about {
                Some(id) => ids.push(id.to_owned()),
                None => {
                    ids.extend([format!("column-{}", column.name), format!("column-{}.heading", column.name)])
                }
            }
        }
    }
    assert_eq!(unworded(ids), Vec::<String>::new());
}

#[test]
fn no_two_columns_of_a_data_set_share_a_heading() {
    for dataset in export::ALL {
        for language in Language::ALL {
            let columns = (dataset.columns)();
            let headings: BTreeSet<String> = columns
                .iter()
                .map(|it| messages::text(*language, &format!("column-{}.heading", it.name)).to_owned())
                .collect();
            assert_eq!(headings.len(), columns.len(), "{} in {}", dataset.name, language.slug());
        }
    }
}

#[test]
fn no_meaning_is_kept_for_a_data_set_or_column_that_is_not_there() {
    let mut known: BTreeSet<String> = BTreeSet::from(["dataset-ogp".to_owned()]);
    for dataset in export::ALL {
        known.insert(format!("dataset-{}", dataset.name));
        known.extend((dataset.columns)().iter().map(|it| format!("column-{}", it.name)));
    }
    known.extend(vocabularies().into_values().flatten().map(str::to_owned));
    let kept =
        defined(Language::En).into_iter().filter(|(file, _)| file == "columns.ftl" || file == "terms.ftl");
    let stale: Vec<String> =
        kept.map(|(_, name)| name).filter(|it| !it.contains('.') && !known.contains(it)).collect();
    assert_eq!(stale, Vec::<String>::new());
}

#[test]
fn every_topic_of_the_methodology_has_a_title_and_its_paragraphs_in_order() {
    let mut topics: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for id in messages::ids(Language::En) {
        let Some(rest) = id.strip_prefix("methodology-") else { continue };
        if let Some((topic, part)) = rest.rsplit_once('-') {
            topics.entry(topic.to_owned()).or_default().push(part.to_owned());
        }
    }
    assert!(topics.len() > 20, "only {} topics were found", topics.len());
    for (topic, parts) in topics {
        let paragraphs = (1..parts.len()).map(|n| format!("text{n}"));
        let expected: Vec<String> = std::iter::once("title".to_owned()).chain(paragraphs).collect();
        assert_eq!(parts, expected, "{topic}");
    }
}

/// Messages of pages whose ids are put together when they are asked for.
const BUILT: &[&str] = &[
    "filter-attention",
    "filter-dispute",
    "filter-organisation",
    "filter-participant",
    "filter-plan",
    "filter-status",
    "filter-theme",
];

/// The sources under a folder of `src`.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            all.push((path, source));
        }
    }
    all
}

/// The ids that a source asks for by the name itself: the first literal among the arguments of a call that looks one
/// up.
fn asked_for(source: &str) -> BTreeSet<&str> {
    let calls = ["text(", "format(", "bad(", "t("];
    let mut ids = BTreeSet::new();
    for call in calls {
        for (at, _) in source.match_indices(call) {
            let before = source.get(..at).unwrap().chars().next_back().unwrap_or(' ');
            if before.is_alphanumeric() || matches!(before, '_' | '.') {
                continue;
            }
            let arguments = source.get(at + call.len()..).unwrap();
            let Some((names, rest)) = arguments.split_once('"') else { continue };
            if names.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "_.,".contains(c)) {
                ids.extend(rest.split('"').next());
            }
        }
    }
    ids
}

#[test]
fn every_message_that_a_page_asks_for_is_there_in_both_languages() {
    let mut ids: BTreeSet<String> = BUILT.iter().map(|it| (*it).to_owned()).collect();
    for folder in ["views", "web"] {
        for (path, source) in sources(&src().join(folder)) {
            let asked = asked_for(&source);
            ids.extend(asked.iter().map(|it| (*it).to_owned()));
            if !path.ends_with("mod.rs") && folder == "views" {
                assert!(!asked.is_empty(), "{} asks for no message", path.display());
            }
        }
    }
    assert!(ids.len() > 150, "only {} were found", ids.len());
    let errors: Vec<String> = ids
        .iter()
        .filter(|it| it.starts_with("error-") && !it.contains('.'))
        .map(|it| format!("{it}.title"))
        .collect();
    let known: BTreeSet<String> = defined(Language::Ko).into_iter().map(|(_, name)| name).collect();
    let errors = errors.into_iter().filter(|it| it != "error-home.title");
    let missing: Vec<String> = ids.iter().cloned().chain(errors).filter(|it| !known.contains(it)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_message_of_a_page_is_used() {
    let all: String = sources(&src()).into_iter().map(|(_, source)| source).collect();
    let unused: Vec<String> = defined(Language::En)
        .into_iter()
        .filter(|(file, name)| {
            matches!(
                file.as_str(),
                "assessing.ftl"
                    | "assessors.ftl"
                    | "charts.ftl"
                    | "frame.ftl"
                    | "members.ftl"
                    | "pages.ftl"
                    | "record.ftl"
                    | "reporting.ftl"
                    | "sheets.ftl"
                    | "requests.ftl"
                    | "things.ftl"
            ) && !name.contains('.')
        })
        .map(|(_, name)| name)
        .filter(|name| !all.contains(&format!("\"{name}\"")) && !BUILT.contains(&name.as_str()))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}
