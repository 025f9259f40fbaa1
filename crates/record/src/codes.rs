//! Quick answers to "is this code in the list on that day", and the id most like a wrong one.

use std::collections::{BTreeMap, HashMap};

use catalogue::{Catalogue, Code};
use chrono::NaiveDate;

use crate::Problem;

/// The code lists of the pack, keyed twice.
#[derive(Debug)]
pub struct Codes(HashMap<String, HashMap<String, Code>>);

impl Codes {
    /// Keys the lists of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let keyed =
            |list: &catalogue::Classifier| list.code.iter().map(|code| (code.id.clone(), code.clone())).collect();
        Self(catalogue.classifiers.iter().map(|(id, list)| (id.clone(), keyed(list))).collect())
    }

    /// The code, if the list has it, whatever its dates.
    pub fn ever(&self, classifier: &str, id: &str) -> Result<&Code, Problem> {
        let list = self.0.get(classifier);
        list.and_then(|list| list.get(id)).ok_or_else(|| {
            let nearest = list.and_then(|list| nearest(id, list.keys().map(String::as_str)));
            Problem::UnknownCode { classifier: classifier.to_owned(), code: id.to_owned(), nearest }
        })
    }

    /// The code, if the list has it and it may be used on `day`.
    pub fn get(&self, classifier: &str, id: &str, day: NaiveDate) -> Result<&Code, Problem> {
        let code = self.ever(classifier, id)?;
        if code.valid_on(day) {
            return Ok(code);
        }
        Err(Problem::NotValidOn {
            classifier: classifier.to_owned(),
            code: id.to_owned(),
            on: day,
            from: code.from,
            to: code.to,
        })
    }

    /// As [`Codes::get`] for a code that may be left out.
    pub fn maybe(&self, classifier: &str, id: Option<&String>, day: NaiveDate) -> Result<(), Problem> {
        id.map_or(Ok(()), |id| self.get(classifier, id, day).map(drop))
    }

    /// Whether the pack has the list at all.
    pub fn has(&self, classifier: &str) -> bool {
        self.0.contains_key(classifier)
    }
}

/// `Unknown` with the id of `known` that is most like it.
pub fn unknown<'a>(noun: &'static str, id: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    Problem::Unknown { noun, id: id.to_owned(), nearest: nearest(id, known) }
}

/// The one of a map by id, or `Unknown`.
pub fn entry<'a, T>(noun: &'static str, id: &str, map: &'a BTreeMap<String, T>) -> Result<&'a T, Problem> {
    map.get(id).ok_or_else(|| unknown(noun, id, map.keys().map(String::as_str)))
}

/// The id most like `id`, if a third of its letters or fewer differ.
pub fn nearest<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted: Vec<char> = id.chars().collect();
    let limit = (wanted.len() / 3).max(1);
    known
        .map(|other| (distance(&wanted, other), other))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, other)| other.to_owned())
}

/// Edit distance of Levenshtein.
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (y, letter) in to.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = y + 1;
        for x in 1..=from.len() {
            let swap = diagonal + usize::from(from[x - 1] != letter);
            diagonal = row[x];
            row[x] = swap.min(row[x] + 1).min(row[x - 1] + 1);
        }
    }
    row[from.len()]
}
