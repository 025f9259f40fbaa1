//! Who is a client of probation, and since when.

use std::collections::HashMap;

use chrono::NaiveDate;
use record::NewSection;

use super::section::Opening;
use crate::Settings;
use crate::chance::{Chance, whole_number};
use crate::custody::Stay;
use crate::day::{age, earlier, later, month_days, months, next_month};
use crate::facts::Facts;
use crate::human::HumanId;
use crate::people::{People, Wanted};
use crate::prison::Supervised;
use crate::recipe::{FunctionRecipe, ProbationRecipe};

/// How often somebody known is asked for before somebody new comes.
const TRIES: u32 = 8;

/// Everybody's sections.
#[derive(Debug)]
pub struct Probation<'a> {
    pub(super) recipe: &'a ProbationRecipe,
    pub(super) offices: &'a [String],
    pub(super) settings: Settings,
    pub(super) chance: Chance,
    known: Vec<HumanId>,
    /// Last closing day by person and function; a section that is still open closes after the nation's time.
    busy: HashMap<(HumanId, usize), NaiveDate>,
    inside: HashMap<HumanId, Vec<(NaiveDate, Option<NaiveDate>)>>,
    /// Sections.
    pub sections: Vec<NewSection>,
}

impl<'a> Probation<'a> {
    /// Lives through the nation's time.
    pub fn live(
        recipe: &'a ProbationRecipe,
        offices: &'a [String],
        settings: Settings,
        stays: &[Stay],
        supervised: &[Supervised],
        people: &mut People,
        facts: &mut Facts,
    ) -> Self {
        let mut inside: HashMap<HumanId, Vec<(NaiveDate, Option<NaiveDate>)>> = HashMap::new();
        for stay in stays {
            inside.entry(stay.human).or_default().push((stay.from(), stay.release.as_ref().map(|(on, _)| *on)));
        }
        let mut released: Vec<(NaiveDate, HumanId)> =
            stays.iter().filter_map(|stay| stay.release.as_ref().map(|(on, _)| (*on, stay.human))).collect();
        released.sort_unstable();
        let chance = Chance::new(settings.seed, "probation");
        let (known, busy) = (Vec::new(), HashMap::new());
        let mut probation = Self { recipe, offices, settings, chance, known, busy, inside, sections: Vec::new() };
        for one in supervised {
            probation.after_release(one, people, facts);
        }
        let mut released = released.into_iter().peekable();
        for (number, function) in recipe.function.iter().enumerate() {
            if function.from.is_none() {
                probation.already_open(number, function, people, facts);
            }
        }
        for month in months(settings.from, settings.until) {
            let (first, end) = (month.max(settings.from), earlier(next_month(month), 1).min(settings.until));
            while let Some((_, human)) = released.next_if(|(on, _)| *on < first) {
                probation.known.push(human);
            }
            for (number, function) in recipe.function.iter().enumerate() {
                if function.from.is_none_or(|from| from <= first) {
                    let new = probation.chance.about(function.per_year * settings.scale / 12.0);
                    for _ in 0..new {
                        let on = probation.chance.day(first, end);
                        let days = probation.length(function);
                        probation.opens(number, function, on, days, people, facts);
                    }
                }
            }
        }
        probation
    }

    /// Sections that are open when the nation's time begins.
    fn already_open(&mut self, number: usize, function: &FunctionRecipe, people: &mut People, facts: &mut Facts) {
        for _ in 0..whole_number(function.stock * self.settings.scale) {
            // The longer a section, the likelier it is met: the longer of two stands in for that.
            let days = self.length(function).max(self.length(function));
            let gone = self.chance.between(1, days.max(2) - 1);
            let on = earlier(self.settings.from, gone);
            self.opens(number, function, on, days, people, facts);
        }
    }

    fn length(&mut self, function: &FunctionRecipe) -> u32 {
        whole_number(month_days(function.months) * (0.25 + 1.5 * self.chance.share())).max(5)
    }

    fn opens(
        &mut self,
        number: usize,
        function: &FunctionRecipe,
        on: NaiveDate,
        days: u32,
        people: &mut People,
        facts: &mut Facts,
    ) {
        let human = self.client(number, function, on, people);
        let years = age(people.get(human).born_on, on);
        let some_child = function.bases.iter().any(|basis| basis.child);
        let weight = |basis: &crate::recipe::Basis| {
            if some_child && basis.child != (years < 18) { 0.0 } else { basis.weight }
        };
        let chosen = self.chance.weighted(function.bases.iter().map(weight));
        let basis = function.bases[chosen].code.clone();
        let opening = Opening { human, basis, on, closes_on: later(on, days), ended_by: None };
        self.record(number, function, opening, people, facts);
    }

    /// Somebody who may begin a section: often somebody known, otherwise somebody new.
    fn client(&mut self, number: usize, function: &FunctionRecipe, on: NaiveDate, people: &mut People) -> HumanId {
        if !self.known.is_empty() && self.chance.happens(self.recipe.known_before) {
            for _ in 0..TRIES {
                let human = self.known[self.chance.index(self.known.len())];
                if self.free(number, function, human, on, people) {
                    return human;
                }
            }
        }
        let human = people.add(Wanted { female: self.recipe.female, ages: &function.ages, on });
        self.known.push(human);
        human
    }

    fn free(&self, number: usize, function: &FunctionRecipe, human: HumanId, on: NaiveDate, people: &People) -> bool {
        let one = people.get(human);
        let years = age(one.born_on, on);
        let only_children = function.bases.iter().all(|basis| basis.child);
        one.lives(later(on, 400))
            && (14..75).contains(&years)
            && (!only_children || years < 18)
            && self.busy.get(&(human, number)).is_none_or(|closed| *closed < on)
            && self.outside(human, on)
    }

    fn outside(&self, human: HumanId, on: NaiveDate) -> bool {
        let stays = self.inside.get(&human).map(Vec::as_slice).unwrap_or_default();
        stays.iter().all(|(from, to)| on < *from || to.is_some_and(|to| to <= on))
    }

    fn after_release(&mut self, one: &Supervised, people: &mut People, facts: &mut Facts) {
        let after = &self.recipe.after_release;
        let Some(number) = self.recipe.function.iter().position(|function| function.id == after.function) else {
            return;
        };
        let function = &self.recipe.function[number];
        let days = self.chance.within(after.months.map(|months| whole_number(month_days(f64::from(months)))));
        let planned = later(one.on, days);
        let back =
            self.inside.get(&one.human).into_iter().flatten().map(|(from, _)| *from).filter(|from| *from > one.on);
        let back = back.min().filter(|back| *back < planned);
        let died = people.get(one.human).died_on.filter(|died| *died < planned);
        let closes_on = [Some(planned), back, died].into_iter().flatten().min().unwrap_or(planned);
        let ended_by = match (back, died) {
            (Some(back), _) if back == closes_on => Some(self.recipe.after_release.back_reason.clone()),
            (_, Some(died)) if died == closes_on => Some(self.recipe.death_reason.clone()),
            _ => None,
        };
        let opening = Opening { human: one.human, basis: one.basis.clone(), on: one.on, closes_on, ended_by };
        self.record(number, function, opening, people, facts);
    }

    pub(super) fn remember(&mut self, human: HumanId, number: usize, closed: NaiveDate) {
        let last = self.busy.entry((human, number)).or_insert(closed);
        *last = closed.max(*last);
    }
}
