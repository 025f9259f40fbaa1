//! Interface text: both languages say the same things with the same arguments, and nothing more than is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::site::workspace;

type Messages = BTreeMap<String, BTreeSet<String>>;

/// Keys with their arguments.
fn messages(lang: &str) -> Messages {
    let mut all = Messages::new();
    for file in fs::read_dir(workspace().join("words").join(lang)).unwrap() {
        let path = file.unwrap().path();
        // Words of documents and studies belong to the report room, which has its own test.
        if path.ends_with("document.ftl") || path.ends_with("study.ftl") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let mut arguments = BTreeSet::new();
                in_pattern(message.value.as_ref().expect("every message has a value"), &mut arguments);
                let key = message.id.name.to_owned();
                assert!(all.insert(key.clone(), arguments).is_none(), "{}: `{key}` stands twice", path.display());
            }
        }
    }
    all
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => in_inline(inline, found),
                Expression::Select { selector, variants } => {
                    in_inline(selector, found);
                    for variant in variants {
                        in_pattern(&variant.value, found);
                    }
                }
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        found.insert(id.name.to_owned());
    }
}

/// Text of every source file and template.
fn sources(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
            all.push(fs::read_to_string(&path).unwrap());
        }
    }
}

fn all_sources() -> Vec<String> {
    let mut all = Vec::new();
    sources(&workspace().join("crates/web/src"), &mut all);
    all
}

/// The string literal that follows every `call`, with the text after it.
fn calls<'a>(text: &'a str, call: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'))
}

/// The text of the list that begins in `text`.
fn list(text: &str) -> &str {
    let start = text.find('[').unwrap_or(text.len());
    let mut depth = 0;
    for (at, letter) in text[start..].char_indices() {
        depth += i32::from(letter == '[') - i32::from(letter == ']');
        if depth == 0 {
            return &text[start..start + at];
        }
    }
    ""
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    let (lv, en) = (messages("lv"), messages("en"));
    assert_eq!(lv.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (key, arguments) in &lv {
        // A language may leave the number itself out of a form; it may not know another one.
        assert_eq!(arguments, &en[key], "`{key}`");
    }
}

#[test]
fn every_key_asked_for_exists_and_takes_what_it_is_given() {
    let words = messages("lv");
    let plain: BTreeSet<String> = BTreeSet::new();
    let counting: BTreeSet<String> = ["count".to_owned(), "shown".to_owned()].into();
    let mut seen = 0;
    for text in all_sources() {
        for (key, _) in calls(&text, ".t(") {
            assert_eq!(words.get(key), Some(&plain), "`{key}` is asked for without arguments");
            seen += 1;
        }
        for (key, _) in calls(&text, ".count(") {
            assert_eq!(words.get(key), Some(&counting), "`{key}` is asked for with a number");
            seen += 1;
        }
        for (key, rest) in calls(&text, "words.with(") {
            let given = calls(list(rest), "(").filter(|(_, after)| after.starts_with(','));
            let given: BTreeSet<String> = given.map(|(name, _)| name.to_owned()).collect();
            if given.is_empty() {
                continue; // The list is made elsewhere; the pages' test sees what is missing.
            }
            assert_eq!(words.get(key), Some(&given), "`{key}` is asked for with arguments");
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} calls were found");
}

#[test]
fn no_key_is_unused() {
    let mut all = all_sources();
    // Documents have words of their own in the same folders.
    sources(&workspace().join("crates/report/src"), &mut all);
    let text = all.concat();
    let unused: Vec<String> = messages("lv").into_keys().filter(|key| !text.contains(&format!("\"{key}\""))).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn latvian_numbers_have_a_form_of_their_own_for_ten_to_twenty() {
    let folder = workspace().join("words/lv");
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for select in text.split("{ $count ->").skip(1) {
            let forms = select.split("\n}").next().unwrap();
            assert!(forms.contains("[zero]") && forms.contains("[one]") && forms.contains("*[other]"), "{forms}");
        }
    }
}
