//! A score: the sum of its terms, then steps such as rounding, then a band.

use serde::{Deserialize, Serialize};

use crate::{BandLimit, NeedRule, Text};

/// A score (`[[score]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Id, used in later scores and columns: letters a–z, digits and `_`.
    pub id: String,
    /// Its name; without one it is a step on the way and not shown by itself.
    pub name: Option<Text>,
    /// The set of inputs it is computed with; absent: with any. The same id may stand once per set.
    pub set: Option<String>,
    /// The terms, added up.
    pub terms: Vec<Term>,
    /// What is done with the sum, in order.
    #[serde(default)]
    pub then: Vec<Step>,
    /// Bands by number.
    #[serde(default)]
    pub bands: Vec<BandLimit>,
    /// The score is a need with a level.
    pub need: Option<NeedRule>,
}

/// One term of a score. It has exactly one of `constant`, `of`, `band`, `lookup`, `case`, `polynomial`, `ln`, `product`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id, unique in its score.
    pub id: String,
    /// Its name; absent: that of the item, domain or derived value it is made of.
    pub name: Option<Text>,
    /// Condition; where it does not hold, the term is 0.
    pub when: Option<String>,
    /// Factor; 1 when absent.
    pub times: Option<f64>,
    /// A constant.
    pub constant: Option<f64>,
    /// A number: item (a choice counts its points, yes counts 1), derived value, domain, earlier score, or expression.
    pub of: Option<String>,
    /// A number whose row of `table` is taken.
    pub band: Option<String>,
    /// The choice item that names the column, with `band`.
    pub by: Option<String>,
    /// A choice item whose value in `table` is taken.
    pub lookup: Option<String>,
    /// The table of `band` or `lookup`.
    pub table: Option<String>,
    /// The first case whose condition holds.
    pub case: Option<Vec<Case>>,
    /// Powers of a number.
    pub polynomial: Option<Polynomial>,
    /// Natural logarithm of a ratio.
    pub ln: Option<LogRatio>,
    /// Numbers multiplied.
    pub product: Option<Vec<String>>,
}

/// One case of a term.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Condition; the last case may leave it out.
    pub when: Option<String>,
    /// The value.
    pub is: f64,
}

/// c₁x + c₂x² + …: there is no constant.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polynomial {
    /// The number x.
    pub of: String,
    /// Coefficients from the first power on.
    pub coefficients: Vec<f64>,
}

/// ln(over / under), raised to `power`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogRatio {
    /// The numerator.
    pub over: String,
    /// The denominator.
    pub under: String,
    /// Power of the logarithm; 1 when absent.
    pub power: Option<i32>,
}

/// One step after the sum. It has exactly one of `sigmoid`, `round`, `times`, `plus`, `clamp`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// 1 / (1 + e⁻ˣ).
    pub sigmoid: Option<bool>,
    /// Decimal places to round to.
    pub round: Option<u32>,
    /// How to round; half up when absent.
    pub mode: Option<Rounding>,
    /// Factor.
    pub times: Option<f64>,
    /// Summand.
    pub plus: Option<f64>,
    /// Least and greatest value.
    pub clamp: Option<[f64; 2]>,
}

/// Ways to round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// Halves away from zero, as people do on paper.
    #[default]
    HalfUp,
    /// Halves to the even neighbour.
    HalfEven,
    /// To the next whole step up.
    Up,
    /// To the next whole step down.
    Down,
}

impl Rounding {
    /// Rounds to `places` decimals. A number closer to a half than one part in 10⁹ is that half, so that decimals which
    /// binary fractions cannot hold (0.285) round as they are written.
    #[must_use]
    pub fn round(self, number: f64, places: u32) -> f64 {
        let scale = 10_f64.powi(i32::try_from(places).unwrap_or(i32::MAX));
        let scaled = number * scale;
        let near = |mark: f64| (scaled - mark).abs() <= 1e-9 * scaled.abs().max(1.0);
        let whole = scaled.round();
        let floor = scaled.floor();
        let rounded = match self {
            Self::Up | Self::Down if near(whole) => whole,
            Self::Up => scaled.ceil(),
            Self::Down => floor,
            Self::HalfUp if near(floor + 0.5) => {
                if scaled < 0.0 {
                    floor
                } else {
                    floor + 1.0
                }
            }
            Self::HalfEven if near(floor + 0.5) => {
                if floor.rem_euclid(2.0) == 0.0 {
                    floor
                } else {
                    floor + 1.0
                }
            }
            Self::HalfUp | Self::HalfEven => whole,
        };
        rounded / scale
    }
}
