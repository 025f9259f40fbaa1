//! Regressions against R 4.2.2 (`glm`, `lm`), statsmodels 0.15.0 and numpy 2.4.6.

mod coverage;
mod linear;
mod logistic;

use crate::reference_data::Table;

/// The columns of the National Supported Work data that a propensity score is made of.
pub struct Lalonde {
    pub treated: Vec<bool>,
    pub outcome: Vec<f64>,
    pub names: [&'static str; 8],
    pub columns: Vec<Vec<f64>>,
}

impl Lalonde {
    pub fn read() -> Option<Self> {
        let data = Table::reference("lalonde.csv")?;
        let race = |which: &str| data.texts("race").iter().map(|race| f64::from(u8::from(*race == which))).collect();
        let columns = vec![
            data.numbers("age"),
            data.numbers("educ"),
            race("hispan"),
            race("white"),
            data.numbers("married"),
            data.numbers("nodegree"),
            data.numbers("re74"),
            data.numbers("re75"),
        ];
        let names = ["age", "educ", "racehispan", "racewhite", "married", "nodegree", "re74", "re75"];
        Some(Self { treated: data.flags("treat"), outcome: data.numbers("re78"), names, columns })
    }
}

/// Named columns.
pub fn covariates<'a>(names: &[&'a str], columns: &'a [Vec<f64>]) -> Vec<statistics::regression::Covariate<'a>> {
    names.iter().zip(columns).map(|(name, column)| statistics::regression::Covariate::new(name, column)).collect()
}
