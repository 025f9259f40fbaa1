//! Casework of the demo accounts: assessments, plans and contact persons for the people on their caseloads.

mod answers;
mod closed;
mod contacts;
mod past;
mod plans;
mod supervision;
mod terms;

use std::collections::BTreeMap;

use catalogue::Instrument;
use chrono::{DateTime, NaiveDate, Utc};
use record::{Account, Actor, AssessmentId, Decision, NewAssessment, NewQualification, PersonId, Purpose, Record};

use self::answers::Facts;
use crate::chance::Chance;
use crate::day::{earlier, later};
use crate::recipe::{CaseworkRecipe, Recipe, WorkerRecipe};
use crate::simulation::writer;
use crate::{Settings, SimulateError, Summary};

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CaseworkSummary {
    /// Assessments begun.
    pub assessments: u64,
    /// Plans opened.
    pub plans: u64,
    /// Contact persons assigned.
    pub contacts: u64,
}

/// Everything the making needs.
struct Office<'a> {
    record: &'a Record,
    recipe: &'a CaseworkRecipe,
    accounts: BTreeMap<&'a str, &'a Account>,
    until: NaiveDate,
    seed: u64,
    chance: Chance,
    made: CaseworkSummary,
}

/// Makes casework for the caseloads of `accounts` up to the last day of the nation; the record sees every step done by the
/// account whose work it is.
///
/// # Errors
/// When the pack has no recipe or the record refuses.
pub async fn make_casework(
    record: &Record,
    summary: &Summary,
    accounts: &[Account],
    settings: &Settings,
) -> Result<CaseworkSummary, SimulateError> {
    let recipe = Recipe::of(&record.catalogue().pack.id)?.casework;
    let mut office = Office {
        record,
        recipe: &recipe,
        accounts: accounts.iter().map(|account| (account.name.as_str(), account)).collect(),
        until: settings.until,
        seed: settings.seed,
        chance: Chance::new(settings.seed, "casework"),
        made: CaseworkSummary::default(),
    };
    office.certificates().await?;
    for worker in &recipe.worker {
        office.work(worker, summary).await?;
    }
    for worker in &recipe.worker {
        office.closed(worker, summary).await?;
    }
    office.contacts(summary).await?;
    for worker in &recipe.worker {
        office.supervision(worker, summary).await?;
    }
    Ok(office.made)
}

impl Office<'_> {
    /// An account acting at nine in the morning of `on`.
    fn acting(&self, account: &str, on: NaiveDate, hour: u32) -> Option<Actor> {
        let account = self.accounts.get(account)?;
        Some(Actor {
            account: account.name.clone(),
            role: account.role.clone(),
            agency: account.agency.clone(),
            unit: account.unit.clone(),
            purpose: Purpose::new("casework"),
            at: instant(on, hour),
        })
    }

    async fn work(&mut self, worker: &WorkerRecipe, summary: &Summary) -> Result<(), SimulateError> {
        let Some(account) = self.accounts.get(worker.account.as_str()).copied() else { return Ok(()) };
        let people = summary.caseloads.get(&account.unit).cloned().unwrap_or_default();
        let from = earlier(self.until, self.recipe.days);
        self.certify(account, &worker.qualification).await?;
        self.past(worker, summary).await?;
        self.terms(worker, &people, from).await?;
        for person in people {
            if self.chance.happens(self.recipe.assessed) {
                self.case(worker, person, from).await?;
            }
        }
        Ok(())
    }

    /// Certificates of colleagues without cases.
    async fn certificates(&self) -> Result<(), SimulateError> {
        for one in &self.recipe.certified {
            if let Some(account) = self.accounts.get(one.account.as_str()).copied() {
                self.certify(account, &one.qualification).await?;
            }
        }
        Ok(())
    }

    async fn certify(&self, account: &Account, code: &str) -> Result<(), SimulateError> {
        let from = earlier(self.until, self.recipe.days).min(self.recipe.past.from);
        let clerk = writer(self.record, instant(from, 8));
        let mut change = self.record.change(&clerk, "write", None).await?;
        let code = code.to_owned();
        let new = NewQualification { account: account.id, code, from, until: None, certificate: None };
        change.qualify(&new).await?;
        change.commit().await?;
        Ok(())
    }

    /// One person: an assessment, its signatures, a plan.
    async fn case(&mut self, worker: &WorkerRecipe, person: PersonId, from: NaiveDate) -> Result<(), SimulateError> {
        let on = self.chance.day(from, earlier(self.until, 45));
        let Some(instrument) = self.record.catalogue().instrument_on(&worker.instrument, on) else { return Ok(()) };
        let instrument = instrument.clone();
        let Some(actor) = self.acting(&worker.account, on, 9) else { return Ok(()) };
        let level = self.chance.share();
        let new = NewAssessment {
            person,
            instrument: worker.instrument.clone(),
            topic: None,
            on,
            answers: self.answers(&instrument, level, &Facts::new()),
            corrects: None,
        };
        let mut change = self.record.change(&actor, "write", None).await?;
        let id = change.begin_assessment(&new).await?;
        self.made.assessments += 1;
        // A few drafts stay unfinished.
        if self.chance.happens(0.08) {
            change.commit().await?;
            return Ok(());
        }
        change.complete_assessment(id, 1).await?;
        change.commit().await?;
        let counts = self.sign(worker, &instrument, id, on).await?;
        if counts && self.chance.happens(self.recipe.planned) {
            self.plan(worker, person, later(on, 7)).await?;
        }
        Ok(())
    }

    /// The decision and the second signature; whether the assessment counts now.
    async fn sign(
        &mut self,
        worker: &WorkerRecipe,
        instrument: &Instrument,
        id: AssessmentId,
        on: NaiveDate,
    ) -> Result<bool, SimulateError> {
        let Some(actor) = self.acting(&worker.account, on, 11) else { return Ok(false) };
        let decision = if self.chance.happens(self.recipe.agrees) {
            Decision::Agrees
        } else {
            Decision::Disagrees(self.recipe.disagreement.clone())
        };
        let mut change = self.record.change(&actor, "write", None).await?;
        change.decide_assessment(id, 2, &decision).await?;
        change.commit().await?;
        if !instrument.definition.countersign {
            return Ok(true);
        }
        let signer = worker.signer.as_deref().and_then(|signer| self.acting(signer, later(on, 2), 10));
        let Some(signer) = signer.filter(|_| self.chance.happens(self.recipe.signed)) else { return Ok(false) };
        let mut change = self.record.change(&signer, "verify", None).await?;
        change.countersign_assessment(id, 3).await?;
        change.commit().await?;
        Ok(true)
    }
}

fn instant(on: NaiveDate, hour: u32) -> DateTime<Utc> {
    on.and_hms_opt(hour, 0, 0).expect("an hour of the day").and_utc()
}
