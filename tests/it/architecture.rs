//! Rules about the code: who may use whom, and the small rules of the house.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which layer may use which. A module that is not in the table is a fault.
const MAY_USE: &[(&str, &[&str])] = &[
    ("acts", &["domain", "ledger", "store"]),
    ("charts", &["domain"]),
    (
        "commands",
        &[
            "acts",
            "config",
            "demonstration",
            "domain",
            "export",
            "import",
            "ledger",
            "links",
            "messages",
            "store",
            "views",
            "web",
        ],
    ),
    ("config", &["domain"]),
    ("demonstration", &["acts", "domain", "import", "store"]),
    ("domain", &["schema"]),
    ("export", &["domain", "ledger", "messages", "store"]),
    ("import", &["acts", "domain", "export", "ledger", "messages", "store"]),
    ("ledger", &["domain", "schema"]),
    ("lib", &[]),
    ("links", &["domain"]),
    ("main", &[]),
    ("messages", &["domain"]),
    ("schema", &[]),
    ("store", &["domain", "ledger", "schema"]),
    ("views", &["charts", "domain", "export", "import", "ledger", "links", "messages", "store"]),
    ("web", &["acts", "domain", "export", "import", "ledger", "links", "messages", "store", "views"]),
];

/// Where a library or a name may appear.
const CONFINED: &[(&str, &[&str])] = &[
    ("actix_web::", &["commands", "web"]),
    ("clap::", &["config", "main"]),
    ("jiff::", &["domain"]),
    ("csv::", &["commands", "demonstration", "export", "import", "web"]),
    (
        "diesel::",
        &[
            "acts",
            "commands",
            "demonstration",
            "domain",
            "export",
            "import",
            "ledger",
            "schema",
            "store",
            "web",
        ],
    ),
    ("quick_xml::", &["export", "import"]),
    ("rust_xlsxwriter::", &["export"]),
    ("zip::", &["import"]),
    ("sql_query", &["ledger", "store"]),
    ("maud::", &["charts", "views", "web"]),
    ("html!", &["charts", "views"]),
    ("std::env::", &["commands", "config"]),
    ("Utc::now", &["main"]),
    ("PreEscaped", &[]),
    ("style=", &[]),
    (".transaction(", &[]),
    ("immediate_transaction", &["ledger"]),
];

const LONGEST_FILE: usize = 500;
const LONGEST_LINE: usize = 120;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// The layer of a source file: its first folder, or its own name.
fn layer(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("below src");
    let first = inside.components().next().expect("a part").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The code of a file without comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The layers that a piece of code names after `crate::`, grouped imports included.
fn used(code: &str) -> Vec<String> {
    let mut layers = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if at >= 1 && code.as_bytes().get(at - 1) == Some(&b'$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or_default();
            layers.extend(
                group.split(',').map(|it| it.trim().split("::").next().unwrap_or_default().to_owned()),
            );
        } else {
            layers.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    layers.retain(|it| !it.is_empty());
    layers
}

#[test]
fn layers_use_only_what_the_table_allows() {
    let table: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut faults = Vec::new();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    for path in files {
        let own = layer(&path);
        let text = code(&fs::read_to_string(&path).expect("a source"));
        let Some(allowed) = table.get(own.as_str()) else {
            faults.push(format!("{own} is not in the table"));
            continue;
        };
        for other in used(&text) {
            let is_macro = text.contains(&format!("macro_rules! {other}"));
            if other != own && !allowed.contains(&other.as_str()) && !is_macro {
                faults.push(format!("{}: `{own}` may not use `{other}`", path.display()));
            }
        }
        for (name, places) in CONFINED {
            if text.contains(name) && !places.contains(&own.as_str()) {
                faults.push(format!("{}: `{own}` may not use `{name}`", path.display()));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_file_is_short_and_says_what_it_is() {
    let mut faults = Vec::new();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    sources(&root().join("tests"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).expect("a source");
        let name = path.strip_prefix(root()).expect("below the root").display().to_string();
        if !text.starts_with("//!") {
            faults.push(format!("{name} does not begin with //!"));
        }
        // The schema is a list, and as long as the tables are.
        if text.lines().count() > LONGEST_FILE && name != "src/schema.rs" {
            faults.push(format!("{name} has more than {LONGEST_FILE} lines"));
        }
        for (i, line) in text.lines().enumerate() {
            if line.chars().count() > LONGEST_LINE {
                faults.push(format!("{name}:{} is longer than {LONGEST_LINE} columns", i + 1));
            }
            for mark in
                [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("#[ig", "nore"), concat!("db", "g!(")]
            {
                if line.contains(mark) {
                    faults.push(format!("{name}:{} has {mark}", i + 1));
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn one_function_alone_links_out_of_the_site() {
    let mut files = Vec::new();
    sources(&root().join("src/views"), &mut files);
    let links = |path: &PathBuf| fs::read_to_string(path).expect("a source").contains("nofollow noopener");
    let linking: Vec<PathBuf> = files.into_iter().filter(links).collect();
    assert_eq!(linking, [root().join("src/views/parts.rs")], "use parts::outward");
}
