//! Answers as they are kept: every digit, and every name in full, so that a later program reads them back the same.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::names::{known, shape};
use super::{Cell, Part, StudyResult};
use crate::file::RowCount;

/// An answer as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredStudy {
    study: String,
    file: PathBuf,
    condition: Option<String>,
    rows: RowCount,
    settings: Vec<(String, StoredCell)>,
    cautions: Vec<String>,
    parts: Vec<(String, Vec<Vec<StoredCell>>)>,
}

/// Numbers are texts: JSON has no infinity, and readers of it do not agree on the last digit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredCell {
    Nothing,
    Hidden,
    Count(u64),
    Number(String),
    Share(String),
    Points(String),
    P(String),
    Text(String),
    Code(String),
}

/// A name or number that this program cannot read back.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not known; it was made by another version, run the study again")]
pub struct UnknownName(String);

impl From<&StudyResult> for StoredStudy {
    fn from(result: &StudyResult) -> Self {
        let cells = |row: &Vec<Cell>| row.iter().map(StoredCell::from).collect();
        Self {
            study: result.study.to_owned(),
            file: result.file.clone(),
            condition: result.condition.clone(),
            rows: result.rows.clone(),
            settings: result.settings.iter().map(|(name, cell)| ((*name).to_owned(), cell.into())).collect(),
            cautions: result.cautions.iter().map(|name| (*name).to_owned()).collect(),
            parts: result
                .parts
                .iter()
                .map(|part| (part.shape.name.to_owned(), part.rows.iter().map(cells).collect()))
                .collect(),
        }
    }
}

impl TryFrom<&StoredStudy> for StudyResult {
    type Error = UnknownName;

    fn try_from(stored: &StoredStudy) -> Result<Self, UnknownName> {
        let study = known(&stored.study).ok_or_else(|| UnknownName(stored.study.clone()))?;
        let name = |name: &String| known(name).ok_or_else(|| UnknownName(name.clone()));
        let part = |(name, rows): &(String, Vec<Vec<StoredCell>>)| {
            let shape = shape(study, name).ok_or_else(|| UnknownName(name.clone()))?;
            let mut part = Part::new(shape);
            for row in rows {
                if row.len() != shape.columns.len() {
                    return Err(UnknownName(format!("{name} of {} columns", row.len())));
                }
                part.push(row.iter().map(StoredCell::read).collect::<Result<_, _>>()?);
            }
            Ok(part)
        };
        Ok(Self {
            study,
            file: stored.file.clone(),
            condition: stored.condition.clone(),
            rows: stored.rows.clone(),
            settings: stored
                .settings
                .iter()
                .map(|(setting, cell)| Ok((name(setting)?, cell.read()?)))
                .collect::<Result<_, UnknownName>>()?,
            cautions: stored.cautions.iter().map(name).collect::<Result<_, _>>()?,
            parts: stored.parts.iter().map(part).collect::<Result<_, _>>()?,
        })
    }
}

impl From<&Cell> for StoredCell {
    fn from(cell: &Cell) -> Self {
        match cell {
            Cell::Nothing => Self::Nothing,
            Cell::Hidden => Self::Hidden,
            Cell::Count(count) => Self::Count(*count),
            Cell::Number(value) => Self::Number(value.to_string()),
            Cell::Share(value) => Self::Share(value.to_string()),
            Cell::Points(value) => Self::Points(value.to_string()),
            Cell::P(value) => Self::P(value.to_string()),
            Cell::Text(text) => Self::Text(text.clone()),
            Cell::Code(code) => Self::Code((*code).to_owned()),
        }
    }
}

impl StoredCell {
    fn read(&self) -> Result<Cell, UnknownName> {
        let number = |text: &String| text.parse::<f64>().map_err(|_| UnknownName(text.clone()));
        Ok(match self {
            Self::Nothing => Cell::Nothing,
            Self::Hidden => Cell::Hidden,
            Self::Count(count) => Cell::Count(*count),
            Self::Number(text) => Cell::Number(number(text)?),
            Self::Share(text) => Cell::Share(number(text)?),
            Self::Points(text) => Cell::Points(number(text)?),
            Self::P(text) => Cell::P(number(text)?),
            Self::Text(text) => Cell::Text(text.clone()),
            Self::Code(code) => Cell::Code(known(code).ok_or_else(|| UnknownName(code.clone()))?),
        })
    }
}
