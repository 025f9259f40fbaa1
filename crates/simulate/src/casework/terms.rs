//! Expected releases, and times in which something could not be done.

use chrono::NaiveDate;
use record::{ExpectedRelease, NewExemption, PersonId};

use super::Office;
use crate::SimulateError;
use crate::day::later;
use crate::recipe::WorkerRecipe;

impl Office<'_> {
    /// Terms of a caseload, said on the last day of the nation.
    pub(super) async fn terms(
        &mut self,
        worker: &WorkerRecipe,
        people: &[PersonId],
        from: NaiveDate,
    ) -> Result<(), SimulateError> {
        let Some(actor) = self.acting(&worker.account, self.until, 8) else { return Ok(()) };
        if self.record.may(&actor, "write", "custody") {
            let mut change = self.record.change(&actor, "write", None).await?;
            let stays = change.open_custody(people).await?;
            let mut expected = Vec::new();
            for custody in stays.into_iter().flatten() {
                if self.chance.happens(self.recipe.expected) {
                    let [least, most] = self.recipe.left.map(|days| later(self.until, days));
                    expected.push(ExpectedRelease { custody, on: self.chance.day(least, most), words: None });
                }
            }
            change.expect_releases(&expected).await?;
            change.commit().await?;
        }
        let mut exemptions = Vec::new();
        for person in people {
            if self.chance.happens(self.recipe.exempt) {
                let begun = self.chance.day(from, self.until);
                let until = Some(later(begun, 12)).filter(|until| *until < self.until);
                let kind = self.recipe.exemption.clone();
                exemptions.push(NewExemption { person: *person, kind, from: begun, until, words: None });
            }
        }
        let mut change = self.record.change(&actor, "write", None).await?;
        change.exempt(&exemptions).await?;
        change.commit().await?;
        Ok(())
    }
}
