//! Tables `custody`, `movement` and `fact`: what happened to people, and what other registers said.

use std::collections::HashMap;

use chrono::NaiveDate;
use record::CustodyId;

use super::Take;
use super::pages::{PAGE, Pages};
use crate::MeasureError;

/// Where somebody was placed last: day, unit, regime.
type Placement = (NaiveDate, String, Option<String>);

impl Take<'_> {
    /// Stays with the last placement on the as-of day, and every placement up to it.
    pub(super) async fn custody(&mut self) -> Result<(), MeasureError> {
        let placements = self.movements().await?;
        let mut rows = Self::rows("custody");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let stays = self.export.custody(after, PAGE).await?;
            pages.read(stays.len(), stays.last().map(|stay| stay.id.0));
            for stay in stays.into_iter().filter(|stay| known(stay.from)) {
                let (unit, regime) = match placements.get(&stay.id) {
                    Some((_, unit, regime)) => (unit.as_str(), regime.as_deref()),
                    None => (stay.unit.as_str(), stay.regime.as_deref()),
                };
                rows.push([
                    ("custody_key", self.pseudonyms.of("custody", stay.id.0).into()),
                    ("person_key", self.person_key(stay.person).into()),
                    ("legal_status", (&stay.legal_status).into()),
                    ("unit", unit.into()),
                    ("regime", regime.into()),
                    ("from", stay.from.into()),
                    ("until", self.past(stay.until).into()),
                ]);
            }
            (self.progress)("custody", rows.len());
        }
        self.write(rows)
    }

    async fn movements(&mut self) -> Result<HashMap<CustodyId, Placement>, MeasureError> {
        let mut last: HashMap<CustodyId, Placement> = HashMap::new();
        let mut rows = Self::rows("movement");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let moves = self.export.movements(after, PAGE).await?;
            pages.read(moves.len(), moves.last().map(|movement| movement.id));
            for movement in moves.into_iter().filter(|movement| known(movement.on)) {
                rows.push([
                    ("custody_key", self.pseudonyms.of("custody", movement.custody.0).into()),
                    ("person_key", self.person_key(movement.person).into()),
                    ("unit", (&movement.unit).into()),
                    ("regime", movement.regime.as_deref().into()),
                    ("on", movement.on.into()),
                ]);
                if last.get(&movement.custody).is_none_or(|(day, ..)| *day <= movement.on) {
                    last.insert(movement.custody, (movement.on, movement.unit, movement.regime));
                }
            }
            (self.progress)("movement", rows.len());
        }
        self.write(rows)?;
        Ok(last)
    }

    /// Facts that had happened and were answered on the as-of day.
    pub(super) async fn facts(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("fact");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let facts = self.export.facts(after, PAGE).await?;
            pages.read(facts.len(), facts.last().map(|fact| fact.id));
            for fact in facts.into_iter().filter(|fact| known(fact.on) && known(fact.queried_on)) {
                rows.push([
                    ("fact_key", self.pseudonyms.of("fact", fact.id).into()),
                    ("person_key", self.person_key(fact.person).into()),
                    ("kind", (&fact.kind).into()),
                    ("on", fact.on.into()),
                    ("until", fact.until.into()),
                    ("value", fact.value.as_deref().into()),
                    ("source", (&fact.source).into()),
                    ("queried_on", fact.queried_on.into()),
                ]);
            }
            (self.progress)("fact", rows.len());
        }
        self.write(rows)
    }
}
