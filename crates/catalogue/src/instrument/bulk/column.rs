//! One column of a file that answers an item, read without detours.

use super::super::{Instrument, ItemType};

/// A column with answers to an item.
pub(super) struct Column {
    /// Position in the row.
    pub(super) at: usize,
    /// The item.
    pub(super) item: usize,
    kind: ItemType,
    range: Option<[f64; 2]>,
    /// Choices and their cells, sorted.
    choices: Vec<(Vec<u8>, f64)>,
}

impl Column {
    #[expect(clippy::cast_precision_loss, reason = "items have few choices")]
    pub(super) fn new(instrument: &Instrument, at: usize, item: usize) -> Self {
        let definition = &instrument.definition.item[item];
        let choices = instrument.plan.items[item].choices.iter().enumerate();
        let mut choices: Vec<_> = choices.map(|(at, choice)| (choice.clone().into_bytes(), at as f64)).collect();
        choices.sort_by(|a, b| a.0.cmp(&b.0));
        Self { at, item, kind: definition.kind, range: definition.range, choices }
    }

    /// The cell for what is written; none where it must be looked at more closely.
    pub(super) fn cell(&self, written: &[u8]) -> Option<f64> {
        let written = written.trim_ascii();
        if written.is_empty() {
            return Some(f64::NAN);
        }
        let number = match self.kind {
            ItemType::Choice => {
                let at = self.choices.binary_search_by(|(choice, _)| choice.as_slice().cmp(written)).ok()?;
                return Some(self.choices[at].1);
            }
            ItemType::YesNo => {
                return match written {
                    b"yes" | b"true" => Some(1.0),
                    b"no" | b"false" => Some(0.0),
                    _ => None,
                };
            }
            ItemType::Text => return Some(1.0),
            ItemType::Day => return day(written),
            ItemType::Integer => whole(written)?,
            ItemType::Number => {
                std::str::from_utf8(written).ok()?.parse().ok().filter(|number: &f64| number.is_finite())?
            }
        };
        match self.range {
            Some([least, most]) if number < least || number > most => None,
            _ => Some(number),
        }
    }
}

/// Digits only, few enough to be exact.
fn whole(written: &[u8]) -> Option<f64> {
    if written.len() > 9 {
        return None;
    }
    written
        .iter()
        .try_fold(0.0, |number, digit| digit.is_ascii_digit().then(|| number * 10.0 + f64::from(digit - b'0')))
}

/// `2025-10-03` as 20251003, where it is a day.
fn day(written: &[u8]) -> Option<f64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = written else { return None };
    let (year, month, day) = (whole(&[*y1, *y2, *y3, *y4])?, whole(&[*m1, *m2])?, whole(&[*d1, *d2])?);
    // The last days of months are left to the calendar.
    ((1.0..=12.0).contains(&month) && (1.0..=28.0).contains(&day) && year >= 1.0)
        .then_some(year * 10_000.0 + month * 100.0 + day)
}
