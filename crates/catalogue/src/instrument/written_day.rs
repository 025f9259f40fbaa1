//! Days as numbers that compare and subtract like days: 20251003 for 3 October 2025.

use chrono::{Datelike, NaiveDate};

/// The number of a day.
pub(super) fn number(day: NaiveDate) -> f64 {
    f64::from(day.year() * 10_000 + i32::try_from(day.month() * 100 + day.day()).expect("months and days are small"))
}

/// The day of a number.
pub(super) fn day(number: f64) -> Option<NaiveDate> {
    let (year, month, day) = parts(number);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Whole years from `from` to `to`; somebody born on 29 February grows older on 1 March of a common year.
pub(super) fn years(from: f64, to: f64) -> f64 {
    let (from, to) = if from <= to { (from, to) } else { return -years(to, from) };
    ((to - from) / 10_000.0).floor()
}

/// Whole months from `from` to `to`.
pub(super) fn months(from: f64, to: f64) -> f64 {
    if from > to {
        return -months(to, from);
    }
    let ((year, month, day), (to_year, to_month, to_day)) = (parts(from), parts(to));
    f64::from((to_year - year) * 12 + to_month - month - i32::from(to_day < day))
}

/// Days from `from` to `to`.
pub(super) fn days(from: f64, to: f64) -> f64 {
    match (day(from), day(to)) {
        (Some(from), Some(to)) => f64::from(to.num_days_from_ce() - from.num_days_from_ce()),
        _ => f64::NAN,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "days have eight digits")]
fn parts(number: f64) -> (i32, i32, i32) {
    let whole = number as i32;
    (whole / 10_000, whole / 100 % 100, whole % 100)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "ages and months are whole")]
mod tests {
    use super::*;

    #[test]
    fn a_person_born_on_29_february_grows_older_on_1_march() {
        assert_eq!(years(19_880_229.0, 20_110_228.0), 22.0);
        assert_eq!(years(19_880_229.0, 20_110_301.0), 23.0);
        assert_eq!(years(19_880_229.0, 20_120_229.0), 24.0);
    }

    #[test]
    fn months_are_whole() {
        assert_eq!(months(20_240_131.0, 20_240_229.0), 0.0);
        assert_eq!(months(20_240_131.0, 20_240_331.0), 2.0);
        assert_eq!(months(20_250_115.0, 20_240_115.0), -12.0);
        assert_eq!(days(20_240_228.0, 20_240_301.0), 2.0);
    }
}
