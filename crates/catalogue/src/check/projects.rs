//! Projects: money that adds up, outputs whose rules exist, dates.

use std::collections::BTreeSet;

use super::Check;
use crate::{Budget, Kind, Origin, Project};

impl Check<'_> {
    pub(super) fn projects(&mut self) {
        let catalogue = self.catalogue;
        for project in catalogue.projects.values() {
            let origin = self.origin(Kind::Project, &project.id);
            if let Some(owner) = &project.owner {
                self.institution(&origin.key("owner"), owner);
            }
            self.fund(&origin.key("fund"), &project.fund);
            if let (Some(from), Some(to)) = (project.from, project.to)
                && from > to
            {
                let problem = format!("the project ends on {to}, before it begins on {from}");
                self.find(&origin.key("to"), problem, "swap the two days or mend the wrong one");
            }
            if let Some(budget) = &project.budget {
                self.budget(&origin.key("budget"), budget);
            }
            let ids = project.activity.iter().enumerate();
            self.differ("activity", ids.map(|(at, one)| (one.id.as_str(), origin.nth("activity", at).key("id"))));
            self.outputs(&origin, project);
            for (id, rule) in &project.rule {
                let place = origin.key("rule").key(id.clone());
                for (index, breakdown) in rule.query.breakdown.iter().enumerate() {
                    if let Some(classifier) = &breakdown.classifier {
                        let place = place.key("query").nth("breakdown", index).key("classifier");
                        self.words_of_codes(&place, classifier);
                    }
                }
                self.query(&place, &rule.query, &BTreeSet::new(), &rule.reason);
            }
        }
    }

    /// A fund, or a code of classifier `funding-source`.
    fn fund(&mut self, place: &Origin, id: &str) {
        if self.known(Kind::Fund, id) || self.catalogue.code("funding-source", id).is_some() {
            return;
        }
        if self.catalogue.broken.contains(&(Kind::Classifier, "funding-source".to_owned())) {
            return;
        }
        let sources = self.catalogue.classifiers.get("funding-source").into_iter().flat_map(|list| &list.code);
        let words = self.catalogue.funds.keys().chain(sources.map(|code| &code.id)).map(String::as_str);
        self.unknown_word(place, "fund", id, words, "name a fund of funds.toml or a code of `funding-source`");
    }

    fn outputs(&mut self, origin: &Origin, project: &Project) {
        let ids = project.output.iter().enumerate();
        self.differ("output", ids.map(|(at, one)| (one.id.as_str(), origin.nth("output", at).key("id"))));
        for (index, output) in project.output.iter().enumerate() {
            let place = origin.nth("output", index);
            self.refer(&place.key("unit"), Kind::Unit, &output.unit);
            self.codes(&place, "groups", "participant-role", &output.groups);
            for (at, rule) in output.rules.iter().enumerate() {
                if !project.rule.contains_key(rule) {
                    let rules = project.rule.keys().map(String::as_str);
                    let otherwise = format!("add `[rule.{rule}]` to this project");
                    self.unknown_word(&place.nth("rules", at), "rule", rule, rules, &otherwise);
                }
            }
        }
        for rule in project.rule.keys() {
            if !project.output.iter().any(|output| output.rules.contains(rule)) {
                let place = origin.key("rule").key(rule.clone());
                self.find(
                    &place,
                    format!("no output counts by rule `{rule}`"),
                    "name it in an output's `rules`, or remove it",
                );
            }
        }
    }

    fn budget(&mut self, place: &Origin, budget: &Budget) {
        for (index, part) in budget.parts.iter().enumerate() {
            self.code(&place.nth("parts", index).key("source"), "funding-source", &part.source);
        }
        if budget.parts.is_empty() {
            return;
        }
        let sum: i64 = budget.parts.iter().map(|part| part.cents).sum();
        if sum != budget.total_cents {
            let problem = format!("the parts of the budget add up to {sum} cents, not to {}", budget.total_cents);
            let remedy = "mend the wrong sum";
            return self.find(&place.key("total_cents"), problem, remedy);
        }
        for (index, part) in budget.parts.iter().enumerate() {
            let Some(printed) = part.percent else { continue };
            #[expect(clippy::cast_precision_loss, reason = "budgets are far below 2^53 cents")]
            let exact = 100.0 * part.cents as f64 / budget.total_cents as f64;
            if (exact - printed).abs() > half_digit(printed) {
                let problem = format!("{} cents are {exact:.2} percent of the budget, not {printed}", part.cents);
                self.find(&place.nth("parts", index).key("percent"), problem, "mend the percentage or the sum");
            }
        }
    }
}

/// Half of the last printed digit: what rounding may hide.
fn half_digit(printed: f64) -> f64 {
    let decimals = printed.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let decimals = i32::try_from(decimals).unwrap_or(0);
    0.5 * 10_f64.powi(-decimals) + 1e-9
}
