//! Fine & Gray's model: published output, its definition by brute force, and identities.

use statistics::cox::{Covariates, Cox, FineGray, Ties};
use statistics::regression::Covariate;
use statistics::survival::{FollowUp, Groups, IncidenceVariance, Scale, cumulative_incidence, gray_test};
use statistics::{Error, Level};

use super::columns_of;
use crate::reference_data::{Dice, Table, close, close_to};

/// The data of cmprsk's own check (tests/test.R: R 1.6.2's generators, seed 2), whose printed results come with it.
struct Check {
    time: Vec<f64>,
    status: Vec<u8>,
    group: Vec<u32>,
    stratum: Vec<u32>,
    /// Three covariates; the first is missing in three rows.
    x: [Vec<f64>; 3],
}

impl Check {
    fn read() -> Self {
        let table = Table::copied("cmprsk_check.csv");
        let status = table.numbers("status").into_iter().map(|status| status as u8).collect();
        let (group, stratum) = (table.codes("group").0, table.codes("stratum").0);
        Self { time: table.numbers("time"), status, group, stratum, x: ["x1", "x2", "x3"].map(|x| table.numbers(x)) }
    }

    /// Without the rows that miss a covariate, as `crr` leaves them out.
    fn complete(self) -> (Vec<f64>, Vec<u8>, Vec<Vec<f64>>) {
        let rows: Vec<usize> = (0..100).filter(|&row| !self.x[0][row].is_nan()).collect();
        let of = |column: &Vec<f64>| rows.iter().map(|&row| column[row]).collect();
        (of(&self.time), rows.iter().map(|&row| self.status[row]).collect(), self.x.iter().map(of).collect())
    }
}

#[test]
fn crrs_printed_results_are_met_to_their_last_digit() {
    // cmprsk 2.2-9, tests/test.Rout.save: coefficients and errors printed with four digits.
    let (time, status, x) = Check::read().complete();
    let follow_up = FollowUp::new(&time, &status).unwrap();
    let covariates = Covariates::new(&columns_of(&["x1", "x2", "x3"], &x)).unwrap();
    let fit = FineGray::fit(&follow_up, &covariates, 1).unwrap();
    assert_eq!(fit.counts().0, 97);
    let printed = [(-0.29130, 0.3698), (-0.06346, 0.3566), (-0.47510, 0.3544)];
    for (row, (coefficient, error)) in fit.table(Level::P95).iter().zip(printed) {
        assert!((row.estimate - coefficient).abs() < 5.1e-5, "{row:?}");
        assert!((row.standard_error - error).abs() < 5.1e-5, "{row:?}");
    }
    let first = Covariates::new(&[Covariate::new("x1", &x[0])]).unwrap();
    let row = FineGray::fit(&follow_up, &first, 1).unwrap().table(Level::P95).remove(0);
    assert!((row.estimate - -0.1753).abs() < 5.1e-5 && (row.standard_error - 0.354).abs() < 5.1e-5, "{row:?}");
}

#[test]
fn cumincs_printed_results_are_met_with_three_groups_and_strata() {
    // The same output, seven digits: cuminc(ss, cc, gg, strt).
    let check = Check::read();
    let follow_up = FollowUp::new(&check.time, &check.status).unwrap();
    let groups = Groups::new(&check.group, 3).unwrap();
    let strata = Groups::new(&check.stratum, 2).unwrap();
    for (cause, chi_square, p_value) in [(1, 3.393_977, 0.183_234_5), (2, 1.989_511, 0.369_813_9)] {
        let test = gray_test(&follow_up, &groups, Some(&strata), cause).unwrap();
        close_to(test.chi_square, chi_square, 2e-7);
        close_to(test.p_value, p_value, 4e-7);
        assert_eq!(test.degrees, 2);
    }
    let results =
        cumulative_incidence(&follow_up, &groups, IncidenceVariance::Gray, Scale::LogLog, Level::P95).unwrap();
    let printed = [
        [(0.1311269, 0.003922836), (0.2257601, 0.005947601)],
        [(0.2176471, 0.005528913), (0.3117647, 0.007033454)],
        [(0.3816280, 0.009854126), (0.2160508, 0.006497566)],
    ];
    for (group, causes) in printed.into_iter().enumerate() {
        for (cause, (estimate, variance)) in [1, 2].into_iter().zip(causes) {
            let point = results[group].at(1.0, cause).unwrap().unwrap();
            close_to(point.incidence, estimate, 4e-7);
            close_to(point.standard_error.powi(2), variance, 4e-7);
        }
    }
}

/// Slope of the pseudo-likelihood and sandwich variance, straight from Fine & Gray (1999), sections 3 and 4: every
/// person at every time.
#[expect(clippy::many_single_char_names, clippy::needless_range_loop, reason = "the letters and indices of the paper")]
fn by_definition(time: &[f64], event: &[u8], x: &[Vec<f64>], beta: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let (n, p) = (time.len(), x.len());
    let mut distinct = time.to_vec();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    let at_risk = |t: f64| time.iter().filter(|&&own| own >= t).count() as f64;
    let censored = |t: f64| (0..n).filter(|&i| time[i] == t && event[i] == 0).count() as f64;
    let g = |t: f64| distinct.iter().filter(|&&u| u < t).map(|&u| 1.0 - censored(u) / at_risk(u)).product::<f64>();
    let r: Vec<f64> = (0..n).map(|i| (0..p).map(|j| x[j][i] * beta[j]).sum::<f64>().exp()).collect();
    let weight = |i: usize, t: f64| match (time[i] >= t, event[i]) {
        (true, _) => 1.0,
        (false, 2) => g(t) / g(time[i]),
        _ => 0.0,
    };
    let times: Vec<f64> = distinct.iter().copied().filter(|&t| (0..n).any(|i| time[i] == t && event[i] == 1)).collect();
    let weights: Vec<Vec<f64>> = times.iter().map(|&t| (0..n).map(|i| weight(i, t)).collect()).collect();
    let s0: Vec<f64> = weights.iter().map(|w| (0..n).map(|i| w[i] * r[i]).sum()).collect();
    let mean = |k: usize, j: usize| (0..n).map(|i| weights[k][i] * r[i] * x[j][i]).sum::<f64>() / s0[k];
    let means: Vec<Vec<f64>> = (0..times.len()).map(|k| (0..p).map(|j| mean(k, j)).collect()).collect();
    let events = |k: usize| (0..n).filter(|&i| time[i] == times[k] && event[i] == 1).count() as f64;
    let hazard: Vec<f64> = (0..times.len()).map(|k| events(k) / s0[k]).collect();
    let mut information = vec![0.0; p * p];
    let mut eta = vec![vec![0.0; p]; n];
    for k in 0..times.len() {
        for i in 0..n {
            let own_event = f64::from(u8::from(time[i] == times[k] && event[i] == 1));
            for j in 0..p {
                let away = x[j][i] - means[k][j];
                eta[i][j] += away * (own_event - weights[k][i] * r[i] * hazard[k]);
                for l in 0..p {
                    information[j * p + l] += events(k) * weights[k][i] * r[i] / s0[k] * away * (x[l][i] - means[k][l]);
                }
            }
        }
    }
    let score: Vec<f64> = (0..p).map(|j| eta.iter().map(|eta| eta[j]).sum()).collect();
    let q = |u: f64, j: usize| -> f64 {
        let mut sum = 0.0;
        for i in (0..n).filter(|&i| event[i] == 2 && time[i] < u) {
            for k in (0..times.len()).filter(|&k| times[k] >= u) {
                sum += (x[j][i] - means[k][j]) * weights[k][i] * r[i] * hazard[k];
            }
        }
        sum
    };
    for &u in distinct.iter().filter(|&&u| censored(u) > 0.0) {
        for j in 0..p {
            let slope = q(u, j) / at_risk(u);
            for i in (0..n).filter(|&i| time[i] >= u) {
                let own = f64::from(u8::from(time[i] == u && event[i] == 0));
                eta[i][j] += slope * (own - censored(u) / at_risk(u));
            }
        }
    }
    // Solve for the inverse by Gauss–Jordan: p is 2 here.
    let determinant = information[0] * information[3] - information[1] * information[2];
    let inverse = [
        information[3] / determinant,
        -information[1] / determinant,
        -information[2] / determinant,
        information[0] / determinant,
    ];
    let mut variance = vec![0.0; 4];
    for eta in &eta {
        let moved = [inverse[0] * eta[0] + inverse[1] * eta[1], inverse[2] * eta[0] + inverse[3] * eta[1]];
        for (cell, value) in variance.iter_mut().enumerate() {
            *value += moved[cell / 2] * moved[cell % 2];
        }
    }
    (score, variance)
}

#[test]
fn slope_and_variance_are_those_of_the_definition_with_and_without_ties() {
    let mut dice = Dice(99);
    for tied in [true, false] {
        let n = 120;
        let x: Vec<Vec<f64>> = vec![
            (0..n).map(|_| dice.normal() + 3.0).collect(),
            (0..n).map(|_| f64::from(u8::from(dice.chance(0.4)))).collect(),
        ];
        let time: Vec<f64> = (0..n)
            .map(|i| -dice.uniform().ln() * 10.0 / (0.4 * x[0][i]).exp())
            .map(|time| if tied { (time * 5.0).ceil() } else { time })
            .collect();
        let event: Vec<u8> = (0..n).map(|_| (dice.uniform() * 3.0) as u8).collect();
        let follow_up = FollowUp::new(&time, &event).unwrap();
        let covariates = Covariates::new(&columns_of(&["a", "b"], &x)).unwrap();
        let fit = FineGray::fit(&follow_up, &covariates, 1).unwrap();
        let (score, variance) = by_definition(&time, &event, &x, &fit.coefficients());
        for score in score {
            close_to(score, 0.0, 1e-9);
        }
        for (got, expected) in fit.covariance().iter().zip(variance) {
            close_to(*got, expected, 1e-9);
        }
    }
}

#[test]
fn without_censoring_it_is_coxs_model_of_people_who_never_leave() {
    // Then G is 1: rows with another cause simply stay at risk to the end.
    let mut dice = Dice(6);
    let n = 300;
    let x: Vec<f64> = (0..n).map(|_| dice.normal()).collect();
    let time: Vec<f64> = (0..n).map(|_| (dice.uniform() * 40.0).ceil()).collect();
    let event: Vec<u8> = (0..n).map(|_| if dice.chance(0.5) { 1 } else { 2 }).collect();
    let stayed: Vec<f64> = time.iter().zip(&event).map(|(time, event)| if *event == 2 { 1e6 } else { *time }).collect();
    let only: Vec<u8> = event.iter().map(|event| u8::from(*event == 1)).collect();
    let covariates = Covariates::new(&[Covariate::new("x", &x)]).unwrap();
    let fine_gray = FineGray::fit(&FollowUp::new(&time, &event).unwrap(), &covariates, 1).unwrap();
    let follow_up = FollowUp::new(&stayed, &only).unwrap();
    let cox = Cox::new(&follow_up, &covariates).ties(Ties::Breslow).fit().unwrap();
    close(fine_gray.coefficients()[0], cox.coefficients()[0]);
    close(fine_gray.covariance()[0], cox.robust_covariance(None).unwrap()[0]);
    let incidence = fine_gray.incidence(&[0.3], 20.0).unwrap().unwrap();
    let survival = cox.predict(&cox.baseline()[0], &[0.3], 20.0, Level::P95).unwrap().unwrap().survival;
    close(incidence, 1.0 - survival);
}

#[test]
fn without_other_causes_it_is_coxs_model_with_a_robust_variance() {
    let (time, status, x) = Check::read().complete();
    let only: Vec<u8> = status.iter().map(|status| u8::from(*status > 0)).collect();
    let follow_up = FollowUp::new(&time, &only).unwrap();
    let covariates = Covariates::new(&columns_of(&["x1", "x2", "x3"], &x)).unwrap();
    let fine_gray = FineGray::fit(&follow_up, &covariates, 1).unwrap();
    let cox = Cox::new(&follow_up, &covariates).ties(Ties::Breslow).fit().unwrap();
    let robust = cox.robust_covariance(None).unwrap();
    for (got, expected) in fine_gray.covariance().iter().zip(&robust) {
        close(*got, *expected);
    }
}

#[test]
fn intervals_cover_the_true_subdistribution_ratio_as_often_as_they_say() {
    // Fine & Gray's own design: P(cause 1 by t | x) = 1 − {1 − 0.6 (1 − e^−t)}^exp(0.5 x); uniform censoring.
    let mut dice = Dice(1999);
    let mut covered = 0;
    for _ in 0..2000 {
        let (mut x, mut time, mut event) = (vec![], vec![], vec![]);
        for _ in 0..300 {
            let own = f64::from(u8::from(dice.chance(0.5)));
            let ratio = (0.5 * own).exp();
            let ever = 1.0 - 0.4_f64.powf(ratio);
            let u = dice.uniform();
            let (at, kind) = if u < ever {
                (-(1.0 - (1.0 - (1.0 - u).powf(1.0 / ratio)) / 0.6).ln(), 1)
            } else {
                (-dice.uniform().ln() / ratio, 2)
            };
            let end = dice.uniform() * 4.0;
            x.push(own);
            time.push(at.min(end));
            event.push(if at <= end { kind } else { 0 });
        }
        let covariates = Covariates::new(&[Covariate::new("x", &x)]).unwrap();
        let fit = FineGray::fit(&FollowUp::new(&time, &event).unwrap(), &covariates, 1).unwrap();
        covered += i32::from(fit.table(Level::P95)[0].interval.contains(0.5_f64.exp()));
    }
    let share = f64::from(covered) / 2000.0;
    assert!((0.93..0.97).contains(&share), "covers {share}");
}

#[test]
fn late_entry_and_unknown_causes_are_refused() {
    let (time, event, x) = ([1.0, 2.0, 3.0, 4.0], [1, 2, 1, 0], [0.0, 1.0, 1.0, 0.0]);
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let covariates = Covariates::new(&[Covariate::new("x", &x)]).unwrap();
    assert!(matches!(FineGray::fit(&follow_up, &covariates, 3), Err(Error::UnknownCause { .. })));
    let late = follow_up.with_entry(&[0.0, 1.0, 0.0, 0.0]).unwrap();
    assert!(matches!(FineGray::fit(&late, &covariates, 1), Err(Error::LateEntry { .. })));
}
