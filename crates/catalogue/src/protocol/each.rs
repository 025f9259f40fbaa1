//! One protocol written for several instruments: every `[[each]]` makes a study of its own out of the rest of the file.
//!
//! What stands for the instrument is filled in while the file is still a tree, so that everything found afterwards points to
//! the line where it is written.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::{Instrument, Item, ItemType, nearest};

/// The list of a file that is written for several instruments.
pub(crate) const EACH: &str = "each";

/// What an `[[each]]` says of itself.
const OWN: [&str; 3] = ["instrument", "without", "limits"];

/// Something wrong at a byte of the file, and how to mend it.
pub(crate) type Slip = (usize, String, String);

/// One of the studies.
pub(crate) struct Expanded<'a> {
    /// The whole file as if it had been written for this instrument.
    pub(crate) table: DeTable<'a>,
    /// For every analysis kept, its place in the file.
    pub(crate) places: Vec<usize>,
    /// What could not be filled in.
    pub(crate) slips: Vec<Slip>,
}

/// One `[[each]]`.
pub(crate) struct Each<'t, 'a> {
    table: &'t DeTable<'a>,
    at: Range<usize>,
}

impl<'t, 'a> Each<'t, 'a> {
    /// Those of a file, each with its id of an instrument.
    pub(crate) fn of(file: &'t DeTable<'a>) -> impl Iterator<Item = Result<(Self, &'t str), Slip>> {
        elements(file.get(EACH)).iter().map(|one| {
            let at = one.span();
            let table = one.get_ref().as_table();
            let instrument = table.and_then(|table| table.get("instrument")).and_then(|id| id.get_ref().as_str());
            match (table, instrument) {
                (Some(table), Some(instrument)) => Ok((Self { table, at }, instrument)),
                _ => Err((
                    at.start,
                    "an `[[each]]` names no instrument".to_owned(),
                    "add `instrument = \"…\"`".to_owned(),
                )),
            }
        })
    }

    /// The byte it begins at.
    pub(crate) fn start(&self) -> usize {
        self.at.start
    }

    /// Id of the study: that of the file with the instrument behind it.
    pub(crate) fn id(file: &DeTable<'_>, instrument: &str) -> String {
        let id = file.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default();
        format!("{id}-{instrument}")
    }

    /// The file written for the newest of `versions`.
    pub(crate) fn expand(&self, file: &DeTable<'a>, newest: &Instrument, versions: &[&Instrument]) -> Expanded<'a> {
        let mut slips = Vec::new();
        let (without, limits) = (self.table.get("without"), self.table.get("limits"));
        let places = Self::kept(file, without, &mut slips);
        let mut filling = Filling { each: self, newest, versions, slips };
        let mut table = DeTable::new();
        for (key, value) in file.iter().filter(|(key, _)| key.get_ref() != EACH) {
            let span = value.span();
            let filled = match (key.get_ref().as_ref(), value.get_ref()) {
                ("id", _) => DeValue::String(Self::id(file, &newest.definition.id).into()),
                ("analysis", DeValue::Array(all)) => {
                    DeValue::Array(places.iter().map(|place| filling.value(&all[*place], "")).collect())
                }
                ("limits", DeValue::Array(all)) => {
                    DeValue::Array(all.iter().chain(elements(limits)).map(|one| filling.value(one, "")).collect())
                }
                (name, _) => filling.value(value, name).into_inner(),
            };
            table.insert(key.clone(), Spanned::new(span, filled));
        }
        let about = Spanned::new(self.at.clone(), "instrument".into());
        table.insert(about, Spanned::new(self.at.clone(), DeValue::String(newest.definition.id.clone().into())));
        let mut slips = filling.slips;
        slips.extend(self.unused(file));
        Expanded { table, places, slips }
    }

    /// What is given and stands for nothing in the file.
    fn unused(&self, file: &DeTable<'_>) -> Vec<Slip> {
        let mut used: BTreeSet<&str> = OWN.into();
        let besides = file.iter().filter(|(key, _)| key.get_ref() != EACH);
        besides.for_each(|(_, value)| asked_for(value.get_ref(), &mut used));
        let unused = self.table.keys().filter(|key| !used.contains(key.get_ref().as_ref()));
        let slip = |key: &Spanned<std::borrow::Cow<'_, str>>| {
            let name = key.get_ref();
            let problem = format!("`{name}` of this `[[each]]` is used nowhere in the file");
            let remedy = match nearest(name, used.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write `${name}` where it is meant, or take it away"),
            };
            (key.span().start, problem, remedy)
        };
        unused.map(slip).collect()
    }

    /// Places of the analyses that are not named in `without`.
    fn kept(file: &DeTable<'_>, without: Option<&Spanned<DeValue<'_>>>, slips: &mut Vec<Slip>) -> Vec<usize> {
        let ids: Vec<&str> = elements(file.get("analysis")).iter().map(|one| text(one, "id")).collect();
        let mut left = Vec::new();
        for one in elements(without) {
            let id = one.get_ref().as_str().unwrap_or_default();
            if !ids.contains(&id) {
                slips.push((
                    one.span().start,
                    format!("there is no analysis `{id}`"),
                    "name one of the file's".to_owned(),
                ));
            }
            left.push(id);
        }
        (0..ids.len()).filter(|place| !left.contains(&ids[*place])).collect()
    }
}

/// Names that stand alone behind a `$` anywhere in a value.
fn asked_for<'t>(value: &'t DeValue<'_>, names: &mut BTreeSet<&'t str>) {
    match value {
        DeValue::String(words) => names.extend(words.strip_prefix('$')),
        DeValue::Array(list) => list.iter().for_each(|one| asked_for(one.get_ref(), names)),
        DeValue::Table(table) => table.values().for_each(|one| asked_for(one.get_ref(), names)),
        _ => {}
    }
}

/// Elements of a list; none where it is no list.
fn elements<'t, 'a>(node: Option<&'t Spanned<DeValue<'a>>>) -> &'t [Spanned<DeValue<'a>>] {
    node.and_then(|node| node.get_ref().as_array()).map_or(&[], AsRef::as_ref)
}

fn text<'t>(node: &'t Spanned<DeValue<'_>>, key: &str) -> &'t str {
    node.get_ref()
        .as_table()
        .and_then(|table| table.get(key))
        .and_then(|value| value.get_ref().as_str())
        .unwrap_or_default()
}

/// Puts what an instrument is into the places kept for it.
struct Filling<'f, 't, 'a> {
    each: &'f Each<'t, 'a>,
    newest: &'f Instrument,
    versions: &'f [&'f Instrument],
    slips: Vec<Slip>,
}

impl<'a> Filling<'_, '_, 'a> {
    /// `{instrument}` in words is its name in their language, the key they stand under; `$name` alone is a value of
    /// `[[each]]`; `$items`, `$scored` and `$bands` are lists of the instrument. A list within a list is part of it.
    fn value(&mut self, node: &Spanned<DeValue<'a>>, key: &str) -> Spanned<DeValue<'a>> {
        let span = node.span();
        let filled = match node.get_ref() {
            DeValue::String(words) if words.contains("{instrument}") => {
                DeValue::String(words.replace("{instrument}", self.newest.definition.name.get(key)).into())
            }
            DeValue::String(words) => match words.strip_prefix('$') {
                Some(name) => self.given(name, span.start).unwrap_or_else(|| node.get_ref().clone()),
                None => node.get_ref().clone(),
            },
            DeValue::Array(list) => {
                let mut filled = DeArray::new();
                for one in list {
                    let names = one.get_ref().as_str().and_then(|words| self.list(words));
                    let one = match names {
                        Some(names) => {
                            let names = names.into_iter().map(|name| DeValue::String(name.into()));
                            let names = names.map(|name| Spanned::new(one.span(), name)).collect();
                            Spanned::new(one.span(), DeValue::Array(names))
                        }
                        None => self.value(one, key),
                    };
                    match one.get_ref() {
                        DeValue::Array(several) => several.iter().for_each(|one| filled.push(one.clone())),
                        _ => filled.push(one),
                    }
                }
                DeValue::Array(filled)
            }
            DeValue::Table(table) => {
                let filled = table.iter().map(|(key, value)| (key.clone(), self.value(value, key.get_ref())));
                DeValue::Table(filled.collect())
            }
            other => other.clone(),
        };
        Spanned::new(span, filled)
    }

    fn given(&mut self, name: &str, at: usize) -> Option<DeValue<'a>> {
        let given = self.each.table.get(name).map(|value| value.get_ref().clone());
        if given.is_none() {
            let id = &self.newest.definition.id;
            let problem = format!("the `[[each]]` of `{id}` gives no `{name}`");
            let remedy = format!("add `{name} = …` to it, or name this analysis in its `without`");
            self.slips.push((at, problem, remedy));
        }
        given
    }

    fn list(&self, words: &str) -> Option<Vec<String>> {
        match words {
            "$items" => Some(self.items(|_, _| true)),
            "$scored" => {
                let scored = self.newest.scored_items();
                let pointed = |instrument: &Instrument, item: &Item| {
                    let mut choices = instrument.choices(item).iter();
                    item.kind == ItemType::Choice && choices.all(|choice| choice.points.is_some())
                };
                Some(self.items(|instrument, id| {
                    scored.contains(&id) && instrument.item(id).is_some_and(|item| pointed(instrument, item))
                }))
            }
            "$bands" => Some(self.newest.definition.band.iter().map(|band| band.id.clone()).collect()),
            _ => None,
        }
    }

    /// Items that every version asks of everybody, or counts as something while it does not ask, and that are more than words.
    fn items(&self, wanted: impl Fn(&Instrument, &str) -> bool) -> Vec<String> {
        let always = |instrument: &Instrument, id: &str| {
            instrument
                .item(id)
                .is_some_and(|item| item.kind != ItemType::Text && (item.visible.is_none() || item.hidden_as.is_some()))
        };
        let all = self.newest.definition.item.iter().map(|item| item.id.as_str());
        let kept = all.filter(|id| self.versions.iter().all(|version| always(version, id)) && wanted(self.newest, id));
        kept.map(Instrument::answer_column).collect()
    }
}
