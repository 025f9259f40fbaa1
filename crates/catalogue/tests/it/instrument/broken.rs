//! Broken instruments: every kind of slip is found in its file and line, with a way to mend it.

use crate::pack::MiniPack;

/// A small sound instrument; the tests break it.
const SOUND: &str = r#"id = "sample"
version = 1
kind = "risk-needs"
name = { lv = "Paraugs", en = "Sample" }
headline = "risk"

[[state]]
is = "developed"
from = 2024-01-01

[card]
purpose = { lv = "a", en = "a" }
population = { lv = "a", en = "a" }
validity = { lv = "a", en = "a" }
limits = { lv = "a", en = "a" }

[[item]]
id = "sex"
type = "choice"
name = { lv = "Dzimums", en = "Sex" }
from = "person.sex"
choices = [
  { id = "male", name = { lv = "vīrietis", en = "male" } },
  { id = "female", name = { lv = "sieviete", en = "female" } },
]

[[item]]
id = "born"
type = "day"
name = { lv = "Dzimšanas diena", en = "Date of birth" }

[[item]]
id = "assessed_on"
type = "day"
name = { lv = "Novērtēšanas diena", en = "Day of the assessment" }

[[item]]
id = "alcohol"
type = "choice"
scale = "problem"
name = { lv = "Alkohols", en = "Alcohol" }

[[derive]]
id = "age"
name = { lv = "Vecums", en = "Age" }
is = "years(born, assessed_on)"

[[require]]
that = "age >= 14"
says = { lv = "jaunāks par 14 gadiem", en = "under 14" }
items = ["born"]

[[score]]
id = "risk"
name = { lv = "Risks", en = "Risk" }
terms = [
  { id = "alcohol", of = "alcohol" },
  { id = "age", band = "age", by = "sex", table = "age" },
]
then = [{ round = 1 }]
bands = [{ to = 2, is = "low" }, { is = "high" }]

[[band]]
id = "low"
name = { lv = "zems", en = "low" }

[[band]]
id = "high"
name = { lv = "augsts", en = "high" }

[[test]]
note = "a man of 30 who drinks"
answers = { sex = "male", born = 1990-01-01, assessed_on = 2020-01-01, alcohol = "some" }
expect = { risk = 3 }
band = "high"

[scale.problem]
choices = [
  { id = "none", name = { lv = "nav", en = "none" }, points = 0 },
  { id = "some", name = { lv = "ir", en = "some" }, points = 1 },
]

[table.age]
rows = [
  { from = 14, male = 2, female = 1 },
  { from = 40, male = 1, female = 0 },
]
"#;

const LISTS: [(&str, &[&str]); 4] = [
    ("instrument", &["sample", "other"]),
    ("instrument-kind", &["risk-needs", "security"]),
    ("need", &["substance-use", "family"]),
    ("qualification", &["assessor"]),
];

/// The mini pack with the instrument, where every pair of texts is replaced.
pub fn pack(edits: &[(&str, &str)]) -> MiniPack {
    let mut text = SOUND.to_owned();
    for (old, new) in edits {
        assert_eq!(text.matches(old).count(), 1, "`{old}` must stand once");
        text = text.replace(old, new);
    }
    let mut pack = MiniPack::new();
    for (id, codes) in LISTS {
        let codes = codes
            .iter()
            .map(|code| format!("\n[[code]]\nid = \"{code}\"\nname = {{ lv = \"x\", en = \"x\" }}\n"))
            .collect::<Vec<_>>()
            .concat();
        let list = format!("id = \"{id}\"\nname = {{ lv = \"x\", en = \"x\" }}\n{codes}");
        pack = pack.write(&format!("classifiers/{id}.toml"), &list);
    }
    std::fs::create_dir_all(pack.path("instruments/sample")).expect("the folder can be made");
    pack.write("instruments/sample/1.toml", &text)
}

/// The one finding of the instrument with `old` replaced by `new`; it must point at the line of `new`.
fn finding(old: &str, new: &str) -> String {
    let pack = pack(&[(old, new)]);
    let lines = pack.findings();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    let text = std::fs::read_to_string(pack.path("instruments/sample/1.toml")).expect("the instrument is there");
    let line = text[..text.find(new).expect("it was put in")].matches('\n').count() + 1;
    let found = lines.join("\n");
    let place = format!("instruments/sample/1.toml:{line}: ");
    found.strip_prefix(&place).unwrap_or_else(|| panic!("{found}\nshould be at {place}")).to_owned()
}

#[test]
fn the_sound_instrument_has_no_findings() {
    let catalogue = pack(&[]).load().unwrap_or_else(|findings| panic!("{findings}"));
    assert_eq!(catalogue.instrument("sample", 1).unwrap().hash.len(), 64);
}

#[test]
fn a_mistyped_key_of_a_term() {
    let found = finding("by = \"sex\", table", "bye = \"sex\", table");
    assert_eq!(found, "unknown key `bye`\n  did you mean `by`?");
}

#[test]
fn a_name_that_is_not_known_in_a_condition() {
    let found = finding("that = \"age >= 14\"", "that = \"aeg >= 14\"");
    assert_eq!(found, "`aeg` in `aeg >= 14` is not known here\n  did you mean `age`?");
}

#[test]
fn a_condition_that_cannot_be_read() {
    let found = finding("that = \"age >= 14\"", "that = \"age >= \"");
    assert!(found.starts_with("`age >= ` cannot be read: "), "{found}");
    assert!(!found.contains("expecting"), "{found}");
    assert!(found.ends_with("\n  write a CEL expression, such as `sanctions >= 3`"), "{found}");
}

#[test]
fn a_number_where_a_condition_belongs() {
    let found = finding("that = \"age >= 14\"", "that = \"age\"");
    assert!(found.starts_with("`age` is no condition\n  write it as in `sanctions >= 3`"), "{found}");
}

#[test]
fn a_choice_that_is_compared_with_no_choice_of_it() {
    let found = finding("that = \"age >= 14\"", "that = \"sex != 'femail'\"");
    assert_eq!(found, "`femail` in `sex != 'femail'` is no answer to that item\n  did you mean `female`?");
}

#[test]
fn things_of_two_kinds_compared() {
    let found = finding("that = \"age >= 14\"", "that = \"born >= 14\"");
    assert!(found.starts_with("`born >= 14` compares things of two kinds\n"), "{found}");
}

#[test]
fn a_function_that_is_none() {
    let found = finding("is = \"years(born, assessed_on)\"", "is = \"year(born, assessed_on)\"");
    assert_eq!(found, "there is no function `year`, asked for in `year(born, assessed_on)`\n  did you mean `years`?");
}

#[test]
fn a_term_with_two_forms_and_one_with_none() {
    let found =
        finding("{ id = \"alcohol\", of = \"alcohol\" }", "{ id = \"alcohol\", of = \"alcohol\", constant = 1 }");
    assert!(
        found.starts_with("term `alcohol` has several forms: `constant`, `of`\n  give it exactly one of "),
        "{found}"
    );
    let found = finding("{ id = \"alcohol\", of = \"alcohol\" }", "{ id = \"alcohol\", times = 2 }");
    assert!(found.starts_with("term `alcohol` does not say what it adds\n"), "{found}");
}

#[test]
fn a_row_of_a_table_without_a_column() {
    let found = finding("{ from = 40, male = 1, female = 0 }", "{ from = 40, male = 1 }");
    assert_eq!(found, "the row has no `female`\n  add `female = …`");
    let lines = pack(&[("{ from = 40, male = 1, female = 0 }", "{ from = 40, male = 1, femal = 0 }")]).findings();
    assert_eq!(lines, ["instruments/sample/1.toml:86: `femal` is no column of this table", "  did you mean `female`?"]);
}

#[test]
fn a_table_and_a_scale_that_are_not_there() {
    let found = finding("table = \"age\"", "table = \"ages\"");
    assert_eq!(found, "there is no table `ages`\n  did you mean `age`?");
    let lines = pack(&[("scale = \"problem\"", "scale = \"problems\"")]).findings();
    assert!(lines[0].ends_with(": there is no scale `problems`"), "{lines:#?}");
    assert_eq!(lines[1], "  did you mean `problem`?");
}

#[test]
fn points_that_only_some_choices_have() {
    let found = finding(
        "{ id = \"none\", name = { lv = \"nav\", en = \"none\" }, points = 0 }",
        "{ id = \"none\", name = { lv = \"nav\", en = \"none\" } }",
    );
    assert_eq!(
        found,
        "other choices have points, this one has none\n  give every choice its `points`, 0 where it adds nothing"
    );
}

#[test]
fn bands_that_leave_large_numbers_without_one() {
    let found = finding("{ is = \"high\" }]", "{ to = 5, is = \"high\" }]");
    assert_eq!(
        found,
        "the last band has a limit, so larger numbers have none\n  leave out `to` and `below` in the last one"
    );
    let found = finding("{ to = 2, is = \"low\" }", "{ to = 2, is = \"lo\" }");
    assert_eq!(found, "there is no band `lo`\n  did you mean `low`?");
}

#[test]
fn a_headline_that_is_no_score() {
    assert_eq!(
        finding("headline = \"risk\"", "headline = \"risc\""),
        "there is no score `risc`\n  did you mean `risk`?"
    );
}

#[test]
fn a_test_that_does_not_hold() {
    assert_eq!(
        finding("expect = { risk = 3 }", "expect = { risk = 4 }"),
        "the test expects `risk` to be 4, but the instrument gives 3\n  \
         mend the instrument or the test (a man of 30 who drinks)"
    );
}

#[test]
fn words_missing_in_a_language() {
    let found = finding(
        "says = { lv = \"jaunāks par 14 gadiem\", en = \"under 14\" }",
        "says = { lv = \"jaunāks par 14 gadiem\" }",
    );
    assert_eq!(found, "`require[0].says` has no words in `en`\n  add `en = \"…\"` beside the other language");
}

#[test]
fn references_outside_the_file() {
    let pack = pack(&[
        ("kind = \"risk-needs\"", "kind = \"risk-need\"\nseen_by = [\"nobody\"]"),
        ("from = \"person.sex\"", "from = \"person.sx\""),
    ]);
    assert_eq!(
        pack.findings(),
        [
            "instruments/sample/1.toml:3: `risk-need` is no code of classifier `instrument-kind`",
            "  did you mean `risk-needs`?",
            "instruments/sample/1.toml:4: role `nobody` is not defined",
            "  define it in roles.toml or name one that is defined there",
            "instruments/sample/1.toml:22: place in the record `person.sx` is not known",
            "  did you mean `person.sex`?",
        ]
    );
}

#[test]
fn a_version_in_practice_is_sealed_and_then_means_the_same_for_ever() {
    let in_practice = ("is = \"developed\"", "is = \"in-practice\"");
    let said = pack(&[in_practice]).findings();
    assert_eq!(
        said[0],
        "instruments/sample/1.toml:1: the instrument is in practice, but this version is not sealed against change"
    );
    let seal = said[1].split('"').nth(1).expect("the remedy gives the seal").to_owned();
    let sealed = format!("headline = \"risk\"\nsealed = \"{seal}\"");
    let sealed = ("headline = \"risk\"", sealed.as_str());
    pack(&[in_practice, sealed]).load().unwrap_or_else(|findings| panic!("{findings}"));
    // What is known of it may grow.
    pack(&[
        in_practice,
        sealed,
        ("validity = { lv = \"a\", en = \"a\" }", "validity = { lv = \"AUC 0,70\", en = \"AUC 0.70\" }"),
    ])
    .load()
    .unwrap_or_else(|findings| panic!("{findings}"));
    // What it asks and how it scores may not.
    let said =
        pack(&[in_practice, sealed, ("{ from = 40, male = 1, female = 0 }", "{ from = 41, male = 1, female = 0 }")])
            .findings();
    assert_eq!(
        said[0],
        "instruments/sample/1.toml:6: version 1 was sealed, but what it asks or how it scores has changed since"
    );
    assert!(said[1].starts_with("  take the change back and write it as instruments/sample/2.toml"), "{}", said[1]);
}

#[test]
fn a_file_in_the_wrong_folder_or_with_the_wrong_number() {
    let found = finding("id = \"sample\"\nversion = 1", "id = \"other\"\nversion = 1");
    assert_eq!(found, "id `other` is not the name of its folder\n  write `id = \"sample\"` or rename the folder");
    let found = finding("version = 1", "version = 2");
    assert_eq!(found, "version `2` is not the name of its file\n  write `version = 1` or rename the file to 2.toml");
}
