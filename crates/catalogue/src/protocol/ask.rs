//! What can be asked of the cases of a study; `measure` answers each kind.

use serde::{Deserialize, Serialize};

/// A question with the columns it reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ask {
    /// To how many it happened within so many months, of those whose window is over.
    Windows {
        /// Day the window begins.
        start: String,
        /// Day of the event; null: none.
        event: String,
        /// Day on which following ended early (death, departure); null: it did not.
        until: Option<String>,
        /// Day up to which registers are known.
        known_until: String,
        /// Lengths of windows in months.
        months: Vec<u32>,
        /// The window that leads; the longest where none is given.
        headline: Option<u32>,
        /// Columns to break down by.
        #[serde(default)]
        by: Vec<String>,
    },
    /// Events by a hundred years at risk.
    Rates {
        /// Whether it happened.
        event: String,
        /// Days at risk.
        days: String,
        /// Columns to break down by.
        #[serde(default)]
        by: Vec<String>,
    },
    /// The share of a yes among those whose answer is known, and its bounds whatever the others' is.
    Shares {
        /// The answer; null: not known.
        outcome: String,
        /// Columns to break down by.
        #[serde(default)]
        by: Vec<String>,
    },
    /// Mean and quartiles of an amount.
    Amounts {
        /// The amount; null: none.
        value: String,
        /// Columns to break down by.
        #[serde(default)]
        by: Vec<String>,
    },
    /// Time to an event: curve, numbers at risk, tests of groups.
    Survival {
        /// Days followed.
        time: String,
        /// Whether the event ended them.
        status: String,
        /// Column of groups.
        group: Option<String>,
        /// Days to print.
        #[serde(default)]
        at: Vec<f64>,
    },
    /// Several events of which the first counts.
    Incidence {
        /// Days followed.
        time: String,
        /// How they ended.
        status: String,
        /// Values of the status that are events.
        causes: Vec<String>,
        /// Column of groups.
        group: Option<String>,
        /// Days to print.
        #[serde(default)]
        at: Vec<f64>,
    },
    /// Counts with small cells hidden, and others so that nobody can compute them.
    Table {
        /// Column whose values are rows.
        rows: String,
        /// Column whose values are columns.
        columns: String,
    },
    /// How well a score ranks people by what happened.
    Accuracy {
        /// What happened.
        outcome: String,
        /// The score.
        score: String,
        /// Column of groups.
        group: Option<String>,
        /// Flag everybody at or above this.
        threshold: Option<f64>,
    },
    /// Whether foretold probabilities come true.
    Calibration {
        /// What happened.
        outcome: String,
        /// The probability foretold.
        probability: String,
    },
    /// How those who took part fared against people like them.
    Effect {
        /// A number, or whether it happened.
        outcome: String,
        /// Who took part.
        treatment: String,
        /// Columns of numbers that both groups are made alike in.
        #[serde(default)]
        covariates: Vec<String>,
        /// Columns of categories that both groups are made alike in.
        #[serde(default)]
        factors: Vec<String>,
        /// How people alike are found: `match`, `ipw`, `overlap`, `entropy` or `aipw`.
        method: String,
        /// Draws of a bootstrap.
        bootstrap: Option<u32>,
    },
}

/// What a column must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A day.
    Day,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// A code or other text, a number, yes or no.
    Group,
}

/// A column a question reads: the key it is named under, its name, what it must hold.
pub type Needs<'a> = (String, &'a str, Need);

impl Ask {
    /// Ways to find people alike.
    pub const METHODS: [&'static str; 5] = ["match", "ipw", "overlap", "entropy", "aipw"];

    /// Its name in definitions.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Windows { .. } => "windows",
            Self::Rates { .. } => "rates",
            Self::Shares { .. } => "shares",
            Self::Amounts { .. } => "amounts",
            Self::Survival { .. } => "survival",
            Self::Incidence { .. } => "incidence",
            Self::Table { .. } => "table",
            Self::Accuracy { .. } => "accuracy",
            Self::Calibration { .. } => "calibration",
            Self::Effect { .. } => "effect",
        }
    }

    /// Columns it breaks down by.
    #[must_use]
    pub fn by(&self) -> &[String] {
        match self {
            Self::Windows { by, .. } | Self::Rates { by, .. } | Self::Shares { by, .. } | Self::Amounts { by, .. } => {
                by
            }
            _ => &[],
        }
    }

    /// Every column it reads.
    #[must_use]
    pub fn needs(&self) -> Vec<Needs<'_>> {
        fn one<'a>(key: &str, column: &'a str, need: Need) -> Needs<'a> {
            (key.to_owned(), column, need)
        }
        match self {
            Self::Windows { start, event, until, known_until, by, .. } => {
                let mut needs = vec![one("start", start, Need::Day), one("event", event, Need::Day)];
                needs.extend(until.as_deref().map(|until| one("until", until, Need::Day)));
                needs.push(one("known_until", known_until, Need::Day));
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Rates { event, days, by } => {
                let mut needs = vec![one("event", event, Need::YesNo), one("days", days, Need::Number)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Shares { outcome, by } => {
                let mut needs = vec![one("outcome", outcome, Need::YesNo)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Amounts { value, by } => {
                let mut needs = vec![one("value", value, Need::Number)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Survival { time, status, group, .. } => {
                let mut needs = vec![one("time", time, Need::Number), one("status", status, Need::YesNo)];
                needs.extend(group.as_deref().map(|group| one("group", group, Need::Group)));
                needs
            }
            Self::Incidence { time, status, group, .. } => {
                let mut needs = vec![one("time", time, Need::Number), one("status", status, Need::Group)];
                needs.extend(group.as_deref().map(|group| one("group", group, Need::Group)));
                needs
            }
            Self::Table { rows, columns } => {
                vec![one("rows", rows, Need::Group), one("columns", columns, Need::Group)]
            }
            Self::Accuracy { outcome, score, group, .. } => {
                let mut needs = vec![one("outcome", outcome, Need::YesNo), one("score", score, Need::Number)];
                needs.extend(group.as_deref().map(|group| one("group", group, Need::Group)));
                needs
            }
            Self::Calibration { outcome, probability } => {
                vec![one("outcome", outcome, Need::YesNo), one("probability", probability, Need::Number)]
            }
            Self::Effect { outcome, treatment, covariates, factors, .. } => {
                let mut needs = vec![one("outcome", outcome, Need::Number), one("treatment", treatment, Need::YesNo)];
                needs.extend(several("covariates", covariates, Need::Number));
                needs.extend(several("factors", factors, Need::Group));
                needs
            }
        }
    }
}

fn several<'a>(key: &'static str, columns: &'a [String], need: Need) -> impl Iterator<Item = Needs<'a>> {
    columns.iter().enumerate().map(move |(at, column)| (format!("{key}[{at}]"), column.as_str(), need))
}
