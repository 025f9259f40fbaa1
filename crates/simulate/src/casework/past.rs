//! Assessments before releases of earlier years, some coded a second time: what a standing report of an instrument needs.

use std::collections::BTreeMap;

use catalogue::{Instrument, ItemType, MissingRule};
use chrono::NaiveDate;
use record::{Account, AssessmentId, NewAssessment};

use super::Office;
use super::answers::Facts;
use crate::chance::Chance;
use crate::day::{earlier, later};
use crate::recipe::{BesideRecipe, WorkerRecipe};
use crate::{PastRelease, SimulateError, Summary};

/// An instrument somebody is assessed with before a release, on a day.
struct Sitting<'a> {
    instrument: &'a str,
    topic: Option<&'a str>,
    release: &'a PastRelease,
    on: NaiveDate,
    /// How much more there is to work on than before the release.
    more: f64,
}

impl Office<'_> {
    /// Those of the account the recipe names.
    pub(super) async fn past(&mut self, worker: &WorkerRecipe, summary: &Summary) -> Result<(), SimulateError> {
        let recipe = &self.recipe.past;
        let Some(account) = self.accounts.get(worker.account.as_str()).copied() else { return Ok(()) };
        if worker.account != recipe.account {
            return Ok(());
        }
        let released = summary.released.get(&account.unit).map_or(&[][..], Vec::as_slice);
        // Draws of their own, so that what else is made does not depend on them; first assessments come first.
        let mut others = Chance::new(self.seed, "beside");
        std::mem::swap(&mut self.chance, &mut others);
        self.at_intake(worker, released).await?;
        std::mem::swap(&mut self.chance, &mut others);
        self.before_releases(worker, released, (&worker.instrument, None, recipe.assessed)).await?;
        std::mem::swap(&mut self.chance, &mut others);
        for beside in &recipe.beside {
            self.qualified_for(beside, account).await?;
            let (topic, assessed) = (beside.topic.as_deref(), beside.assessed);
            self.before_releases(worker, released, (&beside.instrument, topic, assessed)).await?;
        }
        self.chance = others;
        Ok(())
    }

    /// First assessments of stays long enough that the one before the release comes later.
    async fn at_intake(&mut self, worker: &WorkerRecipe, released: &[PastRelease]) -> Result<(), SimulateError> {
        let (recipe, intake) = (&self.recipe.past, self.recipe.past.intake);
        for release in released {
            let on = later(release.from, self.chance.within(intake.after));
            let wanted = self.chance.happens(intake.assessed);
            if wanted && on >= recipe.from && on < earlier(release.on, recipe.before[1]) && release.on <= self.until {
                let sitting = Sitting { instrument: &worker.instrument, topic: None, release, on, more: intake.falls };
                self.assess(worker, &sitting).await?;
            }
        }
        Ok(())
    }

    /// Assessor and second coder hold what the instrument asks for.
    async fn qualified_for(&self, beside: &BesideRecipe, assessor: &Account) -> Result<(), SimulateError> {
        let Some(code) = &beside.qualification else { return Ok(()) };
        let coder = self.accounts.get(self.recipe.past.coder.as_str()).copied();
        for account in std::iter::once(assessor).chain(coder) {
            self.certify(account, code).await?;
        }
        Ok(())
    }

    async fn before_releases(
        &mut self,
        worker: &WorkerRecipe,
        released: &[PastRelease],
        (instrument, topic, assessed): (&str, Option<&str>, f64),
    ) -> Result<(), SimulateError> {
        let recipe = &self.recipe.past;
        for release in released {
            let on = earlier(release.on, self.chance.within(recipe.before));
            let wanted = self.chance.happens(assessed);
            if wanted && on >= recipe.from.max(release.from) && release.on <= self.until {
                self.assess(worker, &Sitting { instrument, topic, release, on, more: 0.0 }).await?;
            }
        }
        Ok(())
    }

    async fn assess(&mut self, worker: &WorkerRecipe, sitting: &Sitting<'_>) -> Result<(), SimulateError> {
        let recipe = &self.recipe.past;
        let (release, on) = (sitting.release, sitting.on);
        let Some(instrument) = self.record.catalogue().instrument_on(sitting.instrument, on) else { return Ok(()) };
        let instrument = instrument.clone();
        let Some(actor) = self.acting(&worker.account, on, 9) else { return Ok(()) };
        let scatter = recipe.scatter * (2.0 * self.chance.share() - 1.0);
        let level = (recipe.level + recipe.rises * release.ratio.ln() + scatter + sitting.more).clamp(0.0, 1.0);
        let facts = facts(release);
        let whole = self.answers(&instrument, level, &facts);
        let mut answers = whole.clone();
        answers.retain(|item, _| {
            let spared = instrument.item(item).is_some_and(|item| item.missing == MissingRule::Prorated);
            !(spared && self.chance.happens(recipe.left_out))
        });
        let enough = instrument.read(&answers).is_ok_and(|answers| instrument.score(&answers).is_ok());
        let answers = if enough { answers } else { whole };
        let new = NewAssessment {
            person: release.person,
            instrument: sitting.instrument.to_owned(),
            topic: sitting.topic.map(str::to_owned),
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
            let second = self.answers(&instrument, level, &facts);
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
        let version = change.save_assessment(draft, 1, &complete(instrument, answers, &self.recipe.words)).await?;
        change.complete_assessment(draft, version).await?;
        change.commit().await?;
        self.made.assessments += 1;
        Ok(())
    }
}

/// What the record knows of somebody before a release.
fn facts(release: &PastRelease) -> Facts {
    let known = [
        ("person.born", release.born_on.to_string()),
        ("person.sex", release.sex.to_owned()),
        ("sentence.convicted_on", release.from.to_string()),
        ("release.released_on", release.on.to_string()),
    ];
    known.into_iter().collect()
}

/// Answers with the hidden one for whatever other answers bring to be asked, and words where words are asked for.
fn complete(instrument: &Instrument, answers: &BTreeMap<String, String>, words: &str) -> BTreeMap<String, String> {
    let mut all = answers.clone();
    for item in &instrument.definition.item {
        let words = (item.kind == ItemType::Text).then_some(words);
        if let Some(answer) = item.hidden_as.as_deref().or(words) {
            all.entry(item.id.clone()).or_insert_with(|| answer.to_owned());
        }
    }
    all
}
