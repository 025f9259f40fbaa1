//! From what a protocol asks to the question of a study.

use std::collections::BTreeMap;

use catalogue::{Ask, IndexModel};
use statistics::agreement::Scale;

use super::answer::Given;
use crate::file::DataFile;
use crate::study::{
    Accuracy, Agreement, Amounts, Calibration, Completeness, Drift, Effect, Errors, Event, Expected, Explained, Factor,
    Incidence, Index, Method, Rates, Reliability, Shares, Steps, StudyError, StudyResult, Survival, Table, Windows,
};

/// Standard deviations of the propensity within which a match must lie.
const CALIPER: f64 = 0.2;

/// Groups that foretold probabilities are compared in.
const BINS: usize = 10;

/// Answers a question of a protocol.
pub(super) fn ask(ask: &Ask, cases: &DataFile, given: &Given) -> Result<StudyResult, StudyError> {
    match ask.clone() {
        Ask::Windows { start, event, until, known_until, months, by, headline: _ } => {
            Windows { start, event, until, known_until, months, by }.of(cases)
        }
        Ask::Rates { event, days, by } => Rates { event, days, by }.of(cases),
        Ask::Shares { outcome, by } => Shares { outcome, by }.of(cases),
        Ask::Amounts { value, by } => Amounts { value, by }.of(cases),
        Ask::Survival { time, status, group, at, horizon } => {
            Survival { time, status, group, at, horizon, whole_curve: true, ..Survival::default() }.of(cases)
        }
        Ask::Incidence { time, status, causes, group, at } => {
            Incidence { time, status, causes, group, at, whole_curve: true }.of(cases)
        }
        Ask::Table { rows, columns } => {
            Table { rows, columns, threshold: given.threshold.into(), ..Table::default() }.of(cases)
        }
        Ask::Accuracy { outcome, score, group, threshold } => {
            Accuracy { outcome, scores: vec![score], group, threshold, whole_curve: true, ..Accuracy::default() }
                .of(cases)
        }
        Ask::Calibration { outcome, probability } => {
            Calibration { outcome, event: Event::One, probability, groups: BINS, fitted_here: false }.of(cases)
        }
        Ask::Steps { outcome, step, order, groups } => Steps { outcome, step, order, groups }.of(cases),
        Ask::Expected { outcome, probability, strata, standard, by } => {
            Expected { outcome, probability, strata, standard, by }.of(cases)
        }
        Ask::Drift { outcome, score, group } => Drift { outcome, score, group }.of(cases),
        Ask::Errors { outcome, score, threshold, by } => Errors { outcome, score, threshold, by }.of(cases),
        Ask::Agreement { raters, scale } => Agreement { raters, scale: scale_of(&scale) }.of(cases),
        Ask::Reliability { items, reverse } => Reliability { items, reverse }.of(cases),
        Ask::Completeness { items, by } => Completeness { items, by }.of(cases),
        Ask::Effect { outcome, treatment, covariates, factors, method, bootstrap } => Effect {
            outcome,
            treatment,
            explained: Explained {
                numbers: covariates,
                factors: factors.into_iter().map(|column| Factor { column, reference: None }).collect(),
            },
            method: method_of(&method),
            estimand: None,
            bootstrap: bootstrap.map(|draws| (draws, given.seed)),
        }
        .of(cases),
        Ask::Index { model, opening, closing, by } => {
            let model =
                given.catalogue.indices.get(&model).expect("the catalogue proves that the model is there").clone();
            let (opening, closing) = (columns(&model, &opening), columns(&model, &closing));
            Index { model, opening, closing, by, seed: given.seed }.of(cases)
        }
    }
}

/// The columns of an index in the order of its model.
fn columns(model: &IndexModel, of: &BTreeMap<String, String>) -> Vec<Option<String>> {
    model.dimension.iter().map(|dimension| of.get(&dimension.id).cloned()).collect()
}

fn method_of(name: &str) -> Method {
    match name {
        "match" => Method::Match { caliper: CALIPER },
        "ipw" => Method::Ipw,
        "overlap" => Method::Overlap,
        "entropy" => Method::Entropy,
        "aipw" => Method::Aipw,
        other => unreachable!("the catalogue admits no method `{other}`"),
    }
}

fn scale_of(name: &str) -> Scale {
    match name {
        "nominal" => Scale::Nominal,
        "ordinal" => Scale::Ordinal,
        "interval" => Scale::Interval,
        "ratio" => Scale::Ratio,
        other => unreachable!("the catalogue admits no scale `{other}`"),
    }
}
