//! Why answers cannot be scored, item by item, so that a form can point at the fields.

use std::fmt;

use crate::Text;

/// Everything that stands in the way of a score; at least one list is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScoreProblem {
    /// Answers that do not suit their items: mend them.
    pub unsuitable: Vec<AnswerProblem>,
    /// Items that must be answered: answer them.
    pub missing: Vec<String>,
    /// Conditions the answers do not meet: look at the items named.
    pub refused: Vec<Refusal>,
    /// Scores the answers give no number for, such as a number outside a table: id of the score, and why.
    pub not_computable: Vec<(String, String)>,
}

/// An answer that does not suit its item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The item.
    pub item: String,
    /// What was written.
    pub written: String,
    /// What it takes: a list of choices, a range, a kind of answer; empty where there is no such item.
    pub expected: String,
}

/// A condition that answers do not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub says: Text,
    /// Items to look at.
    pub items: Vec<String>,
}

impl ScoreProblem {
    /// Whether nothing stands in the way.
    pub(super) fn is_empty(&self) -> bool {
        self.unsuitable.is_empty()
            && self.missing.is_empty()
            && self.refused.is_empty()
            && self.not_computable.is_empty()
    }
}

impl fmt::Display for AnswerProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.expected.is_empty() {
            write!(f, "there is no item `{}`", self.item)
        } else {
            write!(f, "`{}` is no answer to `{}`, which takes: {}", self.written, self.item, self.expected)
        }
    }
}

impl fmt::Display for ScoreProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.unsuitable.iter().map(ToString::to_string).collect();
        if !self.missing.is_empty() {
            parts.push(format!("not answered: {}", self.missing.join(", ")));
        }
        parts.extend(
            self.refused.iter().map(|refusal| format!("{} ({})", refusal.says.get("en"), refusal.items.join(", "))),
        );
        parts.extend(self.not_computable.iter().map(|(score, why)| format!("`{score}` has no value: {why}")));
        f.write_str(&parts.join("; "))
    }
}

impl std::error::Error for ScoreProblem {}
