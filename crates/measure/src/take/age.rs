//! Full years of age and the band they fall into.

use catalogue::Catalogue;
use chrono::NaiveDate;

/// Full years on `day`; a person born on 29 February grows older on 1 March.
pub(super) fn age(born_on: Option<NaiveDate>, day: NaiveDate) -> Option<i32> {
    i32::try_from(day.years_since(born_on?)?).ok()
}

/// Code of `age-band` for an age, by `with.from` and `with.to`.
pub(super) fn band(catalogue: &Catalogue, age: Option<i32>) -> Option<&str> {
    let age = age?;
    let bands = &catalogue.classifiers.get("age-band")?.code;
    let limit = |with: &std::collections::BTreeMap<String, String>, key: &str| with.get(key)?.parse::<i32>().ok();
    bands
        .iter()
        .filter(|band| band.with.contains_key("from") || band.with.contains_key("to"))
        .find(|band| {
            limit(&band.with, "from").is_none_or(|from| from <= age)
                && limit(&band.with, "to").is_none_or(|to| age <= to)
        })
        .map(|band| band.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn years_are_full_on_the_birthday() {
        assert_eq!(age(Some(day("1958-05-04")), day("2022-05-03")), Some(63));
        assert_eq!(age(Some(day("1958-05-04")), day("2022-05-04")), Some(64));
        assert_eq!(age(Some(day("2000-02-29")), day("2023-02-28")), Some(22));
        assert_eq!(age(Some(day("2030-01-01")), day("2023-02-28")), None);
    }
}
