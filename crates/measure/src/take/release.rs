//! Table `release`, with what other registers and later stays in custody say about the time after.

use chrono::NaiveDate;
use record::{FactOut, ReleaseOut};

use super::Take;
use super::age::{age, band};
use super::pages::{PAGE, Pages};
use crate::MeasureError;

impl Take<'_> {
    pub(super) async fn releases(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("release");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let releases = self.export.releases(after, PAGE).await?;
            pages.read(releases.len(), releases.last().map(|release| release.id));
            for release in releases.into_iter().filter(|release| known(release.on)) {
                self.began(release.on);
                let after = After::of(&release, self.as_of);
                let age = age(release.born_on, release.on);
                rows.push([
                    ("release_key", self.pseudonyms.of("release", release.id).into()),
                    ("person_key", self.person_key(release.person).into()),
                    ("custody_key", self.pseudonyms.of("custody", release.custody.0).into()),
                    ("released_on", release.on.into()),
                    ("kind", (&release.kind).into()),
                    ("unit", (&release.unit).into()),
                    ("sex", release.sex.as_deref().into()),
                    ("age", age.into()),
                    ("age_band", band(self.catalogue, age).into()),
                    ("first_tax_payment_on", after.first_tax_payment_on.into()),
                    ("tax_answered_on", after.tax_answered_on.into()),
                    ("returned_on", after.returned_on.into()),
                    ("return_reason", after.return_reason.into()),
                    ("died_on", after.died_on.into()),
                ]);
            }
            (self.progress)("release", rows.len());
        }
        self.write(rows)
    }
}

/// What is known about the time after a release.
#[derive(Debug, Default, PartialEq, Eq)]
struct After {
    first_tax_payment_on: Option<NaiveDate>,
    tax_answered_on: Option<NaiveDate>,
    returned_on: Option<NaiveDate>,
    return_reason: Option<String>,
    died_on: Option<NaiveDate>,
}

impl After {
    fn of(release: &ReleaseOut, as_of: NaiveDate) -> Self {
        let known: Vec<&FactOut> =
            release.facts.iter().filter(|fact| fact.on <= as_of && fact.queried_on <= as_of).collect();
        let of_kind = |kind: &'static str| known.iter().copied().filter(move |fact| fact.kind == kind);
        let since = |kind: &'static str| of_kind(kind).filter(|fact| release.on <= fact.on);

        let paid = of_kind("employment")
            .filter(|fact| release.on <= fact.on || fact.until.is_some_and(|until| release.on <= until))
            .map(|fact| fact.on.max(release.on))
            .min();
        let answered = of_kind("no-employment")
            .chain(of_kind("tax-query"))
            .map(|fact| fact.until.unwrap_or(fact.on).min(as_of))
            .chain(of_kind("employment").map(|fact| fact.queried_on))
            .max();
        let custody = release.next_custody_from.filter(|from| *from <= as_of);
        let returned = since("return-to-custody").map(|fact| fact.on).chain(custody).min();
        let reason = since("return-to-custody").find(|fact| Some(fact.on) == returned);
        Self {
            first_tax_payment_on: paid,
            tax_answered_on: answered,
            returned_on: returned,
            return_reason: reason.and_then(|fact| fact.value.clone()),
            died_on: of_kind("death").map(|fact| fact.on).min(),
        }
    }
}

#[cfg(test)]
mod tests {
    use record::{CustodyId, PersonId};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn fact(kind: &str, on: &str, until: Option<&str>, value: Option<&str>, queried_on: &str) -> FactOut {
        FactOut {
            id: 1,
            person: PersonId(1),
            kind: kind.to_owned(),
            on: day(on),
            until: until.map(day),
            value: value.map(str::to_owned),
            source: "register".to_owned(),
            queried_on: day(queried_on),
        }
    }

    fn after(facts: Vec<FactOut>, next_custody_from: Option<&str>, as_of: &str) -> After {
        let release = ReleaseOut {
            id: 1,
            custody: CustodyId(1),
            person: PersonId(1),
            on: day("2022-03-01"),
            kind: "full-term".to_owned(),
            unit: "a".to_owned(),
            born_on: None,
            sex: None,
            next_custody_from: next_custody_from.map(day),
            facts,
        };
        After::of(&release, day(as_of))
    }

    #[test]
    fn a_payment_before_the_release_counts_only_while_it_goes_on() {
        let over = fact("employment", "2021-01-01", Some("2022-02-01"), None, "2023-04-01");
        let going_on = fact("employment", "2022-01-01", Some("2022-06-01"), None, "2023-04-01");
        let later = fact("employment", "2022-05-02", None, None, "2023-04-01");
        assert_eq!(after(vec![over.clone()], None, "2024-01-01").first_tax_payment_on, None);
        assert_eq!(after(vec![over.clone(), later.clone()], None, "2024-01-01").first_tax_payment_on, Some(later.on));
        assert_eq!(after(vec![later, going_on], None, "2024-01-01").first_tax_payment_on, Some(day("2022-03-01")));
    }

    #[test]
    fn an_answer_that_came_after_the_as_of_day_is_not_known() {
        let answer = fact("no-employment", "2023-03-01", None, None, "2023-04-01");
        assert_eq!(after(vec![answer.clone()], None, "2023-03-31").tax_answered_on, None);
        assert_eq!(after(vec![answer], None, "2023-04-01").tax_answered_on, Some(day("2023-03-01")));
    }

    #[test]
    fn the_first_return_counts_with_the_reason_of_its_day() {
        let earlier = fact("return-to-custody", "2021-01-01", None, Some("revocation"), "2023-04-01");
        let fact = fact("return-to-custody", "2022-09-01", None, Some("new-offence"), "2023-04-01");
        let facts = vec![earlier, fact];
        let both = after(facts.clone(), Some("2022-09-01"), "2024-01-01");
        assert_eq!((both.returned_on, both.return_reason.as_deref()), (Some(day("2022-09-01")), Some("new-offence")));
        let custody_first = after(facts.clone(), Some("2022-04-01"), "2024-01-01");
        assert_eq!((custody_first.returned_on, custody_first.return_reason), (Some(day("2022-04-01")), None));
        assert_eq!(after(facts, Some("2022-09-01"), "2022-08-31").returned_on, None);
    }
}
