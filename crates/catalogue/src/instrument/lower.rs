//! From CEL text to an [`Expression`]: parsed by the `cel` crate, then every name, type and code is settled once, so that
//! a slip is a finding when the pack is checked and not a surprise when a person is assessed.

use std::sync::Arc;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr, LiteralValue, operators};
use cel::parser::Parser;
use chrono::NaiveDate;

use super::expression::{Comparison, Expression, Operator};
use super::functions::{FUNCTIONS, Gives, Takes, function};
use super::written_day;
use crate::nearest;

/// What a name stands for.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    /// Its id.
    pub(crate) name: String,
    /// Where its value is kept.
    pub(crate) cell: usize,
    /// What it is.
    pub(crate) kind: Kind,
}

/// Kinds of values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// A day.
    Day,
    /// One of these, with its points.
    Choice(Arc<[String]>, Option<Arc<[f64]>>),
    /// Words in quotes.
    Word(String),
    /// Words that may only be asked for with `given`.
    Text,
}

/// What is wrong with an expression, and how to mend it.
pub(crate) type Slip = (String, String);

/// A number.
pub(crate) fn number(text: &str, scope: &[Bound]) -> Result<(Expression, Kind), Slip> {
    let (expression, kind) = lower(text, scope)?;
    match kind {
        Kind::Whole | Kind::Number => Ok((expression, kind)),
        Kind::YesNo => Ok((expression, Kind::Whole)),
        other => as_points(expression, other).ok_or_else(|| wrong(text, "is no number")),
    }
}

/// A condition.
pub(crate) fn condition(text: &str, scope: &[Bound]) -> Result<Expression, Slip> {
    match lower(text, scope)? {
        (expression, Kind::YesNo) => Ok(expression),
        _ => Err(wrong(text, "is no condition")),
    }
}

/// Any value a definition may derive.
pub(crate) fn derived(text: &str, scope: &[Bound]) -> Result<(Expression, Kind), Slip> {
    match lower(text, scope)? {
        (_, Kind::Word(_) | Kind::Text | Kind::Choice(..)) => Err(wrong(text, "is neither number, day nor condition")),
        value => Ok(value),
    }
}

fn wrong(text: &str, what: &str) -> Slip {
    (
        format!("`{text}` {what}"),
        "write it as in `sanctions >= 3`, `years(born, convicted_on)` or `2 * drinking`".to_owned(),
    )
}

fn lower(text: &str, scope: &[Bound]) -> Result<(Expression, Kind), Slip> {
    let parsed = Parser::new().parse(text).map_err(|errors| {
        let first = errors.errors.first().map(|error| {
            // What the parser would take instead is a list of its own names.
            error.msg.split(" expecting ").next().unwrap_or_default().to_owned()
        });
        (
            format!("`{text}` cannot be read: {}", first.unwrap_or_default()),
            "write a CEL expression, such as `sanctions >= 3`".to_owned(),
        )
    })?;
    Lowering { text, scope }.expression(&parsed)
}

struct Lowering<'a> {
    text: &'a str,
    scope: &'a [Bound],
}

type Lowered = Result<(Expression, Kind), Slip>;

impl Lowering<'_> {
    fn expression(&self, parsed: &IdedExpr) -> Lowered {
        match &parsed.expr {
            Expr::Literal(literal) => self.literal(literal),
            Expr::Ident(name) => {
                let bound = self.bound(name)?;
                Ok((Expression::Cell(bound.cell), bound.kind.clone()))
            }
            Expr::Call(call) => self.call(call),
            _ => Err(wrong(
                self.text,
                "uses a part of CEL that instruments do not have (fields, lists of values, loops)",
            )),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers in definitions are far below 2^53")]
    fn literal(&self, literal: &LiteralValue) -> Lowered {
        match literal {
            LiteralValue::Boolean(yes) => Ok((Expression::Number(f64::from(*yes.inner())), Kind::YesNo)),
            LiteralValue::Int(number) => Ok((Expression::Number(*number.inner() as f64), Kind::Whole)),
            LiteralValue::UInt(number) => Ok((Expression::Number(*number.inner() as f64), Kind::Whole)),
            LiteralValue::Double(number) => Ok((Expression::Number(*number.inner()), Kind::Number)),
            LiteralValue::String(word) => Ok((Expression::Number(f64::NAN), Kind::Word(word.inner().to_owned()))),
            LiteralValue::Bytes(_) | LiteralValue::Null => {
                Err(wrong(self.text, "uses a value that instruments do not have"))
            }
        }
    }

    fn bound(&self, name: &str) -> Result<&Bound, Slip> {
        self.scope.iter().find(|bound| bound.name == name).ok_or_else(|| {
            let known = self.scope.iter().map(|bound| bound.name.as_str());
            let remedy = nearest(name, known).map_or_else(
                || "name an item, or a derived value, domain or score that stands above".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            (format!("`{name}` in `{}` is not known here", self.text), remedy)
        })
    }

    fn call(&self, call: &CallExpr) -> Lowered {
        let name = call.func_name.as_str();
        let arguments = || call.target.iter().map(AsRef::as_ref).chain(&call.args);
        match (name, arguments().collect::<Vec<_>>().as_slice()) {
            ("given", [IdedExpr { expr: Expr::Ident(name), .. }]) => {
                Ok((Expression::Given(self.bound(name)?.cell), Kind::YesNo))
            }
            ("date", [IdedExpr { expr: Expr::Literal(LiteralValue::String(day)), .. }]) => {
                let day = day.inner();
                let number = day.parse::<NaiveDate>().map(written_day::number);
                let slip = |_| (format!("`{day}` is not a day"), "write it as in `date('2024-04-03')`".to_owned());
                Ok((Expression::Number(number.map_err(slip)?), Kind::Day))
            }
            (operators::IN, [a, IdedExpr { expr: Expr::List(list), .. }]) => self.one_of(a, &list.elements),
            (operators::CONDITIONAL, [a, b, c]) => {
                let (b, c) = (self.expression(b)?, self.expression(c)?);
                let kind = match (b.1, c.1) {
                    (Kind::Whole, Kind::Whole) => Kind::Whole,
                    (Kind::Whole | Kind::Number, Kind::Whole | Kind::Number) => Kind::Number,
                    (b, c) if b == c && matches!(b, Kind::YesNo | Kind::Day) => b,
                    _ => return Err(wrong(self.text, "gives values of two kinds")),
                };
                Ok((Expression::If(Box::new([self.yes_no(a)?, b.0, c.0])), kind))
            }
            (operators::LOGICAL_NOT, [a]) => Ok((Expression::Not(Box::new(self.yes_no(a)?)), Kind::YesNo)),
            (operators::LOGICAL_AND, [a, b]) => {
                Ok((Expression::Both(Box::new([self.yes_no(a)?, self.yes_no(b)?])), Kind::YesNo))
            }
            (operators::LOGICAL_OR, [a, b]) => {
                Ok((Expression::Either(Box::new([self.yes_no(a)?, self.yes_no(b)?])), Kind::YesNo))
            }
            (operators::NEGATE, [a]) => {
                let (a, kind) = self.a_number(a)?;
                Ok((Expression::Arithmetic(Operator::Minus, Box::new([Expression::Number(0.0), a])), kind))
            }
            (_, [a, b]) if comparison(name).is_some() => self.compare(comparison(name).expect("it was found"), a, b),
            (_, [a, b]) if operator(name).is_some() => self.arithmetic(operator(name).expect("it was found"), a, b),
            (_, arguments) => self.function(name, arguments),
        }
    }

    fn yes_no(&self, parsed: &IdedExpr) -> Result<Expression, Slip> {
        match self.expression(parsed)? {
            (expression, Kind::YesNo) => Ok(expression),
            _ => Err(wrong(self.text, "joins something that is no condition")),
        }
    }

    /// A number; a choice with points counts its points.
    fn a_number(&self, parsed: &IdedExpr) -> Lowered {
        let (expression, kind) = self.expression(parsed)?;
        match kind {
            Kind::Whole | Kind::Number => Ok((expression, kind)),
            other => as_points(expression, other)
                .ok_or_else(|| wrong(self.text, "computes with something that is no number")),
        }
    }

    fn arithmetic(&self, operator: Operator, a: &IdedExpr, b: &IdedExpr) -> Lowered {
        let ((a, a_kind), (b, b_kind)) = (self.a_number(a)?, self.a_number(b)?);
        let whole = a_kind == Kind::Whole && b_kind == Kind::Whole;
        let operator = if operator == Operator::Over && whole { Operator::Quotient } else { operator };
        Ok((Expression::Arithmetic(operator, Box::new([a, b])), if whole { Kind::Whole } else { Kind::Number }))
    }

    fn compare(&self, comparison: Comparison, a: &IdedExpr, b: &IdedExpr) -> Lowered {
        let ((a, a_kind), (b, b_kind)) = (self.expression(a)?, self.expression(b)?);
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        let pair = match (a_kind, b_kind) {
            (Kind::Choice(ids, _), Kind::Word(word)) if !ordered => [a, self.choice(&ids, &word)?],
            (Kind::Word(word), Kind::Choice(ids, _)) if !ordered => [self.choice(&ids, &word)?, b],
            (Kind::YesNo, Kind::YesNo) if !ordered => [a, b],
            (Kind::Day, Kind::Day) => [a, b],
            (a_kind, b_kind) => match (counted(a, a_kind), counted(b, b_kind)) {
                (Some(a), Some(b)) => [a, b],
                _ => return Err(wrong(self.text, "compares things of two kinds")),
            },
        };
        Ok((Expression::Compare(comparison, Box::new(pair)), Kind::YesNo))
    }

    fn one_of(&self, a: &IdedExpr, list: &[IdedExpr]) -> Lowered {
        let (a, kind) = self.expression(a)?;
        let values = list.iter().map(|element| match (self.expression(element)?, &kind) {
            ((_, Kind::Word(word)), Kind::Choice(ids, _)) => self.choice(ids, &word),
            ((value @ Expression::Number(_), Kind::Whole | Kind::Number), Kind::Whole | Kind::Number)
            | ((value @ Expression::Number(_), Kind::Day), Kind::Day) => Ok(value),
            _ => Err(wrong(self.text, "looks for something that cannot be in the list")),
        });
        let values = values.map(|value| Ok(value?.value(&[]))).collect::<Result<Box<[f64]>, Slip>>()?;
        Ok((Expression::OneOf(Box::new(a), values), Kind::YesNo))
    }

    #[expect(clippy::cast_precision_loss, reason = "items have few choices")]
    fn choice(&self, ids: &[String], word: &str) -> Result<Expression, Slip> {
        ids.iter().position(|id| id == word).map(|at| Expression::Number(at as f64)).ok_or_else(|| {
            let remedy = nearest(word, ids.iter().map(String::as_str)).map_or_else(
                || format!("write one of `{}`", ids.join("`, `")),
                |near| format!("did you mean `{near}`?"),
            );
            (format!("`{word}` in `{}` is no answer to that item", self.text), remedy)
        })
    }

    fn function(&self, name: &str, arguments: &[&IdedExpr]) -> Lowered {
        let Some((function, takes, gives)) = function(name) else {
            let remedy = nearest(name, FUNCTIONS.iter().map(|(name, ..)| *name)).map_or_else(
                || format!("functions are `given`, `date`, `{}`", FUNCTIONS.map(|(name, ..)| name).join("`, `")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err((format!("there is no function `{name}`, asked for in `{}`", self.text), remedy));
        };
        let fits = match takes {
            Takes::Days => arguments.len() == 2,
            Takes::Number => arguments.len() == 1,
            Takes::Numbers | Takes::Conditions => !arguments.is_empty(),
        };
        if !fits {
            return Err(wrong(self.text, &format!("gives `{name}` the wrong number of values")));
        }
        let mut whole = true;
        let mut lowered = Vec::new();
        for argument in arguments {
            lowered.push(match takes {
                Takes::Conditions => self.yes_no(argument)?,
                Takes::Days => match self.expression(argument)? {
                    (day, Kind::Day) => day,
                    _ => return Err(wrong(self.text, &format!("gives `{name}` something that is no day"))),
                },
                Takes::Number | Takes::Numbers => {
                    let (number, kind) = self.a_number(argument)?;
                    whole &= kind == Kind::Whole;
                    number
                }
            });
        }
        let kind = if gives == Gives::Whole || (gives == Gives::Same && whole) { Kind::Whole } else { Kind::Number };
        Ok((Expression::Call(function, lowered.into()), kind))
    }
}

/// A choice with points, as its points; yes or no as 1 or 0.
fn as_points(expression: Expression, kind: Kind) -> Option<(Expression, Kind)> {
    match (expression, kind) {
        (Expression::Cell(cell), Kind::Choice(_, Some(points))) => {
            let whole = points.iter().all(|points| points.fract() == 0.0);
            Some((Expression::Points(cell, points), if whole { Kind::Whole } else { Kind::Number }))
        }
        (expression, Kind::YesNo) => Some((expression, Kind::Whole)),
        _ => None,
    }
}

fn counted(expression: Expression, kind: Kind) -> Option<Expression> {
    match kind {
        Kind::Whole | Kind::Number => Some(expression),
        Kind::Choice(..) => as_points(expression, kind).map(|(points, _)| points),
        _ => None,
    }
}

fn comparison(name: &str) -> Option<Comparison> {
    Some(match name {
        operators::EQUALS => Comparison::Equal,
        operators::NOT_EQUALS => Comparison::NotEqual,
        operators::LESS => Comparison::Less,
        operators::LESS_EQUALS => Comparison::AtMost,
        operators::GREATER => Comparison::More,
        operators::GREATER_EQUALS => Comparison::AtLeast,
        _ => return None,
    })
}

fn operator(name: &str) -> Option<Operator> {
    Some(match name {
        operators::ADD => Operator::Plus,
        operators::SUBSTRACT => Operator::Minus,
        operators::MULTIPLY => Operator::Times,
        operators::DIVIDE => Operator::Over,
        operators::MODULO => Operator::Remainder,
        _ => return None,
    })
}
