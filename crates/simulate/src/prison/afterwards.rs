//! Life after a release: work, new proceedings, return, death. What is planted here is what a study should find.

use chrono::{Months, NaiveDate};

use super::population::{Custody, Supervised};
use crate::chance::whole_number;
use crate::day::{age, earlier, later, month_days};
use crate::facts::Facts;
use crate::human::HumanId;
use crate::people::People;
use crate::recipe::ReleaseWay;

/// What counts for the chances of somebody released.
#[derive(Debug, Clone, Copy)]
struct Traits {
    years: u32,
    prior: usize,
    female: bool,
    treated: bool,
    conditional: bool,
}

impl Custody<'_> {
    /// Somebody leaves on `on`.
    pub(super) fn leave(
        &mut self,
        human: HumanId,
        on: NaiveDate,
        way: &ReleaseWay,
        treated: bool,
        people: &mut People,
        facts: &mut Facts,
    ) {
        if way.kind == self.recipe.death_kind {
            people.get_mut(human).died_on = Some(on);
            facts.death(human, on);
            return;
        }
        if way.kind == self.recipe.abroad_kind {
            return;
        }
        let one = people.get(human);
        let traits = Traits {
            years: age(one.born_on, on),
            prior: usize::try_from(one.stays.min(3)).expect("three at most"),
            female: one.female,
            treated,
            conditional: self.recipe.conditional_kinds.contains(&way.kind),
        };
        if let Some(basis) = &way.probation
            && self.chance.happens(way.supervised)
        {
            self.supervised.push(Supervised { human, on, basis: basis.clone() });
        }
        let paid = self.first_payment(traits);
        let comes_back = self.return_day(traits, paid.is_some_and(|days| days <= 90)).map(|days| later(on, days));
        let dies = self.chance.happens(self.recipe.death_after).then(|| later(on, self.chance.between(20, 1095)));
        let comes_back = comes_back.filter(|day| dies.is_none_or(|died| *day < died) && *day <= self.settings.until);
        if let Some(died) = dies.filter(|died| comes_back.is_none() && *died <= self.settings.until) {
            people.get_mut(human).died_on = Some(died);
            facts.death(human, died);
        }
        let job = paid.map(|days| (later(on, days), later(on, days + self.chance.between(30, 700))));
        // A job ends where prison begins, and a payment after that never comes.
        let job = match comes_back {
            Some(back) => job.filter(|(first, _)| *first < back).map(|(first, end)| (first, end.min(earlier(back, 1)))),
            None => job,
        };
        facts.after_release(human, on, on + Months::new(12), job);
        match comes_back {
            Some(day) => self.plan_return(human, on, day, traits.conditional, facts),
            None => self.other_proceedings(human, on, people, facts),
        }
    }

    /// Days until the first employer tax payment, if there is one within a year.
    fn first_payment(&mut self, traits: Traits) -> Option<u32> {
        let truth = &self.recipe.truth.first_payment;
        let mut share = truth.within_12_months;
        if traits.prior >= 3 {
            share *= truth.prior_3;
        }
        if traits.years >= 55 {
            share *= truth.from_55;
        }
        if traits.treated {
            share *= truth.treated;
        }
        let mean = truth.mean_days;
        self.chance.happens(share).then(|| 1 + self.chance.waiting(mean) % 360)
    }

    /// Days until the return to custody, if there is one within the hazards' last month.
    fn return_day(&mut self, traits: Traits, employed_early: bool) -> Option<u32> {
        let truth = &self.recipe.truth.return_to_custody;
        let mut ratio = truth.of_past(traits.years, traits.prior);
        for (holds, factor) in [
            (traits.female, truth.female),
            (traits.conditional, truth.conditional),
            (traits.treated, truth.treated),
            (employed_early, truth.employed_within_90_days),
        ] {
            if holds {
                ratio *= factor;
            }
        }
        // Inverse of the cumulative hazard, piece by piece.
        let mut left = -(1.0 - self.chance.share()).ln();
        let mut month = 0;
        for piece in &truth.hazard {
            let pace = piece.monthly * ratio;
            let whole = pace * f64::from(piece.to_month - month);
            if left < whole {
                let months = f64::from(month) + left / pace;
                return Some(1 + whole_number(month_days(months)));
            }
            left -= whole;
            month = piece.to_month;
        }
        None
    }

    fn plan_return(&mut self, human: HumanId, out: NaiveDate, day: NaiveDate, conditional: bool, facts: &mut Facts) {
        let reasons = &self.recipe.return_reason;
        let weight = |reason: &crate::recipe::ReturnReason| {
            if reason.conditional && !conditional { 0.0 } else { reason.weight }
        };
        let reason = self.chance.weighted(reasons.iter().map(weight));
        if reasons[reason].offence {
            let started = earlier(day, self.chance.between(5, 120)).max(later(out, 1)).min(day);
            facts.proceedings(human, started);
            if self.chance.happens(0.82) {
                facts.conviction(human, later(day, self.chance.between(45, 220)));
            }
        }
        self.returning.entry(day).or_default().push((human, reason));
    }

    fn other_proceedings(&mut self, human: HumanId, out: NaiveDate, people: &People, facts: &mut Facts) {
        if !self.chance.happens(self.recipe.other_proceedings) {
            return;
        }
        let started = later(out, self.chance.between(10, 700));
        if people.get(human).lives(started) {
            facts.proceedings(human, started);
            let convicted = later(started, self.chance.between(60, 300));
            if people.get(human).lives(convicted) && self.chance.happens(0.6) {
                facts.conviction(human, convicted);
            }
        }
    }
}
