//! Conditions and numbers of an instrument, ready to be computed row after row.
//!
//! Every value is a number: a choice is its position, a day is [`written_day`], yes is 1. What is not answered is NaN, and
//! NaN stays: a condition over a missing answer neither holds nor fails, except where the other side already decides.

use std::sync::Arc;

use super::written_day;

/// A compiled expression.
#[derive(Debug, Clone)]
pub(crate) enum Expression {
    /// A constant.
    Number(f64),
    /// The value of a cell.
    Cell(usize),
    /// Points of the choice in a cell.
    Points(usize, Arc<[f64]>),
    /// Whether a cell has a value.
    Given(usize),
    /// `!a`.
    Not(Box<Self>),
    /// `a && b`.
    Both(Box<[Self; 2]>),
    /// `a || b`.
    Either(Box<[Self; 2]>),
    /// `a < b` and its kin.
    Compare(Comparison, Box<[Self; 2]>),
    /// `a + b` and its kin.
    Arithmetic(Operator, Box<[Self; 2]>),
    /// `a ? b : c`.
    If(Box<[Self; 3]>),
    /// `a in [1, 2]`.
    OneOf(Box<Self>, Box<[f64]>),
    /// A function.
    Call(Function, Box<[Self]>),
}

/// Comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// Arithmetic; `Quotient` and `Remainder` are those of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Quotient,
    Remainder,
}

/// Functions an expression may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Years,
    Months,
    Days,
    Min,
    Max,
    Abs,
    Floor,
    Ceil,
    Round,
    Ln,
    Exp,
    Sqrt,
    Count,
    Sum,
    Mean,
}

impl Expression {
    /// Its value over the cells of one assessment.
    pub(crate) fn value(&self, cells: &[f64]) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Cell(cell) => cells[*cell],
            Self::Points(cell, points) => position(cells[*cell]).map_or(f64::NAN, |choice| points[choice]),
            Self::Given(cell) => f64::from(!cells[*cell].is_nan()),
            Self::Not(a) => 1.0 - a.value(cells),
            Self::Both(pair) => decide(pair, cells, false),
            Self::Either(pair) => decide(pair, cells, true),
            Self::Compare(comparison, pair) => comparison.of(pair[0].value(cells), pair[1].value(cells)),
            Self::Arithmetic(operator, pair) => operator.of(pair[0].value(cells), pair[1].value(cells)),
            Self::If(parts) => match parts[0].holds(cells) {
                None => f64::NAN,
                Some(true) => parts[1].value(cells),
                Some(false) => parts[2].value(cells),
            },
            Self::OneOf(a, list) => match a.value(cells) {
                value if value.is_nan() => f64::NAN,
                value => f64::from(list.contains(&value)),
            },
            Self::Call(function, arguments) => function.of(arguments, cells),
        }
    }

    /// Whether it holds, as a condition; none where that cannot be told because an answer is missing.
    pub(crate) fn holds(&self, cells: &[f64]) -> Option<bool> {
        let value = self.value(cells);
        if value.is_nan() { None } else { Some(value > 0.5) }
    }

    /// Calls `visit` with every cell it reads.
    pub(crate) fn cells(&self, visit: &mut impl FnMut(usize)) {
        match self {
            Self::Number(_) => {}
            Self::Cell(cell) | Self::Points(cell, _) | Self::Given(cell) => visit(*cell),
            Self::Not(a) | Self::OneOf(a, _) => a.cells(visit),
            Self::Both(pair) | Self::Either(pair) | Self::Compare(_, pair) | Self::Arithmetic(_, pair) => {
                pair.iter().for_each(|part| part.cells(visit));
            }
            Self::If(parts) => parts.iter().for_each(|part| part.cells(visit)),
            Self::Call(_, parts) => parts.iter().for_each(|part| part.cells(visit)),
        }
    }
}

/// The choice a cell stands for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positions are small and not negative")]
pub(crate) fn position(cell: f64) -> Option<usize> {
    if cell.is_nan() { None } else { Some(cell as usize) }
}

/// `&&` is decided by one side that is no, `||` by one that is yes; otherwise both must be known.
fn decide(pair: &[Expression; 2], cells: &[f64], decided: bool) -> f64 {
    let first = pair[0].holds(cells);
    if first == Some(decided) {
        return f64::from(decided);
    }
    match (first, pair[1].holds(cells)) {
        (_, Some(second)) if second == decided => f64::from(decided),
        (Some(_), Some(second)) => f64::from(second),
        _ => f64::NAN,
    }
}

impl Comparison {
    #[expect(clippy::float_cmp, reason = "choices, days and whole numbers are exact; authors choose `==` knowingly")]
    fn of(self, a: f64, b: f64) -> f64 {
        if a.is_nan() || b.is_nan() {
            return f64::NAN;
        }
        f64::from(match self {
            Self::Equal => a == b,
            Self::NotEqual => a != b,
            Self::Less => a < b,
            Self::AtMost => a <= b,
            Self::More => a > b,
            Self::AtLeast => a >= b,
        })
    }
}

impl Operator {
    fn of(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Plus => a + b,
            Self::Minus => a - b,
            Self::Times => a * b,
            Self::Over => a / b,
            Self::Quotient => (a / b).trunc(),
            Self::Remainder => a % b,
        }
    }
}

impl Function {
    fn of(self, arguments: &[Expression], cells: &[f64]) -> f64 {
        let values = || arguments.iter().map(|argument| argument.value(cells));
        let first = || arguments[0].value(cells);
        match self {
            Self::Years => days_apart(written_day::years, arguments, cells),
            Self::Months => days_apart(written_day::months, arguments, cells),
            Self::Days => days_apart(written_day::days, arguments, cells),
            Self::Min => {
                values().fold(f64::INFINITY, |a, b| if a.is_nan() || b.is_nan() { f64::NAN } else { a.min(b) })
            }
            Self::Max => {
                values().fold(f64::NEG_INFINITY, |a, b| if a.is_nan() || b.is_nan() { f64::NAN } else { a.max(b) })
            }
            Self::Abs => first().abs(),
            Self::Floor => first().floor(),
            Self::Ceil => first().ceil(),
            Self::Round => first().round(),
            Self::Ln => first().ln(),
            Self::Exp => first().exp(),
            Self::Sqrt => first().sqrt(),
            Self::Count | Self::Sum => values().sum(),
            #[expect(clippy::cast_precision_loss, reason = "lists are short")]
            Self::Mean => values().sum::<f64>() / arguments.len() as f64,
        }
    }
}

fn days_apart(measure: fn(f64, f64) -> f64, arguments: &[Expression], cells: &[f64]) -> f64 {
    let (from, to) = (arguments[0].value(cells), arguments[1].value(cells));
    if from.is_nan() || to.is_nan() { f64::NAN } else { measure(from, to) }
}
