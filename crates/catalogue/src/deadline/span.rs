//! A length of time as people write it: `10 days`, `2 months`.

use std::fmt;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A number of days, weeks, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Span {
    /// Days.
    Days(u32),
    /// Calendar months: a month after 31 January is the last day of February.
    Months(u32),
}

impl Span {
    /// The day this long after `day`.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.into())),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        }
        .unwrap_or(NaiveDate::MAX)
    }

    /// The day this long before `day`.
    #[must_use]
    pub fn before(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Days(days) => day.checked_sub_days(Days::new(days.into())),
            Self::Months(months) => day.checked_sub_months(Months::new(months)),
        }
        .unwrap_or(NaiveDate::MIN)
    }
}

impl TryFrom<String> for Span {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let wrong = || format!("`{written}` is no length of time; write `10 days`, `2 weeks`, `3 months` or `1 year`");
        let (number, unit) = written.split_once(' ').ok_or_else(wrong)?;
        let number: u32 = number.parse().ok().filter(|number| *number <= 1200).ok_or_else(wrong)?;
        match unit {
            "day" | "days" => Ok(Self::Days(number)),
            "week" | "weeks" => Ok(Self::Days(number * 7)),
            "month" | "months" => Ok(Self::Months(number)),
            "year" | "years" => Ok(Self::Months(number * 12)),
            _ => Err(wrong()),
        }
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days} days"),
            Self::Months(months) => write!(f, "{months} months"),
        }
    }
}
