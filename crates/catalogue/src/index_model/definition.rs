//! What a composite index consists of: dimensions on a scale from 0 to 1, their weights, and how they are joined.
//!
//! Which columns hold the values is said by the question that uses the model ([`crate::Ask::Index`]), so that one model serves
//! several studies and files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// Keys that may change while a version is in use: how far it has come and how it is called. All others are what it computes.
pub(crate) const LIVING: [&str; 7] = ["sealed", "state", "adopted", "name", "about", "owner", "sources"];

/// A versioned composite index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexModel {
    /// Id, the name of the file.
    pub id: String,
    /// Version of the definition; 0 before anybody adopted one.
    pub version: u32,
    /// Title.
    pub name: Text,
    /// What it is for, and what it cannot say.
    pub about: Text,
    /// Agency that answers for it.
    pub owner: String,
    /// Whether an institution has adopted it.
    pub state: IndexState,
    /// Who adopted it, and when.
    pub adopted: Option<Adoption>,
    /// First 16 digits of the hash of what it computes, so that an adopted version cannot change.
    pub sealed: Option<String>,
    /// How dimensions are joined.
    pub joining: IndexJoining,
    /// The least share of the weight that must be known for a value, from 0 to 1.
    pub minimum_known: f64,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// What it is made of, in printed order; weights sum to 1.
    #[serde(default)]
    pub dimension: Vec<IndexDimension>,
    /// SHA-256 (hex) of what it computes, whatever is said beside it; set when it is read.
    #[serde(skip)]
    pub hash: String,
}

/// How far a model is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndexState {
    /// Nobody has adopted it.
    Draft,
    /// An institution has adopted it.
    Adopted,
}

/// Who adopted a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    /// Institution.
    pub by: String,
    /// Day.
    #[serde(deserialize_with = "crate::day::required")]
    pub on: NaiveDate,
    /// The act it was adopted with.
    pub act: Option<Text>,
}

/// How dimensions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndexJoining {
    /// A weighted mean: one dimension can make up for another.
    Arithmetic,
    /// A weighted geometric mean: nothing makes up for a dimension at 0.
    Geometric,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexDimension {
    /// Id within the model.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What its values are and where they come from.
    pub value: Text,
    /// Its share of the whole, above 0.
    pub weight: f64,
    /// How a value becomes a number from 0 (worst) to 1 (best).
    pub transform: IndexTransform,
}

/// How a value becomes a number from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum IndexTransform {
    /// It is one already; no is 0 and yes is 1.
    Share,
    /// Along a line between two goalposts, which may fall; beyond them 0 or 1.
    Linear(Goalposts),
    /// By steps with rising values; below the first it is 0.
    Steps(Vec<IndexStep>),
}

/// The ends of a line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goalposts {
    /// The value that counts as 0.
    pub worst: f64,
    /// The value that counts as 1.
    pub best: f64,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexStep {
    /// From this value on …
    pub from: f64,
    /// … it counts as this, from 0 to 1.
    pub counts: f64,
}

impl IndexModel {
    /// The dimension with this id.
    #[must_use]
    pub fn dimension(&self, id: &str) -> Option<&IndexDimension> {
        self.dimension.iter().find(|dimension| dimension.id == id)
    }

    /// Whether no institution has adopted it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.state == IndexState::Draft
    }
}
