//! The prison population month by month: who leaves, who comes back, who comes for the first time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::route::Course;
use super::units::{Prisons, Sort};
use crate::Settings;
use crate::chance::{Chance, whole_number};
use crate::custody::Stay;
use crate::day::{age, earlier, later, month_days, months, next_month};
use crate::facts::Facts;
use crate::human::HumanId;
use crate::people::{People, Wanted};
use crate::recipe::{PrisonRecipe, ReleaseWay};

/// Everybody's stays.
#[derive(Debug)]
pub struct Custody<'a> {
    pub(super) recipe: &'a PrisonRecipe,
    pub(super) prisons: &'a Prisons,
    pub(super) settings: Settings,
    pub(super) chance: Chance,
    /// Who comes back on a day, and why: a place in the recipe's reasons.
    pub(super) returning: BTreeMap<NaiveDate, Vec<(HumanId, usize)>>,
    leaving: BTreeMap<NaiveDate, u32>,
    /// Stays in the order they began to be told.
    pub stays: Vec<Stay>,
    /// Who comes under supervision after a release.
    pub supervised: Vec<Supervised>,
}

/// Supervision after a conditional release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervised {
    /// Who.
    pub human: HumanId,
    /// Day of release.
    pub on: NaiveDate,
    /// Code of `section-basis`.
    pub basis: String,
}

impl<'a> Custody<'a> {
    /// Lives through the nation's time.
    pub fn live(
        recipe: &'a PrisonRecipe,
        prisons: &'a Prisons,
        settings: Settings,
        people: &mut People,
        facts: &mut Facts,
    ) -> Self {
        let mut custody = Self {
            recipe,
            prisons,
            settings,
            chance: Chance::new(settings.seed, "prison"),
            returning: BTreeMap::new(),
            leaving: BTreeMap::new(),
            stays: Vec::new(),
            supervised: Vec::new(),
        };
        let target = whole_number(recipe.stock * settings.scale).max(1);
        for _ in 0..target {
            custody.already_inside(people, facts);
        }
        let mut inside = target;
        for month in months(settings.from, settings.until) {
            let end = earlier(next_month(month), 1).min(settings.until);
            inside -= custody.left_by(end);
            inside += custody.come_back(end, people, facts);
            while inside < target {
                let from = custody.chance.day(month.max(settings.from), end);
                custody.newcomer(from, people, facts);
                inside += 1;
            }
        }
        custody.come_back(settings.until, people, facts);
        custody
    }

    fn left_by(&mut self, end: NaiveDate) -> u32 {
        let later = self.leaving.split_off(&later(end, 1));
        std::mem::replace(&mut self.leaving, later).into_values().sum()
    }

    fn come_back(&mut self, end: NaiveDate, people: &mut People, facts: &mut Facts) -> u32 {
        let mut came = 0;
        while let Some(entry) = self.returning.first_entry().filter(|entry| *entry.key() <= end) {
            let (day, humans) = entry.remove_entry();
            for (human, reason) in humans {
                facts.returned(human, day, &self.recipe.return_reason[reason].code);
                let days = self.length();
                self.begin(human, day, days, people, facts);
                came += 1;
            }
        }
        came
    }

    fn newcomer(&mut self, from: NaiveDate, people: &mut People, facts: &mut Facts) {
        let human = self.somebody(from, people);
        let days = self.length();
        self.begin(human, from, days, people, facts);
    }

    /// Somebody who is in prison when the nation's time begins: longer stays are likelier to be met.
    fn already_inside(&mut self, people: &mut People, facts: &mut Facts) {
        let longest = self.recipe.length.iter().map(|length| length.months[1]).max().unwrap_or(1);
        let longest = month_days(f64::from(longest));
        let days = loop {
            let days = self.length();
            if self.chance.share() * longest < f64::from(days) * 3.0 {
                break days;
            }
        };
        let gone = self.chance.between(0, days.saturating_sub(2));
        let from = earlier(self.settings.from, gone + 1);
        let human = self.somebody(from, people);
        self.begin(human, from, days, people, facts);
    }

    fn somebody(&mut self, on: NaiveDate, people: &mut People) -> HumanId {
        let human = people.add(Wanted { female: self.recipe.female, ages: &self.recipe.ages, on });
        let prior = self.chance.weighted(self.recipe.prior.iter().copied());
        let addicted = self.chance.happens(self.recipe.addicted);
        let one = people.get_mut(human);
        let young = age(one.born_on, on) < 20;
        one.stays = if young { 0 } else { u32::try_from(prior).expect("four weights") };
        one.addicted = addicted;
        human
    }

    /// Length of a stay in days.
    fn length(&mut self) -> u32 {
        let band = self.chance.weighted(self.recipe.length.iter().map(|length| length.weight));
        let [least, most] = self.recipe.length[band].months.map(|months| whole_number(month_days(f64::from(months))));
        self.chance.between(least, most)
    }

    fn begin(&mut self, human: HumanId, from: NaiveDate, days: u32, people: &mut People, facts: &mut Facts) {
        let until = self.settings.until;
        let remand_only = self.chance.happens(self.recipe.remand_only);
        let days = if remand_only { days.clamp(7, 270) } else { days };
        let end = later(from, days).max(later(self.settings.from, 1)).max(later(from, 5));
        let sentenced_on = if remand_only { None } else { Some(self.sentence_day(from, days)) };
        let sentenced_on = sentenced_on.filter(|on| *on <= until);
        let way = self.way_out(remand_only, days);
        let treated = sentenced_on.is_some()
            && f64::from(days) > month_days(f64::from(self.recipe.truth.treatment.months))
            && self.chance.happens(self.recipe.truth.treatment.share);
        let one = people.get_mut(human);
        let sort = Sort { female: one.female, juvenile: age(one.born_on, from) < 18, remand: true };
        let course = self.course(from, sentenced_on, end, one.addicted);
        let placements = self.prisons.route(&mut self.chance, sort, &course);
        let release = (end <= until).then(|| (end, way.kind.clone()));
        self.stays.push(Stay { human, placements, sentenced_on, release: release.clone(), treated });
        if release.is_some() {
            *self.leaving.entry(end).or_default() += 1;
            self.leave(human, end, &way, treated, people, facts);
        }
        people.get_mut(human).stays += 1;
    }

    fn sentence_day(&mut self, from: NaiveDate, days: u32) -> NaiveDate {
        if self.chance.happens(0.3) {
            return from;
        }
        let months = self.chance.within(self.recipe.remand_months);
        let remand = whole_number(month_days(f64::from(months)));
        later(from, remand.min(days * 6 / 10).max(1))
    }

    fn way_out(&mut self, remand_only: bool, days: u32) -> ReleaseWay {
        let first = self.recipe.release[0].clone();
        if remand_only {
            return ReleaseWay { kind: self.recipe.remand_release.clone(), probation: None, supervised: 0.0, ..first };
        }
        let way = self.chance.weighted(self.recipe.release.iter().map(|way| way.weight));
        let way = self.recipe.release[way].clone();
        // Nobody is released on condition before a good part of a sentence worth dividing.
        if way.probation.is_some() && days < 240 { first } else { way }
    }

    fn course(&mut self, from: NaiveDate, sentenced_on: Option<NaiveDate>, end: NaiveDate, addicted: bool) -> Course {
        let before = end.min(later(self.settings.until, 1));
        let mut course = Course { from, sentenced_on, before, ..Course::default() };
        let Some(start) = sentenced_on else { return course };
        let span = u32::try_from((end - start).num_days()).unwrap_or(0);
        if span > 120 {
            course.grades_on = vec![later(start, span * 45 / 100), later(start, span * 75 / 100)];
            if self.chance.happens(self.recipe.transfer) {
                course.transfer_on = Some(later(start, span * self.chance.between(20, 70) / 100));
            }
        }
        if addicted && span > 330 && self.chance.happens(self.recipe.centre_share) {
            let into = later(start, span * self.chance.between(25, 50) / 100);
            course.centre = Some((into, later(into, self.chance.between(150, 270))));
        }
        course
    }
}
