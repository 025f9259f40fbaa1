//! Assessments at both ends of sections that have closed: what a study of change under supervision needs.

use chrono::NaiveDate;
use record::{Actor, Decision, NewAssessment};

use super::answers::Facts;
use super::{Office, instant};
use crate::day::{earlier, later};
use crate::recipe::WorkerRecipe;
use crate::simulation::writer;
use crate::{ClosedSection, SimulateError, Summary};

impl Office<'_> {
    /// Those of the account the recipe names, all over the country, taken over from where they were kept before.
    pub(super) async fn closed(&mut self, worker: &WorkerRecipe, summary: &Summary) -> Result<(), SimulateError> {
        let recipe = &self.recipe.closed;
        if worker.account != recipe.account {
            return Ok(());
        }
        for section in &summary.closed {
            let wanted = self.chance.happens(recipe.assessed);
            let level = recipe.level[0] + (recipe.level[1] - recipe.level[0]) * self.chance.share();
            let (first, last) = (self.chance.within(recipe.days), self.chance.within(recipe.days));
            let (first, last) = (later(section.from, first), earlier(section.until, last));
            if wanted && recipe.functions.contains(&section.function) && section.from >= recipe.from && first < last {
                self.rate(worker, section, first, level).await?;
                self.rate(worker, section, last, level - recipe.falls).await?;
            }
        }
        Ok(())
    }

    async fn rate(
        &mut self,
        worker: &WorkerRecipe,
        section: &ClosedSection,
        on: NaiveDate,
        level: f64,
    ) -> Result<(), SimulateError> {
        let Some(instrument) = self.record.catalogue().instrument_on(&worker.instrument, on) else { return Ok(()) };
        let instrument = instrument.clone();
        let Some(officer) = self.accounts.get(worker.account.as_str()).copied() else { return Ok(()) };
        let new = NewAssessment {
            person: section.person,
            instrument: worker.instrument.clone(),
            topic: None,
            on,
            answers: self.answers(&instrument, level, &Facts::new()),
            corrects: None,
        };
        // Old entries of every unit come through the importer, which sees them all, under the name of who made them.
        let importer = Actor { unit: section.unit.clone(), ..writer(self.record, instant(on, 14)) };
        let actor = Actor { account: officer.name.clone(), agency: officer.agency.clone(), ..importer.clone() };
        let mut change = self.record.change(&actor, "write", None).await?;
        let id = change.begin_assessment(&new).await?;
        change.complete_assessment(id, 1).await?;
        change.decide_assessment(id, 2, &Decision::Agrees).await?;
        change.commit().await?;
        let mut change = self.record.change(&importer, "verify", None).await?;
        change.countersign_assessment(id, 3).await?;
        change.commit().await?;
        self.made.assessments += 1;
        Ok(())
    }
}
