//! `funds.toml`: external funds, the traits that qualify a person, and demarcation.

use serde::{Deserialize, Serialize};

use crate::{Anomaly, Source, Text};

/// A specific support objective or programme of another fund (`[[fund]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// Unique id: `2021-2027/4.3.5`; the code alone repeats between periods.
    pub id: String,
    /// Code as printed.
    pub code: String,
    /// Planning period.
    pub period: String,
    /// Title.
    pub name: Text,
    /// Target groups as printed.
    pub target_groups: Option<Text>,
    /// Text of the relation, our words.
    pub relation: Option<Text>,
    /// Whether it names (former) prisoners.
    #[serde(default)]
    pub names_prisoners: bool,
    /// Whether it names probation clients.
    #[serde(default)]
    pub names_probation_clients: bool,
    /// Trait by which one of our people qualifies, code of classifier `qualifying-trait`.
    #[serde(default)]
    pub traits: Vec<String>,
    /// EU indicators of the fund that plan rows feed.
    #[serde(default)]
    pub indicator: Vec<EuIndicator>,
    /// Where it is.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// An indicator an EU programme sets for a fund (`[[fund.indicator]]`); plan rows name it in `eu_indicator`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EuIndicator {
    /// Id unique among all funds: `SAM9.1.3-RVN`.
    pub id: String,
    /// Name as printed.
    pub name: Text,
    /// Target; absent where the programme sets none for our people.
    pub target: Option<f64>,
    /// Id of the [`crate::Unit`].
    pub unit: String,
    /// Oddities of the sources.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}

/// The demarcation rule (`[demarcation]`): the same person and the same activity must not be charged to two funds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demarcation {
    /// The rule in words.
    pub rule: Text,
    /// Days around an activity within which a second charge of the same kind is reported.
    pub within_days: u32,
    /// SQL over the snapshot, `$within_days` for the number above; one row per double charge: `person_key`, `date`,
    /// `activity_type`, `first_activity`, `first_fund`, `second_activity`, `second_fund`.
    pub sql: String,
    /// Place in the source.
    pub source: Source,
}
