//! An extract of a study's cohort for somebody outside: made only where nobody in it could be known.

use std::collections::BTreeMap;

use catalogue::nearest;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::Shaped;
use super::anonymity::Rows;
use crate::engine::Engine;
use crate::protocol::cohort::Cohort;
use crate::take::Pseudonyms;
use crate::{MeasureError, Provenance};

/// What a researcher asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Protocol whose counted cases are released.
    pub study: String,
    /// Readings other than the protocol's, by parameter.
    pub parameters: BTreeMap<String, String>,
    /// Columns that others may know too, made coarser where that is said.
    pub columns: Vec<Shaped>,
    /// Columns that nobody must learn about somebody they know: outcomes.
    pub secret: Vec<Shaped>,
    /// Fewest people who must share all values of the columns.
    pub k: u32,
    /// Fewest values of each secret column among them.
    pub l: u32,
}

/// A file that may leave.
#[derive(Debug, Clone)]
pub struct Extract {
    /// The file: CSV, a row for each case in the order of pseudonyms.
    pub csv: Vec<u8>,
    /// SHA-256 (hex) of the file.
    pub hash: String,
    /// Rows.
    pub rows: u64,
    /// The fewest people who share all values of the columns.
    pub smallest: u64,
    /// Definition and snapshot.
    pub provenance: Provenance,
    /// As-of day of the snapshot.
    pub as_of: NaiveDate,
}

impl Engine {
    /// Makes an extract under pseudonyms of its own: `secret` is the installation's, `release` the number of the release.
    /// Persons have no pseudonym in it, since a person's rows together could name them.
    ///
    /// # Errors
    /// When the study or a column is unknown, or somebody could be known by the columns: the error names those to coarsen.
    pub async fn extract(&self, asked: &Asked, secret: &[u8; 32], release: &str) -> Result<Extract, MeasureError> {
        let (cohort, provenance) = self.counted(&asked.study, &asked.parameters).await?;
        let known = asked.columns.iter().map(|one| values(&cohort, one)).collect::<Result<Vec<_>, _>>()?;
        let hidden = asked.secret.iter().map(|one| values(&cohort, one)).collect::<Result<Vec<_>, _>>()?;
        let persons = counted(&cohort, cohort.persons().to_vec());
        let rows = Rows { known: &known, secret: &hidden, persons: &persons };
        refuse(asked, &rows)?;
        let pseudonyms = Pseudonyms::new(secret, &format!("release {release}"));
        let keys = counted(&cohort, texts(&cohort, "case_key")?);
        let mut lines: Vec<Vec<&str>> = Vec::with_capacity(keys.len());
        let names: Vec<String> = keys.iter().map(|key| pseudonyms.of_name("case", key)).collect();
        for (at, name) in names.iter().enumerate() {
            let line = known.iter().chain(&hidden).map(|column| column[at].as_str());
            lines.push([name.as_str()].into_iter().chain(line).collect());
        }
        lines.sort_unstable();
        let heads = asked.columns.iter().chain(&asked.secret).map(|one| one.column.as_str());
        let csv = table(&["id"].into_iter().chain(heads).collect::<Vec<_>>(), &lines)?;
        Ok(Extract {
            hash: hex::encode(Sha256::digest(&csv)),
            csv,
            rows: lines.len() as u64,
            smallest: rows.smallest(),
            as_of: provenance.as_of,
            provenance,
        })
    }
}

/// Refuses what would make somebody known, and says which columns to coarsen: those without which fewest stay at risk.
fn refuse(asked: &Asked, rows: &Rows<'_>) -> Result<(), MeasureError> {
    if rows.persons.is_empty() {
        return Err(MeasureError::Release("the study counts no case".to_owned()));
    }
    let risk = rows.risk(asked.k, asked.l, &[]);
    if risk.is_none() {
        return Ok(());
    }
    let mut without: Vec<(usize, String)> = (0..asked.columns.len())
        .map(|place| {
            let left = rows.risk(asked.k, asked.l, &[place]);
            (left.alone.max(left.alike), asked.columns[place].to_string())
        })
        .collect();
    without.sort();
    let columns: Vec<String> = without.iter().map(|(left, column)| format!("`{column}` ({left})")).collect();
    Err(MeasureError::Release(format!(
        "{} of {} rows stand in groups of fewer than {} people, {} in groups with fewer than {} values of a secret column; \
         coarsen a column or leave it out, first those without which the fewest rows stay at risk: {}. Days take `:year`, \
         numbers a width as in `age:10`",
        risk.alone,
        rows.persons.len(),
        asked.k,
        risk.alike,
        asked.l,
        columns.join(", ")
    )))
}

fn values(cohort: &Cohort, shaped: &Shaped) -> Result<Vec<String>, MeasureError> {
    let values = counted(cohort, texts(cohort, &shaped.column)?);
    let coarse = values.iter().map(|value| if value.is_empty() { Ok(String::new()) } else { shaped.value(value) });
    coarse.collect::<Result<_, _>>().map_err(MeasureError::Release)
}

fn texts(cohort: &Cohort, column: &str) -> Result<Vec<Option<String>>, MeasureError> {
    let known = cohort.columns();
    if !known.iter().any(|known| known == column) {
        let near = nearest(column, known.iter().map(String::as_str));
        let remedy =
            near.map_or_else(|| format!("it has {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
        return Err(MeasureError::Release(format!("the study has no column `{column}`; {remedy}")));
    }
    cohort.cells().texts(column).map_err(|complaint| MeasureError::Release(complaint.problem))
}

/// The values of the cases that count; empty where there is none.
fn counted(cohort: &Cohort, values: Vec<Option<String>>) -> Vec<String> {
    let kept = values.into_iter().zip(cohort.reasons()).filter(|(_, reason)| reason.is_none());
    kept.map(|(value, _)| value.unwrap_or_default()).collect()
}

fn table(heads: &[&str], lines: &[Vec<&str>]) -> Result<Vec<u8>, MeasureError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heads).map_err(MeasureError::engine)?;
    for line in lines {
        writer.write_record(line).map_err(MeasureError::engine)?;
    }
    writer.into_inner().map_err(|error| MeasureError::engine(error.into_error()))
}
