use statistics::{
    Error, Level,
    effect::{Denominator, Gates, Order, Refusal, Verdict, balance, caliper, matched_effect, nearest},
};

use super::lalonde;
use crate::{
    reference_data::{Dice, Table, close, close_to},
    regression::Lalonde,
};

/// `MatchIt` 4.7.1 `matchit(method = "nearest", distance = "glm")`, `summary()`: before, after, variance ratios, mean distances of
/// distribution functions.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of expectations")]
fn pairs_and_their_balance_are_those_of_matchit() {
    let Some(data) = Lalonde::read() else { return };
    let scores = lalonde(|comparison| comparison.propensity()).unwrap();
    let matching = nearest(&scores, &data.treated, None, Order::Largest).unwrap();
    assert_eq!(matching.pairs.len(), 185);
    let black: Vec<f64> = Table::reference("lalonde.csv")
        .unwrap()
        .texts("race")
        .iter()
        .map(|race| f64::from(u8::from(*race == "black")))
        .collect();
    let columns: [(&str, &[f64]); 10] = [
        ("distance", &scores),
        ("age", &data.columns[0]),
        ("educ", &data.columns[1]),
        ("raceblack", &black),
        ("racehispan", &data.columns[2]),
        ("racewhite", &data.columns[3]),
        ("married", &data.columns[4]),
        ("nodegree", &data.columns[5]),
        ("re74", &data.columns[6]),
        ("re75", &data.columns[7]),
    ];
    let got = balance(&columns, &data.treated, &matching.weights(614), Denominator::Treated).unwrap();
    let before = [
        1.79408604967622,
        -0.309445261997982,
        0.0549646613888354,
        1.76154188981543,
        -0.349842541598422,
        -1.88186760097513,
        -0.826309272340716,
        0.244970232272019,
        -0.721083809071869,
        -0.290262911185457,
    ];
    let after = [
        0.973937700897652,
        0.0717696897509558,
        -0.129042561545878,
        1.02585928270134,
        -0.662867965279617,
        -0.729567540219444,
        -0.0552052447473883,
        0.154564881251391,
        -0.050450793605419,
        -0.0256860414880991,
    ];
    let ratio_before = [
        0.921144705541392,
        0.439995463435061,
        0.495893371429209,
        f64::NAN,
        f64::NAN,
        f64::NAN,
        f64::NAN,
        f64::NAN,
        0.518128480856177,
        0.95629304538895,
    ];
    let ratio_after = [
        0.756566302061647,
        0.456802731609319,
        0.572113945521668,
        f64::NAN,
        f64::NAN,
        f64::NAN,
        f64::NAN,
        f64::NAN,
        1.3289093229409,
        1.49562003479418,
    ];
    let distance_before = [
        0.377423218260915,
        0.0813390663390664,
        0.0347223189328453,
        0.64044604044604,
        0.0827316827316827,
        0.557714357714358,
        0.323631323631324,
        0.111371511371511,
        0.224794889040699,
        0.134171446530997,
    ];
    let distance_after = [
        0.132069242016886,
        0.0847297297297297,
        0.0238975817923186,
        0.372972972972973,
        0.156756756756757,
        0.216216216216216,
        0.0216216216216216,
        0.0702702702702702,
        0.0469424731994564,
        0.0452019435165503,
    ];
    for (index, row) in got.iter().enumerate() {
        // MatchIt's score comes from `glm` with its loose default: good to 1e-9 (the first row).
        close_to(row.difference_before, before[index], if index == 0 { 1e-8 } else { 1e-10 });
        close_to(row.difference_after, after[index], if index == 0 { 1e-8 } else { 1e-10 });
        assert_eq!(row.variance_ratio_before.is_none(), ratio_before[index].is_nan());
        if let (Some(before), Some(after)) = (row.variance_ratio_before, row.variance_ratio_after) {
            close_to(before, ratio_before[index], if index == 0 { 1e-8 } else { 1e-10 });
            close_to(after, ratio_after[index], if index == 0 { 1e-8 } else { 1e-10 });
        }
        close(row.distance_before, distance_before[index]);
        close(row.distance_after, distance_after[index]);
    }
}

/// `MatchIt` 4.5.1 of Debian 12 silently ignores the caliper and gives 185 pairs; 4.7.1 and an independent search give 113.
#[test]
fn the_caliper_is_obeyed() {
    let Some(data) = Lalonde::read() else { return };
    let scores = lalonde(|comparison| comparison.propensity()).unwrap();
    let limit = caliper(&scores, 0.2).unwrap();
    close(limit, 0.2 * 0.29031337241746225);
    let matching = nearest(&scores, &data.treated, Some(limit), Order::Largest).unwrap();
    assert_eq!((matching.pairs.len(), matching.unmatched.len()), (113, 72));
    assert!(matching.pairs.iter().all(|&(a, b)| (scores[a as usize] - scores[b as usize]).abs() <= limit));
}

/// R 4.2.2 on the matched rows: `lm(re78 ~ treat)`, alone and with covariates, and `sandwich::vcovCL` by pair.
#[test]
fn matched_effects_are_those_of_r_and_are_refused_as_a_headline() {
    let Some(data) = Lalonde::read() else { return };
    let scores = lalonde(|comparison| comparison.propensity()).unwrap();
    let matching = nearest(&scores, &data.treated, None, Order::Largest).unwrap();
    let got = lalonde(|comparison| matched_effect(&comparison, &matching, Gates::default(), Level::P95)).unwrap();
    close(got.plain.estimate, 894.367480270274);
    close(got.adjusted.estimate, 1344.93560537928);
    // The error depends on who is paired with whom among people with equal scores: numpy 2.4.6 for these pairs; R has 718.98
    // for its own.
    close(got.adjusted.standard_error, 719.9154797069853 * (185.0_f64 / 184.0 * 369.0 / 360.0).sqrt());
    close_to(got.adjusted.standard_error, 718.977022459736, 0.02);
    // The paired t-test's error (numpy 2.4.6) with the residual degrees of freedom of the regression.
    close(got.plain.standard_error, 714.7928944628208 * (369.0_f64 / 368.0).sqrt());
    close_to(got.plain.standard_error, 705.229764061618, 0.02);
    // A standardised difference of 0.73 is left in race: the estimate must not be headlined.
    let Verdict::Refused(refusals) = got.verdict else { panic!("must be refused") };
    assert!(matches!(&refusals[0], Refusal::Imbalance { covariate, difference, .. }
        if covariate == "racewhite" && (difference + 0.729567540219444).abs() < 1e-9));
}

/// The chains of free controls find what trying every control finds.
#[test]
fn pairs_are_those_of_trying_every_control() {
    let mut dice = Dice(99);
    for round in 0..60 {
        let n = 40 + round;
        let treated: Vec<bool> = (0..n).map(|row| row == 0 || (row > 1 && dice.chance(0.4))).collect();
        let scores: Vec<f64> = (0..n).map(|_| (dice.uniform() * 50.0).round() / 50.0).collect();
        let limit = if round % 2 == 0 { Some(0.05) } else { None };
        let got = nearest(&scores, &treated, limit, Order::Largest).unwrap();
        let mut seekers: Vec<usize> = (0..n).filter(|&row| treated[row]).collect();
        seekers.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        let mut free: Vec<usize> = (0..n).filter(|&row| !treated[row]).collect();
        let mut expected = Vec::new();
        for seeker in seekers {
            let distance = |row: usize| (scores[row] - scores[seeker]).abs();
            let best = free.iter().copied().min_by(|&a, &b| distance(a).total_cmp(&distance(b)).then(a.cmp(&b)));
            if let Some(best) = best.filter(|&best| limit.is_none_or(|limit| distance(best) <= limit)) {
                free.retain(|&row| row != best);
                expected.push((seeker as u32, best as u32));
            }
        }
        assert_eq!(got.pairs, expected, "round {round}");
    }
}

#[test]
fn bad_scores_and_groups_are_refused() {
    assert!(matches!(nearest(&[0.1, f64::NAN], &[true, false], None, Order::Given), Err(Error::NotANumber { .. })));
    assert!(matches!(nearest(&[0.1, 0.2], &[true, true], None, Order::Given), Err(Error::EmptyGroup { group: 0 })));
    assert!(matches!(nearest(&[0.1, 0.2], &[true, false], Some(-1.0), Order::Given), Err(Error::OutOfRange { .. })));
    assert!(matches!(caliper(&[0.3, 0.3], 0.2), Err(Error::NoVariation { .. })));
    let far = nearest(&[0.9, 0.1], &[true, false], Some(0.1), Order::Smallest).unwrap();
    assert_eq!((far.pairs.len(), far.unmatched), (0, vec![0]));
}
