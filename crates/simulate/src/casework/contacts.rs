//! Contact persons and their sessions.

use chrono::NaiveDate;
use record::{Absence, Actor, ContactGround, ContactRollout, ContactWorker, NewContact, NewSessionNote};

use super::Office;
use crate::day::{earlier, later};
use crate::simulation::writer;
use crate::{SimulateError, Summary};

impl Office<'_> {
    /// Introduces contact persons in one unit, assigns people to the demo's one, and writes their sessions.
    pub(super) async fn contacts(&mut self, summary: &Summary) -> Result<(), SimulateError> {
        let recipe = &self.recipe.contact;
        let Some(worker) = self.accounts.get(recipe.account.as_str()).copied() else { return Ok(()) };
        let people = summary.caseloads.get(&recipe.unit).cloned().unwrap_or_default();
        let from = earlier(self.until, self.recipe.days);
        let Some(supervisor) = self.acting(&recipe.supervisor, from, 9) else { return Ok(()) };
        self.introduce(&supervisor, from).await?;
        let places = usize::try_from(recipe.capacity).unwrap_or_default() * 4 / 5;
        if let Some(next) = people.get(places) {
            let mut change = self.record.change(&supervisor, "write", None).await?;
            change.mark_complex(*next, Some(&recipe.complex)).await?;
            change.commit().await?;
        }
        for person in people.into_iter().take(places) {
            let on = self.chance.day(from, earlier(self.until, 30));
            let Some(supervisor) = self.acting(&recipe.supervisor, on, 9) else { return Ok(()) };
            let new = NewContact {
                person,
                account: worker.id,
                from: on,
                every_days: None,
                ground: ContactGround::LowestLoad,
            };
            let mut change = self.record.change(&supervisor, "write", None).await?;
            let contact = change.assign_contacts(&[new]).await?;
            change.commit().await?;
            self.made.contacts += 1;
            let mut day = later(on, 1);
            while later(day, 10) < self.until {
                let Some(actor) = self.acting(&recipe.account, day, 15) else { break };
                let held = self.chance.happens(0.9);
                let words = self.chance.one(&recipe.words).cloned().unwrap_or_default();
                let mut change = self.record.change(&actor, "write", None).await?;
                change
                    .note_session(&NewSessionNote {
                        contact: contact[0],
                        on: day,
                        delivery: recipe.delivery.clone(),
                        minutes: held.then_some(30),
                        held,
                        words: if held { words } else { "Persona bija slimnīcā.".to_owned() },
                        concern: None,
                    })
                    .await?;
                change.commit().await?;
                day = later(day, recipe.every_days);
            }
        }
        Ok(())
    }

    /// Where contact persons are introduced, and who they are in the demo's unit.
    async fn introduce(&self, supervisor: &Actor, from: NaiveDate) -> Result<(), SimulateError> {
        let recipe = &self.recipe.contact;
        let rollout = |unit: &str, pilot_from, used_from| ContactRollout {
            unit: unit.to_owned(),
            pilot_from,
            used_from,
            capacity: recipe.capacity,
            every_days: i32::try_from(recipe.every_days).unwrap_or(i32::MAX),
            version: 0,
        };
        let clerk = writer(self.record, supervisor.at);
        let elsewhere: Vec<ContactRollout> =
            recipe.rollout.iter().map(|one| rollout(&one.unit, one.pilot_from, one.used_from)).collect();
        let mut change = self.record.change(&clerk, "write", None).await?;
        change.roll_out_contacts(&elsewhere).await?;
        change.commit().await?;
        let mut change = self.record.change(supervisor, "write", None).await?;
        change.roll_out_contacts(&[rollout(&recipe.unit, Some(from), Some(from))]).await?;
        let first = [(&recipe.account, None)];
        let others = recipe.colleague.iter().map(|one| (&one.account, one.absence.as_ref()));
        for (account, absence) in first.into_iter().chain(others) {
            let Some(account) = self.accounts.get(account.as_str()) else { continue };
            let absence = absence.map(|kind| Absence { kind: kind.clone(), from: earlier(self.until, 7), until: None });
            let worker = ContactWorker {
                account: account.id,
                unit: recipe.unit.clone(),
                capacity: recipe.capacity,
                absence,
                left_on: None,
                version: 0,
            };
            change.contact_worker(&worker).await?;
        }
        change.commit().await?;
        Ok(())
    }
}
