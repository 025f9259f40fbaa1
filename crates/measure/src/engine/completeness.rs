//! When a period is complete, and what a value says about its target.

use catalogue::Comparator;
use chrono::{Months, NaiveDate};

use super::cases::year_end;
use crate::{Completeness, Status};

/// How far a value may move and still count as stable: five hundredths of the value before.
pub(crate) const TOLERANCE: f64 = 0.05;

/// What is known about the record's time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// First day of the record.
    pub(crate) from: Option<NaiveDate>,
    /// Nothing later is known.
    pub(crate) as_of: NaiveDate,
}

/// A value against what was promised.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) value: Option<f64>,
    pub(crate) target: Option<f64>,
    /// The value before it.
    pub(crate) before: Option<f64>,
    pub(crate) comparator: Comparator,
    /// The value can only grow while the period goes on.
    pub(crate) grows: bool,
}

impl Known {
    /// Completeness of a year with an outcome window of so many months after it.
    pub(crate) fn year(self, year: i32, window_months: u32) -> Completeness {
        self.period(year_end(year), window_months)
    }

    /// Completeness of a period that ends on `last`.
    pub(crate) fn period(self, last: NaiveDate, window_months: u32) -> Completeness {
        if self.from.is_some_and(|from| last < from) {
            return Completeness::BeforeRecord;
        }
        let next = last.succ_opt().unwrap_or(last);
        let complete_on = next.checked_add_months(Months::new(window_months)).unwrap_or(next);
        if complete_on <= self.as_of { Completeness::Complete } else { Completeness::WindowOpen { complete_on } }
    }
}

impl Verdict {
    /// Target and value compared. A count that has already reached what it must at least reach needs no more waiting.
    pub(crate) fn status(self, completeness: &Completeness) -> Status {
        let against_target = matches!(self.comparator, Comparator::AtLeast | Comparator::AtMost | Comparator::Equal);
        if against_target && self.target.is_none() {
            return Status::NoTarget;
        }
        match completeness {
            Completeness::WindowOpen { .. } => {
                let early = self.grows && self.comparator == Comparator::AtLeast && self.reached() == Some(true);
                if early { Status::Reached } else { Status::Open }
            }
            Completeness::Complete | Completeness::BeforeRecord => match (self.value, self.reached()) {
                (None, _) => Status::Missing,
                (_, None) => Status::NoTarget,
                (_, Some(true)) => Status::Reached,
                (_, Some(false)) => Status::NotReached,
            },
        }
    }

    /// `None` where there is nothing to compare with.
    fn reached(self) -> Option<bool> {
        let value = self.value?;
        match self.comparator {
            Comparator::AtLeast => self.target.map(|target| value >= target - ROUNDING),
            Comparator::AtMost => self.target.map(|target| value <= target + ROUNDING),
            Comparator::Equal => self.target.map(|target| (value - target).abs() <= ROUNDING),
            Comparator::Increase => self.before.map(|before| value > before),
            Comparator::Stable => self.before.map(|before| (value - before).abs() <= TOLERANCE * before.abs()),
        }
    }
}

/// Shares are fractions in binary; what is equal on paper is equal here.
const ROUNDING: f64 = 1e-9;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn verdict(value: f64, comparator: Comparator) -> Verdict {
        Verdict { value: Some(value), target: Some(10.0), before: Some(10.0), comparator, grows: true }
    }

    #[test]
    fn every_comparator_reads_as_the_plans_do() {
        let complete = Completeness::Complete;
        for (value, comparator, expected) in [
            (10.0, Comparator::AtLeast, Status::Reached),
            (9.0, Comparator::AtLeast, Status::NotReached),
            (10.0, Comparator::AtMost, Status::Reached),
            (11.0, Comparator::AtMost, Status::NotReached),
            (10.0, Comparator::Equal, Status::Reached),
            (9.0, Comparator::Equal, Status::NotReached),
            (10.0, Comparator::Increase, Status::NotReached),
            (11.0, Comparator::Increase, Status::Reached),
            (9.5, Comparator::Stable, Status::Reached),
            (9.4, Comparator::Stable, Status::NotReached),
        ] {
            assert_eq!(verdict(value, comparator).status(&complete), expected, "{value} {comparator:?}");
        }
    }

    #[test]
    fn an_open_year_has_no_verdict_unless_a_count_has_got_there_already() {
        let open = Completeness::WindowOpen { complete_on: day("2025-01-01") };
        assert_eq!(verdict(9.0, Comparator::AtLeast).status(&open), Status::Open);
        assert_eq!(verdict(10.0, Comparator::AtLeast).status(&open), Status::Reached);
        assert_eq!(Verdict { grows: false, ..verdict(10.0, Comparator::AtLeast) }.status(&open), Status::Open);
        assert_eq!(verdict(10.0, Comparator::AtMost).status(&open), Status::Open);
        assert_eq!(Verdict { target: None, ..verdict(10.0, Comparator::AtMost) }.status(&open), Status::NoTarget);
    }

    #[test]
    fn a_year_is_complete_when_its_outcome_window_is_over() {
        let known = Known { from: Some(day("2018-01-02")), as_of: day("2024-06-30") };
        assert_eq!(known.year(2023, 0), Completeness::Complete);
        assert_eq!(known.year(2023, 12), Completeness::WindowOpen { complete_on: day("2025-01-01") });
        assert_eq!(known.year(2018, 0), Completeness::Complete);
        assert_eq!(known.year(2017, 0), Completeness::BeforeRecord);
    }
}
