//! Assessments before releases of earlier years, some coded a second time: what a standing report of an instrument needs.

use std::collections::BTreeMap;

use catalogue::{Instrument, MissingRule};
use chrono::NaiveDate;
use record::{AssessmentId, NewAssessment};

use super::Office;
use crate::day::{earlier, later};
use crate::recipe::WorkerRecipe;
use crate::{PastRelease, SimulateError, Summary};

impl Office<'_> {
    /// Those of the account the recipe names.
    pub(super) async fn past(&mut self, worker: &WorkerRecipe, summary: &Summary) -> Result<(), SimulateError> {
        let recipe = &self.recipe.past;
        let Some(account) = self.accounts.get(worker.account.as_str()).copied() else { return Ok(()) };
        if worker.account != recipe.account {
            return Ok(());
        }
        for release in summary.released.get(&account.unit).into_iter().flatten() {
            let on = earlier(release.on, self.chance.within(recipe.before));
            let wanted = self.chance.happens(recipe.assessed);
            if wanted && on >= recipe.from.max(release.from) && release.on <= self.until {
                self.assess(worker, release, on).await?;
            }
        }
        Ok(())
    }

    async fn assess(
        &mut self,
        worker: &WorkerRecipe,
        release: &PastRelease,
        on: NaiveDate,
    ) -> Result<(), SimulateError> {
        let recipe = &self.recipe.past;
        let Some(instrument) = self.record.catalogue().instrument_on(&worker.instrument, on) else { return Ok(()) };
        let instrument = instrument.clone();
        let Some(actor) = self.acting(&worker.account, on, 9) else { return Ok(()) };
        let scatter = recipe.scatter * (2.0 * self.chance.share() - 1.0);
        let level = (recipe.level + recipe.rises * release.ratio.ln() + scatter).clamp(0.0, 1.0);
        let mut answers = self.answers(&instrument, level);
        answers.retain(|item, _| {
            let spared = instrument.item(item).is_some_and(|item| item.missing == MissingRule::Prorated);
            !(spared && self.chance.happens(recipe.left_out))
        });
        let new = NewAssessment {
            person: release.person,
            instrument: worker.instrument.clone(),
            topic: None,
            on,
            answers: answers.clone(),
            corrects: None,
        };
        let mut change = self.record.change(&actor, "write", None).await?;
        let id = change.begin_assessment(&new).await?;
        change.commit().await?;
        let done = later(on, self.chance.within(recipe.days));
        let Some(actor) = self.acting(&worker.account, done, 9) else { return Ok(()) };
        let mut change = self.record.change(&actor, "write", None).await?;
        change.complete_assessment(id, 1).await?;
        change.commit().await?;
        self.made.assessments += 1;
        self.sign(worker, &instrument, id, done).await?;
        if self.chance.happens(recipe.second) {
            let second = self.answers(&instrument, level);
            let answers = answers.into_iter().map(|(item, answer)| {
                let other = second.get(&item).filter(|_| !self.chance.happens(recipe.alike)).cloned();
                (item, other.unwrap_or(answer))
            });
            let answers = answers.collect();
            self.code_again(&instrument, id, done, &answers).await?;
        }
        Ok(())
    }

    /// A colleague codes the same case without seeing the first coding.
    async fn code_again(
        &mut self,
        instrument: &Instrument,
        first: AssessmentId,
        on: NaiveDate,
        answers: &BTreeMap<String, String>,
    ) -> Result<(), SimulateError> {
        let recipe = &self.recipe.past;
        let Some(coder) = self.accounts.get(recipe.coder.as_str()).copied() else { return Ok(()) };
        let Some(supervisor) = self.acting(&recipe.supervisor, on, 13) else { return Ok(()) };
        let mut change = self.record.change(&supervisor, "verify", None).await?;
        let draft = change.ask_second_coding(first, coder.id).await?;
        change.commit().await?;
        let Some(actor) = self.acting(&recipe.coder, on, 15) else { return Ok(()) };
        let mut change = self.record.change(&actor, "write", None).await?;
        let version = change.save_assessment(draft, 1, &complete(instrument, answers)).await?;
        change.complete_assessment(draft, version).await?;
        change.commit().await?;
        self.made.assessments += 1;
        Ok(())
    }
}

/// Answers with the hidden one for whatever other answers bring to be asked.
fn complete(instrument: &Instrument, answers: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut all = answers.clone();
    for item in &instrument.definition.item {
        if let Some(hidden) = &item.hidden_as {
            all.entry(item.id.clone()).or_insert_with(|| hidden.clone());
        }
    }
    all
}
