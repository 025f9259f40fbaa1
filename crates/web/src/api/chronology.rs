//! Chronology of a person.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{ChronologyEntry, ChronologyFilter, Nature, Page, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::call::Call;
use super::day::Day;
use super::list::{Limit, List, place, size};
use super::problem::Refused;
use super::shape::shape;
use crate::pages::people::PURPOSE;

shape! {
    /// Which entries are asked for.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Asked {
        /// First day.
        from: Option<Day>,
        /// Last day.
        until: Option<Day>,
        /// Facts or opinions only.
        nature: Option<Told>,
        /// Cursor of the page: `next` of the page before.
        cursor: Option<String>,
        /// Entries of the page.
        limit: Option<Limit>,
    }
}

shape! {
    /// Whether an entry tells what happened, or what somebody thought of it.
    #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum Told {
        Fact,
        Opinion,
    }
}

shape! {
    /// Something that happened to a person.
    #[derive(Debug, Serialize)]
    pub(super) struct Entry {
        on: NaiveDate,
        nature: Told,
        /// What it comes from: `custody`, `movement`, `release`, `section`, `fact`, `activity`, `assessment`, `plan`,
        /// `contact`, `session-note`, `expected-release`, `condition`, `breach`, `meeting`.
        source: String,
        /// Id of the source.
        source_id: i64,
        /// `placed`, `moved`, `released`, `release-expected`, `section-opened`, `section-closed`, `said`, `took-part`, `assessed`, `planned`,
        /// `contact-began`, `contact-ended`, `session`, `condition-set`, `condition-ended`, `breached`, `met`.
        what: String,
        /// Codes, ids and names that say more, by name; which ones depends on `what`.
        more: BTreeMap<String, Value>,
    }
}

pub(super) async fn show(call: Call, asked: Asked) -> Result<List<Entry>, Refused> {
    let nature = asked.nature.map(|nature| match nature {
        Told::Fact => Nature::Fact,
        Told::Opinion => Nature::Opinion,
    });
    let filter = ChronologyFilter {
        from: asked.from.map(|day| day.0),
        until: asked.until.map(|day| day.0),
        nature,
        after: place(asked.cursor.as_deref())?,
    };
    let size = size(asked.limit);
    let page = Page { number: 1, size: size as u64 + 1 };
    let told = call.record().chronology(&call.actor(PURPOSE), PersonId(call.id()?), &filter, page).await?;
    Ok(List::page(told.entries.rows, size, ChronologyEntry::place, Entry::from))
}

impl From<ChronologyEntry> for Entry {
    fn from(entry: ChronologyEntry) -> Self {
        let (source, id) = named(&entry.source);
        let (what, more) = named(&entry.what);
        let nature = match entry.nature {
            Nature::Fact => Told::Fact,
            Nature::Opinion => Told::Opinion,
        };
        let source_id = id.as_i64().or_else(|| id.get("id")?.as_i64()).unwrap_or_default();
        let more = match more {
            Value::Object(fields) => fields.into_iter().collect(),
            _ => BTreeMap::new(),
        };
        Self { on: entry.on, nature, source, source_id, what, more }
    }
}

/// Name and content of a variant as it is serialized.
fn named(variant: &impl Serialize) -> (String, Value) {
    match serde_json::to_value(variant) {
        Ok(Value::Object(fields)) => fields.into_iter().next().unwrap_or_default(),
        Ok(Value::String(name)) => (name, Value::Null),
        _ => <(String, Value)>::default(),
    }
}
