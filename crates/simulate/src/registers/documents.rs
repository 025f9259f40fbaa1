//! Outgoing documents by working day, with the exact sums of every year.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use record::DocumentsSent;

use crate::recipe::RegisterRecipe;

/// Documents of every working day up to `until`. A year that is not over holds its sums up to then.
pub fn documents(recipe: &RegisterRecipe, until: NaiveDate) -> Vec<DocumentsSent> {
    let mut all = Vec::new();
    for line in &recipe.documents {
        for (year, [sent, signed]) in &line.years {
            let Some(first) = year.parse().ok().and_then(|year| NaiveDate::from_ymd_opt(year, 1, 2)) else { continue };
            let last = NaiveDate::from_ymd_opt(first.year(), 12, 30).map_or(until, |last| last.min(until));
            let days: Vec<NaiveDate> = working_days(first, last).collect();
            let number = u32::try_from(days.len()).expect("a year has few days");
            let share = |total: u32, day: u32| u64::from(total) * u64::from(day) / u64::from(number.max(1));
            for (place, on) in (0..number).zip(days) {
                let of_day =
                    |total: u32| i32::try_from(share(total, place + 1) - share(total, place)).expect("few documents");
                let (sent, e_signed) = (of_day(*sent), of_day(*signed));
                let (agency, addressee) = (line.agency.clone(), line.addressee.clone());
                // Both run evenly, but a signed one may fall due a day before its document: it waits for it.
                all.push(DocumentsSent { agency, addressee, on, sent, e_signed });
            }
        }
    }
    all
}

fn working_days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(first), |day| Some(*day + Days::new(1)))
        .take_while(move |day| *day <= last)
        .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
}
