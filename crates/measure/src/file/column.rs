//! A column as statistics take it: numbers, truths, or codes of levels with their names.

use std::cmp::Ordering;
use std::collections::HashMap;

use catalogue::natural_order;

/// The values of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Numbers; NaN is missing.
    Numbers(Vec<f64>),
    /// Yes or no, never missing.
    Truths(Vec<bool>),
    /// Codes of levels.
    Levels(Levels),
    /// Codes of keys.
    Keys(Keys),
}

/// Codes that tell a column's distinct values apart, in no order that means anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// The code of each row, below [`Keys::bound`]; [`Levels::NONE`] is missing.
    pub codes: Vec<u32>,
    /// No code is as high; some lower ones may stand for nothing.
    pub bound: usize,
}

impl Keys {
    /// What stands for a missing whole number while a column is read.
    pub(super) const NO_NUMBER: i64 = i64::MIN;

    /// Codes of whole numbers: their distance from the least, or the order of appearance where they lie far apart.
    pub(super) fn of_numbers(numbers: &[i64]) -> Self {
        let given = || numbers.iter().copied().filter(|number| *number != Self::NO_NUMBER);
        let (Some(least), Some(most)) = (given().min(), given().max()) else {
            return Self { codes: vec![Levels::NONE; numbers.len()], bound: 0 };
        };
        let span = most.abs_diff(least);
        if span <= 4 * numbers.len() as u64 && span < u64::from(Levels::NONE) {
            let code = |number: i64| u32::try_from(number.abs_diff(least)).expect("the span is a code");
            return Self::by(numbers, usize::try_from(span).expect("the span is a code") + 1, code);
        }
        let mut code_of: HashMap<i64, u32> = HashMap::new();
        for number in given() {
            let next = u32::try_from(code_of.len()).expect("fewer keys than codes");
            code_of.entry(number).or_insert(next);
        }
        Self::by(numbers, code_of.len(), |number| code_of[&number])
    }

    fn by(numbers: &[i64], bound: usize, code: impl Fn(i64) -> u32) -> Self {
        let code = |number: &i64| if *number == Self::NO_NUMBER { Levels::NONE } else { code(*number) };
        Self { codes: numbers.iter().map(code).collect(), bound }
    }
}

/// Codes 0, 1, 2 … of a column's distinct values, in the order people expect of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levels {
    /// The code of each row; [`Levels::NONE`] is missing.
    pub codes: Vec<u32>,
    /// The name of each code: as numbers where all are numbers, otherwise in alphabetical order.
    pub names: Vec<String>,
}

impl Levels {
    /// The code of a missing value.
    pub const NONE: u32 = u32::MAX;

    /// The code of a name.
    #[must_use]
    pub fn code(&self, name: &str) -> Option<u32> {
        self.names.iter().position(|known| known == name).and_then(|code| u32::try_from(code).ok())
    }

    /// Codes with missing ones as none.
    #[must_use]
    pub fn optional(&self) -> Vec<Option<u32>> {
        self.codes.iter().map(|&code| (code != Self::NONE).then_some(code)).collect()
    }

    /// The same rows of several columns with one set of names for all.
    #[must_use]
    pub fn shared(columns: &[&Self]) -> Vec<Self> {
        let mut names: Vec<String> = columns.iter().flat_map(|levels| levels.names.iter().cloned()).collect();
        arrange(&mut names);
        let code_of: HashMap<&str, u32> = (0..).zip(&names).map(|(code, name)| (name.as_str(), code)).collect();
        let recoded = |levels: &&Self| {
            let new: Vec<u32> = levels.names.iter().map(|name| code_of[name.as_str()]).collect();
            let code = |&code: &u32| if code == Self::NONE { Self::NONE } else { new[code as usize] };
            Self { codes: levels.codes.iter().map(code).collect(), names: names.clone() }
        };
        columns.iter().map(recoded).collect()
    }

    /// Codes given in the order of appearance, put into the order of names.
    pub(super) fn arranged(mut codes: Vec<u32>, seen: &[String]) -> Self {
        let mut names = seen.to_vec();
        arrange(&mut names);
        let code_of: HashMap<&str, u32> = (0..).zip(&names).map(|(code, name)| (name.as_str(), code)).collect();
        let new: Vec<u32> = seen.iter().map(|name| code_of[name.as_str()]).collect();
        for code in codes.iter_mut().filter(|code| **code != Self::NONE) {
            *code = new[*code as usize];
        }
        Self { codes, names }
    }
}

/// Sorts names and drops repeated ones.
fn arrange(names: &mut Vec<String>) {
    let number = |name: &String| name.parse::<f64>().ok().filter(|number| number.is_finite());
    if names.iter().all(|name| number(name).is_some()) {
        names.sort_by(|a, b| number(a).partial_cmp(&number(b)).unwrap_or(Ordering::Equal).then_with(|| a.cmp(b)));
    } else {
        names.sort_by(|a, b| natural_order(a, b));
    }
    names.dedup();
}
