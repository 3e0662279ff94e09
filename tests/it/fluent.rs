//! Our own reading of Fluent says what Fluent says.

use std::collections::BTreeSet;

use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use jikim::domain::vocabulary::{Language, Vocabulary as _};
use jikim::messages::{self, Argument};

/// Every file of a language as Fluent reads it, and their sources.
fn bundle(language: Language) -> (FluentBundle<FluentResource>, Vec<String>) {
    let name = match language {
        Language::Ko => "ko-KR",
        Language::En => "en-GB",
    };
    let mut bundle = FluentBundle::new(vec![name.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_function("PARTICLE", particle).expect("a function");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages").join(language.slug());
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let source = std::fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        bundle
            .add_resource(FluentResource::try_new(source.clone()).expect("sound"))
            .expect("no message twice");
        sources.push(source);
    }
    (bundle, sources)
}

/// The word with the form of the particle that goes with it.
fn particle<'a>(args: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    let [word, FluentValue::String(pair)] = args else { panic!("{args:?}") };
    let word = match word {
        FluentValue::String(word) => word.to_string(),
        FluentValue::Number(number) => number.as_string().into_owned(),
        other => panic!("{other:?}"),
    };
    FluentValue::from(messages::with_particle(&word, pair))
}

/// The names of all arguments.
fn arguments(sources: &[String]) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    sources.iter().flat_map(|source| source.split('$').skip(1).map(name)).collect()
}

#[test]
fn every_message_says_what_fluent_makes_of_it() {
    for language in [Language::Ko, Language::En] {
        let (bundle, sources) = bundle(language);
        let names = arguments(&sources);
        let mut said = 0;
        let values = [0, 1, 2, 7, 21, 1200, -1].map(Argument::Number).into_iter();
        for value in values.chain(["예산", "서울", "one", "", "<a>"].map(Argument::from)) {
            let ours: Vec<(&str, Argument)> = names.iter().map(|it| (it.as_str(), value.clone())).collect();
            let mut theirs = FluentArgs::new();
            for name in &names {
                theirs.set(
                    name.clone(),
                    match &value {
                        Argument::Text(text) => FluentValue::from(text.clone()),
                        Argument::Number(number) => FluentValue::from(*number),
                    },
                );
            }
            for id in messages::ids(language) {
                let message = bundle.get_message(&id).expect("a message");
                let named = message.attributes().map(|it| (format!("{id}.{}", it.id()), it.value()));
                for (id, pattern) in message.value().map(|it| (id.clone(), it)).into_iter().chain(named) {
                    let expected = bundle.format_pattern(pattern, Some(&theirs), &mut Vec::new());
                    assert_eq!(messages::format(language, &id, &ours), expected, "{id} with {value:?}");
                    said += 1;
                }
            }
        }
        assert!(said > 1000, "{said}");
    }
}
