//! S-13: a data analyst's study of reoffending, through the record, a snapshot and the protocol of the pack.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use measure::study::{Cell, StudyResult};
use measure::{Engine, Snapshot, StudyRun, StudyShelf};
use record::{NewCustody, NewFact, NewStay, PersonId, StayRelease};

use crate::office::{Office, day};

const PROGRAM: &str = "tilts of the test";
/// Registers have reported up to 31 December 2024: the day of the snapshot less 90 days.
const AS_OF: &str = "2025-03-31";
const KNOWN: &str = "2024-12-31";

fn released(number: u64) -> NaiveDate {
    day("2022-01-10") + Days::new(number)
}

fn proceedings(number: u64) -> u64 {
    30 + 6 * number
}

fn conviction(number: u64) -> u64 {
    100 + 5 * number
}

/// The first ten come back before there are proceedings, for ten days.
fn returned(number: u64) -> u64 {
    if number < 10 { 20 } else { 60 + 10 * number }
}

fn stay(person: PersonId, unit: &str, from: NaiveDate, end: Option<(NaiveDate, &str)>) -> NewStay {
    NewStay {
        custody: NewCustody {
            person,
            legal_status: "sentenced".to_owned(),
            from,
            unit: unit.to_owned(),
            regime: Some("closed".to_owned()),
        },
        moves: Vec::new(),
        release: end.map(|(on, kind)| StayRelease { on, kind: kind.to_owned() }),
    }
}

fn fact(person: PersonId, kind: &str, on: NaiveDate, value: Option<&str>, source: &str) -> NewFact {
    NewFact {
        person,
        kind: kind.to_owned(),
        on,
        until: None,
        value: value.map(str::to_owned),
        source: source.to_owned(),
        queried_on: on,
    }
}

/// 200 people released in 2022 after serving the full sentence, three of them from a second prison: within 24 months 96 in
/// new proceedings, 70 convicted, 40 back in custody, 30 of those for a new offence. Besides them people who are left out: 4
/// died inside, 7 were released in 2021. The first `dead` of those to whom nothing happened die.
async fn cohort(dead: u64) -> Office {
    let office = Office::new().await;
    let people = office.people(211, |_, _| {}).await;
    let (mut stays, mut facts) = (Vec::new(), Vec::new());
    for (number, &person) in (0_u64..200).zip(&people) {
        let unit = if number >= 197 { "ilguciema-cietums" } else { "jelgavas-cietums" };
        let on = released(number);
        let after = |days: u64| on + Days::new(days);
        stays.push(stay(person, unit, day("2020-02-03"), Some((on, "full-term"))));
        if number < 96 {
            facts.push(fact(person, "proceedings-started", after(proceedings(number)), None, "police"));
        }
        if number < 70 {
            facts.push(fact(person, "conviction", after(conviction(number)), None, "court"));
        }
        if number < 40 {
            let reason = if number < 30 { "new-offence" } else { "replaced-sentence" };
            let back = after(returned(number));
            facts.push(fact(person, "return-to-custody", back, Some(reason), "ievp"));
            let end = (number < 10).then(|| (back + Days::new(10), "court-decision"));
            stays.push(stay(person, unit, back, end));
        }
        // Somebody whose proceedings begin only after two years does not count within them.
        if number == 100 {
            facts.push(fact(person, "proceedings-started", after(760), None, "police"));
        }
        if (110..110 + dead).contains(&number) {
            facts.push(fact(person, "death", after(3 * number), None, "population-register"));
        }
    }
    for (number, &person) in people[200..].iter().enumerate() {
        let (on, kind) = if number < 4 { ("2022-05-05", "death") } else { ("2021-05-05", "full-term") };
        stays.push(stay(person, "jelgavas-cietums", day("2020-02-03"), Some((day(on), kind))));
    }
    let mut change = office.change().await;
    change.stays(&stays).await.unwrap();
    change.facts(&facts).await.unwrap();
    change.commit().await.unwrap();
    office
}

fn choices() -> BTreeMap<String, String> {
    [("released_from", "2022"), ("released_to", "2022")].map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

async fn run(office: &Office) -> StudyRun {
    office.engine(AS_OF).await.study("recidivism", &choices(), PROGRAM).await.unwrap()
}

fn answer<'a>(run: &'a StudyRun, analysis: &str) -> &'a StudyResult {
    run.answer(analysis).unwrap().made.as_ref().unwrap_or_else(|why| panic!("{analysis}: {why}"))
}

/// The cells of one window of a group, by column.
fn window(run: &StudyRun, analysis: &str, group: &str, months: u64) -> BTreeMap<&'static str, Cell> {
    let part = answer(run, analysis).part("windows").unwrap();
    let (of, by) = (part.shape.place("group"), part.shape.place("months"));
    let found = part.rows.iter().find(|row| row[of].words() == group && row[by] == Cell::Count(months));
    let found = found.unwrap_or_else(|| panic!("{analysis} has no {group} within {months} months"));
    part.shape.columns.iter().copied().zip(found.iter().cloned()).collect()
}

#[tokio::test]
async fn shares_within_two_years_are_those_of_the_scenario() {
    let office = cohort(0).await;
    let run = run(&office).await;
    for (analysis, count, share) in [
        ("proceedings", 96, 0.48),
        ("conviction", 70, 0.35),
        ("return", 40, 0.2),
        ("return-new-offence", 30, 0.15),
        ("return-technical", 10, 0.05),
    ] {
        let row = window(&run, analysis, "full-term", 24);
        assert_eq!((&row["cases"], &row["events"]), (&Cell::Count(200), &Cell::Count(count)), "{analysis}");
        assert_eq!((&row["share"], &row["estimate"]), (&Cell::Share(share), &Cell::Code("proportion")), "{analysis}");
        assert_eq!(row["left_early"], Cell::Count(0));
    }
    // Wilson's interval of 96 in 200, from his formula in Python with the quantile of statistics.NormalDist.
    let row = window(&run, "proceedings", "full-term", 24);
    for (column, value) in [("lower", 0.411_791_663_783), ("upper", 0.548_962_149_272)] {
        assert!((row[column].value().unwrap() - value).abs() < 1e-11, "{column}: {:?}", row[column]);
    }
    // No window of three years is over by the day the registers have reported up to.
    let row = window(&run, "return", "full-term", 36);
    assert_eq!((&row["cases"], &row["not_over"], &row["share"]), (&Cell::Count(0), &Cell::Count(200), &Cell::Nothing));
}

#[tokio::test]
async fn everybody_considered_is_counted_or_left_out_for_a_reason() {
    let office = cohort(0).await;
    let run = run(&office).await;
    // Ten were released a second time, after ten days back in custody.
    assert_eq!((run.considered, run.counted, run.persons), (221, 210, 200));
    let left_out = [("died_inside", 4), ("other_years", 7)].map(|(reason, cases)| (reason.to_owned(), cases));
    assert_eq!(run.left_out, left_out.into());
    assert_eq!(run.parameters["delay_days"], "90");
    assert_eq!(run.program, PROGRAM);
}

#[tokio::test]
async fn six_deaths_turn_the_share_into_a_kaplan_meier_figure() {
    let office = cohort(6).await;
    let run = run(&office).await;
    let row = window(&run, "return", "full-term", 24);
    assert_eq!((&row["events"], &row["left_early"]), (&Cell::Count(40), &Cell::Count(6)));
    assert_eq!(row["estimate"], Cell::Code("kaplan_meier"));
    // The product of the shares that stay, event day by event day.
    let dead: Vec<u64> = (110..116).map(|number| 3 * number).collect();
    let mut days: Vec<u64> = (0..40).map(returned).collect();
    days.sort_unstable();
    let mut free = 1.0;
    for (before, day) in days.iter().enumerate() {
        let gone = dead.iter().filter(|death| *death < day).count();
        #[expect(clippy::cast_precision_loss, reason = "a few hundred people")]
        let at_risk = (200 - before - gone) as f64;
        free *= 1.0 - 1.0 / at_risk;
    }
    let share = row["share"].value().unwrap();
    assert!((share - (1.0 - free)).abs() < 1e-12, "{share} is not {}", 1.0 - free);
    assert!(share > 0.2 && share < 0.21, "more than the 40 of 200, who might have come back had they lived: {share}");
    assert!(answer(&run, "return").cautions.contains(&"left-early"));
}

#[tokio::test]
async fn time_back_in_custody_is_no_time_at_risk() {
    let office = cohort(0).await;
    let run = run(&office).await;
    let part = answer(&run, "proceedings-at-liberty").part("rates_by_time").unwrap();
    let row = part.rows.iter().find(|row| row[part.shape.place("group")].words() == "full-term").unwrap();
    let known = |number: u64| u64::try_from((day(KNOWN) - released(number)).num_days()).unwrap();
    let at_risk = |number: u64| match number {
        0..10 => proceedings(number) - 10,
        10..96 => proceedings(number),
        100 => 760,
        _ => known(number),
    };
    #[expect(clippy::cast_precision_loss, reason = "days of a few hundred people")]
    let years = (0..200).map(at_risk).sum::<u64>() as f64 / 365.25;
    assert_eq!(row[part.shape.place("events")], Cell::Count(97));
    let found = row[part.shape.place("years")].value().unwrap();
    assert!((found - years).abs() < 1e-9, "{found} is not {years}");
    let rate = row[part.shape.place("per_100_years")].value().unwrap();
    assert!((rate - 9700.0 / years).abs() < 1e-9);
}

#[tokio::test]
async fn those_who_see_counts_see_no_small_cell() {
    let office = cohort(0).await;
    let run = run(&office).await;
    let shown = run.suppressed(5);
    for unit in ["ilguciema-cietums", "jelgavas-cietums"] {
        assert_ne!(window(&run, "return", unit, 24)["cases"], Cell::Hidden);
        let row = window(&shown, "return", unit, 24);
        assert_eq!((&row["cases"], &row["share"]), (&Cell::Hidden, &Cell::Hidden), "{unit}");
    }
    assert_eq!(window(&shown, "return", "full-term", 24)["share"], Cell::Share(0.2));
    assert!(!shown.left_out.contains_key("died_inside"));
    assert!(answer(&shown, "return").cautions.contains(&"small-hidden"));
    let table = answer(&run, "return-by-prison").part("table").unwrap();
    let small = table.column("count").filter(|cell| matches!(cell, Cell::Count(1..=4))).count();
    assert_eq!(small, 0, "the table hides small cells for everybody");
}

#[tokio::test]
async fn a_stored_snapshot_gives_the_same_digits_again() {
    let office = cohort(6).await;
    let snapshot = office.snapshot_for("reporting", AS_OF).await;
    let once = |snapshot: Snapshot| async {
        let engine = Engine::open(Arc::clone(&office.catalogue), snapshot).await.unwrap();
        engine.study("recidivism", &choices(), PROGRAM).await.unwrap()
    };
    let first = once(snapshot.clone()).await;
    let shelf = StudyShelf::at(&office.folder().join("studies"));
    let name = shelf.keep(&first).unwrap();
    let file = office.folder().join(format!("studies/recidivism/{name}.json"));
    let bytes = std::fs::read(&file).unwrap();

    // The record goes on, the snapshot does not.
    let more = office.people(1, |_, _| {}).await;
    let mut change = office.change().await;
    change.facts(&[fact(more[0], "conviction", day("2023-01-01"), None, "court")]).await.unwrap();
    change.commit().await.unwrap();
    let again = once(Snapshot::open(&snapshot.folder).unwrap()).await;
    assert_eq!(again, first);
    assert_eq!(shelf.keep(&again).unwrap(), name);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    assert_eq!(shelf.take("recidivism", &name).unwrap().unwrap(), first);
    assert_eq!(shelf.names("recidivism").unwrap(), std::slice::from_ref(&name));
    assert_eq!(shelf.take("recidivism", "2025-03-31-000000000000").unwrap(), None);

    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.contains("Trial"), "a result names nobody");
    assert!(text.contains(&snapshot.manifest.hash) && text.contains(&first.provenance.definition_hash));
    std::fs::write(&file, text.replacen("\"persons\": 200", "\"persons\": 201", 1)).unwrap();
    let error = shelf.take("recidivism", &name).unwrap_err().to_string();
    assert!(error.contains("the result was changed after the study was run"), "{error}");
}

#[tokio::test]
async fn an_unknown_protocol_and_an_unknown_choice_are_answered_with_the_nearest() {
    let office = cohort(0).await;
    let engine = office.engine(AS_OF).await;
    let none = BTreeMap::new();
    let error = engine.study("recidivsm", &none, PROGRAM).await.unwrap_err().to_string();
    assert_eq!(error, "no study protocol `recidivsm` in the pack; did you mean `recidivism`?");
    let choice = BTreeMap::from([("delay_day".to_owned(), "0".to_owned())]);
    let error = engine.study("recidivism", &choice, PROGRAM).await.unwrap_err().to_string();
    assert!(error.contains("the definition has no parameter `delay_day`; did you mean `delay_days`?"), "{error}");
}
