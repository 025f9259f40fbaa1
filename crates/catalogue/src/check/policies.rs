//! Policy documents, and the rows of plans that are printed as tables.

use super::Check;
use crate::{Kind, Origin, PlanRow, PolicyDocument};

impl Check<'_> {
    pub(super) fn policies(&mut self) {
        let catalogue = self.catalogue;
        for document in catalogue.policies.values() {
            let origin = self.origin(Kind::Policy, &document.id);
            if document.from > document.to {
                let problem = format!("the document ends on {}, before it begins on {}", document.to, document.from);
                self.find(&origin.key("to"), problem, "swap the two days or mend the wrong one");
            }
            if let Some(other) = &document.implements {
                self.refer(&origin.key("implements"), Kind::Policy, other);
            }
            for (index, code) in document.responsible.iter().enumerate() {
                self.institution(&origin.nth("responsible", index), code);
            }
            self.numbers_differ(&origin, document);
            for (index, section) in document.section.iter().enumerate() {
                let place = origin.nth("section", index).key("direction");
                self.direction(&place, document, section.direction);
            }
            self.evidence(&origin, document);
        }
        for plan in catalogue.rows.keys().chain(catalogue.tasks.keys()) {
            if !self.known(Kind::Policy, plan) {
                let folder = Origin { file: format!("policy/{plan}").into(), at: crate::KeyPath::default() };
                let remedy = format!("add policy/{plan}.toml or rename the folder after its plan");
                self.find(&folder, format!("plan `{plan}` has tasks or rows but is not defined"), remedy);
            }
        }
    }

    fn numbers_differ(&mut self, origin: &Origin, document: &PolicyDocument) {
        let outcomes: Vec<_> = document.outcome.iter().map(|outcome| outcome.no.to_string()).collect();
        let directions: Vec<_> = document.direction.iter().map(|direction| direction.no.to_string()).collect();
        let sections: Vec<_> = document.section.iter().map(|section| section.no.clone()).collect();
        for (key, numbers) in [("outcome", outcomes), ("direction", directions), ("section", sections)] {
            let placed = numbers.iter().enumerate().map(|(at, no)| (no.as_str(), origin.nth(key, at).key("no")));
            self.differ(key, placed);
        }
    }

    /// The direction must be one of the document's, or of the document it implements where it has none.
    pub(super) fn direction(&mut self, place: &Origin, document: &PolicyDocument, no: u32) {
        let mut own = document;
        if own.direction.is_empty()
            && let Some(guidelines) = own.implements.as_ref().and_then(|id| self.catalogue.policies.get(id))
        {
            own = guidelines;
        }
        if !own.direction.iter().any(|direction| direction.no == no) {
            let problem = format!("policy document `{}` has no direction {no}", own.id);
            self.find(place, problem, "name one of its directions or add `[[direction]]` to it");
        }
    }

    fn evidence(&mut self, origin: &Origin, document: &PolicyDocument) {
        let Some(conclusions) = &document.conclusions else { return };
        for (index, finding) in conclusions.finding.iter().enumerate() {
            let place = origin.key("conclusions").nth("finding", index);
            if let Some(unit) = &finding.unit {
                self.refer(&place.key("unit"), Kind::Unit, unit);
            }
            if let Some(study) = &finding.study {
                self.refer(&place.key("study"), Kind::Study, study);
            }
        }
    }

    pub(super) fn rows(&mut self) {
        let catalogue = self.catalogue;
        for (plan, rows) in &catalogue.rows {
            let document = catalogue.policies.get(plan);
            for row in rows {
                let origin = self.origin(Kind::Row, &row.id);
                if let Some(document) = document {
                    self.printed_where_it_belongs(&origin, document, row);
                }
                if let Some(id) = &row.eu_indicator {
                    self.eu_indicator(&origin.key("eu_indicator"), id);
                }
                for (index, target) in row.target.iter().enumerate() {
                    self.target(&origin.nth("target", index), target, document);
                }
            }
            let targets = rows.iter().flat_map(|row| {
                let origin = catalogue.origin(Kind::Row, &row.id);
                row.target.iter().enumerate().filter_map(move |(index, target)| {
                    Some((target.id.as_str(), origin?.nth("target", index).key("id")))
                })
            });
            self.differ("target", targets.collect::<Vec<_>>());
        }
    }

    fn printed_where_it_belongs(&mut self, origin: &Origin, document: &PolicyDocument, row: &PlanRow) {
        if !document.section.iter().any(|section| section.no == row.section) {
            let sections = document.section.iter().map(|section| section.no.as_str());
            let otherwise = format!("add `[[section]]` to policy/{}.toml", document.id);
            self.unknown_word(&origin.key("section"), "section", &row.section, sections, &otherwise);
        }
        for (index, footnote) in row.footnotes.iter().enumerate() {
            let printed = document.footnote.len();
            if *footnote == 0 || usize::try_from(*footnote).is_ok_and(|footnote| footnote > printed) {
                let problem = format!("footnote {footnote} is not among the {printed} footnotes of `{}`", document.id);
                self.find(&origin.nth("footnotes", index), problem, "mend the number or add the footnote");
            }
        }
    }
}
