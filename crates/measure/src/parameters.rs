//! Parameters of a query: typed values that take the places of `$name`, never text pasted into SQL.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use datafusion::sql::sqlparser::ast::{Expr, Statement, UnaryOperator, Value, visit_expressions_mut};

use crate::complaint::Complaint;

/// Values by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters(BTreeMap<String, Literal>);

/// A value that can stand in a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    /// A number as written.
    Number(String),
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
}

impl Parameters {
    /// Gives `name` a value.
    pub(crate) fn set(&mut self, name: &str, value: Literal) {
        self.0.insert(name.to_owned(), value);
    }

    /// The values as text, for people.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        self.0.iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
    }

    /// Puts the values into the places that name them.
    pub(crate) fn put_into(&self, statement: &mut Statement) -> Result<(), Complaint> {
        let mut unknown = BTreeSet::new();
        let _ = visit_expressions_mut(statement, |expression: &mut Expr| {
            if let Expr::Value(place) = expression
                && let Value::Placeholder(name) = &place.value
            {
                match self.0.get(name.trim_start_matches('$')) {
                    Some(value) => *expression = value.expression(),
                    None => {
                        unknown.insert(name.clone());
                    }
                }
            }
            ControlFlow::<()>::Continue(())
        });
        let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
        match unknown.first() {
            None => Ok(()),
            Some(name) if known.is_empty() => Err(Complaint::new(
                format!("the query uses `{name}`, but the definition has no parameters"),
                format!("define `[parameter.{}]` or write the value", name.trim_start_matches('$')),
            )),
            Some(name) => {
                let word = name.trim_start_matches('$');
                Err(Complaint::unknown(format!("the query uses `{name}`, which is no parameter"), word, &known))
            }
        }
    }
}

impl Literal {
    /// The value of a definition's parameter; `None` for lists, tables and days.
    pub(crate) fn of(value: &impl serde::Serialize) -> Option<Self> {
        match serde_json::to_value(value).ok()? {
            serde_json::Value::Bool(truth) => Some(Self::Bool(truth)),
            serde_json::Value::Number(number) => Some(Self::Number(number.to_string())),
            serde_json::Value::String(text) => Some(Self::Text(text)),
            _ => None,
        }
    }

    fn expression(&self) -> Expr {
        match self {
            Self::Bool(truth) => Expr::value(Value::Boolean(*truth)),
            Self::Text(text) => Expr::value(Value::SingleQuotedString(text.clone())),
            Self::Number(number) => match number.strip_prefix('-') {
                None => Expr::value(Value::Number(number.clone(), false)),
                Some(positive) => Expr::UnaryOp {
                    op: UnaryOperator::Minus,
                    expr: Box::new(Expr::value(Value::Number(positive.to_owned(), false))),
                },
            },
        }
    }
}

impl std::fmt::Display for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(text) | Self::Text(text) => f.write_str(text),
            Self::Bool(truth) => truth.fmt(f),
        }
    }
}
