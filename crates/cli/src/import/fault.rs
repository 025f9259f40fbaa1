//! What is wrong in an imported file: line, column, value, remedy.

use std::fmt;

/// One wrong value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of the file, the head being line 1.
    pub line: u64,
    /// Column, as the file names it.
    pub column: String,
    /// Value found.
    pub value: String,
    /// What is wrong.
    pub problem: String,
    /// How to mend it.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, value, problem, remedy } = self;
        write!(f, "line {line}, column `{column}`, value `{value}`: {problem}; {remedy}")
    }
}
