//! A compiled instrument: every name is a cell, every condition an expression.

use super::expression::{Expression, position};
use super::{DomainMethod, MissingRule, Step};

/// Cells hold items, then derived values, domains and scores.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) items: Vec<PlannedItem>,
    pub(crate) derived: Vec<PlannedValue>,
    pub(crate) domains: Vec<PlannedDomain>,
    pub(crate) requirements: Vec<PlannedRequirement>,
    /// Items needed by each set, the fullest first; empty where there are no sets.
    pub(crate) sets: Vec<Vec<usize>>,
    pub(crate) scores: Vec<PlannedScore>,
    pub(crate) notices: Vec<Expression>,
    /// Number of cells.
    pub(crate) cells: usize,
    /// Number of terms over all scores.
    pub(crate) terms: usize,
}

/// An item; its cell has its own number.
#[derive(Debug, Clone)]
pub(crate) struct PlannedItem {
    pub(crate) choices: Vec<String>,
    pub(crate) visible: Option<Expression>,
    pub(crate) hidden_as: f64,
    pub(crate) missing: MissingRule,
    /// The answer with the most points.
    pub(crate) worst: f64,
    /// A set smaller than the fullest does without it.
    pub(crate) in_a_set: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedValue {
    pub(crate) cell: usize,
    pub(crate) is: Expression,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedDomain {
    pub(crate) cell: usize,
    pub(crate) method: Option<DomainMethod>,
    /// Items and their points.
    pub(crate) members: Vec<(usize, Expression)>,
    pub(crate) least_answered: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedRequirement {
    pub(crate) that: Expression,
    pub(crate) set: Option<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedScore {
    pub(crate) cell: usize,
    pub(crate) set: Option<usize>,
    pub(crate) first_term: usize,
    pub(crate) terms: Vec<PlannedTerm>,
    pub(crate) then: Vec<Step>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedTerm {
    pub(crate) when: Option<Expression>,
    pub(crate) times: f64,
    pub(crate) value: TermValue,
}

#[derive(Debug, Clone)]
pub(crate) enum TermValue {
    Constant(f64),
    Of(Expression),
    /// Rows by their first number; the column by the choice in cell `by`.
    Band {
        of: Expression,
        from: Vec<f64>,
        below: f64,
        by: Option<usize>,
        rows: Vec<Vec<f64>>,
    },
    Lookup {
        cell: usize,
        values: Vec<f64>,
    },
    Case(Vec<(Option<Expression>, f64)>),
    Polynomial {
        of: Expression,
        coefficients: Vec<f64>,
    },
    Ln {
        over: Expression,
        under: Expression,
        power: i32,
    },
    Product(Vec<Expression>),
}

impl PlannedTerm {
    /// What it adds; NaN where an answer it needs is missing or a table has no row.
    pub(crate) fn value(&self, cells: &[f64]) -> f64 {
        match self.when.as_ref().map_or(Some(true), |when| when.holds(cells)) {
            None => f64::NAN,
            Some(false) => 0.0,
            // Adding 0 turns the -0 of a negative factor into 0.
            Some(true) => self.times * self.value.of(cells) + 0.0,
        }
    }

    /// Calls `visit` with every cell it reads.
    pub(crate) fn cells(&self, visit: &mut impl FnMut(usize)) {
        if let Some(when) = &self.when {
            when.cells(visit);
        }
        match &self.value {
            TermValue::Constant(_) => {}
            TermValue::Of(of) | TermValue::Polynomial { of, .. } => of.cells(visit),
            TermValue::Band { of, by, .. } => {
                of.cells(visit);
                if let Some(by) = by {
                    visit(*by);
                }
            }
            TermValue::Lookup { cell, .. } => visit(*cell),
            TermValue::Case(cases) => {
                for when in cases.iter().filter_map(|(when, _)| when.as_ref()) {
                    when.cells(visit);
                }
            }
            TermValue::Ln { over, under, .. } => {
                over.cells(visit);
                under.cells(visit);
            }
            TermValue::Product(factors) => factors.iter().for_each(|factor| factor.cells(visit)),
        }
    }
}

impl TermValue {
    fn of(&self, cells: &[f64]) -> f64 {
        match self {
            Self::Constant(constant) => *constant,
            Self::Of(of) => of.value(cells),
            Self::Band { of, from, below, by, rows } => {
                let number = of.value(cells);
                let row = from.partition_point(|first| *first <= number);
                let column = by.map_or(Some(0), |by| position(cells[by]));
                match (row.checked_sub(1), column) {
                    (Some(row), Some(column)) if number < *below => rows[row][column],
                    _ => f64::NAN,
                }
            }
            Self::Lookup { cell, values } => position(cells[*cell]).map_or(f64::NAN, |choice| values[choice]),
            Self::Case(cases) => {
                for (when, is) in cases {
                    match when.as_ref().map_or(Some(true), |when| when.holds(cells)) {
                        None => return f64::NAN,
                        Some(false) => {}
                        Some(true) => return *is,
                    }
                }
                0.0
            }
            Self::Polynomial { of, coefficients } => {
                let number = of.value(cells);
                coefficients.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * number)
            }
            Self::Ln { over, under, power } => (over.value(cells) / under.value(cells)).ln().powi(*power),
            Self::Product(factors) => factors.iter().map(|factor| factor.value(cells)).product(),
        }
    }
}

impl Step {
    /// The number after this step.
    pub(crate) fn apply(&self, number: f64) -> f64 {
        if self.sigmoid == Some(true) {
            return 1.0 / (1.0 + (-number).exp());
        }
        if let Some(places) = self.round {
            return self.mode.unwrap_or_default().round(number, places);
        }
        if let Some([least, most]) = self.clamp {
            // Not `clamp`: it would panic on a NaN bound and must leave a missing number missing.
            return if number < least {
                least
            } else if number > most {
                most
            } else {
                number
            };
        }
        self.times.map_or(number, |times| number * times) + self.plus.unwrap_or(0.0)
    }
}
