//! Every name an answer may carry, so that words can be proven to exist for all of them.

use std::collections::BTreeSet;

use super::part::Shape;

/// Tables of each study.
const SHAPES: &[(&str, &[&Shape])] = &[
    ("survival", super::survival::SHAPES),
    ("accuracy", super::accuracy::SHAPES),
    ("agreement", super::agreement::SHAPES),
    ("reliability", super::reliability::SHAPES),
    ("cox", super::cox::SHAPES),
    ("incidence", super::incidence::SHAPES),
    ("calibration", super::calibration::SHAPES),
    ("regression", super::regression::SHAPES),
    ("effect", super::effect::SHAPES),
    ("table", super::table::SHAPES),
    ("windows", super::windows::SHAPES),
    ("returns", super::returns::SHAPES),
    ("rates", super::rates::SHAPES),
    ("shares", super::shares::SHAPES),
    ("amounts", super::amounts::SHAPES),
    ("steps", super::steps::SHAPES),
    ("expected", super::expected::SHAPES),
    ("drift", super::drift::SHAPES),
    ("errors", super::errors::SHAPES),
    ("completeness", super::completeness::SHAPES),
    ("index", super::index::SHAPES),
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
    "cox",
    "fine_gray",
    "efron",
    "breslow",
    "exact",
    "robust",
    "model_based",
    "hc0",
    "hc3",
    "likelihood_ratio",
    "wald",
    "score",
    "all_together",
    "observed_expected",
    "in_the_large",
    "intercept",
    "slope",
    "brier",
    "brier_of_prevalence",
    "brier_scaled",
    "calibration_line",
    "spiegelhalter",
    "hosmer_lemeshow",
    "logistic",
    "linear",
    "match",
    "ipw",
    "overlap",
    "entropy",
    "aipw",
    "ate",
    "att",
    "ato",
    "difference",
    "difference_adjusted",
    "bootstrap",
    "imbalance",
    "few_took_part",
    "few_compared",
    "unmatched",
    "took_part",
    "compared",
    "total",
    "published",
    "hidden",
    "protected",
    "shown",
    "proportion",
    "kaplan_meier",
    "not_over",
    "foretold",
    "standard_rates",
    "drift_level",
    "drift_slope",
    "drift_area",
    "draft",
    "adopted",
    "arithmetic",
    "geometric",
    "opening",
    "closing",
    "change",
    "days",
];

/// Names of settings.
const SETTINGS: &[&str] = &[
    "interval",
    "level",
    "scale",
    "reversed",
    "reversed_between",
    "model",
    "ties",
    "errors",
    "method",
    "estimand",
    "caliper",
    "bootstrap",
    "seed",
    "threshold",
    "zeros",
    "standard",
    "flagged_from",
    "weight_spread",
    "weight_draws",
    "known_until",
    "unit",
    "crossed_rows",
];

/// Names of cautions.
const CAUTIONS: &[&str] = &[
    "one-group",
    "not-compared",
    "missing-ratings",
    "against-the-scale",
    "not-proportional",
    "no-hosmer-lemeshow",
    "falling-bins",
    "not-for-headlines",
    "unmeasured",
    "left-early",
    "not-all-known",
    "rounded",
    "reference-absent",
    "only-known",
    "small-hidden",
    "no-trend",
    "no-standard",
    "own-standard",
    "nothing-to-hold-against",
    "groups-not-tested",
    "draft-model",
    "too-little-known",
    "parts-do-not-sum",
    "known-until-assumed",
    "unclosed-episodes",
    "constant-rater",
    "no-events",
    "not-in-this-file",
    "only-in-pairs",
    "other-value",
];

/// The name of ours that is written so.
pub(super) fn known(name: &str) -> Option<&'static str> {
    let studies = SHAPES.iter().map(|(study, _)| *study);
    let all = studies.chain(CODES.iter().copied()).chain(SETTINGS.iter().copied()).chain(CAUTIONS.iter().copied());
    all.into_iter().find(|known| *known == name)
}

/// The head of a study's table of this name.
pub(super) fn shape(study: &str, name: &str) -> Option<&'static Shape> {
    let (_, shapes) = SHAPES.iter().find(|(known, _)| *known == study)?;
    shapes.iter().copied().find(|shape| shape.name == name)
}

/// The head of a table that a question of this name may answer with and people read; otherwise the names there are.
pub(crate) fn table_of(study: &str, name: &str) -> Result<&'static Shape, Vec<&'static str>> {
    let printed = || SHAPES.iter().filter(|(known, _)| *known == study).flat_map(|(_, shapes)| *shapes);
    let printed = || printed().copied().filter(|shape| !shape.long);
    printed().find(|shape| shape.name == name).ok_or_else(|| printed().map(|shape| shape.name).collect())
}

/// Keys of the words that answers need: `study-…`, `part-…`, `column-…`, `code-…`, `setting-…`, `caution-…`, `refused-…`.
/// Tables that are not printed need no heading.
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
    names.extend(super::refused::codes().map(|code| key("refused", code)));
    names
}
