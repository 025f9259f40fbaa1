//! Table `person`: everybody the record knew on the as-of day, and whoever takes part in something before it.

use chrono::Datelike;

use super::Take;
use super::pages::{PAGE, Pages};
use crate::MeasureError;

impl Take<'_> {
    /// Comes last: by then everybody who stands in another table has been seen.
    pub(super) async fn people(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("person");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let people = self.export.people(after, PAGE).await?;
            pages.read(people.len(), people.last().map(|person| person.id.0));
            for person in people {
                if !self.seen.contains(&person.id) && !known(person.registered_on) {
                    continue;
                }
                self.simulated |= person.simulated;
                rows.push([
                    ("person_key", self.pseudonyms.of("person", person.id.0).into()),
                    ("sex", person.sex.as_deref().into()),
                    ("birth_year", person.born_on.map(|day| day.year()).into()),
                    ("citizenship", person.citizenship.as_deref().into()),
                    ("language", person.language.as_deref().into()),
                    ("staff", person.employer_agency.is_some().into()),
                    ("volunteer", person.volunteer.into()),
                    ("registered_on", person.registered_on.into()),
                ]);
            }
            (self.progress)("person", rows.len());
        }
        self.write(rows)
    }
}
