//! Indicators: references, years of targets, parameters and the tables of their tests.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Check;
use crate::{Indicator, Kind, Origin};

impl Check<'_> {
    pub(super) fn indicators(&mut self) {
        let catalogue = self.catalogue;
        for indicator in catalogue.indicators.values() {
            let origin = self.origin(Kind::Indicator, &indicator.id);
            self.refer(&origin.key("document"), Kind::Policy, &indicator.document);
            self.refer(&origin.key("unit"), Kind::Unit, &indicator.unit);
            self.agency(&origin.key("owner"), &indicator.owner);
            self.outcome(&origin, indicator);
            self.years(&origin, indicator);
            for (index, breakdown) in indicator.query.breakdown.iter().enumerate() {
                if let Some(classifier) = &breakdown.classifier {
                    let place = origin.key("query").nth("breakdown", index).key("classifier");
                    self.words_of_codes(&place, classifier);
                }
            }
            self.readings(&origin, &indicator.parameter);
            let names = indicator.parameter.keys().map(String::as_str).collect::<BTreeSet<_>>();
            self.query(&origin, &indicator.query, &names, &indicator.reason);
            self.tests(&origin, indicator);
        }
    }

    fn outcome(&mut self, origin: &Origin, indicator: &Indicator) {
        let Some(no) = indicator.outcome else { return };
        let Some(document) = self.catalogue.policies.get(&indicator.document) else { return };
        if !document.outcome.iter().any(|outcome| outcome.no == no) {
            let problem = format!("policy document `{}` has no outcome {no}", document.id);
            self.find(&origin.key("outcome"), problem, "name one of its outcomes or add `[[outcome]]` to it");
        }
    }

    fn years(&mut self, origin: &Origin, indicator: &Indicator) {
        for key in indicator.baseline.keys() {
            self.year(&origin.key("baseline").key(key.clone()), key);
        }
        let document = self.catalogue.policies.get(&indicator.document);
        let targets = indicator.target.keys().map(|key| ("target", key));
        for (table, key) in targets.chain(indicator.explanation.keys().map(|key| ("explanation", key))) {
            let place = origin.key(table).key(key.clone());
            let (Some(year), Some(document)) = (self.year(&place, key), document) else { continue };
            if !(document.from.year()..=document.to.year()).contains(&year) {
                let (from, to) = (document.from.year(), document.to.year());
                let problem = format!("{year} lies outside the period {from}–{to} of `{}`", document.id);
                self.find(&place, problem, "mend the year, or move it to `[baseline]` where it is older");
            }
        }
    }

    fn tests(&mut self, origin: &Origin, indicator: &Indicator) {
        let folder = origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (index, test) in indicator.test.iter().enumerate() {
            let place = origin.nth("test", index);
            for (table, file) in &test.table {
                if !self.catalogue.hashes.contains_key(&format!("{folder}/{file}")) {
                    let problem = format!("test table {file} does not exist");
                    let remedy = format!("add {folder}/{file}, or name the file beside this one");
                    self.find(&place.key("table").key(table.clone()), problem, remedy);
                }
            }
            if test.as_of.parse::<NaiveDate>().is_err() {
                let problem = format!("`{}` is not a day", test.as_of);
                self.find(&place.key("as_of"), problem, "write it as in \"2024-04-03\"");
            }
            let years = test.expect.iter().enumerate();
            let years: Vec<_> = years.map(|(at, row)| (row.year.to_string(), place.nth("expect", at))).collect();
            self.differ("expected year", years.iter().map(|(year, place)| (year.as_str(), place.clone())));
        }
    }
}
