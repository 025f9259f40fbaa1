//! What an outcome is explained by: columns of numbers, and factors as one 0/1 column for each level but the reference.

use catalogue::nearest;

use super::StudyError;
use super::columns::Columns;
use crate::file::{DataFile, Frame, Request};

/// Squares and products of larger values cannot be added up.
const LARGEST: f64 = 1e100;

/// A column of categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// The column.
    pub column: String,
    /// The level that others are compared with; the first where none is given.
    pub reference: Option<String>,
}

/// Covariates of a regression.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// Columns of numbers.
    pub numbers: Vec<String>,
    /// Columns of categories.
    pub factors: Vec<Factor>,
}

/// Where the columns will be in the frame.
pub(super) struct Places {
    numbers: Vec<usize>,
    factors: Vec<usize>,
}

impl Explained {
    /// Asks for the columns.
    pub(super) fn ask(&self, columns: &mut Columns) -> Places {
        Places {
            numbers: self.numbers.iter().map(|name| columns.ask(Request::number(name))).collect(),
            factors: self.factors.iter().map(|factor| columns.ask(Request::levels(&factor.column))).collect(),
        }
    }

    /// Refuses a column that is used as something else: nothing explains itself.
    pub(super) fn is_not(&self, file: &DataFile, used: &[(&str, &str)]) -> Result<(), StudyError> {
        let factors = self.factors.iter().map(|factor| &factor.column);
        let twice = self.numbers.iter().chain(factors).find_map(|name| used.iter().find(|(_, column)| column == name));
        let Some((used_as, column)) = twice else { return Ok(()) };
        let problem = format!("column `{column}` is the {used_as} and among what explains it");
        Err(StudyError::question(file, problem, "leave it out of --covariates and --factors"))
    }

    /// Named columns of numbers: `age`, `prison=north`.
    pub(super) fn take(
        &self,
        file: &DataFile,
        frame: &mut Frame,
        places: &Places,
    ) -> Result<Vec<(String, Vec<f64>)>, StudyError> {
        if self.numbers.is_empty() && self.factors.is_empty() {
            return Err(StudyError::question(file, "nothing explains the outcome", "name --covariates or --factors"));
        }
        let mut columns: Vec<(String, Vec<f64>)> =
            self.numbers.iter().zip(&places.numbers).map(|(name, at)| (name.clone(), frame.numbers(*at))).collect();
        for (name, values) in &columns {
            if let Some(value) = values.iter().find(|value| value.abs() > LARGEST) {
                let problem = format!("column `{name}` has {value:e}, which is too large to compute with");
                return Err(StudyError::question(file, problem, "correct the value, or use a larger unit"));
            }
        }
        for (factor, at) in self.factors.iter().zip(&places.factors) {
            let levels = frame.levels(*at);
            let column = &factor.column;
            if levels.names.len() < 2 {
                let problem = format!("factor `{column}` has one level only");
                return Err(StudyError::question(file, problem, "leave it out"));
            }
            let reference = match &factor.reference {
                None => 0,
                Some(name) => levels.code(name).ok_or_else(|| {
                    let known = levels.names.join(", ");
                    let problem = format!("factor `{column}` has no level `{name}`");
                    let near = nearest(name, levels.names.iter().map(String::as_str));
                    let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                    StudyError::question(file, problem, format!("{near}its levels are {known}"))
                })?,
            };
            for (code, name) in (0..).zip(&levels.names).filter(|(code, _)| *code != reference) {
                let marks = levels.codes.iter().map(|own| f64::from(u8::from(*own == code))).collect();
                columns.push((format!("{column}={name}"), marks));
            }
        }
        Ok(columns)
    }

    /// The names of all columns, for messages.
    pub(super) fn named(&self) -> String {
        let factors = self.factors.iter().map(|factor| factor.column.as_str());
        self.numbers.iter().map(String::as_str).chain(factors).collect::<Vec<_>>().join("`, `")
    }
}
