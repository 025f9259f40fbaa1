//! Answers to an instrument's questions, and how they are written in forms, files and the record.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AnswerProblem, Choice, Item, ItemType};

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Id of a choice.
    Choice(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    YesNo(bool),
    /// Words.
    Text(String),
}

/// Answers by item; an item that is not here is not answered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answer {
    /// The answer that `written` is to `item`: the id of a choice, `12`, `0.5`, `2025-10-03`, `yes` or `no`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(item: &Item, choices: &[Choice], written: &str) -> Result<Self, AnswerProblem> {
        let written = written.trim();
        let wrong = |expected: String| AnswerProblem { item: item.id.clone(), written: written.to_owned(), expected };
        let answer = match item.kind {
            ItemType::Choice if choices.iter().any(|choice| choice.id == written) => Self::Choice(written.to_owned()),
            ItemType::Choice => {
                return Err(wrong(choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(", ")));
            }
            ItemType::Integer => Self::Integer(written.parse().map_err(|_| wrong("a whole number".to_owned()))?),
            ItemType::Number => {
                let number = written.parse().ok().filter(|number: &f64| number.is_finite());
                Self::Number(number.ok_or_else(|| wrong("a number".to_owned()))?)
            }
            ItemType::Day => Self::Day(written.parse().map_err(|_| wrong("a day such as 2025-10-03".to_owned()))?),
            ItemType::YesNo => match written {
                "yes" | "true" => Self::YesNo(true),
                "no" | "false" => Self::YesNo(false),
                _ => return Err(wrong("yes, no".to_owned())),
            },
            ItemType::Text => Self::Text(written.to_owned()),
        };
        match (answer.number(), item.range) {
            (Some(number), Some([least, most])) if !(least..=most).contains(&number) => {
                Err(wrong(format!("{least} to {most}")))
            }
            _ => Ok(answer),
        }
    }

    /// The number, where it is one.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "answers are far below 2^53")]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            Self::Choice(_) | Self::Day(_) | Self::YesNo(_) | Self::Text(_) => None,
        }
    }
}

impl fmt::Display for Answer {
    /// As it is written in forms, files and the record; [`Answer::read`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(words) | Self::Text(words) => f.write_str(words),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        }
    }
}

impl Answers {
    /// The answer to an item.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.0.get(item)
    }

    /// Sets the answer to an item.
    pub fn set(&mut self, item: &str, answer: Answer) {
        self.0.insert(item.to_owned(), answer);
    }

    /// Takes an answer back.
    pub fn clear(&mut self, item: &str) {
        self.0.remove(item);
    }

    /// All answers, by item.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(item, answer)| (item.as_str(), answer))
    }

    /// Every answer as it is written; [`Instrument::read`](super::Instrument::read) reads it back.
    #[must_use]
    pub fn written(&self) -> BTreeMap<String, String> {
        self.iter().map(|(item, answer)| (item.to_owned(), answer.to_string())).collect()
    }
}

impl<I: Into<String>> FromIterator<(I, Answer)> for Answers {
    fn from_iter<T: IntoIterator<Item = (I, Answer)>>(answers: T) -> Self {
        Self(answers.into_iter().map(|(item, answer)| (item.into(), answer)).collect())
    }
}
