//! What would change the band, and what changed since last time.

use catalogue::{Answer, Answers, compare};

use super::{LV, answers, instrument};

/// The demonstration case of rvn-paraugs: 23 points, three needs.
fn case() -> Answers {
    let rvn = instrument("rvn-paraugs");
    let test = &rvn.definition.test[0];
    test.answers
        .iter()
        .map(|(item, value)| {
            (item.clone(), rvn.read_one(item, value.as_str().expect("a choice")).expect("an answer it takes"))
        })
        .collect()
}

#[test]
fn the_nearest_answers_that_move_the_band_are_named() {
    let rvn = instrument("rvn-paraugs");
    let mut given = case();
    // 23 points; 28 begin the high band, so no single answer moves it.
    assert_eq!(rvn.what_would_change_the_band(&given).unwrap(), []);
    for item in ["supports_crime", "criminal_friends", "impulsivity", "family_support"] {
        given.set(item, Answer::Choice("marked".to_owned()));
    }
    let scored = rvn.score(&given).unwrap();
    assert_eq!((scored.outcome().unwrap().value, scored.band()), (28.0, Some("high")));
    let changes = rvn.what_would_change_the_band(&given).unwrap();
    assert!(changes.iter().all(|change| !change.higher && change.band == "medium" && change.value < 28.0));
    let family = changes.iter().find(|change| change.item == "family_support").unwrap();
    assert_eq!((&family.to, family.value), (&Answer::Choice("some".to_owned()), 27.0));
    // Everything tried really gives that band, and what cannot be changed any more comes last.
    for change in &changes {
        let mut other = given.clone();
        other.set(&change.item, change.to.clone());
        assert_eq!(rvn.score(&other).unwrap().band(), Some(change.band.as_str()), "{}", change.item);
    }
    let first_fixed = changes.iter().position(|change| change.fixed).unwrap();
    assert!(changes[first_fixed..].iter().all(|change| change.fixed), "facts of the past stand last");
    assert!(changes.iter().any(|change| change.item == "breaches" && change.fixed));
}

#[test]
fn whole_numbers_are_tried_on_both_sides() {
    let ogrs3 = instrument("ogrs3");
    let given = answers(
        ogrs3,
        &[
            ("sex", "male"),
            ("born", "1975-04-29"),
            ("convicted_on", "2009-02-19"),
            ("follow_up_from", "2020-01-14"),
            ("sanctions", "22"),
            ("age_at_first", "17"),
            ("offence_group", "drug_trade"),
        ],
    );
    // 52 % is medium; up to 49 % is low.
    let changes = ogrs3.what_would_change_the_band(&given).unwrap();
    let fewer = changes.iter().find(|change| change.item == "sanctions" && !change.higher).unwrap();
    let Answer::Integer(fewer_sanctions) = fewer.to else { panic!("{fewer:?}") };
    let band_with = |sanctions: i64| {
        let mut other = given.clone();
        other.set("sanctions", Answer::Integer(sanctions));
        ogrs3.score(&other).unwrap().band().map(str::to_owned)
    };
    assert_eq!(band_with(fewer_sanctions).as_deref(), Some("low"));
    assert_eq!(band_with(fewer_sanctions + 1).as_deref(), Some("medium"), "it is the nearest one");
    assert!(changes.iter().any(|change| change.item == "sanctions" && change.higher));
}

#[test]
fn a_comparison_names_what_changed_and_nothing_else() {
    let rvn = instrument("rvn-paraugs");
    let before = rvn.score(&case()).unwrap();
    let mut given = case();
    given.set("alcohol", Answer::Choice("none".to_owned()));
    given.set("own_goals", Answer::Choice("strong".to_owned()));
    let after = rvn.score(&given).unwrap();
    let changed = compare(&before, &after);
    assert!(changed.same_version);
    assert_eq!(changed.scores.len(), 1);
    let risk = &changed.scores[0];
    assert_eq!((risk.before, risk.after), (Some(23.0), Some(18.0)));
    assert_eq!(risk.terms.iter().map(|term| term.id.as_str()).collect::<Vec<_>>(), ["substances"]);
    assert_eq!(changed.domains.iter().map(|domain| domain.id.as_str()).collect::<Vec<_>>(), ["substances"]);
    assert_eq!(changed.needs.len(), 1);
    let need = &changed.needs[0];
    assert_eq!(
        (need.from.as_str(), need.before.as_deref(), need.after.as_deref()),
        ("substances", Some("high"), Some("none"))
    );
    assert!(need.counted && !need.counts);
    assert_eq!(changed.strengths.len(), 1);
    assert!(!changed.strengths[0].counted && changed.strengths[0].counts);
    assert_eq!(after.not_asked, ["substance_link", "substance_motivation"]);
    assert_eq!(
        compare(&before, &before),
        catalogue::Comparison { same_version: true, ..catalogue::Comparison::default() }
    );
}

#[test]
fn a_result_reads_back_the_same_from_json() {
    let rvn = instrument("rvn-paraugs");
    let scored = rvn.score(&case()).unwrap();
    let json = serde_json::to_string(&scored).unwrap();
    assert_eq!(serde_json::from_str::<catalogue::Scored>(&json).unwrap(), scored);
    assert_eq!(rvn.read(&case().written()).unwrap(), case());
}

#[test]
fn every_shipped_instrument_says_who_may_use_it_and_what_it_must_not_be_used_for() {
    let ids: Vec<&str> = LV.instruments.keys().map(String::as_str).collect();
    assert_eq!(
        ids,
        [
            "arp",
            "audit",
            "cans",
            "dudit",
            "ogrs3",
            "ovp",
            "rvn-paraugs",
            "security-paraugs",
            "stages-of-change",
            "svrp",
            "urica",
            "vrp"
        ]
    );
    for instrument in LV.instruments.values().flat_map(|versions| versions.values()) {
        let definition = &instrument.definition;
        for lang in ["lv", "en"] {
            assert!(definition.card.limits.has(lang), "{} {lang}", definition.id);
        }
        if definition.kind == "actuarial" {
            assert!(definition.card.population.get("lv").contains("nav validēts Latvijā"), "{}", definition.id);
        }
        assert!(!definition.test.is_empty());
    }
    assert!(instrument("cans").definition.headline.is_none(), "no total");
    assert_eq!(instrument("security-paraugs").definition.seen_by, ["psychologist"]);
}
