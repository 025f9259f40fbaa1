//! Proportional hazards: the data the tests share.

mod afterwards;
#[rustfmt::skip]
mod expected;
mod fine_gray;
mod fit;
mod refusals;
mod robust;

use statistics::cox::{Covariates, Cox, Fit, Ties};
use statistics::regression::Covariate;
use statistics::survival::FollowUp;

pub fn columns_of<'a>(names: &[&'a str], columns: &'a [Vec<f64>]) -> Vec<Covariate<'a>> {
    names.iter().zip(columns).map(|(name, column)| Covariate::new(name, column)).collect()
}

/// Therneau's data sets, small enough for closed forms (Therneau & Grambsch 2000, appendix E).
pub struct Small {
    pub entry: Option<Vec<f64>>,
    pub exit: Vec<f64>,
    pub event: Vec<u8>,
    pub x: Vec<f64>,
}

impl Small {
    pub fn first() -> Self {
        Self {
            entry: None,
            exit: vec![1.0, 1.0, 6.0, 6.0, 8.0, 9.0],
            event: vec![1, 0, 1, 1, 0, 1],
            x: vec![1.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        }
    }

    pub fn second() -> Self {
        Self {
            entry: Some(vec![1.0, 2.0, 5.0, 2.0, 1.0, 7.0, 3.0, 4.0, 8.0, 8.0]),
            exit: vec![2.0, 3.0, 6.0, 7.0, 8.0, 9.0, 9.0, 9.0, 14.0, 17.0],
            event: vec![1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
            x: vec![1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0],
        }
    }

    pub fn fit(&self, ties: Ties) -> Fit {
        let follow_up = FollowUp::new(&self.exit, &self.event).unwrap();
        let follow_up = match &self.entry {
            Some(entry) => follow_up.with_entry(entry).unwrap(),
            None => follow_up,
        };
        let covariates = Covariates::new(&[Covariate::new("x", &self.x)]).unwrap();
        Cox::new(&follow_up, &covariates).ties(ties).fit().unwrap()
    }
}
