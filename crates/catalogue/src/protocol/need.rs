//! Which columns a question reads, and what each must hold.

use super::Ask;

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

/// A column a question reads.
pub(super) struct Read<'a> {
    key: String,
    pub(super) column: &'a str,
    need: Need,
    /// It tells what happened to people, rather than what they were like.
    pub(super) outcome: bool,
}

impl Ask {
    /// Every column it reads.
    #[must_use]
    pub fn needs(&self) -> Vec<Needs<'_>> {
        self.reads().into_iter().map(|read| (read.key, read.column, read.need)).collect()
    }

    /// Every column it reads, and whether that tells an outcome.
    pub(super) fn reads(&self) -> Vec<Read<'_>> {
        fn one<'a>(key: &str, column: &'a str, need: Need) -> Read<'a> {
            Read { key: key.to_owned(), column, need, outcome: false }
        }
        fn told<'a>(key: &str, column: &'a str, need: Need) -> Read<'a> {
            Read { outcome: true, ..one(key, column, need) }
        }
        match self {
            Self::Windows { start, event, until, known_until, by, .. } => {
                let mut needs = vec![told("start", start, Need::Day), told("event", event, Need::Day)];
                needs.extend(until.as_deref().map(|until| told("until", until, Need::Day)));
                needs.push(told("known_until", known_until, Need::Day));
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Rates { event, days, by } => {
                let mut needs = vec![told("event", event, Need::YesNo), told("days", days, Need::Number)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Shares { outcome, by } => {
                let mut needs = vec![told("outcome", outcome, Need::YesNo)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Amounts { value, by } => {
                let mut needs = vec![told("value", value, Need::Number)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Survival { time, status, group, .. } => {
                let mut needs = vec![told("time", time, Need::Number), told("status", status, Need::YesNo)];
                needs.extend(group.as_deref().map(|group| one("group", group, Need::Group)));
                needs
            }
            Self::Incidence { time, status, group, .. } => {
                let mut needs = vec![told("time", time, Need::Number), told("status", status, Need::Group)];
                needs.extend(group.as_deref().map(|group| one("group", group, Need::Group)));
                needs
            }
            Self::Table { rows, columns } => {
                vec![one("rows", rows, Need::Group), told("columns", columns, Need::Group)]
            }
            Self::Accuracy { outcome, score, group, .. } => {
                let mut needs = vec![told("outcome", outcome, Need::YesNo), one("score", score, Need::Number)];
                needs.extend(group.as_deref().map(|group| one("group", group, Need::Group)));
                needs
            }
            Self::Calibration { outcome, probability } => {
                vec![told("outcome", outcome, Need::YesNo), told("probability", probability, Need::Number)]
            }
            Self::Steps { outcome, step, order, .. } => {
                let step_is = if order.is_empty() { Need::Number } else { Need::Group };
                vec![told("outcome", outcome, Need::YesNo), one("step", step, step_is)]
            }
            Self::Expected { outcome, probability, strata, standard, by } => {
                let mut needs = vec![told("outcome", outcome, Need::YesNo)];
                needs.extend(probability.as_deref().map(|foretold| told("probability", foretold, Need::Number)));
                needs.extend(several("strata", strata, Need::Group));
                needs.extend(standard.as_deref().map(|standard| one("standard", standard, Need::YesNo)));
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Drift { outcome, score, group } => vec![
                told("outcome", outcome, Need::YesNo),
                one("score", score, Need::Number),
                one("group", group, Need::Group),
            ],
            Self::Errors { outcome, score, by, .. } => {
                let mut needs = vec![told("outcome", outcome, Need::YesNo), one("score", score, Need::Number)];
                needs.extend(several("by", by, Need::Group));
                needs
            }
            Self::Agreement { raters, scale } => {
                several("raters", raters, if scale == "nominal" { Need::Group } else { Need::Number }).collect()
            }
            Self::Reliability { items, .. } => several("items", items, Need::Number).collect(),
            Self::Completeness { items, by } => {
                several("items", items, Need::Group).chain(several("by", by, Need::Group)).collect()
            }
            Self::Effect { outcome, treatment, covariates, factors, .. } => {
                let mut needs = vec![told("outcome", outcome, Need::Number), told("treatment", treatment, Need::YesNo)];
                needs.extend(several("covariates", covariates, Need::Number));
                needs.extend(several("factors", factors, Need::Group));
                needs
            }
            Self::Index { opening, closing, by, .. } => {
                let before = opening.iter().map(|(id, column)| one(&format!("opening.{id}"), column, Need::Number));
                let after = closing.iter().map(|(id, column)| told(&format!("closing.{id}"), column, Need::Number));
                before.chain(after).chain(several("by", by, Need::Group)).collect()
            }
        }
    }
}

fn several<'a>(key: &'static str, columns: &'a [String], need: Need) -> impl Iterator<Item = Read<'a>> {
    let read =
        move |(at, column): (usize, &'a String)| Read { key: format!("{key}[{at}]"), column, need, outcome: false };
    columns.iter().enumerate().map(read)
}
