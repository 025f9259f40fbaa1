//! Checks of a pack as a whole: what no single file can know of itself.

mod achievements;
mod activity_types;
mod classifiers;
mod deadlines;
mod funds;
mod ids;
mod imports;
mod indicators;
mod indices;
mod instruments;
mod languages;
mod policies;
mod projects;
mod protocols;
mod query;
mod questions;
mod registers;
mod reports;
mod roles;
mod seal;
mod sources;
mod sql;
mod targets;
mod tasks;
mod units;

use crate::document::Document;
use crate::{Catalogue, Classifier, Finding, Kind, Origin, nearest};

/// Everything wrong with the definitions taken together.
pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut check = Check { catalogue, findings: Vec::new() };
    check.ids();
    check.languages();
    check.sources();
    check.units();
    check.classifiers();
    check.activity_types();
    check.roles();
    check.indicators();
    check.policies();
    check.rows();
    check.tasks();
    check.projects();
    check.funds();
    check.studies();
    check.indices();
    check.protocols();
    check.acts();
    check.reports();
    check.imports();
    check.instruments();
    check.deadlines();
    check.findings
}

/// Everything wrong with a composite index that stands alone.
pub(crate) fn index_findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut check = Check { catalogue, findings: Vec::new() };
    check.indices();
    check.findings
}

/// A walk over the catalogue that notes what is wrong.
struct Check<'a> {
    catalogue: &'a Catalogue,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn find(&mut self, place: &Origin, problem: impl Into<String>, remedy: impl Into<String>) {
        let line = self.catalogue.line(place);
        self.note(place, line, problem.into(), remedy.into());
    }

    /// Points at one line (from 1) of the long text at `place`.
    fn find_within(&mut self, place: &Origin, line: usize, problem: impl Into<String>, remedy: impl Into<String>) {
        let line = self.document(place).map_or(1, |document| document.line_within(&place.at, line));
        self.note(place, line, problem.into(), remedy.into());
    }

    fn note(&mut self, place: &Origin, line: usize, problem: String, remedy: String) {
        self.findings.push(Finding { file: place.file.as_ref().into(), line, problem, remedy });
    }

    fn document(&self, place: &Origin) -> Option<&'a Document> {
        self.catalogue.documents.get(place.file.as_ref()).map(AsRef::as_ref)
    }

    fn origin(&self, kind: Kind, id: &str) -> Origin {
        self.catalogue.origin(kind, id).cloned().expect("every definition that was read has its origin")
    }

    /// Whether a definition exists, or may well exist in a file that could not be read.
    fn known(&self, kind: Kind, id: &str) -> bool {
        self.catalogue.origin(kind, id).is_some() || self.unread(kind)
    }

    fn unread(&self, kind: Kind) -> bool {
        self.catalogue.unread.iter().any(|file| file.starts_with(kind.home()))
    }

    /// The definition of `kind` that is named here must exist.
    fn refer(&mut self, place: &Origin, kind: Kind, id: &str) {
        if !self.known(kind, id) {
            let ids = self.catalogue.origins.keys().filter(|(found, _)| *found == kind).map(|(_, id)| id.as_str());
            let remedy = nearest(id, ids).map_or_else(
                || format!("define it in {} or name one that is defined there", kind.home()),
                |near| format!("did you mean `{near}`?"),
            );
            self.find(place, format!("{} `{id}` is not defined", kind.noun()), remedy);
        }
    }

    /// A policy measure: the task or the row of a plan, as in `plan-2023-2024/1.3` or `plan-2015-2020/P15-1.2-18`.
    fn measure(&mut self, place: &Origin, reference: &str) {
        let Some((plan, no)) = reference.split_once('/') else {
            let remedy = "write plan and number, as in `plan-2023-2024/1.3`";
            return self.find(place, format!("`{reference}` is no reference to a policy measure"), remedy);
        };
        let folder = format!("policy/{plan}/");
        let row = self.catalogue.origin(Kind::Row, no).is_some_and(|row| row.file.starts_with(&folder));
        let unread = self.catalogue.unread.iter().any(|file| file.starts_with(&folder));
        if !row && !unread && !self.known(Kind::Task, reference) {
            let tasks = self.catalogue.tasks.get(plan).into_iter().flatten().map(|task| task.no.as_str());
            let rows = self.catalogue.rows.get(plan).into_iter().flatten().map(|row| row.id.as_str());
            let remedy = nearest(no, tasks.chain(rows)).map_or_else(
                || format!("name a task or row of {folder}, or define it there"),
                |near| format!("did you mean `{plan}/{near}`?"),
            );
            self.find(place, format!("policy measure `{reference}` is not defined"), remedy);
        }
    }

    /// A list that gives codes their words, or the ids of activity types.
    fn words_of_codes(&mut self, place: &Origin, classifier: &str) {
        if classifier != Catalogue::ACTIVITY_TYPE {
            self.refer(place, Kind::Classifier, classifier);
        }
    }

    /// The list that codes are looked up in; none where it could not be read, which is said once where it stands.
    fn list(&mut self, place: &Origin, classifier: &str) -> Option<&'a Classifier> {
        let list = self.catalogue.classifiers.get(classifier);
        if list.is_none() && !self.known(Kind::Classifier, classifier) {
            self.find(
                place,
                format!("this names a code of classifier `{classifier}`, which the pack does not have"),
                format!("add classifiers/{classifier}.toml or leave the key out"),
            );
        }
        list
    }

    /// The code that is named here must be in the list.
    fn code(&mut self, place: &Origin, classifier: &str, code: &str) {
        let Some(list) = self.list(place, classifier) else { return };
        if list.code(code).is_none() {
            let remedy = nearest(code, list.code.iter().map(|code| code.id.as_str())).map_or_else(
                || format!("use a code of classifiers/{classifier}.toml or add it there"),
                |near| format!("did you mean `{near}`?"),
            );
            self.find(place, format!("`{code}` is no code of classifier `{classifier}`"), remedy);
        }
    }

    fn codes(&mut self, owner: &Origin, key: &'static str, classifier: &str, codes: &[String]) {
        for (index, code) in codes.iter().enumerate() {
            self.code(&owner.nth(key, index), classifier, code);
        }
    }

    /// One of the agencies of the pack's head.
    fn agency(&mut self, place: &Origin, code: &str) {
        if !self.unread(Kind::Pack) && !self.catalogue.pack.agency.contains_key(code) {
            let agencies = self.catalogue.pack.agency.keys().map(String::as_str);
            self.unknown_word(place, "agency", code, agencies, "add it to `[agency]` in pack.toml");
        }
    }

    /// An agency, or another institution of classifier `institution`.
    fn institution(&mut self, place: &Origin, code: &str) {
        if self.unread(Kind::Pack) || self.catalogue.institution(code).is_some() {
            return;
        }
        if self.catalogue.broken.contains(&(Kind::Classifier, "institution".to_owned())) {
            return;
        }
        let listed = self.catalogue.classifiers.get("institution").into_iter().flat_map(|list| &list.code);
        let words = self.catalogue.pack.agency.keys().chain(listed.map(|code| &code.id)).map(String::as_str);
        let otherwise = "add it to `[agency]` in pack.toml or to classifiers/institution.toml";
        self.unknown_word(place, "institution", code, words, otherwise);
    }

    /// A word that is not among the known ones.
    fn unknown_word<'w>(
        &mut self,
        place: &Origin,
        noun: &str,
        word: &str,
        known: impl IntoIterator<Item = &'w str>,
        otherwise: &str,
    ) {
        let remedy =
            nearest(word, known).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"));
        self.find(place, format!("{noun} `{word}` is not known"), remedy);
    }

    /// A word of a closed list.
    fn one_of(&mut self, place: &Origin, noun: &str, word: &str, known: &[&str]) {
        if !known.contains(&word) {
            let list = known.join("`, `");
            self.unknown_word(place, noun, word, known.iter().copied(), &format!("write one of `{list}`"));
        }
    }

    /// A key that is a year; says so where it is none.
    fn year(&mut self, place: &Origin, key: &str) -> Option<i32> {
        let year = key.parse().ok().filter(|_| key.len() == 4);
        if year.is_none() {
            self.find(place, format!("`{key}` is not a year"), "write the year with four digits, such as 2024");
        }
        year
    }

    /// Ids that must differ within one owner; each with its place.
    fn differ<'w>(&mut self, noun: &str, ids: impl IntoIterator<Item = (&'w str, Origin)>) {
        let mut seen = std::collections::BTreeMap::new();
        for (id, place) in ids {
            if let Some(first) = seen.get(id).map(|first| self.catalogue.line(first)) {
                let problem = format!("{noun} `{id}` stands twice, first in line {first}");
                self.find(&place, problem, "give one of the two another id, or remove it");
            } else {
                seen.insert(id, place);
            }
        }
    }
}
