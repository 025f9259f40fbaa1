//! What a role's grants mean on a page: where something may be written, and whether a purpose is asked for first.

use std::collections::BTreeSet;

use catalogue::{Grant, Scope, Sees};
use record::Organisation;

use crate::shown;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Purposes nobody has in front of a page.
const OF_MACHINES: [&str; 3] = ["import", "simulation", "administration"];

impl Visit {
    /// Whether the visitor must say why before persons of `resource` are read.
    pub fn is_asked(&self, resource: &str) -> bool {
        self.grants("read", resource).any(|grant| grant.sees == Sees::Persons && grant.ask_purpose)
    }

    /// Purposes to choose from: code and words.
    pub fn purposes(&self) -> Vec<(String, String)> {
        let mut codes = self.codes("purpose");
        codes.retain(|(id, _)| !OF_MACHINES.contains(&id.as_str()));
        codes
    }

    /// Codes of a classifier in use today: id and words; none where there is no such classifier.
    pub fn codes(&self, classifier: &str) -> Vec<(String, String)> {
        shown::codes(self.app().catalogue(), classifier, self.today(), self.lang())
    }

    /// Organisations by name; none for roles that may not read them.
    pub async fn organisations(&self) -> Result<Vec<Organisation>, Trouble> {
        if !self.may("read", "organisation") {
            return Ok(Vec::new());
        }
        Ok(self.app().record().organisations(&self.actor("reporting")).await?)
    }

    /// Ids of the units among `all` for which the visitor may write `resource`.
    pub fn units_for(&self, resource: &str, all: &[Organisation]) -> BTreeSet<String> {
        let account = &self.session.account;
        let mut units = BTreeSet::new();
        for grant in self.grants("write", resource) {
            let inside = |one: &&Organisation| match grant.scope {
                Scope::All => one.data.agency.is_some(),
                Scope::Agency => one.data.agency.as_ref() == Some(&account.agency),
                Scope::OwnUnit if account.unit.is_empty() => one.data.agency.as_ref() == Some(&account.agency),
                Scope::OwnUnit | Scope::OwnCaseload => one.data.id == account.unit,
            };
            units.extend(all.iter().filter(inside).map(|one| one.data.id.clone()));
            if grant.scope == Scope::OwnUnit {
                add_below(&mut units, all);
            }
            if !account.unit.is_empty() {
                units.insert(account.unit.clone());
            }
        }
        units
    }

    /// Units among `all` for which the visitor may write `resource`: id and name, in the order of `all`.
    pub fn named_units_for(&self, resource: &str, all: &[Organisation]) -> Vec<(String, String)> {
        let own = self.units_for(resource, all);
        let mine = all.iter().filter(|one| own.contains(&one.data.id));
        mine.map(|one| (one.data.id.clone(), one.data.name.clone())).collect()
    }

    /// A number of people; `None` where the role sees counts only and there are too few to be told.
    pub fn counted(&self, people: u64, resource: &str) -> Option<u64> {
        let below = u64::from(self.app().catalogue().pack.suppress_below);
        let hidden = people > 0 && people < below && self.sees(resource) == Sees::Counts;
        (!hidden).then_some(people)
    }

    fn grants<'v>(&'v self, verb: &'v str, resource: &'v str) -> impl Iterator<Item = &'v Grant> {
        let role = self.app().catalogue().roles.get(&self.session.account.role);
        role.into_iter().flat_map(move |role| role.may(verb, resource))
    }
}

fn add_below(units: &mut BTreeSet<String>, all: &[Organisation]) {
    loop {
        let above = |one: &&Organisation| one.data.parent.as_ref().is_some_and(|parent| units.contains(parent));
        let more: Vec<String> = all.iter().filter(above).map(|one| one.data.id.clone()).collect();
        let before = units.len();
        units.extend(more);
        if units.len() == before {
            return;
        }
    }
}
