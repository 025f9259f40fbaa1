//! One section: how it ends and what the tax register says at both ends.

use chrono::{Datelike, NaiveDate};
use record::NewSection;

use super::Probation;
use crate::day::age;
use crate::facts::Facts;
use crate::human::HumanId;
use crate::people::People;
use crate::recipe::FunctionRecipe;

/// A section that opens.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    /// Who.
    pub human: HumanId,
    /// Code of `section-basis`.
    pub basis: String,
    /// First day.
    pub on: NaiveDate,
    /// Last day, as things go.
    pub closes_on: NaiveDate,
    /// Code of `closing-reason`, where it is known why.
    pub ended_by: Option<String>,
}

impl Probation<'_> {
    /// Takes a section up.
    pub(super) fn record(
        &mut self,
        number: usize,
        function: &FunctionRecipe,
        opening: Opening,
        people: &mut People,
        facts: &mut Facts,
    ) {
        let Opening { human, basis, on, closes_on, ended_by } = opening;
        let closed_on = (closes_on <= self.settings.until).then_some(closes_on);
        let one = people.get(human);
        let (born_on, office) = (one.born_on, one.office);
        let dies =
            ended_by.is_none() && one.died_on.is_none() && one.stays == 0 && self.chance.happens(self.recipe.death);
        let closing_reason = closed_on.map(|closed| {
            if dies {
                people.get_mut(human).died_on = Some(closed);
                facts.death(human, closed);
                return self.recipe.death_reason.clone();
            }
            ended_by.unwrap_or_else(|| self.reason(function))
        });
        let asks = function.asks_tax && age(born_on, on) >= 16;
        let at_opening = asks.then(|| self.employed_at_opening()).flatten();
        let at_closing = closed_on.filter(|_| asks).and_then(|closed| self.employed_at_closing(at_opening, closed));
        if let Some(employed) = at_opening {
            facts.tax_answer(human, on, employed);
        }
        if let (Some(closed), Some(employed)) = (closed_on, at_closing) {
            facts.tax_answer(human, closed, employed);
        }
        self.remember(human, number, closes_on);
        self.sections.push(NewSection {
            person: human.provisional(),
            function: function.id.clone(),
            basis,
            unit: self.offices[office % self.offices.len()].clone(),
            opened_on: on,
            closed_on,
            closing_reason,
            employed_at_opening: at_opening,
            employed_at_closing: at_closing,
        });
    }

    fn reason(&mut self, function: &FunctionRecipe) -> String {
        let reason = self.chance.weighted(function.closings.iter().map(|closing| closing.weight));
        function.closings[reason].code.clone()
    }

    fn employed_at_opening(&mut self) -> Option<bool> {
        let truth = &self.recipe.truth.employment;
        if self.chance.happens(truth.no_answer) {
            return None;
        }
        Some(self.chance.happens(truth.at_opening))
    }

    fn employed_at_closing(&mut self, at_opening: Option<bool>, closed: NaiveDate) -> Option<bool> {
        let truth = &self.recipe.truth.employment;
        if self.chance.happens(truth.no_answer) {
            return None;
        }
        let found = truth.found.get(&closed.year().to_string()).or_else(|| truth.found.values().last());
        let share = if at_opening == Some(true) { truth.kept } else { found.copied().unwrap_or_default() };
        Some(self.chance.happens(share))
    }
}
