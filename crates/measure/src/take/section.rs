//! Table `section`, with ages, disability and employment on the days that count.

use chrono::NaiveDate;
use record::{FactOut, SectionOut};

use super::Take;
use super::age::{age, band};
use super::pages::{PAGE, Pages};
use crate::MeasureError;

impl Take<'_> {
    pub(super) async fn sections(&mut self) -> Result<(), MeasureError> {
        let (mut rows, mut events) = (Self::rows("section"), Self::rows("section_event"));
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let sections = self.export.sections(after, PAGE).await?;
            pages.read(sections.len(), sections.last().map(|section| section.id.0));
            for section in sections.into_iter().filter(|section| known(section.opened_on)) {
                let closed_on = self.past(section.closed_on);
                if let Some(day) = closed_on {
                    self.began(day);
                }
                let age_at_closing = closed_on.and_then(|day| age(section.born_on, day));
                let age_for_band = age(section.born_on, closed_on.unwrap_or(section.opened_on));
                let section_key = self.pseudonyms.of("section", section.id.0);
                let person_key = self.person_key(section.person);
                for (on, kind, answer) in events_of(&section).filter(|(on, ..)| known(*on)) {
                    events.push([
                        ("section_key", (&section_key).into()),
                        ("person_key", (&person_key).into()),
                        ("on", on.into()),
                        ("kind", kind.into()),
                        ("answer", answer.into()),
                    ]);
                }
                let known = Known { section: &section, as_of: self.as_of };
                rows.push([
                    ("section_key", section_key.into()),
                    ("person_key", person_key.into()),
                    ("function", (&section.function).into()),
                    ("basis", (&section.basis).into()),
                    ("unit", (&section.unit).into()),
                    ("opened_on", section.opened_on.into()),
                    ("closed_on", closed_on.into()),
                    ("closing_reason", section.closing_reason.as_deref().filter(|_| closed_on.is_some()).into()),
                    ("sex", section.sex.as_deref().into()),
                    ("age_at_closing", age_at_closing.into()),
                    ("age_band", band(self.catalogue, age_for_band).into()),
                    ("disability_group_at_closing", closed_on.and_then(|day| known.disability_group(day)).into()),
                    (
                        "employed_at_opening",
                        section.employed_at_opening.or_else(|| known.employed(section.opened_on)).into(),
                    ),
                    (
                        "employed_at_closing",
                        closed_on.and_then(|day| section.employed_at_closing.or_else(|| known.employed(day))).into(),
                    ),
                ]);
            }
            (self.progress)("section", rows.len());
        }
        self.write(rows)?;
        self.write(events)
    }
}

/// Day, kind and what was done of everything that was entered about a section.
fn events_of(section: &SectionOut) -> impl Iterator<Item = (NaiveDate, &'static str, Option<&str>)> {
    let meetings = section.meetings.iter().map(|(on, held)| (*on, if *held { "met" } else { "missed" }, None));
    let breaches = section.breaches.iter().map(|(on, answer)| (*on, "breach", Some(answer.as_str())));
    meetings.chain(breaches)
}

/// What registers had said on the as-of day about the person of a section.
struct Known<'a> {
    section: &'a SectionOut,
    as_of: NaiveDate,
}

impl Known<'_> {
    fn facts(&self, kind: &'static str) -> impl Iterator<Item = &FactOut> {
        let answered = |fact: &&FactOut| fact.on <= self.as_of && fact.queried_on <= self.as_of;
        self.section.facts.iter().filter(answered).filter(move |fact| fact.kind == kind)
    }

    /// The group that held on `day`, by the newest decision.
    fn disability_group(&self, day: NaiveDate) -> Option<i64> {
        self.facts("disability-group")
            .filter(|fact| fact.on <= day && fact.until.is_none_or(|until| day <= until))
            .max_by_key(|fact| (fact.on, fact.id))?
            .value
            .as_deref()?
            .parse()
            .ok()
    }

    /// The tax register's answer about exactly that day.
    fn employed(&self, day: NaiveDate) -> Option<bool> {
        let answer =
            self.facts("tax-query").filter(|fact| fact.on == day).max_by_key(|fact| (fact.queried_on, fact.id));
        answer?.value.as_deref().map(|value| value == "employed")
    }
}

#[cfg(test)]
mod tests {
    use record::{PersonId, SectionId};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn fact(id: i64, kind: &str, on: &str, until: Option<&str>, value: &str) -> FactOut {
        FactOut {
            id,
            person: PersonId(1),
            kind: kind.to_owned(),
            on: day(on),
            until: until.map(day),
            value: Some(value.to_owned()),
            source: "register".to_owned(),
            queried_on: day(on),
        }
    }

    #[test]
    fn the_disability_group_is_that_of_the_day() {
        let section = SectionOut {
            id: SectionId(1),
            person: PersonId(1),
            function: "supervision".to_owned(),
            basis: "suspended-sentence".to_owned(),
            unit: "a".to_owned(),
            opened_on: day("2022-01-01"),
            closed_on: None,
            closing_reason: None,
            employed_at_opening: None,
            employed_at_closing: None,
            born_on: None,
            sex: None,
            meetings: Vec::new(),
            breaches: Vec::new(),
            facts: vec![
                fact(1, "disability-group", "2022-01-01", Some("2022-12-31"), "2"),
                fact(2, "disability-group", "2022-06-01", Some("2022-09-30"), "1"),
                fact(3, "tax-query", "2022-01-01", None, "not-employed"),
            ],
        };
        let known = Known { section: &section, as_of: day("2024-01-01") };
        assert_eq!(known.disability_group(day("2022-03-01")), Some(2));
        assert_eq!(known.disability_group(day("2022-07-01")), Some(1));
        assert_eq!(known.disability_group(day("2022-10-01")), Some(2));
        assert_eq!(known.disability_group(day("2023-10-01")), None);
        assert_eq!(known.employed(day("2022-01-01")), Some(false));
        assert_eq!(known.employed(day("2022-01-02")), None);
    }
}
