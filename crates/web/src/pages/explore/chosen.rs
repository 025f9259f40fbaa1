//! The choice an address holds, checked against the protocol and the columns of its cases.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Analysis, Protocol};
use measure::{Choice, ColumnValues};

use crate::form::Fields;
use crate::listing::address;
use crate::pages::studies::written;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Fields of readings and of values that are kept begin so.
pub(super) const SET: &str = "set.";
pub(super) const ONLY: &str = "only.";

/// A choice with what it was made from.
pub(super) struct Chosen<'v> {
    pub protocol: &'v Protocol,
    pub columns: Vec<ColumnValues>,
    pub choice: Choice,
}

impl<'v> Chosen<'v> {
    /// The choice of an address; a first one where it says nothing.
    pub async fn of(visit: &'v Visit, fields: &Fields) -> Result<Self, Trouble> {
        let protocols = &visit.app().catalogue().protocols;
        let study = fields.get("study");
        let first = || protocols.values().find(|one| !one.lead.is_empty()).or_else(|| protocols.values().next());
        let protocol = if study.is_empty() { first() } else { protocols.get(study) }.ok_or(Trouble::NotFound)?;
        let parameters = parameters(protocol, fields)?;
        let columns = visit.app().measured().engine.choosable(&protocol.id, &parameters).await?;
        let compare = Some(fields.get("by")).filter(|by| !by.is_empty()).map(str::to_owned);
        if compare.as_ref().is_some_and(|by| !columns.iter().any(|column| column.id == *by)) {
            return Err(Trouble::NotUnderstood);
        }
        let only = only(&columns, fields)?;
        let outcome = match fields.get("outcome") {
            "" => questions(protocol).next().ok_or(Trouble::NotFound)?.id.clone(),
            asked => questions(protocol).find(|one| one.id == asked).ok_or(Trouble::NotUnderstood)?.id.clone(),
        };
        let choice = Choice { protocol: protocol.id.clone(), parameters, only, outcome, compare };
        Ok(Self { protocol, columns, choice })
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
    query.extend(choice.parameters.iter().map(|(name, value)| (format!("{SET}{name}"), value.clone())));
    let kept = choice.only.iter().flat_map(|(column, values)| values.iter().map(move |value| (column, value)));
    query.extend(kept.map(|(column, value)| (format!("{ONLY}{column}"), value.clone())));
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
    for (name, value) in &choice.parameters {
        let name = protocol.parameter.get(name).map_or(name.as_str(), |one| one.name.get(lang));
        said.push((name.to_owned(), value.clone()));
    }
    for (column, values) in &choice.only {
        let values =
            values.iter().map(|value| report::value_in_words(protocol, visit.app().catalogue(), column, value, lang));
        said.push((heading(column), values.collect::<Vec<_>>().join(", ")));
    }
    said
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

/// Values to keep, by column; a column whose every value is ticked is no choice.
fn only(columns: &[ColumnValues], fields: &Fields) -> Result<BTreeMap<String, BTreeSet<String>>, Trouble> {
    let mut only: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, value) in fields.0.iter().filter(|(_, value)| !value.is_empty()) {
        let Some(column) = name.strip_prefix(ONLY) else { continue };
        if !columns.iter().any(|known| known.id == column) {
            return Err(Trouble::NotUnderstood);
        }
        only.entry(column.to_owned()).or_default().insert(value.clone());
    }
    only.retain(|column, kept| {
        let known = columns.iter().find(|known| known.id == *column);
        known.is_some_and(|known| known.values.iter().any(|value| !kept.contains(&value.code)))
    });
    Ok(only)
}
