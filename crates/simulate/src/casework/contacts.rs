//! Contact persons and their sessions.

use record::{ContactGround, ContactRollout, ContactWorker, NewContact, NewSessionNote};

use super::Office;
use crate::day::{earlier, later};
use crate::{SimulateError, Summary};

impl Office<'_> {
    /// Introduces contact persons in one unit, assigns people to the demo's one, and writes their sessions.
    pub(super) async fn contacts(&mut self, summary: &Summary) -> Result<(), SimulateError> {
        let recipe = &self.recipe.contact;
        let Some(worker) = self.accounts.get(recipe.account.as_str()).copied() else { return Ok(()) };
        let people = summary.caseloads.get(&recipe.unit).cloned().unwrap_or_default();
        let from = earlier(self.until, self.recipe.days);
        let Some(supervisor) = self.acting(&recipe.supervisor, from, 9) else { return Ok(()) };
        let mut change = self.record.change(&supervisor, "write", None).await?;
        change
            .roll_out_contacts(&[ContactRollout {
                unit: recipe.unit.clone(),
                pilot_from: Some(from),
                used_from: Some(from),
                capacity: recipe.capacity,
                every_days: i32::try_from(recipe.every_days).unwrap_or(i32::MAX),
                version: 0,
            }])
            .await?;
        change
            .contact_worker(&ContactWorker {
                account: worker.id,
                unit: recipe.unit.clone(),
                capacity: recipe.capacity,
                absence: None,
                left_on: None,
                version: 0,
            })
            .await?;
        change.commit().await?;
        let places = usize::try_from(recipe.capacity).unwrap_or_default();
        for person in people.into_iter().take(places * 4 / 5) {
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
}
