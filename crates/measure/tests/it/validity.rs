//! The standing report of an instrument on a small snapshot with a planted truth, worked by hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use measure::study::{Cell, Errors, Expected, StudyResult};
use measure::{StudyRun, Watched};

use crate::broken_packs::one;
use crate::office::{engine_on, pack};
use crate::protocols::ask;

const PROTOCOL: &str = "validity-rvn-paraugs";
const FILE: &str = "studies/validity.toml";
const BANDS: [(&str, u64); 4] = [("low", 10), ("medium", 20), ("high", 30), ("very-high", 45)];
const YEARS: [(&str, &str); 2] = [("2024-03-01", "2024-06-03"), ("2025-03-03", "2025-06-02")];
/// People in each band and year.
const EACH: usize = 50;
/// Items that are answered with `none`, `some` or `marked`; the last three are not in the score.
const ITEMS: [&str; 27] = [
    "supports_crime",
    "responsibility",
    "towards_sentence",
    "towards_change",
    "criminal_friends",
    "prison_subculture",
    "prosocial_contacts",
    "impulsivity",
    "anger",
    "problem_solving",
    "early_conduct",
    "family_support",
    "partner_relationship",
    "violence_at_home",
    "education",
    "work_history",
    "work_attitude",
    "job_prospects",
    "alcohol",
    "drugs",
    "substance_link",
    "substance_motivation",
    "organised_leisure",
    "risky_leisure",
    "housing",
    "finances",
    "emotional_health",
];
/// Strengths, which are asked and not in the score.
const STRENGTHS: [&str; 3] = ["support_person", "skills", "own_goals"];
/// Items with answers of their own: 0, 1 and 2 points.
const HISTORY: [(&str, [&str; 3]); 5] = [
    ("prior_convictions", ["none", "one_two", "three_more"]),
    ("first_age", ["over_25", "18_25", "under_18"]),
    ("prior_custody", ["none", "once", "more"]),
    ("breaches", ["none", "once", "more"]),
    ("variety", ["one", "two", "three_more"]),
];

/// What is planted: of 50 people in each band, how many are in new proceedings, by year; and how many are coded twice.
struct Plan {
    events: [[usize; 4]; 2],
    second: usize,
}

/// In both years 10, 20, 30 and 40 of 50; sixty coded twice.
const SOUND: Plan = Plan { events: [[10, 20, 30, 40]; 2], second: 60 };

/// Tables of a snapshot as CSV.
struct Tables(BTreeMap<&'static str, String>);

impl Tables {
    fn new() -> Self {
        let heads = [
            ("custody", "custody_key,person_key,legal_status,unit,from,until"),
            ("release", "release_key,person_key,custody_key,released_on,kind,unit"),
            ("fact", "fact_key,person_key,kind,on,source,queried_on"),
            ("assessment_answer", "assessment_key,item,answer"),
            ("assessment_score", "assessment_key,score,value,band"),
            (
                "assessment",
                "assessment_key,person_key,instrument,instrument_version,on,completed_on,agency,unit,assessor_key,\
                 second_of,value,band,final_band,sex,age",
            ),
        ];
        Self(heads.map(|(name, head)| (name, format!("{head}\n"))).into())
    }

    fn row(&mut self, table: &'static str, row: &str) {
        let _ = writeln!(self.0.get_mut(table).unwrap(), "{row}");
    }

    /// Somebody in prison since 2023 and released after serving the full sentence.
    fn released(&mut self, person: &str, on: &str) {
        self.row("custody", &format!("c-{person},{person},sentenced,jelgavas-cietums,2023-01-10,{on}"));
        self.row("release", &format!("r-{person},{person},c-{person},{on},full-term,jelgavas-cietums"));
    }

    fn fact(&mut self, person: &str, kind: &str, on: &str) {
        self.row("fact", &format!("{kind}-{person},{person},{kind},{on},police,{on}"));
    }

    /// An assessment; `of` is the one it is the second coding of.
    fn assessed(&mut self, key: &str, person: &str, on: &str, (band, score): (&str, u64), of: &str) {
        let sex = if person.ends_with(['0', '5']) { "female" } else { "male" };
        let assessor = if of.is_empty() { "a1" } else { "a2" };
        self.row(
            "assessment",
            &format!(
                "{key},{person},rvn-paraugs,1,{on},{on},ievp,jelgavas-cietums,{assessor},{of},{score},{band},{band},{sex},34"
            ),
        );
        self.row("assessment_score", &format!("{key},risk,{score},{band}"));
    }

    /// Answers of a person of a band; the first ten people of all left `anger` out.
    fn answered(&mut self, key: &str, person: usize, band: usize) {
        for (at, (item, answers)) in HISTORY.iter().enumerate() {
            self.row("assessment_answer", &format!("{key},{item},{}", answers[points(person, band, at)]));
        }
        for (at, item) in ITEMS.iter().enumerate().filter(|(_, item)| **item != "anger" || person >= 10) {
            let answer = ["none", "some", "marked"][points(person, band, HISTORY.len() + at)];
            self.row("assessment_answer", &format!("{key},{item},{answer}"));
        }
        for item in STRENGTHS {
            self.row("assessment_answer", &format!("{key},{item},some"));
        }
    }

    async fn run(&self) -> StudyRun {
        let tables: Vec<(&str, &str)> = self.0.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let engine = engine_on(&pack("lv"), "2026-12-31", &tables).await;
        engine.study(PROTOCOL, &BTreeMap::new(), "test").await.unwrap()
    }
}

/// Points rise with the band and scatter over people and items.
fn points(person: usize, band: usize, item: usize) -> usize {
    (band * 40 + (person * 37 + item * 53 + person * item * 11) % 101) / 75
}

/// 400 people assessed three months before their release, a hundred in each band, followed for a year.
fn snapshot(plan: &Plan) -> Tables {
    let mut tables = Tables::new();
    let mut number = 0;
    for (year, (assessed, released)) in YEARS.iter().enumerate() {
        for (band, (name, score)) in BANDS.iter().enumerate() {
            for place in 0..EACH {
                let (person, key) = (format!("p{number:03}"), format!("a{number:03}"));
                tables.released(&person, released);
                tables.assessed(&key, &person, assessed, (name, *score), "");
                tables.answered(&key, number, band);
                if place < plan.events[year][band] {
                    tables.fact(&person, "proceedings-started", &released.replace("-06-", "-09-"));
                }
                if number < plan.second {
                    // Every sixth pair differs by one band.
                    let other = if number % 6 == 5 { BANDS[(band + 1).min(3)] } else { (*name, *score) };
                    tables.assessed(&format!("s{number:03}"), &person, assessed, other, &key);
                }
                number += 1;
            }
        }
    }
    tables
}

fn answer<'a>(run: &'a StudyRun, analysis: &str) -> &'a StudyResult {
    run.answer(analysis).unwrap().made.as_ref().unwrap_or_else(|why| panic!("{analysis}: {why}"))
}

/// A cell of the one row with these labels.
fn cell(result: &StudyResult, table: &str, labels: &[(&str, &str)], column: &str) -> Cell {
    let part = result.part(table).unwrap();
    let fits = |row: &&Vec<Cell>| labels.iter().all(|(name, label)| row[part.shape.place(name)].words() == *label);
    let rows: Vec<&Vec<Cell>> = part.rows.iter().filter(fits).collect();
    assert_eq!(rows.len(), 1, "{table} {labels:?}: {rows:?}");
    rows[0][part.shape.place(column)].clone()
}

fn number(result: &StudyResult, table: &str, labels: &[(&str, &str)], column: &str) -> f64 {
    cell(result, table, labels, column).value().unwrap()
}

fn alarm<'a>(run: &'a StudyRun, analysis: &str, alarm: &str) -> &'a Watched {
    run.answer(analysis).unwrap().alarms.iter().find(|watched| watched.alarm == alarm).unwrap()
}

#[tokio::test]
async fn what_was_planted_is_found_and_no_alarm_sounds() {
    let run = snapshot(&SOUND).run().await;
    assert_eq!((run.considered, run.counted, run.persons), (460, 400, 400));
    assert_eq!(run.left_out["second_coding"], 60);
    // 20, 40, 60 and 80 of a hundred: of 200 × 200 pairs 26,000 are ranked and 8,000 tied.
    let area = number(answer(&run, "ranks"), "areas", &[("group", "everybody")], "area");
    assert!((area - 0.75).abs() < 1e-12, "{area}");
    let steps = answer(&run, "bands");
    for (band, share) in [("low", 0.2), ("medium", 0.4), ("high", 0.6), ("very-high", 0.8)] {
        let found = cell(steps, "steps", &[("step", band)], "share");
        assert_eq!(found, Cell::Share(share), "{band}");
    }
    // Flagged from 28 points are the two upper bands: 140 of 200 with the outcome, 60 of 200 without it.
    let rates = answer(&run, "ranks");
    assert_eq!(cell(rates, "rates", &[("rate", "sensitivity")], "count"), Cell::Count(140));
    assert_eq!(cell(rates, "rates", &[("rate", "false_positive")], "count"), Cell::Count(60));
    // Both years are alike: nothing drifts, and the year before foretells every event.
    let drift = answer(&run, "years");
    assert!(number(drift, "drift_tests", &[("test", "drift_level")], "statistic") < 1e-9);
    assert!((number(drift, "drift", &[("group", "2025")], "ratio") - 1.0).abs() < 1e-9);
    // A version alone has nothing to be held against.
    assert_eq!(answer(&run, "versions").cautions, ["nothing-to-hold-against"]);
    assert_eq!(alarm(&run, "versions", "level").checked, 0);
    for answer in &run.answers {
        for watched in &answer.alarms {
            assert!(watched.sounded.is_empty(), "{} {watched:?}", answer.analysis);
        }
    }
}

#[tokio::test]
async fn second_codings_are_held_against_the_first_and_answers_against_each_other() {
    let run = snapshot(&SOUND).run().await;
    // All sixty are of 2024: fifty of the lowest band and ten of the next; each sixth differs.
    let codings = answer(&run, "second-codings");
    assert_eq!(cell(codings, "shares", &[("group", "everybody")], "count"), Cell::Count(60));
    let agreement = answer(&run, "agreement-bands");
    let alike = number(agreement, "agreement", &[("coefficient", "percent_agreement")], "value");
    assert!((alike - 50.0 / 60.0).abs() < 1e-12, "{alike}");
    // The sum of squares of ten distances of one against what chance would give: 1 - (10 / 60) / expected.
    let kappa = number(agreement, "agreement", &[("coefficient", "cohen_quadratic")], "value");
    let second = |band: usize| match band {
        0 => 42.0,
        1 => 8.0 + 8.0,
        _ => 2.0,
    };
    let expected: f64 = [(0, 50.0), (1, 10.0)]
        .iter()
        .flat_map(|(own, count)| (0..3_i32).map(move |other| (own, count, other)))
        .map(|(own, count, other)| count * second(usize::try_from(other).unwrap()) * f64::from((own - other).pow(2)))
        .sum::<f64>()
        / 3600.0;
    assert!((kappa - (1.0 - 10.0 / 60.0 / expected)).abs() < 1e-12, "{kappa}");
    assert_eq!(answer(&run, "agreement-points").rows.used, 60);

    let reliability = answer(&run, "reliability");
    assert_eq!(reliability.rows.used, 390, "ten people left `anger` out");
    assert!((number(reliability, "scale", &[], "alpha") - alpha_by_hand()).abs() < 1e-12);
    let practice = answer(&run, "completeness");
    let missing = |column: &str| cell(practice, "missing_items", &[("item", "item_anger")], column);
    assert_eq!((missing("answers_asked"), missing("answers_missing")), (Cell::Count(400), Cell::Count(10)));
    let assessor = cell(practice, "entry_practice", &[("by", "assessor_key"), ("group", "a1")], "incomplete");
    assert_eq!(assessor, Cell::Count(10));
}

/// Cronbach's alpha by its definition; what substances have to do with offending is not asked where none are used, and counts none.
fn alpha_by_hand() -> f64 {
    let people = (10..400).map(|number| (number, number / EACH % 4));
    let place = |name: &str| HISTORY.len() + ITEMS.iter().position(|item| *item == name).unwrap();
    let (uses, about) = (["alcohol", "drugs"].map(place), ["substance_link", "substance_motivation"].map(place));
    let value = |person, band, item| {
        let asked = !about.contains(&item) || uses.iter().any(|used| points(person, band, *used) > 0);
        if asked { f64::from(u32::try_from(points(person, band, item)).unwrap()) } else { 0.0 }
    };
    let row = |(person, band)| (0..29).map(|item| value(person, band, item)).collect();
    let rows: Vec<Vec<f64>> = people.map(row).collect();
    let variance = |values: &[f64]| {
        let n = f64::from(u32::try_from(values.len()).unwrap());
        let mean = values.iter().sum::<f64>() / n;
        values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)
    };
    let items: f64 = (0..29).map(|item| variance(&rows.iter().map(|row| row[item]).collect::<Vec<_>>())).sum();
    let total = variance(&rows.iter().map(|row| row.iter().sum()).collect::<Vec<_>>());
    29.0 / 28.0 * (1.0 - items / total)
}

#[tokio::test]
async fn a_band_that_falls_raises_the_alarm_with_its_numbers() {
    let run = snapshot(&Plan { events: [[20, 2, 30, 40]; 2], ..SOUND }).run().await;
    let watched = alarm(&run, "bands", "band-falls");
    assert_eq!((watched.checked, &watched.sounded[..], watched.limit), (3, &[1][..], 0.05));
    let steps = answer(&run, "bands");
    assert_eq!(cell(steps, "steps", &[("step", "medium")], "count"), Cell::Count(4));
    assert_eq!(cell(steps, "steps", &[("step", "medium")], "step_before"), Cell::Text("low".to_owned()));
}

#[tokio::test]
async fn a_planted_drift_raises_the_alarm() {
    let run = snapshot(&Plan { events: [[10, 20, 30, 40], [25, 33, 40, 46]], ..SOUND }).run().await;
    assert_eq!(alarm(&run, "years", "level").sounded, [0]);
    assert_eq!(alarm(&run, "years", "slope").sounded, [0_usize; 0]);
    let drift = answer(&run, "years");
    // A line through 10, 20, 30 and 40 of 50 gives back their sum, so the year after is held against 100: 144 happened.
    let ratio = number(drift, "drift", &[("group", "2025")], "ratio");
    assert!((ratio - 1.44).abs() < 1e-9, "{ratio}");
    assert!(number(drift, "drift", &[("group", "2025")], "lower") > 1.0);
}

#[tokio::test]
async fn a_score_that_says_nothing_and_too_few_second_codings_raise_alarms() {
    let run = snapshot(&Plan { events: [[25; 4]; 2], second: 12 }).run().await;
    assert_eq!(alarm(&run, "ranks", "no-better-than-chance").sounded.len(), 1);
    assert_eq!(alarm(&run, "second-codings", "too-few").sounded, [0]);
    // Without any second coding agreement cannot be watched, which is told apart from silence.
    let run = snapshot(&Plan { second: 0, ..SOUND }).run().await;
    assert!(run.answer("agreement-bands").unwrap().made.is_err());
    assert_eq!(alarm(&run, "agreement-bands", "poor").checked, 0);
    assert_eq!(alarm(&run, "second-codings", "too-few").sounded, [0]);
}

#[tokio::test]
async fn one_assessment_foretells_each_time_at_liberty_and_the_rest_is_told_apart() {
    let mut tables = snapshot(&SOUND);
    let high = ("high", 30);
    // Earlier in the same stay; somebody still inside; a window that is not over; somebody who died in it.
    tables.assessed("again", "p000", "2024-01-08", high, "");
    tables.row("custody", "c-in,p-in,sentenced,jelgavas-cietums,2023-01-10,");
    tables.assessed("inside", "p-in", "2024-03-01", high, "");
    tables.released("p-late", "2026-06-01");
    tables.assessed("late", "p-late", "2025-03-03", high, "");
    tables.released("p-dead", "2024-06-03");
    tables.assessed("dead", "p-dead", "2024-03-01", high, "");
    tables.fact("p-dead", "death", "2024-08-01");
    // At liberty: the first counts, with proceedings after eleven months; the second lies in its window.
    tables.assessed("free-1", "p-free", "2024-03-01", high, "");
    tables.assessed("free-2", "p-free", "2024-09-02", high, "");
    tables.fact("p-free", "proceedings-started", "2025-02-01");
    let run = tables.run().await;
    assert_eq!(run.counted, 406);
    let areas = answer(&run, "ranks");
    assert_eq!(cell(areas, "areas", &[("group", "everybody")], "positives"), Cell::Count(201));
    assert_eq!(cell(areas, "areas", &[("group", "everybody")], "negatives"), Cell::Count(200));
}

#[tokio::test]
async fn a_kept_report_is_read_back_with_its_alarms() {
    let run = snapshot(&Plan { events: [[20, 2, 30, 40]; 2], ..SOUND }).run().await;
    let folder = tempfile::tempdir().unwrap();
    let shelf = measure::StudyShelf::at(folder.path());
    let name = shelf.keep(&run).unwrap();
    assert_eq!(shelf.take(PROTOCOL, &name).unwrap().as_ref(), Some(&run));
    // Hiding what is about too few people leaves every row in its place, so that alarms still name theirs.
    let shown = run.suppressed(5);
    let step = answer(&shown, "bands").part("steps").unwrap();
    let count = step.shape.place("count");
    assert_eq!(
        (&step.rows[1][count], &step.rows[0][count]),
        (&Cell::Hidden, &Cell::Hidden),
        "one alone could be computed"
    );
    assert_ne!(step.rows[2][count], Cell::Hidden);
}

#[tokio::test]
async fn an_alarm_that_names_what_the_answer_does_not_have_is_found() {
    let (_, problem, remedy) = one(FILE, "table = \"drift_tests\"", "table = \"drift_test\"").await;
    assert_eq!(problem, "the answer of `drift` has no table `drift_test`");
    assert_eq!(remedy, "did you mean `drift_tests`?");
    let (_, problem, remedy) = one(FILE, "column = \"p_falling\"", "column = \"p_faling\"").await;
    assert_eq!((&*problem, &*remedy), ("table `steps` has no column `p_faling`", "did you mean `p_falling`?"));
    let (_, problem, _) = one(FILE, "intervāls no {lower}", "intervāls no {low}").await;
    assert_eq!(problem, "table `areas` has no column `low`");
    let (_, problem, _) = one(FILE, "rows = { coefficient =", "rows = { coeficient =").await;
    assert_eq!(problem, "table `agreement` has no column `coeficient`");
    let (_, problem, _) = one(FILE, "join answers g  ", "join answerz g  ").await;
    assert_eq!(problem, "the snapshot has no table `answerz`");
}

#[test]
fn observed_is_held_against_what_people_alike_lead_to_expect() {
    // Of ten people in stratum a five have the outcome, of ten in b one. Unit x has eight of a (four) and two of b (none).
    let rows = |text: &str, times: usize| text.repeat(times);
    let text = ["yes,stratum,unit\n".to_owned(), rows("1,a,x\n", 4), rows("0,a,x\n", 4), rows("0,b,x\n", 2)];
    let others = ["1,a,y\n".to_owned(), "0,a,y\n".to_owned(), "1,b,y\n".to_owned(), rows("0,b,y\n", 7)];
    let text = [text.concat(), others.concat(), ",a,y\n".to_owned()].concat();
    let expected = Expected {
        outcome: "yes".to_owned(),
        strata: vec!["stratum".to_owned()],
        by: vec!["unit".to_owned()],
        ..Expected::default()
    };
    let result = ask(&text, |file| expected.of(file).unwrap());
    assert_eq!((result.rows.used, &result.cautions[..]), (20, &["own-standard"][..]));
    let of = |unit: &str, column: &str| number(&result, "expected", &[("group", unit)], column);
    // 8 · 0.5 + 2 · 0.1 and 2 · 0.5 + 8 · 0.1; Garwood's limits of a count of 4 are 1.0898654 and 10.2415887.
    for (unit, column, value) in [
        ("x", "events", 4.0),
        ("x", "expected", 4.2),
        ("x", "ratio", 4.0 / 4.2),
        ("x", "lower", 1.089_865_4 / 4.2),
        ("x", "upper", 10.241_588_7 / 4.2),
        ("y", "expected", 1.8),
        ("everybody", "ratio", 1.0),
    ] {
        assert!((of(unit, column) - value).abs() < 1e-7, "{unit} {column}: {}", of(unit, column));
    }
}

#[test]
fn errors_of_groups_are_held_against_the_largest() {
    let rows = |text: &str, times: usize| text.repeat(times);
    // Flagged from 5: of men 7 of 10 with the outcome and 2 of 10 without; of women 4 of 5 and 3 of 5.
    let men = [rows("1,9,male\n", 7), rows("1,1,male\n", 3), rows("0,5,male\n", 2), rows("0,4,male\n", 8)].concat();
    let women = [rows("1,9,female\n", 4), rows("1,1,female\n", 1), rows("0,5,female\n", 3), rows("0,4,female\n", 2)];
    let text = ["yes,score,sex\n".to_owned(), men, women.concat(), "1,9,\n,9,male\n1,,male\n".to_owned()].concat();
    let errors =
        Errors { outcome: "yes".to_owned(), score: "score".to_owned(), threshold: 5.0, by: vec!["sex".to_owned()] };
    let result = ask(&text, |file| errors.of(file).unwrap());
    assert_eq!(result.rows.used, 31, "one without a group stays, two without outcome or score do not");
    let rate = |rate: &str, group: &str, column: &str| {
        cell(&result, "errors_by_group", &[("rate", rate), ("group", group)], column)
    };
    assert_eq!(
        (rate("false_positive", "male", "count"), rate("false_positive", "male", "of")),
        (Cell::Count(2), Cell::Count(10))
    );
    assert_eq!(rate("false_positive", "male", "difference"), Cell::Nothing);
    let apart = rate("false_positive", "female", "difference").value().unwrap();
    assert!((apart - 0.4).abs() < 1e-12, "{apart}");
    assert_eq!(rate("sensitivity", "female", "count"), Cell::Count(4));
    assert_eq!(rate("sensitivity", "missing", "of"), Cell::Count(1));
    assert_eq!(cell(&result, "areas_by_group", &[("group", "male")], "positives"), Cell::Count(10));
}
