//! Fits against R's survival 3.5.3 (`coxph`, eps 1e-13), and against Therneau's closed forms.

use statistics::Level;
use statistics::cox::{Covariates, Cox, Fit, Ties};
use statistics::regression::Covariate;
use statistics::survival::{FollowUp, Groups};

use super::{Small, columns_of, expected};
use crate::reference_data::{Dice, close, close_to};
use crate::survival::{Rossi, iowa};

const TERMS: [&str; 7] = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];

pub fn rossi_fit(ties: Ties) -> Fit {
    let rossi = Rossi::read();
    let columns: Vec<Vec<f64>> = TERMS.iter().map(|name| rossi.covariate(name)).collect();
    let covariates = Covariates::new(&columns_of(&TERMS, &columns)).unwrap();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    Cox::new(&follow_up, &covariates).ties(ties).fit().unwrap()
}

struct Expected<'a> {
    coefficients: &'a [f64],
    errors: &'a [f64],
    log_likelihood: [f64; 2],
    ratio: [f64; 3],
    wald: [f64; 3],
    score: [f64; 3],
}

fn check(fit: &Fit, expected: &Expected<'_>) {
    let covariance = fit.covariance();
    let table = fit.table(&covariance, Level::P95);
    for (row, (coefficient, error)) in table.iter().zip(expected.coefficients.iter().zip(expected.errors)) {
        close(row.estimate, *coefficient);
        close(row.standard_error, *error);
        close(row.hazard_ratio, coefficient.exp());
        close(row.z, coefficient / error);
    }
    close(fit.null_log_likelihood(), expected.log_likelihood[0]);
    close(fit.log_likelihood(), expected.log_likelihood[1]);
    let tests = [
        (fit.likelihood_ratio(), expected.ratio),
        (fit.wald(&covariance).unwrap(), expected.wald),
        (fit.score(), expected.score),
    ];
    for (test, [chi_square, degrees, p_value]) in tests {
        close(test.chi_square, chi_square);
        assert_eq!(test.degrees as f64, degrees);
        // The p-value's digits follow the statistic's: half the statistic times its error.
        close_to(test.p_value, p_value, 1e-10 * test.chi_square.max(1.0));
    }
}

#[test]
fn efrons_ties_are_coxphs() {
    let fit = rossi_fit(Ties::Efron);
    assert_eq!((fit.rows(), fit.events()), (432, 114));
    check(
        &fit,
        &Expected {
            coefficients: &expected::COX_ROSSI_EFRON_COEF,
            errors: &expected::COX_ROSSI_EFRON_SE,
            log_likelihood: expected::COX_ROSSI_EFRON_LOGLIK,
            ratio: expected::COX_ROSSI_EFRON_LR_TEST,
            wald: expected::COX_ROSSI_EFRON_WALD_TEST,
            score: expected::COX_ROSSI_EFRON_SCORE_TEST,
        },
    );
}

#[test]
fn breslows_ties_are_coxphs() {
    check(
        &rossi_fit(Ties::Breslow),
        &Expected {
            coefficients: &expected::COX_ROSSI_BRESLOW_COEF,
            errors: &expected::COX_ROSSI_BRESLOW_SE,
            log_likelihood: expected::COX_ROSSI_BRESLOW_LOGLIK,
            ratio: expected::COX_ROSSI_BRESLOW_LR_TEST,
            wald: expected::COX_ROSSI_BRESLOW_WALD_TEST,
            score: expected::COX_ROSSI_BRESLOW_SCORE_TEST,
        },
    );
}

#[test]
fn exact_ties_are_coxphs() {
    check(
        &rossi_fit(Ties::Exact),
        &Expected {
            coefficients: &expected::COX_ROSSI_EXACT_COEF,
            errors: &expected::COX_ROSSI_EXACT_SE,
            log_likelihood: expected::COX_ROSSI_EXACT_LOGLIK,
            ratio: expected::COX_ROSSI_EXACT_LR_TEST,
            wald: expected::COX_ROSSI_EXACT_WALD_TEST,
            score: expected::COX_ROSSI_EXACT_SCORE_TEST,
        },
    );
}

#[test]
fn heavy_ties_among_26_017_are_coxphs() {
    let Some(iowa) = iowa() else { return };
    let columns = iowa.covariates();
    let names = ["male", "25-34", "35-44", "45-54", "55+", "target"];
    let covariates = Covariates::new(&columns_of(&names, &columns)).unwrap();
    let follow_up = FollowUp::new(&iowa.complete_time, &iowa.complete_status).unwrap();
    let fit = Cox::new(&follow_up, &covariates).fit().unwrap();
    assert_eq!((fit.rows(), fit.events()), (26_017, 7199));
    check(
        &fit,
        &Expected {
            coefficients: &expected::COX_IOWA_EFRON_COEF,
            errors: &expected::COX_IOWA_EFRON_SE,
            log_likelihood: expected::COX_IOWA_EFRON_LOGLIK,
            ratio: expected::COX_IOWA_EFRON_LR_TEST,
            wald: expected::COX_IOWA_EFRON_WALD_TEST,
            score: expected::COX_IOWA_EFRON_SCORE_TEST,
        },
    );
    let fit = Cox::new(&follow_up, &covariates).ties(Ties::Breslow).fit().unwrap();
    check(
        &fit,
        &Expected {
            coefficients: &expected::COX_IOWA_BRESLOW_COEF,
            errors: &expected::COX_IOWA_BRESLOW_SE,
            log_likelihood: expected::COX_IOWA_BRESLOW_LOGLIK,
            ratio: expected::COX_IOWA_BRESLOW_LR_TEST,
            wald: expected::COX_IOWA_BRESLOW_WALD_TEST,
            score: expected::COX_IOWA_BRESLOW_SCORE_TEST,
        },
    );
}

#[test]
fn therneaus_first_data_set_has_its_closed_forms() {
    // Therneau, Software validation (vignette of R's survival), test data 1.
    let small = Small::first();
    let breslow = small.fit(Ties::Breslow);
    let r = f64::midpoint(3.0, 33.0_f64.sqrt());
    close(breslow.coefficients()[0], r.ln());
    close(breslow.covariance()[0], 1.0 / (r / (r + 1.0).powi(2) + 6.0 * r / (r + 3.0).powi(2)));
    close(breslow.log_likelihood(), 2.0 * r.ln() - (3.0 * r + 3.0).ln() - 2.0 * (r + 3.0).ln());
    close(breslow.null_log_likelihood(), -6.0_f64.ln() - 2.0 * 4.0_f64.ln());
    let efron = small.fit(Ties::Efron);
    let r = 2.0 * (23.0 / 3.0_f64).sqrt() * (((45.0 / 23.0) * (3.0 / 23.0_f64).sqrt()).acos() / 3.0).cos();
    close(efron.coefficients()[0], r.ln());
    let term = |m: f64| m - m * m;
    let information = term(r / (r + 1.0)) + term(r / (r + 3.0)) + term(r / (r + 5.0));
    close(efron.covariance()[0], 1.0 / information);
    let likelihood = 2.0 * r.ln() - (3.0 * r + 3.0).ln() - (r + 3.0).ln() - f64::midpoint(r, 5.0).ln();
    close(efron.log_likelihood(), likelihood);
    close(efron.score().chi_square, (52.0_f64 / 48.0).powi(2) / (83.0 / 144.0));
}

#[test]
fn therneaus_second_data_set_with_late_entry_has_its_closed_forms() {
    // Test data 2 of the same source: (start, stop] intervals.
    let small = Small::second();
    let breslow = small.fit(Ties::Breslow);
    let r = breslow.coefficients()[0].exp();
    let slope = 4.0
        - (r / (r + 1.0)
            + r / (r + 2.0)
            + 3.0 * r / (3.0 * r + 2.0)
            + 6.0 * r / (3.0 * r + 1.0)
            + 6.0 * r / (3.0 * r + 2.0));
    close_to(slope, 0.0, 1e-12);
    let likelihood = |r: f64| {
        4.0 * r.ln() - (r + 1.0).ln() - (r + 2.0).ln() - 3.0 * (3.0 * r + 2.0).ln() - 2.0 * (3.0 * r + 1.0).ln()
            + 2.0 * 2.0_f64.ln()
            - 2.0 * 2.0_f64.ln()
    };
    close(breslow.log_likelihood(), likelihood(r));
    close(breslow.null_log_likelihood(), likelihood(1.0));
    close(breslow.score().chi_square, (2.0_f64 / 15.0).powi(2) / (2821.0 / 1800.0));
    let efron = small.fit(Ties::Efron);
    let r = efron.coefficients()[0].exp();
    let slope = (1.0 / (r + 1.0)) - r / (r + 2.0) - 3.0 * r / (3.0 * r + 2.0) + 1.0 / (3.0 * r + 1.0)
        - 3.0 * r / (3.0 * r + 1.0)
        + (1.0 - 3.0 * r / (3.0 * r + 2.0))
        + (1.0 - 2.0 * r / (2.0 * r + 2.0));
    close_to(slope, 0.0, 1e-12);
}

#[test]
fn strata_are_the_same_as_late_entry_into_separate_stretches_of_time() {
    let rossi = Rossi::read();
    let race = rossi.codes("race");
    let names = ["fin", "age", "prio"];
    let columns: Vec<Vec<f64>> = names.iter().map(|name| rossi.covariate(name)).collect();
    let covariates = Covariates::new(&columns_of(&names, &columns)).unwrap();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let strata = Groups::new(&race, 2).unwrap();
    let entry: Vec<f64> = race.iter().map(|race| f64::from(*race) * 1000.0).collect();
    let exit: Vec<f64> = rossi.week.iter().zip(&entry).map(|(week, entry)| week + entry).collect();
    let moved = FollowUp::new(&exit, &rossi.arrest).unwrap().with_entry(&entry).unwrap();
    for ties in [Ties::Efron, Ties::Breslow, Ties::Exact] {
        let stratified = Cox::new(&follow_up, &covariates).strata(&strata).ties(ties).fit().unwrap();
        let moved = Cox::new(&moved, &covariates).ties(ties).fit().unwrap();
        for j in 0..3 {
            close(stratified.coefficients()[j], moved.coefficients()[j]);
            close(stratified.covariance()[4 * j], moved.covariance()[4 * j]);
        }
        close(stratified.log_likelihood(), moved.log_likelihood());
    }
}

#[test]
fn splitting_a_row_in_two_intervals_changes_nothing() {
    let rossi = Rossi::read();
    let (mut entry, mut exit, mut event, mut source) = (vec![], vec![], vec![], vec![]);
    for row in 0..432 {
        let middle = (rossi.week[row] / 2.0).floor();
        if middle > 0.0 {
            entry.extend([0.0, middle]);
            exit.extend([middle, rossi.week[row]]);
            event.extend([0, rossi.arrest[row]]);
            source.extend([row, row]);
        } else {
            entry.push(0.0);
            exit.push(rossi.week[row]);
            event.push(rossi.arrest[row]);
            source.push(row);
        }
    }
    let columns: Vec<Vec<f64>> = TERMS
        .iter()
        .map(|name| rossi.covariate(name))
        .map(|column| source.iter().map(|&row| column[row]).collect())
        .collect();
    let covariates = Covariates::new(&columns_of(&TERMS, &columns)).unwrap();
    let follow_up = FollowUp::new(&exit, &event).unwrap().with_entry(&entry).unwrap();
    for ties in [Ties::Efron, Ties::Exact] {
        let split = Cox::new(&follow_up, &covariates).ties(ties).fit().unwrap();
        let whole = rossi_fit(ties);
        for j in 0..7 {
            close(split.coefficients()[j], whole.coefficients()[j]);
            close(split.covariance()[8 * j], whole.covariance()[8 * j]);
        }
    }
}

#[test]
fn the_order_of_rows_the_unit_of_time_and_shifts_of_covariates_change_nothing() {
    let rossi = Rossi::read();
    let columns: Vec<Vec<f64>> =
        TERMS.iter().map(|name| rossi.covariate(name).into_iter().rev().map(|x| x * 10.0 + 1e4).collect()).collect();
    let week: Vec<f64> = rossi.week.iter().rev().map(|week| week * 0.3).collect();
    let arrest: Vec<u8> = rossi.arrest.iter().rev().copied().collect();
    let covariates = Covariates::new(&columns_of(&TERMS, &columns)).unwrap();
    let follow_up = FollowUp::new(&week, &arrest).unwrap();
    let fit = Cox::new(&follow_up, &covariates).fit().unwrap();
    for (changed, original) in fit.coefficients().iter().zip(rossi_fit(Ties::Efron).coefficients()) {
        close(changed * 10.0, original);
    }
}

#[test]
fn a_cause_specific_hazard_counts_other_causes_as_censored() {
    let rossi = Rossi::read();
    let causes: Vec<u8> = (0..432).map(|row| rossi.arrest[row] * (1 + u8::from(row % 3 == 0))).collect();
    let first: Vec<u8> = causes.iter().map(|cause| u8::from(*cause == 1)).collect();
    let age = rossi.covariate("age");
    let covariates = Covariates::new(&[Covariate::new("age", &age)]).unwrap();
    let specific = Cox::new(&FollowUp::new(&rossi.week, &causes).unwrap(), &covariates).cause(1).fit().unwrap();
    let censored = Cox::new(&FollowUp::new(&rossi.week, &first).unwrap(), &covariates).fit().unwrap();
    assert_eq!(specific.coefficients(), censored.coefficients());
}

#[test]
fn intervals_cover_the_true_effect_as_often_as_they_say() {
    // 2,000 samples of 150 with hazard exp(0.5 x), a third censored, days rounded up so that ties are many.
    let mut dice = Dice(500);
    let mut covered = 0;
    for _ in 0..2000 {
        let x: Vec<f64> = (0..150).map(|_| dice.normal()).collect();
        let (mut time, mut event) = (vec![], vec![]);
        for x in &x {
            let (own, censoring) = (-dice.uniform().ln() / (0.5 * x).exp(), -2.0 * dice.uniform().ln());
            time.push((own.min(censoring) * 200.0).ceil());
            event.push(u8::from(own <= censoring));
        }
        let covariates = Covariates::new(&[Covariate::new("x", &x)]).unwrap();
        let follow_up = FollowUp::new(&time, &event).unwrap();
        let fit = Cox::new(&follow_up, &covariates).fit().unwrap();
        covered += i32::from(fit.table(&fit.covariance(), Level::P95)[0].interval.contains(0.5_f64.exp()));
    }
    let share = f64::from(covered) / 2000.0;
    assert!((0.935..0.965).contains(&share), "covers {share}");
}
