//! Functions that expressions of an instrument may call; `given` and `date` are read by the lowering itself.

use super::expression::Function;

/// What a function takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Days,
    Number,
    Numbers,
    Conditions,
}

/// What a function gives: `Same` is a whole number where all it takes are whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gives {
    Whole,
    Number,
    Same,
}

/// The functions by name.
pub(super) const FUNCTIONS: [(&str, Function, Takes, Gives); 15] = [
    ("years", Function::Years, Takes::Days, Gives::Whole),
    ("months", Function::Months, Takes::Days, Gives::Whole),
    ("days", Function::Days, Takes::Days, Gives::Whole),
    ("min", Function::Min, Takes::Numbers, Gives::Same),
    ("max", Function::Max, Takes::Numbers, Gives::Same),
    ("abs", Function::Abs, Takes::Number, Gives::Same),
    ("floor", Function::Floor, Takes::Number, Gives::Whole),
    ("ceil", Function::Ceil, Takes::Number, Gives::Whole),
    ("round", Function::Round, Takes::Number, Gives::Whole),
    ("ln", Function::Ln, Takes::Number, Gives::Number),
    ("exp", Function::Exp, Takes::Number, Gives::Number),
    ("sqrt", Function::Sqrt, Takes::Number, Gives::Number),
    ("count", Function::Count, Takes::Conditions, Gives::Whole),
    ("sum", Function::Sum, Takes::Numbers, Gives::Same),
    ("mean", Function::Mean, Takes::Numbers, Gives::Number),
];

/// The function with this name.
pub(super) fn function(name: &str) -> Option<(Function, Takes, Gives)> {
    FUNCTIONS.iter().find(|(known, ..)| *known == name).map(|(_, function, takes, gives)| (*function, *takes, *gives))
}
