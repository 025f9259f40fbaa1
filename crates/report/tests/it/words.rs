//! Labels of reports exist in both languages, with the same arguments, and all are used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Keys with the arguments they name.
fn keys(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    keys_of(lang, "document")
}

/// Keys of one file with the arguments they name.
fn keys_of(lang: &str, file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../words/{lang}/{file}.ftl"));
    let text = fs::read_to_string(file).unwrap();
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{lang}: {errors:?}"));
    let mut keys = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let told = keys.insert(message.id.name.clone(), arguments(&message.value.expect("every key has words")));
            assert!(told.is_none(), "{lang} has `{}` twice", message.id.name);
        }
    }
    keys
}

fn arguments(pattern: &Pattern<String>) -> BTreeSet<String> {
    let variable = |element: &PatternElement<String>| match element {
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(id.name.clone())
        }
        _ => None,
    };
    pattern.elements.iter().filter_map(variable).collect()
}

/// All Rust of the room without white space, so that a call reads the same however it is broken into lines.
fn source(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.push_str(&source(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.extend(fs::read_to_string(path).unwrap().chars().filter(|letter| !letter.is_whitespace()));
        }
    }
    all
}

#[test]
fn both_languages_have_the_same_keys() {
    let (latvian, english) = (keys("lv"), keys("en"));
    let names = |keys: &BTreeMap<String, BTreeSet<String>>| keys.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&latvian), names(&english));
    assert!(latvian.len() > 100);
}

#[test]
fn both_languages_name_the_same_arguments() {
    let (mut latvian, mut english) = (keys("lv"), keys("en"));
    // The one heading that Latvian prints in capitals takes its name in either form.
    for words in [&mut latvian, &mut english] {
        let heading = words.get_mut("direction-heading").unwrap();
        assert!(heading.remove("capitals") ^ heading.remove("name"));
    }
    assert_eq!(latvian, english);
}

#[test]
fn every_key_is_used_and_every_used_key_exists() {
    let source = source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut known = keys("lv");
    for key in known.keys() {
        assert!(source.contains(&format!("\"{key}\"")), "`{key}` is not used");
    }
    known.extend(keys_of("lv", "study"));
    for call in ["say(\"", "say_with(\""] {
        for rest in source.split(call).skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(known.contains_key(key), "`{key}` does not exist");
        }
    }
}

#[test]
fn studies_have_words_for_every_name_they_use_and_no_others() {
    let (latvian, english) = (keys_of("lv", "study"), keys_of("en", "study"));
    assert_eq!(latvian, english);
    let source = source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let names = measure::study::names();
    for key in latvian.keys() {
        assert!(names.contains(key) || source.contains(&format!("\"{key}\"")), "`{key}` is not used");
    }
    for name in &names {
        assert!(latvian.contains_key(name), "`{name}` has no words");
    }
}
