//! How long each row was followed and how that ended: the checked columns every method here starts from.

use crate::Error;

/// Follow-up columns, checked once. Times are in any one unit (days, weeks), equal times are equal numbers.
///
/// `event` is 0 where follow-up ended without an event (censored), otherwise the cause, from 1 on. Methods for one kind
/// of event take every cause alike. An event at a time comes before a censoring at the same time.
#[derive(Debug, Clone, Copy)]
pub struct FollowUp<'a> {
    exit: &'a [f64],
    event: &'a [u8],
    entry: Option<&'a [f64]>,
    /// The largest time where all times are whole numbers that can index an array.
    largest_whole: Option<u32>,
    causes: u8,
}

impl<'a> FollowUp<'a> {
    /// Rows followed from time 0 to `exit`.
    ///
    /// # Errors
    /// No rows, columns of different lengths, a time that is negative or not a number.
    pub fn new(exit: &'a [f64], event: &'a [u8]) -> Result<Self, Error> {
        Error::not_empty("time to event", exit.len())?;
        Error::same_length("time", exit.len(), "event", event.len())?;
        if u32::try_from(exit.len()).is_err() {
            return Err(Error::TooManyRows { rows: exit.len() });
        }
        let largest_whole = check_times(exit)?;
        let causes = event.iter().copied().max().unwrap_or(0);
        Ok(Self { exit, event, entry: None, largest_whole, causes })
    }

    /// Rows that came under observation only after `entry`: at risk in (entry, exit].
    ///
    /// # Errors
    /// As [`FollowUp::new`], and a row whose entry is not before its exit.
    pub fn with_entry(self, entry: &'a [f64]) -> Result<Self, Error> {
        Error::same_length("time", self.exit.len(), "entry", entry.len())?;
        let whole = check_times(entry)?;
        if let Some(row) = entry.iter().zip(self.exit).position(|(entry, exit)| entry >= exit) {
            return Err(Error::EntryNotBeforeExit { row, entry: entry[row], exit: self.exit[row] });
        }
        let largest_whole = whole.and(self.largest_whole);
        Ok(Self { entry: Some(entry), largest_whole, ..self })
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.exit.len()
    }

    /// When follow-up ended.
    #[must_use]
    pub fn exit(&self) -> &'a [f64] {
        self.exit
    }

    /// How follow-up ended: 0 censored, otherwise the cause.
    #[must_use]
    pub fn event(&self) -> &'a [u8] {
        self.event
    }

    /// When the row came under observation, where rows did so late.
    #[must_use]
    pub fn entry(&self) -> Option<&'a [f64]> {
        self.entry
    }

    /// The largest cause; 0 where nothing happened.
    #[must_use]
    pub fn causes(&self) -> u8 {
        self.causes
    }

    pub(crate) fn largest_whole(&self) -> Option<u32> {
        self.largest_whole
    }
}

/// Checks that times are numbers from 0 on; gives the largest where all are whole and few enough to index by.
fn check_times(times: &[f64]) -> Result<Option<u32>, Error> {
    let largest = times.iter().fold(0.0_f64, |largest, &time| largest.max(time));
    let valid = times.iter().fold(true, |valid, &time| valid & (0.0..f64::INFINITY).contains(&time));
    if !valid {
        let row = times.iter().position(|time| !(0.0..f64::INFINITY).contains(time)).expect("one is not valid");
        let value = times[row];
        let negative = Error::NegativeTime { row, value };
        return Err(if value < 0.0 { negative } else { Error::NotANumber { what: "time", row } });
    }
    if largest >= f64::from(1_u32 << 24) {
        return Ok(None);
    }
    let fraction = times.iter().fold(false, |fraction, &time| fraction | ((f64::from(whole(time)) - time).abs() > 0.0));
    Ok((!fraction).then(|| whole(largest)))
}

/// A time known to be a whole number below 2^24.
#[expect(clippy::cast_possible_truncation, reason = "below 2^24 where it is used")]
#[expect(clippy::cast_sign_loss, reason = "checked not to be negative")]
pub(crate) fn whole(time: f64) -> u32 {
    time as i32 as u32
}
