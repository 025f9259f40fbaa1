//! A column as it is released: as it is, or made coarser.

use std::str::FromStr;

use chrono::NaiveDate;

/// A column with how it is made coarser: `sex`, `age:10`, `released_on:year`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    /// Column of the cohort.
    pub column: String,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    AsIs,
    Year,
    Month,
    /// Numbers in groups of so many.
    Wide(u32),
}

impl FromStr for Shaped {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (column, step) = match text.split_once(':') {
            None => (text, Step::AsIs),
            Some((column, "year")) => (column, Step::Year),
            Some((column, "month")) => (column, Step::Month),
            Some((column, width)) => match width.parse() {
                Ok(width) if width > 0 => (column, Step::Wide(width)),
                _ => {
                    return Err(format!(
                        "`{width}` is no way to coarsen; days take `year` or `month`, numbers a width as in `age:10`"
                    ));
                }
            },
        };
        Ok(Self { column: column.to_owned(), step })
    }
}

impl std::fmt::Display for Shaped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.step {
            Step::AsIs => write!(f, "{}", self.column),
            Step::Year => write!(f, "{}:year", self.column),
            Step::Month => write!(f, "{}:month", self.column),
            Step::Wide(width) => write!(f, "{}:{width}", self.column),
        }
    }
}

impl Shaped {
    /// A value made coarser; what is no day or number where one is needed is said.
    pub(super) fn value(&self, value: &str) -> Result<String, String> {
        let wrong = |needed| format!("column `{}` has `{value}`, which is no {needed}", self.column);
        match self.step {
            Step::AsIs => Ok(value.to_owned()),
            Step::Year | Step::Month => {
                let day: NaiveDate = value.parse().map_err(|_| wrong("day"))?;
                Ok(day.format(if self.step == Step::Year { "%Y" } else { "%Y-%m" }).to_string())
            }
            Step::Wide(width) => {
                let number: f64 = value.parse().map_err(|_| wrong("number"))?;
                let from = (number / f64::from(width)).floor() * f64::from(width);
                Ok(format!("{from}–{}", from + f64::from(width) - 1.0))
            }
        }
    }
}
