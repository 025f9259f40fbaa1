//! Calibration against statsmodels 0.15.0, numpy 2.4.6 and scipy 1.17.1.

mod scale;

use statistics::{
    Error, Level,
    calibration::{brier, by_level, by_quantile, calibration_line, falling, hosmer_lemeshow, observed_expected},
};

use crate::reference_data::{Dice, Table, close, close_to};

const P95: Level = Level::P95;

/// Parolees with a probability of -1.2 + 0.12 · risk score + 0.11 · felony arrests on the scale of log odds.
fn parolees() -> Option<(Vec<f64>, Vec<bool>)> {
    let data = Table::reference("nij_georgia_parole.csv")?;
    let (score, arrests) = (data.numbers("risk_score"), data.numbers("prior_arrest_episodes_felony"));
    let p = score.iter().zip(arrests).map(|(s, a)| 1.0 / (1.0 + (1.2 - 0.12 * s - 0.11 * a).exp())).collect();
    Some((p, data.flags("recid_3y")))
}

#[test]
fn every_number_is_that_of_an_independent_computation() {
    let Some((p, outcome)) = parolees() else { return };
    // numpy by the formulas of Brier and Spiegelhalter.
    let score = brier(&p, &outcome).unwrap();
    close(score.score, 0.22784292051851887);
    close(score.scaled.unwrap(), 0.05846586049010616);
    close(score.z, -11.815131478213537);
    close(score.p, 3.2603846279906986e-32);
    // statsmodels `GLM(Binomial)` with an offset, and on the log odds.
    let line = calibration_line(&p, &outcome, P95).unwrap();
    close(line.in_the_large.estimate, 0.1967168285538192);
    close(line.in_the_large.standard_error, 0.01398771866718051);
    close(line.intercept.estimate, 0.16111798119385634);
    close(line.intercept.standard_error, 0.014903283836732645);
    close(line.slope.estimate, 1.2459999239068598);
    close(line.slope.standard_error, 0.03300787144120706);
    close(line.statistic, 256.3629566800846);
    // So far out, the 13th digit of the statistic is the 9th of p.
    close_to(line.p, 2.145316014475276e-56, 1e-8);
    // numpy by the formula of ResourceSelection 0.3.6 `hoslem.test`.
    let test = hosmer_lemeshow(&p, &outcome, 10, true).unwrap();
    close(test.statistic, 382.7216755285871);
    close(test.degrees_of_freedom, 8.0);
    close(test.p, 9.274236505503544e-78);
    close(hosmer_lemeshow(&p, &outcome, 10, false).unwrap().p, 4.46036511399628e-76);
    // scipy `chi2.ppf`.
    let ratio = observed_expected(&p, &outcome, P95).unwrap();
    close(ratio.expected, 12030.070962155714);
    close(ratio.ratio, 1.0846985060229188);
    close(ratio.interval.lower, 1.066166413904146);
    close(ratio.interval.upper, 1.1034718996438628);
}

/// 265 of 483 at risk score 1 against 378 of 975 at score 2: the first step of the scale falls, and not by chance.
#[test]
fn a_step_of_the_scale_that_falls_is_flagged() {
    let Some(data) = Table::reference("nij_georgia_parole.csv") else { return };
    let bins = by_level(&data.numbers("risk_score"), &data.flags("recid_3y"), P95).unwrap();
    assert_eq!(bins.len(), 10);
    assert_eq!((bins[0].observed.count, bins[0].observed.of), (265, 483));
    assert_eq!(falling(&bins), [(1, true)]);
}

#[test]
fn bins_hold_everybody_and_never_part_equals() {
    let Some((p, outcome)) = parolees() else { return };
    let bins = by_quantile(&p, &outcome, 20, P95).unwrap();
    assert_eq!(bins.iter().map(|bin| bin.observed.of).sum::<u64>(), p.len() as u64);
    assert!(bins.windows(2).all(|pair| pair[0].to < pair[1].from));
    let total: f64 = bins.iter().map(|bin| bin.predicted * bin.observed.of as f64).sum();
    close_to(total, p.iter().sum(), 1e-12);
    let ties = by_quantile(&[0.2, 0.2, 0.2, 0.7], &[true, false, false, true], 4, P95).unwrap();
    assert_eq!(ties.iter().map(|bin| bin.observed.of).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn right_probabilities_are_found_right_as_often_as_promised() {
    let mut dice = Dice(1986);
    let (mut score, mut large, mut slope) = (0, 0, 0);
    for _ in 0..2000 {
        let p: Vec<f64> = (0..300).map(|_| 0.1 + 0.8 * dice.uniform()).collect();
        let outcome: Vec<bool> = p.iter().map(|&p| dice.chance(p)).collect();
        let line = calibration_line(&p, &outcome, P95).unwrap();
        score += u32::from(brier(&p, &outcome).unwrap().p < 0.05);
        large += u32::from(line.in_the_large.interval.contains(0.0));
        slope += u32::from(line.slope.interval.contains(1.0));
    }
    let share = |count: u32| f64::from(count) / 2000.0;
    assert!((share(score) - 0.05).abs() < 0.015, "{score}");
    assert!((share(large) - 0.95).abs() < 0.015, "{large}");
    assert!((share(slope) - 0.95).abs() < 0.015, "{slope}");
}

#[test]
fn a_fitted_model_is_calibrated_to_its_own_rows() {
    let Some((p, outcome)) = parolees() else { return };
    let line = calibration_line(&p, &outcome, P95).unwrap();
    let bent: Vec<f64> = p
        .iter()
        .map(|p| 1.0 / (1.0 + (-line.intercept.estimate - line.slope.estimate * (p / (1.0 - p)).ln()).exp()))
        .collect();
    let again = calibration_line(&bent, &outcome, P95).unwrap();
    assert!(again.in_the_large.estimate.abs() < 1e-10 && again.intercept.estimate.abs() < 1e-10);
    close(again.slope.estimate, 1.0);
    assert!((observed_expected(&bent, &outcome, P95).unwrap().ratio - 1.0).abs() < 1e-10);
}

#[test]
fn what_is_no_probability_is_refused() {
    let outcome = [true, false, true];
    assert!(matches!(brier(&[0.2, 1.2, 0.3], &outcome), Err(Error::OutOfRange { value: 1.2, .. })));
    assert!(matches!(brier(&[0.2, f64::NAN, 0.3], &outcome), Err(Error::NotANumber { row: 1, .. })));
    assert!(matches!(brier(&[0.0, 1.0, 1.0], &outcome), Err(Error::NoVariation { .. })));
    let certain = calibration_line(&[0.2, 1.0, 0.3], &outcome, P95).unwrap_err();
    assert!(certain.to_string().contains("needs log odds"), "{certain}");
    let separated = calibration_line(&[0.1, 0.2, 0.8, 0.9], &[false, false, true, true], P95).unwrap_err();
    assert_eq!(separated, Error::Separation { column: "calibration slope".to_owned() });
    assert!(matches!(hosmer_lemeshow(&[0.5; 3], &outcome, 10, true), Err(Error::TooFew { .. })));
    assert!(matches!(observed_expected(&[0.0; 3], &outcome, P95), Err(Error::OutOfRange { .. })));
}
