//! Models that cannot be fitted say which covariate is why.

use statistics::Error;
use statistics::cox::{Covariates, Cox, Ties};
use statistics::regression::Covariate;
use statistics::survival::FollowUp;

use super::Small;

const TIME: [f64; 8] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
const EVENT: [u8; 8] = [1, 1, 1, 1, 0, 0, 0, 0];

fn refusal(columns: &[(&str, &[f64])]) -> Error {
    let columns: Vec<Covariate> = columns.iter().map(|(name, values)| Covariate::new(name, values)).collect();
    let covariates = match Covariates::new(&columns) {
        Ok(covariates) => covariates,
        Err(error) => return error,
    };
    Cox::new(&FollowUp::new(&TIME, &EVENT).unwrap(), &covariates).fit().unwrap_err()
}

#[test]
fn a_constant_covariate_is_named() {
    let error = refusal(&[("sex", &[1.0; 8])]);
    assert_eq!(error, Error::ConstantCovariate { column: "sex".to_owned() });
    assert!(error.to_string().contains("leave it out"), "{error}");
}

#[test]
fn a_covariate_that_others_determine_is_named() {
    let a = [1.0, 4.0, 2.0, 7.0, 3.0, 3.0, 9.0, 1.0];
    let b = [0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0];
    let sum: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 3.0 * a - b).collect();
    assert_eq!(refusal(&[("a", &a), ("b", &b), ("sum", &sum)]), Error::Collinear { column: "sum".to_owned() });
}

#[test]
fn a_covariate_that_separates_events_is_named() {
    let early = [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    let error = refusal(&[("early", &early)]);
    assert_eq!(error, Error::Separation { column: "early".to_owned() });
    assert!(error.to_string().contains("no bound"), "{error}");
}

#[test]
fn therneaus_first_data_set_has_no_exact_maximum() {
    // Its exact likelihood rises towards −2 ln 3 as the coefficient grows (Software validation, test data 1).
    let small = Small::first();
    let follow_up = FollowUp::new(&small.exit, &small.event).unwrap();
    let covariates = Covariates::new(&[Covariate::new("x", &small.x)]).unwrap();
    let refused = Cox::new(&follow_up, &covariates).ties(Ties::Exact).fit().unwrap_err();
    assert_eq!(refused, Error::Separation { column: "x".to_owned() });
}

#[test]
fn missing_values_and_missing_events_are_said() {
    let mut x = [1.0, 4.0, 2.0, 7.0, 3.0, 3.0, 9.0, 1.0];
    let covariates = Covariates::new(&[Covariate::new("x", &x)]).unwrap();
    let nothing = [0; 8];
    let follow_up = FollowUp::new(&TIME, &nothing).unwrap();
    assert!(matches!(Cox::new(&follow_up, &covariates).fit(), Err(Error::NoEvents { .. })));
    x[3] = f64::NAN;
    assert_eq!(refusal(&[("x", &x)]), Error::MissingCovariate { column: "x".to_owned(), row: 3 });
}
