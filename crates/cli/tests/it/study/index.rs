//! `tilts study index` from outside: a model from a file, columns by name, and mistakes that are named.

use serde_json::Value;

use crate::tilts::{Site, root};

const CASES: &str = "worked_before,worked_after,housing_opening,housing_closing,sex\n0,1,2,0,m\n1,1,1,1,f\n0,0,1,0,m\n";

/// The pack's draft of two dimensions only.
fn model() -> String {
    let text =
        std::fs::read_to_string(root().join("definitions/lv/indices/social-inclusion.toml")).expect("the pack has it");
    let tables: Vec<&str> = text.split("[[dimension]]").collect();
    let with = |at: usize, weight: &str| {
        let lines = tables[at].lines().map(|line| if line.starts_with("weight") { weight } else { line });
        lines.collect::<Vec<_>>().join("\n")
    };
    format!("{}[[dimension]]{}\n[[dimension]]{}\n", tables[0], with(1, "weight = 0.6"), with(3, "weight = 0.4"))
}

#[test]
fn a_model_in_a_file_is_asked_of_a_file() {
    let site = Site::empty();
    let (model, cases) =
        (site.file("tried.toml", &model().replace("social-inclusion\"", "tried\"")), site.file("cases.csv", CASES));
    let column = "employment=worked_before,worked_after";
    let asked = ["study", "index", &cases, "--model", &model, "--column", column, "--by", "sex"];
    let out = site.run(&[&asked[..], &["--format", "json"]].concat()).well();
    let answer: Value = serde_json::from_str(&out).expect("the answer is JSON");
    // Changes 1, 0 and 0.2.
    let change = answer["index_change"][0]["change"].as_f64().expect("a number");
    assert!((change - 0.4).abs() < 1e-12, "{answer}");
    let shown = site.run(&[&asked[..], &["--lang", "en"]].concat()).well();
    assert!(shown.contains("Change, pair by pair – model v0 (draft)"), "{shown}");
    let said = site.run(&["study", "index", &cases, "--model", &model, "--unknown", "housings"]).refused();
    assert!(said.contains("the model has no dimension `housings`; did you mean `housing`?"), "{said}");
}

#[test]
fn a_model_that_is_wrong_is_refused_with_its_line() {
    let site = Site::empty();
    let (model, cases) =
        (site.file("tried.toml", &model().replace("weight = 0.6", "weight = 0.7")), site.file("cases.csv", CASES));
    let said = site.run(&["study", "index", &cases, "--model", &model]).refused();
    assert!(said.contains("tried.toml:17: the weights sum to 1.1, not to 1"), "{said}");
}
