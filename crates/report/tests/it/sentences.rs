//! Achievements read as sentences, and what the ledger counts otherwise is said beside them.

use report::midterm_html;

use crate::fixture::input;
use crate::xml::elements;

fn items(lang: &str) -> Vec<String> {
    let page = midterm_html(&input(lang), "midterm").unwrap();
    let plain = |words: String| words.replace('\u{a0}', " ");
    elements(&page).into_iter().filter(|one| one.name == "li").map(|one| plain(one.words)).collect()
}

#[test]
fn numbers_agree_with_their_nouns() {
    let items = items("lv");
    let has = |words: &str| items.iter().any(|item| item.contains(words));
    assert!(has("447 notiesātie"), "447 ends in seven: plural");
    assert!(has("951 pieaugušais"), "951 ends in one: singular");
    assert!(has("236 nodarbinātie"));
    assert!(has("340 bērni"), "340 ends in zero, but this noun stands in the nominative with its participle");
}

#[test]
fn a_number_that_the_ledger_counts_otherwise_is_told_with_both() {
    let items = items("lv");
    let told: Vec<&String> = items.iter().filter(|item| item.contains("(Uzskaitē – ")).collect();
    assert_eq!(told.len(), 1, "only the one value differs");
    assert!(told[0].contains("(Uzskaitē – 24, avotā – 25:"), "{}", told[0]);
    assert!(told[0].contains("vingrošanas"));
}

#[test]
fn no_placeholder_is_left_open() {
    for lang in ["lv", "en"] {
        let page = midterm_html(&input(lang), "midterm").unwrap();
        let body = &page[page.find("<main>").unwrap()..];
        assert!(!body.contains('{') && !body.contains('}'));
    }
}
