//! Organisations: the pack's own from its code lists, and partners from the recipe.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use record::NewOrganisation;

use crate::recipe::OrganisationRecipe;

/// All organisations, parents first.
#[derive(Debug)]
pub struct Organisations {
    /// As the record takes them.
    pub all: Vec<NewOrganisation>,
    by_kind: BTreeMap<String, Vec<String>>,
}

impl Organisations {
    /// Those of the pack and of the recipe.
    pub fn new(recipe: &OrganisationRecipe, catalogue: &Catalogue) -> Self {
        let lang = catalogue.pack.languages.first().map_or("", String::as_str);
        let mut all = Vec::new();
        for list in &recipe.list {
            let codes =
                catalogue.classifiers.get(&list.classifier).map(|list| list.code.as_slice()).unwrap_or_default();
            for code in codes {
                let said = |what: &str| code.with.get(what).cloned();
                let kind = said("kind").unwrap_or_default();
                if !list.kinds.is_empty() && !list.kinds.contains(&kind) {
                    continue;
                }
                all.push(NewOrganisation {
                    id: code.id.clone(),
                    name: code.name.get(lang).to_owned(),
                    kind,
                    parent: code.parent.clone().or_else(|| list.under.clone()),
                    agency: said("agency"),
                    region: said("region"),
                    regime: said("regime"),
                });
            }
        }
        all.extend(recipe.partner.iter().map(|partner| NewOrganisation {
            id: partner.id.clone(),
            name: partner.name.clone(),
            kind: partner.kind.clone(),
            region: partner.region.clone(),
            ..NewOrganisation::default()
        }));
        let mut by_kind: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for one in &all {
            by_kind.entry(one.kind.clone()).or_default().push(one.id.clone());
        }
        Self { all, by_kind }
    }

    /// Ids of a kind.
    pub fn of_kind(&self, kind: &str) -> &[String] {
        self.by_kind.get(kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Ids of an agency's organisations that are of one of the kinds.
    pub fn of_agency(&self, agency: &str, kinds: &[String]) -> Vec<String> {
        let theirs = |one: &&NewOrganisation| one.agency.as_deref() == Some(agency) && kinds.contains(&one.kind);
        self.all.iter().filter(theirs).map(|one| one.id.clone()).collect()
    }
}
