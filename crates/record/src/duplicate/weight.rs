//! Weights of Fellegi and Sunter ("A Theory for Record Linkage", JASA 64, 1969): log2(m / u) for every trait, where m is
//! how often two records of one person agree so, and u how often records of two people do.

use catalogue::wording::fold;
use chrono::{Datelike, NaiveDate};

use super::TraitWeight;
use crate::person::errors_between;

/// How far two values agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// The same.
    Same,
    /// Alike: a typing error, day and month exchanged.
    Alike,
    /// Different.
    Different,
    /// Not known of one of the two.
    Unknown,
}

/// What is compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    pub(super) given_name: String,
    pub(super) family_name: String,
    pub(super) born_on: Option<NaiveDate>,
    pub(super) code: Option<String>,
    pub(super) sex: Option<String>,
}

/// Shares of records of one person (m) and of two people (u) that are the same or alike; the rest is different.
struct Shares {
    same: (f64, f64),
    alike: (f64, f64),
}

impl Shares {
    fn weight(&self, agreed: Agreed) -> f64 {
        let (m, u) = match agreed {
            Agreed::Same => self.same,
            Agreed::Alike => self.alike,
            Agreed::Different => (1.0 - self.same.0 - self.alike.0, 1.0 - self.same.1 - self.alike.1),
            Agreed::Unknown => return 0.0,
        };
        (m / u).log2()
    }
}

impl Traits {
    /// Weights against another record. `given` and `family` are the shares of people who have the given and the family
    /// name of this record: rare names say more.
    pub(super) fn against(&self, other: &Self, given: f64, family: f64) -> Vec<TraitWeight> {
        // Starting values: names are spelled the same nine times in ten, days nearly always. Two people share a day of
        // birth once in about twenty thousand pairs; ten days are alike to any one.
        let names = |share: f64| Shares { same: (0.90, share.clamp(1e-6, 0.5)), alike: (0.07, 0.01) };
        let born = Shares { same: (0.95, 1.0 / 20_000.0), alike: (0.04, 10.0 / 20_000.0) };
        // Whole codes are never the same: the record keeps them unique. Eleven digits with one error are alike to a
        // hundred others of a hundred thousand million.
        let code = Shares { same: (0.0005, 1e-11), alike: (0.20, 1e-9) };
        let sex = Shares { same: (0.99, 0.5), alike: (0.001, 0.001) };
        let traits = [
            ("given_name", name(&self.given_name, &other.given_name), names(given)),
            ("family_name", name(&self.family_name, &other.family_name), names(family)),
            ("born_on", day(self.born_on, other.born_on), born),
            ("code", digits(self.code.as_deref(), other.code.as_deref()), code),
            ("sex", plain(self.sex.as_deref(), other.sex.as_deref()), sex),
        ];
        let weigh = |(name, agreed, shares): (&'static str, Agreed, Shares)| {
            let weight = shares.weight(agreed);
            TraitWeight { name, agreed, weight }
        };
        traits.into_iter().map(weigh).collect()
    }
}

fn name(one: &str, other: &str) -> Agreed {
    let (one, other) = (fold(one), fold(other));
    if one == other {
        return Agreed::Same;
    }
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    // One of two given names, half of a double family name.
    let part = long.split(' ').any(|word| word == short);
    let errors = errors_between(short, long);
    if part || (short.len() >= 4 && errors <= 1) || (short.len() >= 8 && errors <= 2) {
        Agreed::Alike
    } else {
        Agreed::Different
    }
}

fn day(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Agreed {
    let (Some(one), Some(other)) = (one, other) else { return Agreed::Unknown };
    if one == other {
        return Agreed::Same;
    }
    let parts = |day: NaiveDate| (day.year(), day.month(), day.day());
    let ((y, m, d), (year, month, day)) = (parts(one), parts(other));
    let exchanged = y == year && (m, d) == (day, month);
    let one_part = u8::from(y != year) + u8::from(m != month) + u8::from(d != day) == 1;
    if exchanged || one_part { Agreed::Alike } else { Agreed::Different }
}

/// Codes of the old and the new form say nothing to each other: one person may have had both.
fn digits(one: Option<&str>, other: Option<&str>) -> Agreed {
    let (Some(one), Some(other)) = (one, other) else { return Agreed::Unknown };
    let new_form = |code: &str| matches!(code.as_bytes(), [b'3', b'2'..=b'9', ..]);
    if one == other {
        Agreed::Same
    } else if errors_between(one, other) <= 1 {
        Agreed::Alike
    } else if new_form(one) != new_form(other) {
        Agreed::Unknown
    } else {
        Agreed::Different
    }
}

fn plain(one: Option<&str>, other: Option<&str>) -> Agreed {
    match (one, other) {
        (Some(one), Some(other)) if one == other => Agreed::Same,
        (Some(_), Some(_)) => Agreed::Different,
        _ => Agreed::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(given: &str, family: &str, born: &str, code: Option<&str>) -> Traits {
        Traits {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            born_on: born.parse().ok(),
            code: code.map(str::to_owned),
            sex: Some("male".to_owned()),
        }
    }

    fn sum(one: &Traits, other: &Traits, given: f64, family: f64) -> f64 {
        one.against(other, given, family).iter().map(|one| one.weight).sum()
    }

    #[test]
    fn weights_are_log2_of_m_over_u() {
        let one = traits("Jānis", "Bērziņš", "1985-03-15", None);
        let weights = one.against(&one, 0.015, 0.004);
        let expected = [(0.90_f64 / 0.015).log2(), (0.90_f64 / 0.004).log2(), (0.95_f64 * 20_000.0).log2(), 0.0];
        for (found, expected) in weights.iter().zip(expected) {
            assert!((found.weight - expected).abs() < 1e-12, "{found:?}");
        }
        assert!((weights[4].weight - (0.99_f64 / 0.5).log2()).abs() < 1e-12);
    }

    #[test]
    fn rare_names_say_more() {
        let one = traits("Jānis", "Bērziņš", "", None);
        assert!(sum(&one, &one, 0.015, 1e-5) > sum(&one, &one, 0.015, 0.004) + 8.0);
    }

    #[test]
    fn errors_exchanged_days_and_halves_of_names_are_alike() {
        assert_eq!(name("Bērziņš", "Berzinš"), Agreed::Same);
        assert_eq!(name("Bērziņš", "Brēziņš"), Agreed::Alike);
        assert_eq!(name("Anna Marija", "Anna"), Agreed::Alike);
        assert_eq!(name("Anna", "Alma"), Agreed::Different);
        let on = |text: &str| text.parse().ok();
        assert_eq!(day(on("1985-03-05"), on("1985-05-03")), Agreed::Alike);
        assert_eq!(day(on("1985-03-05"), on("1958-03-05")), Agreed::Alike);
        assert_eq!(day(on("1985-03-05"), on("1986-04-05")), Agreed::Different);
        assert_eq!(digits(Some("15038510009"), Some("15038510090")), Agreed::Alike);
        assert_eq!(digits(Some("15038510009"), Some("32503511782")), Agreed::Unknown);
        assert_eq!(digits(Some("15038510009"), Some("01018010006")), Agreed::Different);
    }
}
