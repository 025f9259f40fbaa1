//! People chosen by a range of numbers, and why two ranges cannot be subtracted down to a few of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::Days;
use measure::study::Cell;
use measure::{Choice, Engine, Range};

use crate::office::{day, engine_on, pack};

const PROGRAM: &str = "tilts of the test";

/// Age and sex of everybody: many of middle age, few at both ends, three of unknown age. Women are fewer and older.
fn people() -> Vec<(Option<i64>, &'static str)> {
    let mut people = Vec::new();
    for age in 18..90 {
        let men = [1, 9, 26, 30, 22, 11, 4, 1][usize::try_from((age - 18) / 9).unwrap()];
        people.extend(vec![(Some(age), "male"); men]);
        people.extend(vec![(Some(age), "female"); usize::from(age > 30) * (men / 4)]);
    }
    people.extend([(None, "male"); 3]);
    people
}

async fn engine_of(people: &[(Option<i64>, &str)]) -> Engine {
    let mut rows =
        String::from("release_key,person_key,custody_key,released_on,kind,unit,sex,age,returned_on,return_reason\n");
    for (number, (age, sex)) in people.iter().enumerate() {
        let on = day("2021-02-01") + Days::new(number as u64 % 300);
        let back = if number % 3 == 0 { format!("{},new-offence", on + Days::new(90)) } else { ",".to_owned() };
        let age = age.map(|age| age.to_string()).unwrap_or_default();
        let _ = writeln!(rows, "r{number:05},p{number:05},c,{on},full-term,jelgavas-cietums,{sex},{age},{back}");
    }
    engine_on(&pack("lv"), "2025-03-31", &[("release", &rows)]).await
}

fn of_ages(from: Option<i32>, to: Option<i32>) -> Choice {
    let ranges = BTreeMap::from([("age".to_owned(), Range { from, to })]);
    Choice { protocol: "recidivism".to_owned(), outcome: "return".to_owned(), ranges, ..Choice::default() }
}

#[tokio::test]
async fn a_range_keeps_both_its_ends_and_nobody_of_unknown_age() {
    let people = people();
    let engine = engine_of(&people).await;
    for (from, to) in [(Some(25), Some(39)), (Some(40), None), (None, Some(24)), (None, None)] {
        let run = engine.explore(&of_ages(from, to), PROGRAM).await.unwrap();
        let inside = |age: &i64| from.is_none_or(|from| *age >= from.into()) && to.is_none_or(|to| *age <= to.into());
        let expected = people.iter().filter(|(age, _)| age.as_ref().is_some_and(inside)).count();
        assert_eq!(run.counted, expected as u64, "{from:?} to {to:?}");
        assert_eq!(run.left_out[Choice::NOT_CHOSEN], (people.len() - expected) as u64);
    }
}

/// People of a range, by group: everybody, men, women.
fn counted(people: &[(Option<i64>, &str)], range: Range) -> [Vec<usize>; 3] {
    let of = |sexes: &[&str]| {
        let kept = |(age, sex): &(Option<i64>, &str)| age.is_some_and(|age| range.holds(age)) && sexes.contains(sex);
        (0..people.len()).filter(|place| kept(&people[*place])).collect()
    };
    [of(&["male", "female"]), of(&["male"]), of(&["female"])]
}

#[tokio::test]
async fn two_ranges_that_are_answered_to_those_who_see_counts_never_differ_by_a_few_people() {
    // Nobody of unknown age here: they are a matter of their own, below.
    let people: Vec<_> = people().into_iter().filter(|(age, _)| age.is_some()).collect();
    let engine = engine_of(&people).await;
    let (mut answered, mut refused) = (Vec::new(), 0);
    for from in [None, Some(18), Some(20), Some(23), Some(25), Some(30), Some(33), Some(40), Some(57), Some(70)] {
        for to in
            [None, Some(19), Some(26), Some(29), Some(34), Some(39), Some(41), Some(49), Some(59), Some(64), Some(84)]
        {
            let range = Range { from, to };
            if range.is_reversed() || range == Range::default() {
                continue;
            }
            let choice = Choice { compare: Some("sex".to_owned()), ..of_ages(from, to) };
            let run = engine.explore(&choice, PROGRAM).await.unwrap();
            if run.is_small(5) { refused += 1 } else { answered.push((range, counted(&people, range))) }
        }
    }
    assert!(answered.len() > 5 && refused > 20, "{} answered, {refused} refused", answered.len());
    let least = Choice::LEAST as usize;
    // Without any range the same must hold.
    answered.push((Range::default(), counted(&people, Range::default())));
    for (one, of_one) in &answered {
        for (other, of_other) in &answered {
            for (mine, theirs) in of_one.iter().zip(of_other) {
                let apart = mine.iter().filter(|place| !theirs.contains(place)).count();
                assert!(apart == 0 || apart >= least, "{apart} people between {one:?} and {other:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_range_that_leaves_out_a_few_of_unknown_age_is_not_answered_to_those_who_see_counts() {
    let engine = engine_of(&people()).await;
    let run = engine.explore(&of_ages(Some(30), Some(49)), PROGRAM).await.unwrap();
    assert_eq!(run.beside_range, Some(3));
    assert!(run.is_small(5));
    let known: Vec<_> = people().into_iter().filter(|(age, _)| age.is_some()).collect();
    let run = engine_of(&known).await.explore(&of_ages(Some(30), Some(49)), PROGRAM).await.unwrap();
    assert!(!run.is_small(5), "{:?}", run.beside_range);
    assert_eq!(run.suppressed(5).beside_range, None, "how many stand there is not told");
}

#[tokio::test]
async fn a_round_end_is_answered_where_one_in_the_middle_of_a_step_is_not() {
    let known: Vec<_> = people().into_iter().filter(|(age, _)| age.is_some_and(|age| age < 72)).collect();
    let engine = engine_of(&known).await;
    let small = async |to| engine.explore(&of_ages(None, Some(to)), PROGRAM).await.unwrap().is_small(5);
    // Between 63 and 71 there are thirteen of each age.
    assert!(!small(64).await);
    assert!(small(65).await, "those of 65 and those of 66 are too few by themselves");
}

#[tokio::test]
async fn groups_are_compared_with_the_one_that_is_named() {
    let engine = engine_of(&people()).await;
    let asked = |group: Option<&str>| Choice {
        compare: Some("sex".to_owned()),
        reference: group.map(str::to_owned),
        ..of_ages(Some(40), None)
    };
    for (named, expected) in [(None, "male"), (Some("male"), "male"), (Some("female"), "female")] {
        let run = engine.explore(&asked(named), PROGRAM).await.unwrap();
        let result = run.answer("return").unwrap().made.as_ref().unwrap();
        let differences = result.part("differences").unwrap();
        assert!(differences.column("reference").all(|cell| *cell == Cell::Text(expected.to_owned())), "{named:?}");
        assert!(!result.cautions.contains(&"reference-absent"));
    }
    let run = engine.explore(&asked(Some("unknown")), PROGRAM).await.unwrap();
    let result = run.answer("return").unwrap().made.as_ref().unwrap();
    assert!(result.part("differences").is_none() && result.cautions.contains(&"reference-absent"));
}

#[tokio::test]
async fn ranges_and_reference_are_kept_in_the_key_and_choices_without_them_keep_theirs() {
    let plain = Choice { protocol: "recidivism".to_owned(), outcome: "return".to_owned(), ..Choice::default() };
    let written = serde_json::to_string(&plain).unwrap();
    assert!(!written.contains("ranges") && !written.contains("reference"), "{written}");
    let ranged = of_ages(Some(25), None);
    let referred = Choice { reference: Some("female".to_owned()), ..plain.clone() };
    assert!(ranged.key() != plain.key() && referred.key() != plain.key());
    let again: Choice = serde_json::from_str(&serde_json::to_string(&ranged).unwrap()).unwrap();
    assert_eq!(again, ranged);
    let engine = engine_of(&people()).await;
    let first = engine.explore(&again, PROGRAM).await.unwrap();
    assert_eq!(first, engine.explore(&ranged, PROGRAM).await.unwrap());
}
