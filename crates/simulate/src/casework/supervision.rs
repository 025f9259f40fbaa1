//! Supervision of open sections: conditions, the contact plan and meetings.

use chrono::NaiveDate;
use record::{Breach, ContactPlan, Meeting, NewCondition, SectionId};

use super::Office;
use crate::day::{earlier, later};
use crate::recipe::WorkerRecipe;
use crate::{SimulateError, Summary};

impl Office<'_> {
    /// Supervision of a caseload as far back as casework reaches, written down on the last day of the nation.
    pub(super) async fn supervision(&mut self, worker: &WorkerRecipe, summary: &Summary) -> Result<(), SimulateError> {
        let Some(actor) = self.acting(&worker.account, self.until, 12) else { return Ok(()) };
        if !self.record.may(&actor, "write", "section") {
            return Ok(());
        }
        let Some(people) = summary.caseloads.get(&actor.unit) else { return Ok(()) };
        let from = earlier(self.until, self.recipe.days);
        let mut change = self.record.change(&actor, "write", None).await?;
        let (mut conditions, mut plans) = (Vec::new(), Vec::new());
        let (mut meetings, mut breaches) = (Vec::new(), Vec::new());
        for open in change.open_sections(people).await? {
            if !self.recipe.supervision.functions.contains(&open.data.function) {
                continue;
            }
            let (section, opened_on) = (open.id, open.data.opened_on);
            let begun = opened_on.max(from);
            conditions.extend(self.conditions(section, opened_on));
            plans.push(ContactPlan {
                section,
                officer: actor.account.clone(),
                from: begun,
                every_days: i32::try_from(self.recipe.supervision.every_days).unwrap_or(i32::MAX),
                delivery: self.recipe.supervision.delivery.clone(),
            });
            let mut on = begun;
            while on < self.until {
                let meeting = self.meeting(section, on);
                breaches.extend((!meeting.held).then(|| self.breach(&meeting)));
                meetings.push(meeting);
                on = later(on, self.recipe.supervision.every_days);
            }
        }
        change.set_conditions(&conditions).await?;
        change.plan_contacts(&plans).await?;
        change.record_meetings(&meetings).await?;
        for breach in &breaches {
            change.record_breach(breach).await?;
        }
        change.commit().await?;
        Ok(())
    }

    fn conditions(&self, section: SectionId, from: NaiveDate) -> Vec<NewCondition> {
        let recipe = &self.recipe.supervision;
        let chosen = recipe.conditions.iter().take(recipe.each);
        let condition = |[kind, set_by]: &[String; 2]| NewCondition {
            section,
            kind: kind.clone(),
            set_by: set_by.clone(),
            words: None,
            from,
            until: None,
        };
        chosen.map(condition).collect()
    }

    fn meeting(&mut self, section: SectionId, on: NaiveDate) -> Meeting {
        let recipe = &self.recipe.supervision;
        let held = !self.chance.happens(recipe.missed);
        let words = if held { self.chance.one(&recipe.words) } else { Some(&recipe.absent) };
        let words = words.cloned().unwrap_or_default();
        Meeting { section, on, held, delivery: recipe.delivery.clone(), words }
    }

    fn breach(&self, missed: &Meeting) -> Breach {
        Breach {
            section: missed.section,
            condition: None,
            on: missed.on,
            words: missed.words.clone(),
            answer: self.recipe.supervision.answer.clone(),
        }
    }
}
