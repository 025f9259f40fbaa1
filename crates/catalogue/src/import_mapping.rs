//! `imports/*.toml`: how the columns of a foreign file become records.
//!
//! Every row of the file makes one record for each `[[make]]` whose condition holds, in order, so that a later record
//! can name an earlier one by the same key (`external_key` of a person, `person` of a stay, a release, a fact). Spaces
//! around values are dropped. All rows are read before anything is written; one wrong value refuses the file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// A mapping from one foreign table (`tilts import <id> FILE`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportMapping {
    /// Id used on the command line.
    pub id: String,
    /// What it reads.
    pub name: Text,
    /// Columns the file must have, in any order; others are ignored.
    pub columns: Vec<String>,
    /// Records made from every row, in order.
    pub make: Vec<ImportTarget>,
    /// Where the file comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// One record made from a row.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportTarget {
    /// Kind of record, as in `tilts import KIND`: `persons`, `custody`, `releases`, `sections`, `facts`…
    pub kind: String,
    /// Only rows where this column is not empty and not one of `unless`.
    pub when: Option<String>,
    /// Values of the `when` column that mean "no record".
    #[serde(default)]
    pub unless: Vec<String>,
    /// Field of the record, named as in `tilts import KIND --template`, to its rule.
    pub field: BTreeMap<String, ColumnRule>,
}

/// Where a field's value comes from. Exactly one of `column`, `constant`, `date_in_year` is set.
///
/// An empty value leaves the field empty, unless `codes` lists `""`: `{ column = "sex", codes = { "" = "unknown" } }`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRule {
    /// Column of the file, taken as it is.
    pub column: Option<String>,
    /// A fixed value.
    pub constant: Option<String>,
    /// Column with a (fiscal) year; the date is `month_day` (`06-30`) of that year.
    pub date_in_year: Option<String>,
    /// Month and day for `date_in_year`.
    pub month_day: Option<String>,
    /// Column with days to add to the date.
    pub plus_days: Option<String>,
    /// Put before the value of `column`, where it is not empty.
    pub prefix: Option<String>,
    /// File's value to code; a value that is not listed is an error unless `otherwise` is set.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Code for values that are not listed.
    pub otherwise: Option<String>,
}
