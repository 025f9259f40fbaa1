//! What an index consists of.

use crate::Error;

/// A versioned index.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The version that results carry.
    pub version: String,
    /// Whether no institution has adopted it yet.
    pub draft: bool,
    /// What it is made of.
    pub dimensions: Vec<Dimension>,
    /// How dimensions are joined.
    pub joining: Joining,
    /// The least share of the weight that must be known for a score, from 0 to 1.
    pub minimum_known: f64,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its key.
    pub key: String,
    /// Its weight; only ratios between weights matter.
    pub weight: f64,
    /// How its values become numbers from 0 (worst) to 1 (best).
    pub transform: Transform,
}

/// How values become numbers from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Transform {
    /// They are already.
    Share,
    /// Along a line between two goalposts, which may fall (debt); beyond them 0 or 1.
    Linear {
        /// The value that counts as 0.
        worst: f64,
        /// The value that counts as 1.
        best: f64,
    },
    /// By steps: each (from this value on, counts as), with rising values; below the first it is 0.
    Steps(Vec<(f64, f64)>),
}

/// How dimensions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// A weighted mean: one dimension can make up for another.
    Arithmetic,
    /// A weighted geometric mean: nothing makes up for a dimension at 0.
    Geometric,
}

impl Model {
    /// Checks the model.
    ///
    /// # Errors
    /// There are no dimensions, a weight is not positive, a goalpost or step makes no sense, or the minimum known weight
    /// is not a share.
    pub fn check(&self) -> Result<(), Error> {
        Error::not_empty("an index", self.dimensions.len())?;
        if !(0.0..=1.0).contains(&self.minimum_known) {
            return Err(Error::OutOfRange {
                what: "least known weight",
                value: self.minimum_known,
                from: 0.0,
                to: 1.0,
            });
        }
        for dimension in &self.dimensions {
            if dimension.weight <= 0.0 || !dimension.weight.is_finite() {
                return Err(Error::OutOfRange {
                    what: "weight of a dimension",
                    value: dimension.weight,
                    from: 0.0,
                    to: f64::INFINITY,
                });
            }
            dimension.transform.check()?;
        }
        Ok(())
    }

    /// The weights, summing to 1.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        let total: f64 = self.dimensions.iter().map(|dimension| dimension.weight).sum();
        self.dimensions.iter().map(|dimension| dimension.weight / total).collect()
    }
}

impl Transform {
    fn check(&self) -> Result<(), Error> {
        match self {
            Self::Share => Ok(()),
            Self::Linear { worst, best } => {
                if worst.is_finite() && best.is_finite() && (worst - best).abs() > 0.0 {
                    Ok(())
                } else {
                    Err(Error::NoVariation { what: "the line between a dimension's goalposts" })
                }
            }
            Self::Steps(steps) => {
                Error::not_empty("a dimension's steps", steps.len())?;
                if steps.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
                    return Err(Error::NoVariation { what: "the distance between two steps of a dimension" });
                }
                match steps.iter().find(|step| !(0.0..=1.0).contains(&step.1)) {
                    Some(&(_, value)) => Err(Error::OutOfRange { what: "step", value, from: 0.0, to: 1.0 }),
                    None => Ok(()),
                }
            }
        }
    }

    /// A value on the scale from 0 to 1.
    ///
    /// # Errors
    /// The value is not a number, or is no share where it must be one.
    pub fn apply(&self, value: f64) -> Result<f64, Error> {
        if !value.is_finite() {
            return Err(Error::NotANumber { what: "a dimension's value", row: 0 });
        }
        match self {
            Self::Share => {
                if (0.0..=1.0).contains(&value) {
                    Ok(value)
                } else {
                    Err(Error::OutOfRange { what: "a dimension's share", value, from: 0.0, to: 1.0 })
                }
            }
            Self::Linear { worst, best } => Ok(((value - worst) / (best - worst)).clamp(0.0, 1.0)),
            Self::Steps(steps) => {
                Ok(steps.iter().rev().find(|(from, _)| value >= *from).map_or(0.0, |(_, counts)| *counts))
            }
        }
    }
}
