//! Numbers, nouns and sentences in both languages.

use std::collections::BTreeMap;

use catalogue::wording::{compose, counted, date, money, number};
use catalogue::{AchievementValue, NounForms, Text, Unit};

fn employee() -> Unit {
    let form = |word: &str| Some(word.to_owned());
    let lv = NounForms {
        one: "nodarbinātais".to_owned(),
        other: "nodarbinātie".to_owned(),
        genitive: form("nodarbināto"),
        genitive_one: form("nodarbinātā"),
        accusative_one: form("nodarbināto"),
        accusative: form("nodarbinātos"),
        dative_one: form("nodarbinātajam"),
        dative: form("nodarbinātajiem"),
        locative: form("nodarbinātajos"),
        locative_one: form("nodarbinātajā"),
    };
    let en = NounForms { one: "employee".to_owned(), other: "employees".to_owned(), ..NounForms::default() };
    Unit {
        id: "employee".to_owned(),
        forms: BTreeMap::from([("lv".to_owned(), lv), ("en".to_owned(), en)]),
        persons: true,
    }
}

fn value(number: Option<f64>) -> AchievementValue {
    AchievementValue {
        id: "trained".to_owned(),
        number,
        unit: "employee".to_owned(),
        what: Text::default(),
        year: None,
        part_of: None,
        target: None,
        count: None,
    }
}

fn composed(sentence: &str, number: f64, lang: &str) -> String {
    let units = BTreeMap::from([("employee".to_owned(), employee())]);
    compose(sentence, &[value(Some(number))], &units, lang).expect("the sentence is well formed").replace('\u{a0}', "_")
}

fn refused(sentence: &str, number: Option<f64>) -> String {
    let units = BTreeMap::from([("employee".to_owned(), employee())]);
    compose(sentence, &[value(number)], &units, "lv").expect_err("the sentence is malformed")
}

#[test]
fn a_latvian_noun_agrees_with_its_number() {
    let cases = [
        (1.0, "1_nodarbinātais"),
        (2.0, "2_nodarbinātie"),
        (11.0, "11_nodarbināto"),
        (21.0, "21_nodarbinātais"),
        (101.0, "101_nodarbinātais"),
        (111.0, "111_nodarbināto"),
        (0.0, "0_nodarbināto"),
        (30.0, "30_nodarbināto"),
        (12.86, "12,86_nodarbinātā"),
        (236.0, "236_nodarbinātie"),
        (12_345.0, "12_345_nodarbinātie"),
    ];
    for (figure, expected) in cases {
        assert_eq!(counted(figure, &employee(), "lv").replace('\u{a0}', "_"), expected);
        assert_eq!(composed("{trained:counted}", figure, "lv"), expected);
    }
}

#[test]
fn a_latvian_noun_stays_in_the_nominative_where_a_participle_agrees_with_it() {
    let written = "{trained?Piedalījies|Piedalījušies} {trained}.";
    assert_eq!(composed(written, 81.0, "lv"), "Piedalījies 81_nodarbinātais.");
    assert_eq!(composed(written, 230.0, "lv"), "Piedalījušies 230_nodarbinātie.");
    assert_eq!(composed(written, 12.0, "lv"), "Piedalījušies 12_nodarbinātie.");
}

#[test]
fn an_english_noun_is_singular_beside_one_only() {
    for (figure, expected) in
        [(1.0, "1_employee"), (21.0, "21_employees"), (0.0, "0_employees"), (1.5, "1.5_employees")]
    {
        assert_eq!(counted(figure, &employee(), "en").replace('\u{a0}', "_"), expected);
    }
}

#[test]
fn every_form_of_a_placeholder_stands_in_its_case() {
    let written = "{trained:number}|{trained:noun}|{trained:counted}|{trained:genitive}|{trained:accusative}|\
                   {trained:dative}|{trained:locative}|{trained?piedalījies|piedalījušies}";
    assert_eq!(
        composed(written, 21.0, "lv"),
        "21|nodarbinātais|21_nodarbinātais|21_nodarbinātā|21_nodarbināto|21_nodarbinātajam|21_nodarbinātajā|piedalījies"
    );
    assert_eq!(
        composed(written, 11.0, "lv"),
        "11|nodarbinātie|11_nodarbināto|11_nodarbināto|11_nodarbinātos|11_nodarbinātajiem|11_nodarbinātajos|piedalījušies"
    );
    assert_eq!(composed("{trained:dative} {trained?was|were} trained.", 2.0, "en"), "2_employees were trained.");
}

#[test]
fn a_missing_form_falls_back_to_the_nominative() {
    let mut unit = employee();
    let forms = unit.forms.get_mut("lv").unwrap();
    (forms.genitive, forms.genitive_one) = (None, None);
    assert_eq!(counted(11.0, &unit, "lv"), "11\u{a0}nodarbinātie");
    assert_eq!(counted(12.86, &unit, "lv"), "12,86\u{a0}nodarbinātie");
}

#[test]
fn a_bad_placeholder_is_refused_with_its_reason() {
    assert_eq!(
        refused("Apmācīti {traned}.", Some(1.0)),
        "placeholder `{traned}` names no value of this achievement, did you mean `trained`?"
    );
    assert_eq!(
        refused("{trained:datve}", Some(1.0)),
        "placeholder `{trained:datve}` has an unknown form `datve`, did you mean `dative`?"
    );
    assert_eq!(
        refused("{trained?viens}", Some(1.0)),
        "placeholder `{trained?viens}` needs two choices: `{trained?one|other}`"
    );
    assert_eq!(refused("Apmācīti {trained", Some(1.0)), "placeholder `{trained` is not closed by `}`");
    assert_eq!(refused("Apmācīti }", Some(1.0)), "a `}` closes no placeholder");
    assert_eq!(refused("{}", Some(1.0)), "placeholder `{}` names no value");
    assert_eq!(refused("{trained:number}", None), "value `trained` has no number to show");
}

#[test]
fn a_value_without_a_number_can_still_lend_its_noun() {
    let units = BTreeMap::from([("employee".to_owned(), employee())]);
    let sentence = compose("Vairāki {trained:noun}; vairāku {trained:genitive} mācības.", &[value(None)], &units, "lv");
    assert_eq!(sentence.as_deref(), Ok("Vairāki nodarbinātie; vairāku nodarbināto mācības."));
}

#[test]
fn numbers_money_and_days_read_as_people_write_them() {
    assert_eq!(number(9999.0, 0, "lv"), "9999");
    assert_eq!(number(10_000.0, 0, "lv"), "10\u{a0}000");
    assert_eq!(number(1_234_567.891, 2, "en"), "1,234,567.89");
    assert_eq!(number(12.5, 2, "lv"), "12,5");
    assert_eq!(number(13.0, 2, "lv"), "13");
    assert_eq!(number(-0.001, 2, "lv"), "0");
    assert_eq!(number(-2.5, 1, "lv"), "−2,5");
    assert_eq!(money(283_935_100, "EUR", "lv"), "2\u{a0}839\u{a0}351\u{a0}EUR");
    assert_eq!(money(-5, "EUR", "lv"), "−0,05\u{a0}EUR");
    assert_eq!(money(150_050, "USD", "en"), "USD\u{a0}1,500.50");
    let day = "2024-04-03".parse().unwrap();
    assert_eq!(date(day, "lv"), "03.04.2024");
    assert_eq!(date(day, "en").replace('\u{a0}', " "), "3 April 2024");
}
