//! Numbers in a table: by band of a number, or by choice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A table (`[table.<id>]`).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// For `band`: rows with their first number `from` and the value `is`, or one value per choice of the item the
    /// term names in `by`: `{ from = 18, male = -0.6251, female = -0.8975 }`. A row ends where the next begins.
    #[serde(default)]
    pub rows: Vec<BTreeMap<String, f64>>,
    /// For `band`: first number after the last row; open when absent.
    pub below: Option<f64>,
    /// For `lookup`: the value of every choice.
    #[serde(default)]
    pub values: BTreeMap<String, f64>,
}
