//! Steps of a scale and drift of a score, against Python 3.11 with exact fractions and Newton's method in floats.

use statistics::{
    Error, Level,
    calibration::{by_level, by_size, drift, steps},
};

use crate::reference_data::{Dice, Table, close, close_to};

const P95: Level = Level::P95;

fn parolees() -> Option<Table> {
    Table::reference("nij_georgia_parole.csv")
}

/// Risk score 1 reoffends more often than 2: 265 of 483 against 378 of 975.
#[test]
fn a_scale_whose_first_step_falls_is_found_and_no_other_step_is() {
    let Some(data) = parolees() else { return };
    let bins = by_level(&data.numbers("risk_score"), &data.flags("recid_3y"), P95).unwrap();
    let counts: Vec<(u64, u64)> = bins.iter().map(|bin| (bin.observed.count, bin.observed.of)).collect();
    let found = steps(&counts, P95).unwrap();
    assert_eq!((found.len(), found[0].rise, found[0].p_falling), (10, None, None));
    // Newcombe's interval by his formula; the exact one-sided chance is 4.137962333641748e-9, times nine tests for Holm's.
    let rise = found[1].rise.unwrap();
    close(rise.value, -0.1609619366141105);
    close(rise.interval.lower, -0.21411663538083542);
    close(rise.interval.upper, -0.10667453093509063);
    close_to(found[1].p_falling.unwrap(), 3.724166100277573e-8, 1e-9);
    for step in &found[2..] {
        assert!(step.rise.unwrap().value > 0.0);
        close(step.p_falling.unwrap(), 1.0);
    }
}

#[test]
fn a_flat_scale_raises_a_false_alarm_no_more_often_than_the_level() {
    let mut dice = Dice(1979);
    let mut alarms = 0;
    for _ in 0..2000 {
        let step = |of: u64, dice: &mut Dice| ((0..of).filter(|_| dice.chance(0.3)).count() as u64, of);
        let counts = [60, 80, 70, 50].map(|of| step(of, &mut dice));
        alarms += u32::from(steps(&counts, P95).unwrap().iter().any(|step| step.p_falling.is_some_and(|p| p < 0.05)));
    }
    // Fisher's test keeps below its level in small tables.
    assert!(f64::from(alarms) / 2000.0 < 0.05, "{alarms}");
}

#[test]
fn groups_of_scores_are_of_about_equal_size_and_never_part_equals() {
    let Some(data) = parolees() else { return };
    let bins = by_size(&data.numbers("risk_score"), &data.flags("recid_3y"), 4, P95).unwrap();
    let sizes: Vec<(f64, f64, u64)> = bins.iter().map(|bin| (bin.from, bin.to, bin.observed.of)).collect();
    assert_eq!(sizes, [(1.0, 4.0, 5563), (5.0, 6.0, 6669), (7.0, 8.0, 5672), (9.0, 10.0, 4232)]);
    assert!(matches!(by_size(&[1.0], &[true], 0, P95), Err(Error::TooFew { .. })));
}

#[test]
fn men_and_women_with_the_same_score_do_not_fare_alike_but_the_score_parts_both() {
    let Some(data) = parolees() else { return };
    let (score, outcome) = (data.numbers("risk_score"), data.flags("recid_3y"));
    let male: Vec<u32> = data.flags("male").into_iter().map(u32::from).collect();
    let found = drift(&score, &outcome, &male, 2).unwrap();
    close_to(found.level.statistic, 191.4437035115625, 1e-9);
    // A difference of deviances near 30,000 keeps eight digits.
    close_to(found.slope.unwrap().statistic, 3.722568717228569, 1e-7);
    assert_eq!(found.level.degrees_of_freedom, 1.0);
    assert!(found.level.p < 1e-40 && found.slope.unwrap().p > 0.05);
    let expected = |group: u32| {
        let own = found.foretold.iter().zip(&male).filter(|(_, own)| **own == group);
        own.map(|(p, _)| p).sum::<f64>()
    };
    // Of 2788 women 1304 reoffended, which their own model gives back; of men 11745 against 9090 foretold.
    close(expected(0), 1304.0);
    close(expected(1), 9089.931285158627);
}

#[test]
fn drift_is_found_where_it_was_planted_and_otherwise_as_rarely_as_promised() {
    let mut dice = Dice(1938);
    let mut found = |shift: f64, turn: f64| {
        let (mut level, mut slope) = (0, 0);
        for _ in 0..1000 {
            let groups: Vec<u32> = (0..600).map(|row| row / 300).collect();
            let scores: Vec<f64> = groups.iter().map(|_| 4.0 * dice.uniform()).collect();
            let outcomes: Vec<bool> = (scores.iter().zip(&groups))
                .map(|(score, group)| {
                    let second = f64::from(*group);
                    dice.chance(1.0 / (1.0 + (1.5 - shift * second - (0.8 + turn * second) * score).exp()))
                })
                .collect();
            let tests = drift(&scores, &outcomes, &groups, 2).unwrap();
            level += u32::from(tests.level.p < 0.05);
            slope += u32::from(tests.slope.unwrap().p < 0.05);
        }
        [level, slope].map(|count| f64::from(count) / 1000.0)
    };
    let none = found(0.0, 0.0);
    assert!(none.iter().all(|share| (share - 0.05).abs() < 0.02), "{none:?}");
    let [level, slope] = found(0.8, 0.0);
    assert!(level > 0.95 && slope < 0.07, "{level} {slope}");
    let [_, slope] = found(0.0, -0.8);
    assert!(slope > 0.95, "{slope}");
}

#[test]
fn what_cannot_drift_is_refused() {
    assert!(matches!(drift(&[1.0, 2.0], &[true, false], &[0, 0], 1), Err(Error::TooFew { .. })));
    assert!(matches!(drift(&[1.0, f64::NAN], &[true, false], &[0, 1], 2), Err(Error::NotANumber { .. })));
    assert!(matches!(steps(&[], P95), Err(Error::Empty { .. })));
    assert!(matches!(steps(&[(1, 2), (0, 0)], P95), Err(Error::Empty { .. })));
}
