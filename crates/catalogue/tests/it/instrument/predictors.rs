//! The ARP, VRP and SVRP predictors against every published regression row, to 10⁻¹¹.

use catalogue::Answers;
use serde_json::Value;

use super::{answers, data, instrument};

/// Column of the published rows for every item of the extended models.
const SCALES: [(&str, &str); 9] = [
    ("accommodation", "q34"),
    ("relationship", "q64"),
    ("activities", "q72"),
    ("drug_motivation", "q88"),
    ("chronic_drinking", "q91"),
    ("binge_drinking", "q92"),
    ("impulsivity", "q112"),
    ("temper", "q114"),
    ("attitudes", "q121"),
];

const FLAGS: [(&str, &str); 23] = [
    ("heroin", "heroin"),
    ("methadone", "meth"),
    ("other_opiate", "opi"),
    ("crack", "crack"),
    ("cocaine", "coke"),
    ("prescription_misuse", "presc"),
    ("benzodiazepines", "benzo"),
    ("cannabis", "cann"),
    ("steroids", "ster"),
    ("other_drug", "oth"),
    ("ketamine", "ket"),
    ("spice", "spice"),
    ("hallucinogens", "hall"),
    ("solvents", "solv"),
    ("past_homicide", "hom"),
    ("past_gbh", "gbh"),
    ("past_kidnapping", "kid"),
    ("past_firearms", "fire"),
    ("past_robbery", "rob"),
    ("past_aggravated_burglary", "aggb"),
    ("past_weapon", "weap"),
    ("past_criminal_damage", "cd"),
    ("past_arson", "arson"),
];

/// Answers of a published row; of the extended model where `extended`.
pub fn row_answers(id: &str, row: &Value, day: &str, extended: bool) -> Answers {
    let text = |key: &str| row[key].as_str().expect("the column is text").to_owned();
    let years = |from: &str, to: &str| {
        let parts = |day: &str| (day[..4].parse::<i32>().expect("a year"), day[5..].to_owned());
        let ((from_year, from_day), (to_year, to_day)) = (parts(from), parts(to));
        to_year - from_year - i32::from(to_day < from_day)
    };
    let mut given = vec![
        ("sex", if text("gender") == "M" { "male" } else { "female" }.to_owned()),
        ("born", text("dob")),
        ("assessed_on", day.to_owned()),
        ("convicted_on", text("last")),
        ("follow_up_from", text("comm")),
        ("sanctions", text("ts")),
        ("violent_sanctions", text("vs")),
        ("age_at_first", years(&text("dob"), &text("first")).to_string()),
        ("offence_group", text("actuarial_category").to_lowercase()),
    ];
    if extended {
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        given.extend(SCALES.map(|(item, column)| {
            (item, ["none", "some", "significant"][text(column).parse::<usize>().expect("0 to 2")].to_owned())
        }));
        given.extend(FLAGS.map(|(item, column)| (item, yes(["Y", "1"].contains(&text(column).as_str())))));
        given.push(("unemployed", yes(text("q42") == "2")));
        given.push(("cohabiting", yes(text("q68") == "1")));
        given.push(("domestic_abuse", yes(text("q67") == "1")));
        given.push(("weapon", yes(text("q22") == "1")));
    }
    let instrument = instrument(id);
    given.retain(|(item, _)| instrument.item(item).is_some());
    let given: Vec<(&str, &str)> = given.iter().map(|(item, written)| (*item, written.as_str())).collect();
    answers(instrument, &given)
}

#[test]
fn every_published_regression_row_comes_out_to_ten_to_the_minus_eleven() {
    let vectors = data("arp-vrp-svrp.json");
    let day = vectors["assessment_date"].as_str().unwrap();
    let mut proved = 0;
    for row in vectors["rows"].as_array().unwrap() {
        // Row 5 is published rounded to four decimals.
        let within = if row["id"] == "5" { 5e-5 } else { 1e-11 };
        for (id, short, full) in [("arp", "as_", "ad"), ("vrp", "vs_s", "vs_d"), ("svrp", "svs", "svd")] {
            for (extended, column) in [(false, short), (true, full)] {
                let scored = instrument(id).score(&row_answers(id, row, day, extended)).unwrap();
                let (found, published) =
                    (scored.score("probability").unwrap().value, row[column].as_str().unwrap().parse::<f64>().unwrap());
                assert!((found - published).abs() <= within, "{id} {column} of row {}: {found} {published}", row["id"]);
                assert_eq!(scored.set.as_deref(), Some(if extended { "extended" } else { "static" }));
                proved += 1;
            }
        }
    }
    assert_eq!(proved, 72);
}

#[test]
fn a_missing_answer_of_the_extended_model_gives_the_static_one_and_says_what_is_missing() {
    let vectors = data("arp-vrp-svrp.json");
    let (row, day) = (&vectors["rows"][0], vectors["assessment_date"].as_str().unwrap());
    let mut given = row_answers("arp", row, day, true);
    given.clear("temper");
    given.clear("cannabis");
    given.clear("chronic_drinking");
    let scored = instrument("arp").score(&given).unwrap();
    assert_eq!(scored.set.as_deref(), Some("static"));
    let fallback = scored.fallback.unwrap();
    assert_eq!(fallback.wanted, "extended");
    assert_eq!(fallback.missing, ["chronic_drinking", "cannabis"]);
}

/// The unit case of the service: its published percentages, static and dynamic.
#[test]
fn the_unit_case_gives_the_published_percentages() {
    for (id, group, static_percent, dynamic_percent) in [
        ("arp", "criminal_damage", 13.66, 24.32),
        ("vrp", "acquisitive_violence", 5.93, 13.19),
        ("svrp", "violence_against_the_person_abh_plus", 0.15, 0.75),
    ] {
        let instrument = instrument(id);
        let facts = [
            ("sex", "male"),
            ("born", "1990-01-01"),
            ("assessed_on", "2025-01-01"),
            ("convicted_on", "2024-01-01"),
            ("follow_up_from", "2026-01-01"),
            ("sanctions", "2"),
            ("violent_sanctions", "2"),
            ("age_at_first", "18"),
            ("offence_group", group),
        ];
        let mut present: Vec<(&str, &str)> = facts.to_vec();
        present.extend(SCALES.map(|(item, _)| (item, "some")));
        let used = ["cannabis", "steroids", "methadone", "past_firearms"];
        present.extend(FLAGS.map(|(item, _)| (item, if used.contains(&item) { "yes" } else { "no" })));
        present.extend([("unemployed", "yes"), ("cohabiting", "no"), ("domestic_abuse", "no"), ("weapon", "yes")]);
        for (given, percent) in [(facts.to_vec(), static_percent), (present, dynamic_percent)] {
            let given: Vec<_> = given.into_iter().filter(|(item, _)| instrument.item(item).is_some()).collect();
            let scored = instrument.score(&answers(instrument, &given)).unwrap();
            assert!((scored.outcome().unwrap().value - percent).abs() < 1e-9, "{id} {percent} {scored:#?}");
            assert_eq!(scored.band(), Some("low"));
        }
    }
}
