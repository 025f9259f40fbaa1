//! The nation's people: names in the right gender, ages, codes.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use crate::chance::Chance;
use crate::day::earlier;
use crate::human::{Human, HumanId};
use crate::recipe::{Ages, PeopleRecipe};

/// Day from which codes are no longer made from the day of birth.
const NEW_FORM: (i32, u32) = (2017, 7);
/// Weights of the check digit.
const WEIGHTS: [u32; 10] = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9];

/// Everybody, in the order they came up.
#[derive(Debug)]
pub struct People {
    recipe: PeopleRecipe,
    chance: Chance,
    codes: HashSet<String>,
    offices: usize,
    /// Everybody.
    pub all: Vec<Human>,
}

/// What must be known to bring somebody up.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Share of women.
    pub female: f64,
    /// Ages.
    pub ages: &'a [Ages],
    /// On this day.
    pub on: NaiveDate,
}

impl People {
    /// Nobody yet; homes lie near one of `offices` offices.
    pub fn new(recipe: &PeopleRecipe, seed: u64, offices: usize) -> Self {
        let chance = Chance::new(seed, "people");
        Self { recipe: recipe.clone(), chance, codes: HashSet::new(), offices, all: Vec::new() }
    }

    /// The human at a place.
    pub fn get(&self, id: HumanId) -> &Human {
        &self.all[id.place()]
    }

    /// The human at a place, to change.
    pub fn get_mut(&mut self, id: HumanId) -> &mut Human {
        &mut self.all[id.place()]
    }

    /// Somebody new.
    pub fn add(&mut self, wanted: Wanted<'_>) -> HumanId {
        let female = self.chance.happens(wanted.female);
        let band = self.chance.weighted(wanted.ages.iter().map(|ages| ages.weight));
        let years = self.chance.within(wanted.ages[band].years);
        let birthday =
            wanted.on.with_year(wanted.on.year() - whole_years(years)).unwrap_or(earlier(wanted.on, 365 * years));
        let born_on = earlier(birthday, self.chance.between(0, 364));
        let origin = self.chance.weighted(self.recipe.origin.iter().map(|origin| origin.share));
        let origin = self.recipe.origin[origin].clone();
        let given = if female { &self.recipe.female } else { &self.recipe.male };
        let given = self.chance.one(given).cloned().unwrap_or_default();
        let family = self.chance.one(&self.recipe.family).cloned().unwrap_or_default();
        let family = if female { self.feminine(&family) } else { family };
        let code = self.code(born_on);
        let office = self.chance.index(self.offices.max(1));
        self.all.push(Human {
            given,
            family,
            code,
            born_on,
            female,
            language: origin.language,
            citizenship: origin.citizenship,
            employer: None,
            volunteer: false,
            stays: 0,
            addicted: false,
            died_on: None,
            office,
        });
        HumanId(u32::try_from(self.all.len() - 1).expect("a nation has fewer than four thousand million people"))
    }

    /// A woman's form of a man's family name.
    fn feminine(&self, family: &str) -> String {
        let ending = self.recipe.feminine.iter().find(|[man, _]| family.ends_with(man.as_str()));
        ending
            .map_or_else(|| family.to_owned(), |[man, woman]| format!("{}{woman}", &family[..family.len() - man.len()]))
    }

    /// A code nobody else has.
    fn code(&mut self, born_on: NaiveDate) -> Option<String> {
        if self.chance.happens(self.recipe.no_code) {
            return None;
        }
        let new_form = (born_on.year(), born_on.month()) >= NEW_FORM || self.chance.happens(self.recipe.new_form_codes);
        loop {
            let code = if new_form { self.new_code() } else { self.old_code(born_on) };
            if self.codes.insert(code.clone()) {
                return Some(code);
            }
        }
    }

    fn new_code(&mut self) -> String {
        format!("32{:09}", self.chance.between(0, 999_999_999))
    }

    fn old_code(&mut self, born_on: NaiveDate) -> String {
        let century = (born_on.year() - 1800) / 100;
        let body = format!("{}{century}{:03}", born_on.format("%d%m%y"), self.chance.between(0, 999));
        let digits = body.chars().filter_map(|digit| digit.to_digit(10));
        let sum: u32 = WEIGHTS.iter().zip(digits).map(|(weight, digit)| weight * digit).sum();
        format!("{body}{}", (1 + sum) % 11 % 10)
    }
}

fn whole_years(years: u32) -> i32 {
    i32::try_from(years).expect("an age is small")
}
