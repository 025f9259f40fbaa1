//! Days and months of the nation's time.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// `day` and so many days more.
pub fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day + Days::new(u64::from(days))
}

/// `day` so many days before.
pub fn earlier(day: NaiveDate, days: u32) -> NaiveDate {
    day - Days::new(u64::from(days))
}

/// Full years from `born` until `day`.
pub fn age(born: NaiveDate, day: NaiveDate) -> u32 {
    day.years_since(born).unwrap_or(0)
}

/// The first day of `day`'s month.
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).expect("every month has a first day")
}

/// The first day of the next month.
pub fn next_month(day: NaiveDate) -> NaiveDate {
    month_of(day) + Months::new(1)
}

/// The first day of every month from `from` until `until`.
pub fn months(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(month_of(from)), |month| Some(next_month(*month)))
        .take_while(move |month| *month <= until)
}

/// The day itself, or the Friday before a weekend; never before `from`.
pub fn working_day(day: NaiveDate, from: NaiveDate) -> NaiveDate {
    let friday = match day.weekday() {
        Weekday::Sat => earlier(day, 1),
        Weekday::Sun => earlier(day, 2),
        _ => day,
    };
    friday.max(from)
}

/// Months as days, on average.
pub fn month_days(months: f64) -> f64 {
    months * 30.44
}
