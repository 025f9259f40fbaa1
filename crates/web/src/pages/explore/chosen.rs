//! The choice an address holds, checked against the protocol and the columns of its cases.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Analysis, Protocol};
use measure::{Choice, Choosable, ColumnValues, Range};

use crate::form::Fields;
use crate::listing::address;
use crate::pages::studies::written;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// Fields of readings and of values that are kept begin so.
pub(super) const SET: &str = "set.";
pub(super) const ONLY: &str = "only.";

/// Fields of the first and the last number of a range begin so.
pub(super) const FROM: &str = "from.";
pub(super) const TO: &str = "to.";

/// Field of the group that others are compared with: its column, a colon, its value.
pub(super) const REFERENCE: &str = "ref";

/// A choice with what it was made from.
pub(super) struct Chosen<'v> {
    pub protocol: &'v Protocol,
    pub columns: Choosable,
    pub choice: Choice,
    /// Ends of ranges as they were typed, by field.
    pub typed: BTreeMap<String, String>,
    /// What the address asks for and cannot be: field and message. The choice is without it.
    pub problems: Vec<(String, String)>,
}

impl<'v> Chosen<'v> {
    /// The choice of an address; a first one where it says nothing.
    pub async fn of(visit: &'v Visit, fields: &Fields) -> Result<Self, Trouble> {
        let protocols = &visit.app().catalogue().protocols;
        let study = fields.get("study");
        let first = || protocols.values().find(|one| !one.lead.is_empty()).or_else(|| protocols.values().next());
        let protocol = if study.is_empty() { first() } else { protocols.get(study) }.ok_or(Trouble::NotFound)?;
        let parameters = parameters(protocol, fields)?;
        let outcome = match fields.get("outcome") {
            "" => questions(protocol).next().ok_or(Trouble::NotFound)?.id.clone(),
            asked => questions(protocol).find(|one| one.id == asked).ok_or(Trouble::NotUnderstood)?.id.clone(),
        };
        let columns = visit.app().measured().engine.choosable(&protocol.id, &parameters, &outcome).await?;
        let mut problems = reversed(visit, protocol, &parameters);
        let choosing = Choosing { visit, protocol, columns: &columns };
        let compare = choosing.compare(fields.get("by"), &mut problems)?;
        let only = choosing.only(fields, &mut problems)?;
        let ranges = choosing.ranges(fields, &mut problems)?;
        let asked = protocol.analysis(&outcome).filter(|one| one.ask.has_reference()).and(compare.as_deref());
        let reference = asked.and_then(|by| choosing.reference(by, fields.get(REFERENCE), only.get(by), &mut problems));
        let ends = fields.0.iter().filter(|(name, _)| name.starts_with(FROM) || name.starts_with(TO));
        let typed = ends.map(|(name, value)| (name.clone(), value.trim().to_owned())).collect();
        let protocol_id = protocol.id.clone();
        let choice = Choice { protocol: protocol_id, parameters, only, ranges, outcome, compare, reference };
        Ok(Self { protocol, columns, choice, typed, problems })
    }

    /// The same where the address asks for nothing that cannot be.
    pub fn sound(self) -> Result<Self, Trouble> {
        if self.problems.is_empty() { Ok(self) } else { Err(Trouble::NotUnderstood) }
    }

    /// An address with all of the choice.
    pub fn href(&self, path: &str, besides: &[(&str, &str)]) -> String {
        let query = query_of(&self.choice);
        let pairs = query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        address(path, &pairs.chain(besides.iter().copied()).collect::<Vec<_>>())
    }
}

/// Analyses whose question can be asked of fewer people.
pub(super) fn questions(protocol: &Protocol) -> impl Iterator<Item = &Analysis> {
    protocol.analysis.iter().filter(|one| one.ask.compared(None).is_some())
}

/// A choice as names and values of an address.
pub(in crate::pages) fn query_of(choice: &Choice) -> Vec<(String, String)> {
    let mut query = vec![("study".to_owned(), choice.protocol.clone()), ("outcome".to_owned(), choice.outcome.clone())];
    query.extend(choice.compare.clone().map(|by| ("by".to_owned(), by)));
    let reference = choice.compare.as_ref().zip(choice.reference.as_ref());
    query.extend(reference.map(|(by, group)| (REFERENCE.to_owned(), format!("{by}:{group}"))));
    query.extend(choice.parameters.iter().map(|(name, value)| (format!("{SET}{name}"), value.clone())));
    let kept = choice.only.iter().flat_map(|(column, values)| values.iter().map(move |value| (column, value)));
    query.extend(kept.map(|(column, value)| (format!("{ONLY}{column}"), value.clone())));
    for (column, range) in &choice.ranges {
        query.extend(range.from.map(|from| (format!("{FROM}{column}"), from.to_string())));
        query.extend(range.to.map(|to| (format!("{TO}{column}"), to.to_string())));
    }
    query
}

/// What was chosen, in words: question, groups compared, readings and values kept.
pub(in crate::pages) fn in_words(visit: &Visit, protocol: &Protocol, choice: &Choice) -> Vec<(String, String)> {
    let (words, lang) = (visit.words(), visit.lang());
    let heading = |id: &String| protocol.heading(id, lang).to_owned();
    let mut said = Vec::new();
    said.extend(
        protocol.analysis(&choice.outcome).map(|one| (words.t("study-outcome"), one.name.get(lang).to_owned())),
    );
    said.extend(choice.compare.as_ref().map(|by| (words.t("explore-compare"), heading(by))));
    if let Some((by, group)) = choice.compare.as_ref().zip(choice.reference.as_ref()) {
        let group = report::value_in_words(protocol, visit.app().catalogue(), by, group, lang);
        said.push((words.t("explore-reference"), group));
    }
    for (name, value) in &choice.parameters {
        let name = protocol.parameter.get(name).map_or(name.as_str(), |one| one.name.get(lang));
        said.push((name.to_owned(), report::reading_value(value, protocol, visit.app().catalogue(), lang)));
    }
    for (column, values) in &choice.only {
        let values =
            values.iter().map(|value| report::value_in_words(protocol, visit.app().catalogue(), column, value, lang));
        said.push((heading(column), values.collect::<Vec<_>>().join(", ")));
    }
    said.extend(choice.ranges.iter().map(|(column, range)| (heading(column), range_in_words(*range, words))));
    said
}

/// From which number to which.
pub(super) fn range_in_words(range: Range, words: Words) -> String {
    let number = |number: i32| number.to_string().into();
    match (range.from, range.to) {
        (Some(from), Some(to)) => words.with("explore-from-to", &[("from", number(from)), ("to", number(to))]),
        (Some(from), None) => words.with("explore-from", &[("from", number(from))]),
        (None, Some(to)) => words.with("explore-to", &[("to", number(to))]),
        (None, None) => words.t("explore-all"),
    }
}

/// Readings other than the protocol's own.
fn parameters(protocol: &Protocol, fields: &Fields) -> Result<BTreeMap<String, String>, Trouble> {
    let mut parameters = BTreeMap::new();
    for (name, parameter) in &protocol.parameter {
        let asked = fields.get(&format!("{SET}{name}"));
        if asked.is_empty() || asked == written(&parameter.value) {
            continue;
        }
        if !parameter.choices.iter().any(|choice| written(choice) == asked) {
            return Err(Trouble::NotUnderstood);
        }
        parameters.insert(name.clone(), asked.to_owned());
    }
    Ok(parameters)
}

/// A first value that lies after the last one: `released_from` and `released_to`.
fn reversed(visit: &Visit, protocol: &Protocol, chosen: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let value = |name: &str| {
        let own = || protocol.parameter.get(name).map(|one| written(&one.value));
        chosen.get(name).cloned().or_else(own)?.parse::<f64>().ok()
    };
    let is_reversed = |(from, to): &(&String, String)| value(from).zip(value(to)).is_some_and(|(from, to)| from > to);
    let pairs =
        protocol.parameter.keys().filter_map(|from| Some((from, format!("{}_to", from.strip_suffix("_from")?))));
    let said = pairs.filter(is_reversed).map(|(from, to)| {
        let name = |id: &str| protocol.parameter[id].name.get(visit.lang()).to_owned();
        let told = [("first", name(from).into()), ("last", name(&to).into())];
        (format!("{SET}{from}"), visit.words().with("explore-reversed", &told))
    });
    said.collect()
}

/// What an address asks of the columns that cases can be chosen by.
struct Choosing<'v> {
    visit: &'v Visit,
    protocol: &'v Protocol,
    columns: &'v Choosable,
}

impl Choosing<'_> {
    /// The column to compare; a column of the protocol that this question has no groups of is told.
    fn compare(&self, by: &str, problems: &mut Vec<(String, String)>) -> Result<Option<String>, Trouble> {
        if by.is_empty() {
            return Ok(None);
        }
        Ok(self.column(by, "by", problems)?.map(|column| column.id.clone()))
    }

    /// Values to keep, by column; a column whose every value is ticked is no choice.
    fn only(
        &self,
        fields: &Fields,
        problems: &mut Vec<(String, String)>,
    ) -> Result<BTreeMap<String, BTreeSet<String>>, Trouble> {
        let mut only: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, value) in fields.0.iter().filter(|(_, value)| !value.is_empty()) {
            let Some(id) = name.strip_prefix(ONLY) else { continue };
            let Some(column) = self.column(id, name, problems)? else { continue };
            if column.values.iter().any(|known| known.code == *value) {
                only.entry(id.to_owned()).or_default().insert(value.clone());
            } else {
                let told = [("value", value.clone().into()), ("column", self.heading(id).into())];
                problems.push((name.clone(), self.visit.words().with("explore-no-value", &told)));
            }
        }
        only.retain(|id, kept| {
            let known = self.columns.groups.iter().find(|known| known.id == *id);
            known.is_some_and(|known| known.values.iter().any(|value| !kept.contains(&value.code)))
        });
        Ok(only)
    }

    /// A column that can be chosen by; one of the protocol's others is told under the field that names it.
    fn column(
        &self,
        id: &str,
        field: &str,
        problems: &mut Vec<(String, String)>,
    ) -> Result<Option<&ColumnValues>, Trouble> {
        let found = self.columns.groups.iter().find(|known| known.id == id);
        self.told(found.is_some(), id, field, problems)?;
        Ok(found)
    }

    /// Tells of a column of the protocol that cannot be chosen by; what is no column of it is not understood.
    fn told(&self, found: bool, id: &str, field: &str, problems: &mut Vec<(String, String)>) -> Result<(), Trouble> {
        if !found {
            if self.protocol.column(id).is_none() || self.protocol.tells_outcome(id) {
                return Err(Trouble::NotUnderstood);
            }
            let told = [("column", self.heading(id).into())];
            problems.push((field.to_owned(), self.visit.words().with("explore-no-groups", &told)));
        }
        Ok(())
    }

    /// Ranges to keep, by column; what is no whole number and what is the wrong way round is told.
    fn ranges(
        &self,
        fields: &Fields,
        problems: &mut Vec<(String, String)>,
    ) -> Result<BTreeMap<String, Range>, Trouble> {
        let mut ranges: BTreeMap<String, Range> = BTreeMap::new();
        for (name, value) in fields.0.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let (from, to) = (name.strip_prefix(FROM), name.strip_prefix(TO));
            let Some(id) = from.or(to) else { continue };
            let is_known = self.columns.numbers.iter().any(|known| known.id == id);
            self.told(is_known, id, name, problems)?;
            let Ok(number) = value.trim().parse() else {
                let told = [("value", value.trim().to_owned().into()), ("column", self.heading(id).into())];
                problems.push((name.clone(), self.visit.words().with("explore-no-number", &told)));
                continue;
            };
            let range = ranges.entry(id.to_owned()).or_default();
            *(if from.is_some() { &mut range.from } else { &mut range.to }) = Some(number);
        }
        ranges.retain(|id, _| self.columns.numbers.iter().any(|known| known.id == *id));
        for (id, _) in ranges.iter().filter(|(_, range)| range.is_reversed()) {
            let told = [("column", self.heading(id).into())];
            problems.push((format!("{FROM}{id}"), self.visit.words().with("explore-range-reversed", &told)));
        }
        ranges.retain(|_, range| !range.is_reversed());
        Ok(ranges)
    }

    /// The group that others are compared with. One of another column was chosen before and is forgotten; one that is not
    /// among the groups is told.
    fn reference(
        &self,
        by: &str,
        asked: &str,
        kept: Option<&BTreeSet<String>>,
        problems: &mut Vec<(String, String)>,
    ) -> Option<String> {
        let value = asked.split_once(':').filter(|(column, _)| *column == by).map(|(_, value)| value)?;
        let column = self.columns.groups.iter().find(|known| known.id == by)?;
        let is_kept = kept.is_none_or(|kept| kept.contains(value));
        if is_kept && column.values.iter().any(|known| known.code == value) {
            return Some(value.to_owned());
        }
        let value = report::value_in_words(self.protocol, self.visit.app().catalogue(), by, value, self.visit.lang());
        let told = [("value", value.into()), ("column", self.heading(by).into())];
        problems.push((REFERENCE.to_owned(), self.visit.words().with("explore-no-reference", &told)));
        None
    }

    fn heading(&self, id: &str) -> String {
        self.protocol.heading(id, self.visit.lang()).to_owned()
    }
}
