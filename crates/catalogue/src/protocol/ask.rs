//! What can be asked of the cases of a study; `measure` answers each kind.

use std::collections::BTreeMap;

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
        /// Days within which the mean time without the event is given (restricted mean).
        horizon: Option<f64>,
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
    /// How often it happened on each step of a scale that is no probability, and whether it rises from step to step.
    Steps {
        /// What happened.
        outcome: String,
        /// The band, or a score.
        step: String,
        /// Bands from the lowest; a score needs none.
        #[serde(default)]
        order: Vec<String>,
        /// Groups of about equal size that a score is put into; every value is a step of its own where none is given.
        groups: Option<usize>,
    },
    /// What happened against what the make-up of people leads to expect.
    Expected {
        /// What happened.
        outcome: String,
        /// The probability foretold for each.
        probability: Option<String>,
        /// Or columns: people alike in all of them are expected to fare alike.
        #[serde(default)]
        strata: Vec<String>,
        /// Whose outcomes are the standard; everybody's where none is given.
        standard: Option<String>,
        /// Columns to break down by.
        #[serde(default)]
        by: Vec<String>,
    },
    /// Whether a score means the same in every period, version or place.
    Drift {
        /// What happened.
        outcome: String,
        /// The score.
        score: String,
        /// Column of periods, versions or places; the first is the one others are held against.
        group: String,
    },
    /// Whether a threshold errs more often in one group than in another.
    Errors {
        /// What happened.
        outcome: String,
        /// The score.
        score: String,
        /// Everybody at or above this is flagged.
        threshold: f64,
        /// Columns of groups.
        by: Vec<String>,
    },
    /// Whether assessors of the same people agree.
    Agreement {
        /// A column for each rating of the same person.
        raters: Vec<String>,
        /// What the values mean: `nominal`, `ordinal`, `interval` or `ratio`.
        scale: String,
    },
    /// Whether the items of an instrument measure one thing, and how they are answered.
    Reliability {
        /// A column of points for each item.
        items: Vec<String>,
        /// Items keyed the other way.
        #[serde(default)]
        reverse: Vec<String>,
    },
    /// What is left out of an instrument, by item and by who filled it in.
    Completeness {
        /// A column for each item; null: asked and not answered.
        items: Vec<String>,
        /// Columns of who filled it in.
        #[serde(default)]
        by: Vec<String>,
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
    /// A composite index at opening and at closing, the change, and what it is owed to.
    Index {
        /// The model (`indices/`).
        model: String,
        /// The column of each dimension at opening; null: not known.
        opening: BTreeMap<String, String>,
        /// The column of each dimension at closing; null: not known.
        closing: BTreeMap<String, String>,
        /// Columns to break down by.
        #[serde(default)]
        by: Vec<String>,
    },
}

impl Ask {
    /// Ways to find people alike.
    pub const METHODS: [&'static str; 5] = ["match", "ipw", "overlap", "entropy", "aipw"];

    /// What ratings may mean.
    pub const SCALES: [&'static str; 4] = ["nominal", "ordinal", "interval", "ratio"];

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
            Self::Steps { .. } => "steps",
            Self::Expected { .. } => "expected",
            Self::Drift { .. } => "drift",
            Self::Errors { .. } => "errors",
            Self::Agreement { .. } => "agreement",
            Self::Reliability { .. } => "reliability",
            Self::Completeness { .. } => "completeness",
            Self::Effect { .. } => "effect",
            Self::Index { .. } => "index",
        }
    }

    /// Columns it breaks down by.
    #[must_use]
    pub fn by(&self) -> &[String] {
        match self {
            Self::Windows { by, .. }
            | Self::Rates { by, .. }
            | Self::Shares { by, .. }
            | Self::Amounts { by, .. }
            | Self::Expected { by, .. }
            | Self::Errors { by, .. }
            | Self::Completeness { by, .. }
            | Self::Index { by, .. } => by,
            _ => &[],
        }
    }
}
