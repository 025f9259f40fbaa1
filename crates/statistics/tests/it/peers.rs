//! Numbers that a peer prints too coarsely, or stops too early for: ours have every digit.

use statistics::{
    Level,
    accuracy::auc,
    cox::{Covariates, Cox, Ties},
    effect::{Denominator, balance},
    regression::{Covariate, Errors, logistic},
    survival::FollowUp,
};

use crate::reference_data::Table;

/// R 4.2.2 `glm(..., epsilon = 1e-14)`; with its default of 1e-8 it leaves 5e-7 of a coefficient, and `MatchIt` 4.7.1, which
/// fits with the default, a score whose standardised difference is 1.79408604967622.
#[test]
fn the_propensity_score_is_fitted_to_the_end() {
    let Some(data) = Table::reference("lalonde.csv") else { return };
    let names = ["age", "educ", "married", "nodegree", "re74", "re75"];
    let columns: Vec<Vec<f64>> = names.iter().map(|name| data.numbers(name)).collect();
    let race = data.texts("race");
    let is = |level: &str| -> Vec<f64> { race.iter().map(|own| f64::from(u8::from(*own == level))).collect() };
    let (hispan, white) = (is("hispan"), is("white"));
    let mut covariates: Vec<Covariate> =
        names.iter().zip(&columns).map(|(name, values)| Covariate::new(name, values)).collect();
    covariates.extend([Covariate::new("hispan", &hispan), Covariate::new("white", &white)]);
    let treated = data.flags("treat");
    let fit = logistic(&treated, &covariates, None, Errors::Model, Level::P95).unwrap();
    let re74 = fit.coefficients.iter().find(|one| one.name == "re74").unwrap();
    assert!((re74.estimate / -7.177_668_643_845_05e-5 - 1.0).abs() < 1e-10, "{}", re74.estimate);
    let even = vec![1.0; treated.len()];
    let score = balance(&[("score", &fit.fitted)], &treated, &even, Denominator::Treated).unwrap();
    let away = (score[0].difference_before / 1.794_086_049_676_22 - 1.0).abs();
    assert!(away < 1e-6, "{away}");
    eprintln!("MatchIt's score is {away:e} off");
}

/// `summary(coxph)` prints a Wald statistic of 32.11; it is 32.1126101919368.
#[test]
fn the_wald_statistic_is_not_rounded() {
    let Some(data) = Table::reference("rossi.csv") else { return };
    let names = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
    let columns: Vec<Vec<f64>> = names.iter().map(|name| data.numbers(name)).collect();
    let covariates: Vec<Covariate> =
        names.iter().zip(&columns).map(|(name, values)| Covariate::new(name, values)).collect();
    let covariates = Covariates::new(&covariates).unwrap();
    let (time, event) = (data.numbers("week"), data.flags("arrest").into_iter().map(u8::from).collect::<Vec<_>>());
    let fit = Cox::new(&FollowUp::new(&time, &event).unwrap(), &covariates).ties(Ties::Efron).fit().unwrap();
    let wald = fit.wald(&fit.covariance()).unwrap().chi_square;
    assert!((wald - 32.112_610_191_936_8).abs() < 1e-9 && (wald - 32.11).abs() > 0.002, "{wald}");
}

/// `lrm`, and so `val.prob`, of R's `rms` counts its C over probabilities in bins of 0.002. Ours ranks every pair.
#[test]
fn probabilities_that_lie_close_together_are_ranked() {
    let Some(data) = Table::reference("rossi.csv") else { return };
    let columns: Vec<(&str, Vec<f64>)> = ["age", "prio", "wexp"].map(|name| (name, data.numbers(name))).into();
    let covariates: Vec<Covariate> = columns.iter().map(|(name, values)| Covariate::new(name, values)).collect();
    let arrested = data.flags("arrest");
    let fitted = logistic(&arrested, &covariates, None, Errors::Model, Level::P95).unwrap().fitted;
    let pairs = |score: &dyn Fn(f64) -> f64| {
        let of = |outcome: bool| -> Vec<f64> {
            let all = fitted.iter().zip(&arrested);
            all.filter(|(_, arrest)| **arrest == outcome).map(|(probability, _)| score(*probability)).collect()
        };
        let (with, without) = (of(true), of(false));
        let won: f64 = with
            .iter()
            .flat_map(|one| without.iter().map(move |other| one.total_cmp(other)))
            .map(|order| [0.0, 0.5, 1.0][usize::from(order.is_ge()) + usize::from(order.is_gt())])
            .sum();
        won / (with.len() * without.len()) as f64
    };
    let area = auc(&fitted, &arrested, Level::P95).unwrap().area;
    assert!((area - pairs(&|probability| probability)).abs() < 1e-12, "{area}");
    let binned = pairs(&|probability| (probability / 0.002).floor());
    assert!((area - binned).abs() > 1e-6, "bins of 0.002 give {binned}, every pair {area}");
}
