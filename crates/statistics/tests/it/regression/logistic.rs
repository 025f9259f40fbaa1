use statistics::{
    Error, Level,
    regression::{Covariate, Errors, logistic},
};

use super::{Lalonde, covariates};
use crate::reference_data::{Dice, Table, close, close_to};

const P95: Level = Level::P95;

/// R 4.2.2 `glm(treat ~ age + educ + race + married + nodegree + re74 + re75, binomial)` with epsilon 1e-14.
#[test]
fn the_propensity_model_is_that_of_glm() {
    let Some(data) = Lalonde::read() else { return };
    let fit = logistic(&data.treated, &covariates(&data.names, &data.columns), None, Errors::Model, P95).unwrap();
    let expected = [
        (-1.66328159773276, 0.970886396784275),
        (0.0157770710175507, 0.0135770504781946),
        (0.161306877374261, 0.0651264412587361),
        (-2.08173412000129, 0.367214679445001),
        (-3.06536774097135, 0.286526191280847),
        (-0.832113275350088, 0.290329152325787),
        (0.707296881383784, 0.337668268376307),
        (-7.17766864384505e-05, 2.87480393627521e-05),
        (5.34464470713428e-05, 4.63488409584124e-05),
    ];
    for (got, (estimate, standard_error)) in fit.coefficients.iter().zip(expected) {
        close(got.estimate, estimate);
        // R takes standard errors from the weights of the step before the last: they are good to 2e-9.
        close_to(got.standard_error, standard_error, 1e-8);
    }
    for (got, exact) in fit.coefficients.iter().zip(MODEL) {
        close(got.standard_error, exact);
    }
    let first = [0.638769932959289, 0.224634241624861, 0.67824388006164, 0.776324081547346, 0.701638745067597];
    for (got, expected) in fit.fitted.iter().zip(first) {
        close(*got, expected);
    }
    let mean = |treated: bool| {
        let scores: Vec<f64> =
            fit.fitted.iter().zip(&data.treated).filter(|(_, t)| **t == treated).map(|(score, _)| *score).collect();
        scores.iter().sum::<f64>() / scores.len() as f64
    };
    close(mean(true), 0.577435546635181);
    close(mean(false), 0.182224764271541);
    // statsmodels 0.15.0 `Logit`.
    close(fit.deviance, DEVIANCE);
    close(fit.null_deviance, NULL_DEVIANCE);
}

/// numpy 2.4.6 by the formulas of sandwich 3.0.2; HC0 also by statsmodels 0.15.0 `GLM(cov_type="HC0")`.
#[test]
fn robust_errors_are_those_of_an_independent_computation() {
    let Some(data) = Lalonde::read() else { return };
    for (errors, expected) in ROBUST {
        let fit = logistic(&data.treated, &covariates(&data.names, &data.columns), None, errors, P95).unwrap();
        for (got, expected) in fit.coefficients.iter().zip(expected) {
            close(got.standard_error, expected);
        }
    }
}

/// R 4.2.2 `glm(returned ~ male + age_group + tp, binomial)` on 26,020 releases.
#[test]
fn the_iowa_model_is_that_of_glm() {
    let Some(data) = Table::reference("iowa_releases.csv") else { return };
    let flag = |column: &str, value: &str| -> Vec<f64> {
        data.texts(column).iter().map(|text| f64::from(u8::from(*text == value))).collect()
    };
    // The reference left out rows without sex or age group.
    let (sex, age) = (data.texts("sex"), data.texts("age_group"));
    let known: Vec<usize> = (0..sex.len()).filter(|&row| !sex[row].is_empty() && !age[row].is_empty()).collect();
    let keep = |column: Vec<f64>| known.iter().map(|&row| column[row]).collect::<Vec<f64>>();
    let names = ["male", "25-34", "35-44", "45-54", "55 and Older", "tp"];
    let mut columns = vec![keep(flag("sex", "Male"))];
    columns.extend(names[1..5].iter().map(|group| keep(flag("age_group", group))));
    columns.push(keep(flag("target_population", "Yes")));
    let flags = data.flags("returned");
    let returned: Vec<bool> = known.iter().map(|&row| flags[row]).collect();
    let fit = logistic(&returned, &covariates(&names, &columns), None, Errors::Model, P95).unwrap();
    let expected = [
        (-1.02580666464614, 0.0513010177520441),
        (0.244983133428831, 0.0410497278946076),
        (-0.0686402800833408, 0.0375317457966007),
        (-0.217915952253919, 0.0411601275954842),
        (-0.411999537275221, 0.0457691693738782),
        (-0.887001125591132, 0.0767515061604955),
        (0.528614794720939, 0.0271312940231176),
    ];
    for (got, (estimate, standard_error)) in fit.coefficients.iter().zip(expected) {
        close(got.estimate, estimate);
        close_to(got.standard_error, standard_error, 1e-8);
    }
    close(fit.deviance, 32474.8171977045);
}

#[test]
fn without_covariates_the_intercept_is_the_log_odds() {
    let outcome = [true, false, false, true, false, false, false];
    let fit = logistic(&outcome, &[], None, Errors::Model, P95).unwrap();
    close(fit.coefficients[0].estimate, (2.0_f64 / 5.0).ln());
    close(fit.coefficients[0].standard_error, (1.0_f64 / 2.0 + 1.0 / 5.0).sqrt());
    close(fit.deviance, fit.null_deviance);
}

#[test]
fn an_offset_of_the_truth_leaves_an_intercept_of_zero() {
    let outcome = [true, false, false, true, false, false, false];
    let offset = [(2.0_f64 / 5.0).ln(); 7];
    let fit = logistic(&outcome, &[], Some(&offset), Errors::Model, P95).unwrap();
    close(fit.coefficients[0].estimate, 0.0);
}

#[test]
fn separation_is_named_instead_of_reported_as_a_huge_coefficient() {
    let mut dice = Dice(3);
    let outcome: Vec<bool> = (0..60).map(|row| row >= 30).collect();
    let noise: Vec<f64> = outcome.iter().map(|_| dice.normal()).collect();
    let score: Vec<f64> = (0..60).map(f64::from).collect();
    let columns = [Covariate::new("noise", &noise), Covariate::new("score", &score)];
    let error = logistic(&outcome, &columns, None, Errors::Model, P95).unwrap_err();
    assert_eq!(error, Error::Separation { column: "score".to_owned() });
    // A group in which it always happens (quasi-complete separation).
    let group: Vec<f64> = (0..60).map(|row| f64::from(u8::from(row >= 50))).collect();
    let outcome: Vec<bool> = (0..60).map(|row| row >= 50 || row % 3 == 0).collect();
    let columns = [Covariate::new("noise", &noise), Covariate::new("group", &group)];
    let error = logistic(&outcome, &columns, None, Errors::Model, P95).unwrap_err();
    assert_eq!(error, Error::Separation { column: "group".to_owned() });
    assert!(error.to_string().contains("join its categories"));
}

#[test]
fn bad_covariates_are_named() {
    let outcome = [true, false, true, false, true, false];
    let x = [1.0, 2.0, 3.0, 3.0, 2.0, 2.5];
    let twice = x.map(|value| 2.0 * value - 7.0);
    let fit = |columns: &[Covariate]| logistic(&outcome, columns, None, Errors::Model, P95).unwrap_err();
    assert_eq!(
        fit(&[Covariate::new("x", &x), Covariate::new("twice", &twice)]),
        Error::Collinear { column: "twice".to_owned() }
    );
    assert_eq!(fit(&[Covariate::new("one", &[1.0; 6])]), Error::ConstantCovariate { column: "one".to_owned() });
    let gap = [1.0, f64::NAN, 3.0, 3.0, 2.0, 2.5];
    assert_eq!(fit(&[Covariate::new("gap", &gap)]), Error::MissingCovariate { column: "gap".to_owned(), row: 1 });
    assert_eq!(
        logistic(&[true; 6], &[], None, Errors::Model, P95).unwrap_err(),
        Error::NoVariation { what: "the outcome" }
    );
    assert!(matches!(logistic(&[], &[], None, Errors::Model, P95), Err(Error::Empty { .. })));
}

#[test]
fn many_rows_begun_on_a_sample_come_to_the_same_place() {
    // 250,000 rows: the search begins on every tenth block. Doubling every row must change nothing but the errors.
    let mut dice = Dice(5);
    let x: Vec<f64> = (0..125_000).map(|_| 1000.0 + dice.normal()).collect();
    let outcome: Vec<bool> = x.iter().map(|x| dice.chance(1.0 / (1.0 + (1000.4 - x).exp()))).collect();
    let small = logistic(&outcome, &[Covariate::new("x", &x)], None, Errors::Model, P95).unwrap();
    let (x, outcome) = ([x.clone(), x].concat(), [outcome.clone(), outcome].concat());
    let large = logistic(&outcome, &[Covariate::new("x", &x)], None, Errors::Model, P95).unwrap();
    for (small, large) in small.coefficients.iter().zip(&large.coefficients) {
        close_to(large.estimate, small.estimate, 1e-11);
        close_to(large.standard_error, small.standard_error / 2.0_f64.sqrt(), 1e-11);
    }
    close_to(small.coefficients[1].estimate, 1.0, 0.03);
}

// statsmodels 0.15.0 and numpy 2.4.6.
const DEVIANCE: f64 = 487.8439313104981;
const NULL_DEVIANCE: f64 = 751.4920801193439;
const MODEL: [f64; 9] = [
    0.9708863980192356,
    0.013577050502767364,
    0.06512644134323883,
    0.3672146796646287,
    0.2865261924070915,
    0.2903291528569368,
    0.337668268818,
    2.8748039452463553e-05,
    4.634884104901367e-05,
];
const ROBUST: [(Errors, [f64; 9]); 4] = [
    (
        Errors::Hc0,
        [
            0.9075199437207863,
            0.01331672173381592,
            0.05969971227266422,
            0.36900526023119423,
            0.2896512122974463,
            0.28658982092703644,
            0.33852725351989454,
            3.147910952457795e-05,
            4.4823371192156596e-05,
        ],
    ),
    (
        Errors::Hc1,
        [
            0.9142451732097533,
            0.013415406077141319,
            0.06014212047342881,
            0.3717397952404429,
            0.29179768950485147,
            0.2887136115150847,
            0.34103592948227784,
            3.171238730224705e-05,
            4.515553739943694e-05,
        ],
    ),
    (
        Errors::Hc2,
        [
            0.920598908935454,
            0.013521555915808468,
            0.06067289506847131,
            0.37379721120773,
            0.29177464659696806,
            0.2905009877859541,
            0.3424150760094425,
            3.237213604832698e-05,
            4.613189581019082e-05,
        ],
    ),
    (
        Errors::Hc3,
        [
            0.9340868086830872,
            0.013732517236053359,
            0.06167733588930745,
            0.3786948440210857,
            0.2939462597824348,
            0.294520844860684,
            0.34641602391747706,
            3.330682901941391e-05,
            4.7540070106075664e-05,
        ],
    ),
];
