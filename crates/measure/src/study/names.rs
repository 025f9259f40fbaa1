//! Every name an answer may carry, so that words can be proven to exist for all of them.

use std::collections::BTreeSet;

use super::part::Shape;

/// Tables of each study.
const SHAPES: &[(&str, &[&Shape])] = &[
    ("survival", super::survival::SHAPES),
    ("accuracy", super::accuracy::SHAPES),
    ("agreement", super::agreement::SHAPES),
    ("reliability", super::reliability::SHAPES),
];

/// Codes that stand in cells.
const CODES: &[&str] = &[
    "everybody",
    "missing",
    "log_rank",
    "peto_peto",
    "log-log",
    "log",
    "plain",
    "logit",
    "arcsin",
    "sensitivity",
    "specificity",
    "false_positive",
    "false_negative",
    "precision",
    "negative_predictive",
    "accuracy",
    "selection",
    "prevalence",
    "nominal",
    "ordinal",
    "interval_scale",
    "ratio",
    "percent_agreement",
    "cohen",
    "cohen_linear",
    "cohen_quadratic",
    "light",
    "fleiss",
    "conger",
    "gwet_ac1",
    "krippendorff",
    "kendall_w",
    "icc_1_1",
    "icc_2_1",
    "icc_3_1",
    "icc_1_k",
    "icc_2_k",
    "icc_3_k",
];

/// Names of settings.
const SETTINGS: &[&str] = &["interval", "level", "scale", "reversed", "reversed_between"];

/// Names of cautions.
const CAUTIONS: &[&str] = &["one-group", "not-compared", "missing-ratings", "against-the-scale"];

/// Keys of the words that answers need: `study-…`, `part-…`, `column-…`, `code-…`, `setting-…`, `caution-…`. Tables that
/// are not printed need no heading.
#[must_use]
pub fn names() -> BTreeSet<String> {
    let key = |kind: &str, name: &str| format!("{kind}-{}", name.replace('_', "-"));
    let mut names = BTreeSet::new();
    for (study, shapes) in SHAPES {
        names.insert(key("study", study));
        for shape in *shapes {
            if !shape.long {
                names.insert(key("part", shape.name));
            }
            names.extend(shape.columns.iter().map(|column| key("column", column)));
        }
    }
    for (kind, all) in [("code", CODES), ("setting", SETTINGS), ("caution", CAUTIONS)] {
        names.extend(all.iter().map(|name| key(kind, name)));
    }
    names
}
