//! Variances that do not rest on the model, against Therneau's closed forms and by their definition.

use statistics::cox::{Covariates, Cox, Ties};
use statistics::regression::Covariate;
use statistics::survival::{FollowUp, Groups};
use statistics::{Error, Level};

use super::fit::rossi_fit;
use super::{Small, columns_of};
use crate::reference_data::{Dice, close, close_to};
use crate::survival::Rossi;

#[test]
fn residuals_of_the_first_data_set_have_their_closed_forms() {
    // Therneau, Software validation (vignette of R's survival), test data 1: the tables of (x − x̄) dM.
    let small = Small::first();
    let breslow = small.fit(Ties::Breslow);
    let r = breslow.coefficients()[0].exp();
    let (first, sixth) = (1.0 / (3.0 * r + 3.0), 1.0 / (r + 3.0));
    let (m1, m6) = (r / (r + 1.0), r / (r + 3.0));
    let expected = [
        (1.0 - m1) * (1.0 - r * first),
        (1.0 - m1) * (-r * first),
        (1.0 - m1) * (-r * first) + (1.0 - m6) * (1.0 - 2.0 * r * sixth),
        -m1 * -first - m6 * (1.0 - 2.0 * sixth),
        m1 * first + m6 * 2.0 * sixth,
        m1 * first + m6 * 2.0 * sixth,
    ];
    check(&breslow.score_residuals().unwrap(), &expected);
    let efron = small.fit(Ties::Efron);
    let r = efron.coefficients()[0].exp();
    let (first, a, b) = (1.0 / (3.0 * r + 3.0), 1.0 / (r + 3.0), 1.0 / (r + 5.0));
    let (m1, ma, mb) = (r / (r + 1.0), r / (r + 3.0), r / (r + 5.0));
    let tied = |x: f64, risk: f64| x - f64::midpoint(ma, mb) - (x - ma) * risk * a - (x - mb) * risk * b;
    let expected = [
        (1.0 - m1) * (1.0 - r * first),
        (1.0 - m1) * (-r * first),
        (1.0 - m1) * (-r * first) + tied(1.0, r),
        m1 * first + tied(0.0, 1.0),
        m1 * first + ma * a + mb * 2.0 * b,
        m1 * first + ma * a + mb * 2.0 * b,
    ];
    check(&efron.score_residuals().unwrap(), &expected);
    let squares: f64 = expected.iter().map(|residual| residual * residual).sum();
    let variance = efron.covariance()[0];
    close(efron.robust_covariance(None).unwrap()[0], variance * squares * variance);
}

fn check(got: &[f64], expected: &[f64]) {
    for (got, expected) in got.iter().zip(expected) {
        close(*got, *expected);
    }
}

#[test]
fn residuals_of_the_second_data_set_sum_up_their_martingales() {
    // Test data 2 of the same source: a row per person, a column per event time.
    let small = Small::second();
    let fit = small.fit(Ties::Breslow);
    let r = fit.coefficients()[0].exp();
    let entry = small.entry.as_ref().unwrap();
    let mut expected = vec![0.0; 10];
    for time in [2.0, 3.0, 6.0, 7.0, 8.0, 9.0] {
        let at_risk: Vec<usize> = (0..10).filter(|&i| entry[i] < time && time <= small.exit[i]).collect();
        let risk = |i: usize| if small.x[i] > 0.0 { r } else { 1.0 };
        let sum: f64 = at_risk.iter().map(|&i| risk(i)).sum();
        let mean: f64 = at_risk.iter().map(|&i| risk(i) * small.x[i]).sum::<f64>() / sum;
        let has_event = |i: usize| small.exit[i] == time && small.event[i] == 1;
        let events = at_risk.iter().filter(|&&i| has_event(i)).count() as f64;
        for &i in &at_risk {
            expected[i] += (small.x[i] - mean) * (f64::from(u8::from(has_event(i))) - risk(i) * events / sum);
        }
    }
    check(&fit.score_residuals().unwrap(), &expected);
}

#[test]
fn residuals_sum_to_0_at_the_maximum() {
    for ties in [Ties::Efron, Ties::Breslow] {
        let residuals = rossi_fit(ties).score_residuals().unwrap();
        for j in 0..7 {
            close_to(residuals.iter().skip(j).step_by(7).sum::<f64>(), 0.0, 1e-8);
        }
    }
}

#[test]
fn parts_of_one_person_in_one_cluster_have_the_persons_variance() {
    let rossi = Rossi::read();
    let names = ["fin", "age", "prio"];
    let (mut entry, mut exit, mut event, mut person) = (vec![], vec![], vec![], vec![]);
    for row in 0..432 {
        let middle = (rossi.week[row] / 3.0).ceil();
        let cut = middle < rossi.week[row];
        if cut {
            entry.push(0.0);
            exit.push(middle);
            event.push(0);
            person.push(row as u32);
        }
        entry.push(if cut { middle } else { 0.0 });
        exit.push(rossi.week[row]);
        event.push(rossi.arrest[row]);
        person.push(row as u32);
    }
    let columns: Vec<Vec<f64>> = names.iter().map(|name| rossi.covariate(name)).collect();
    let parts: Vec<Vec<f64>> =
        columns.iter().map(|column| person.iter().map(|&row| column[row as usize]).collect()).collect();
    let whole_covariates = Covariates::new(&columns_of(&names, &columns)).unwrap();
    let part_covariates = Covariates::new(&columns_of(&names, &parts)).unwrap();
    let whole = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let part = FollowUp::new(&exit, &event).unwrap().with_entry(&entry).unwrap();
    for ties in [Ties::Efron, Ties::Breslow] {
        let whole = Cox::new(&whole, &whole_covariates).ties(ties).fit().unwrap().robust_covariance(None).unwrap();
        let clusters = Groups::new(&person, 432).unwrap();
        let fit = Cox::new(&part, &part_covariates).ties(ties).fit().unwrap();
        for (part, whole) in fit.robust_covariance(Some(&clusters)).unwrap().iter().zip(&whole) {
            close_to(*part, *whole, 1e-9);
        }
    }
}

#[test]
fn clustered_intervals_cover_where_the_models_own_do_not() {
    // 2,000 samples of 60 households of 5 who share a covariate and a frailty.
    let mut dice = Dice(2);
    let (mut own, mut robust) = (0, 0);
    for _ in 0..2000 {
        let (mut x, mut time, mut household) = (vec![], vec![], vec![]);
        for home in 0..60 {
            let (shared, frailty) = (dice.normal(), dice.normal().exp());
            for _ in 0..5 {
                x.push(shared);
                time.push(-dice.uniform().ln() / frailty);
                household.push(home);
            }
        }
        let covariates = Covariates::new(&[Covariate::new("x", &x)]).unwrap();
        let follow_up = FollowUp::new(&time, &[1; 300]).unwrap();
        let fit = Cox::new(&follow_up, &covariates).fit().unwrap();
        let clustered = fit.robust_covariance(Some(&Groups::new(&household, 60).unwrap())).unwrap();
        own += i32::from(fit.table(&fit.covariance(), Level::P95)[0].interval.contains(1.0));
        robust += i32::from(fit.table(&clustered, Level::P95)[0].interval.contains(1.0));
    }
    assert!(own < 1740, "the model's own interval covers {own} of 2000");
    assert!((1830..1940).contains(&robust), "the clustered interval covers {robust} of 2000");
}

#[test]
fn the_exact_likelihood_has_no_residuals() {
    let refused = rossi_fit(Ties::Exact).robust_covariance(None).unwrap_err();
    assert!(matches!(refused, Error::ExactTies { .. }));
    assert!(refused.to_string().contains("use Efron's ties"));
}
