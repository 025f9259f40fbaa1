//! An answer with the words of its protocol in place of codes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use catalogue::wording::fold;
use catalogue::{Analysis, Ask, Catalogue, Choice, Instrument, Protocol, Text};
use measure::study::{Cell, Part, StudyResult};

/// The same answer for people: names of columns, codes of classifiers and values of the query in `lang`.
#[must_use]
pub fn in_words(
    result: &StudyResult,
    protocol: &Protocol,
    analysis: &Analysis,
    catalogue: &Catalogue,
    lang: &str,
) -> StudyResult {
    let book = Book { protocol, catalogue, lang };
    let mut shown = result.clone();
    shown.file = PathBuf::from(analysis.name.get(lang).replace('/', "–"));
    for part in &mut shown.parts {
        book.put_into(part, analysis);
    }
    if let Ask::Table { rows, .. } = &analysis.ask {
        shown.settings.push(("crossed_rows", Cell::Text(book.heading(rows))));
    }
    // Times of cohorts are days; those of other files are whatever their owner counts.
    if matches!(analysis.ask, Ask::Survival { .. } | Ask::Incidence { .. }) {
        shown.settings.push(("unit", Cell::Code("days")));
    }
    shown
}

/// The same answer with one breakdown only, beside everybody; none where `by` is none, but a table that says nothing of
/// everybody stays whole then.
#[must_use]
pub fn only_by(result: &StudyResult, by: Option<&str>) -> StudyResult {
    let mut shown = result.clone();
    for part in &mut shown.parts {
        if let Some(place) = part.shape.columns.iter().position(|name| *name == "by") {
            let of_everybody = part.rows.iter().any(|row| row[place] == Cell::Nothing);
            let chosen = |row: &[Cell]| by.map_or(!of_everybody, |by| row[place].words() == by);
            part.rows.retain(|row| row[place] == Cell::Nothing || chosen(row));
        }
    }
    shown
}

/// The same answer with groups at the window that leads alone, for pages on which many groups stand; `asked` is the question
/// about windows, and its curve is told at the same day.
#[must_use]
pub fn only_headline(result: &StudyResult, asked: &Ask) -> StudyResult {
    let headline = asked.of_headline();
    let (Ask::Windows { months, .. }, Some(Ask::Survival { at, .. })) = (&headline, headline.curve(None)) else {
        return result.clone();
    };
    let (months, days) =
        (months.first().map(|months| Cell::Count((*months).into())), at.first().map(|day| Cell::Number(*day)));
    let mut shown = result.clone();
    for part in &mut shown.parts {
        let place = |name: &str| part.shape.columns.iter().position(|column| *column == name);
        let everybody = |row: &[Cell]| place("group").is_some_and(|place| row[place] == Cell::Code("everybody"));
        let (wanted, place) = match (place("months"), place("time")) {
            (Some(place), _) => (&months, place),
            (None, Some(place)) if part.shape.name == "at" => (&days, place),
            _ => continue,
        };
        part.rows.retain(|row| everybody(row) || wanted.as_ref() == Some(&row[place]));
    }
    shown
}

/// How many groups an answer has, everybody not among them.
#[must_use]
pub fn group_count(result: &StudyResult) -> usize {
    let Some(part) = result.parts.iter().find(|part| part.shape.columns.contains(&"group")) else { return 0 };
    let place = part.shape.place("group");
    let groups: BTreeSet<&str> = part.rows.iter().map(|row| row[place].words()).collect();
    groups.into_iter().filter(|name| *name != "everybody").count()
}

/// Among more groups than these one is looked up by its name, and a page has the window that leads alone.
pub const MANY_GROUPS: usize = 8;

/// The same answer with its groups by name, everybody first, where they are many; few keep the order of their list.
#[must_use]
pub fn groups_by_name(mut result: StudyResult) -> StudyResult {
    if group_count(&result) <= MANY_GROUPS {
        return result;
    }
    for part in result.parts.iter_mut().filter(|part| part.shape.columns.contains(&"group")) {
        let place = part.shape.place("group");
        let name = |row: &[Cell]| match &row[place] {
            Cell::Text(name) => (1, fold(name)),
            Cell::Code("everybody") => (0, String::new()),
            _ => (2, String::new()),
        };
        part.rows.sort_by_cached_key(|row| name(row));
    }
    result
}

/// A value of a cohort's column as readers see it.
#[must_use]
pub fn value_in_words(protocol: &Protocol, catalogue: &Catalogue, column: &str, value: &str, lang: &str) -> String {
    Book { protocol, catalogue, lang }.value(column, value)
}

/// The words of a protocol.
pub(super) struct Book<'a> {
    pub(super) protocol: &'a Protocol,
    pub(super) catalogue: &'a Catalogue,
    pub(super) lang: &'a str,
}

impl Book<'_> {
    fn put_into(&self, part: &mut Part, analysis: &Analysis) {
        // The column of the cohort whose values stand beside: that of a breakdown, or an item.
        let named = part.shape.columns.iter().position(|name| ["by", "item"].contains(name));
        for row in &mut part.rows {
            let column = named.map(|named| row[named].words().to_owned());
            for (name, cell) in part.shape.columns.iter().zip(row.iter_mut()) {
                let Cell::Text(text) = cell else { continue };
                *text = match *name {
                    "by" | "item" | "score" => self.heading(text),
                    "covariate" | "coefficient" => self.covariate(text),
                    "model" | "dimension" | "adopted_by" => self.of_index(analysis, name, text),
                    name => {
                        let column = column.as_deref().or_else(|| column_of(&analysis.ask, name));
                        column.map_or_else(|| text.clone(), |column| self.value(column, text))
                    }
                };
            }
        }
    }

    /// The name of a column; an item's own where the protocol is about an instrument.
    fn heading(&self, column: &str) -> String {
        let item = || self.instrument().and_then(|instrument| instrument.answered_item(column)).map(|item| &item.name);
        let name = self.protocol.column(column).map(|column| &column.name).or_else(item);
        name.map_or(column, |name| name.get(self.lang)).to_owned()
    }

    /// The name of an index, of one of its dimensions, or of the institution that adopted it.
    fn of_index(&self, analysis: &Analysis, column: &str, text: &str) -> String {
        let Ask::Index { model, .. } = &analysis.ask else { return text.to_owned() };
        let model = self.catalogue.indices.get(model);
        let name = match column {
            "model" => model.map(|model| &model.name),
            "dimension" => model.and_then(|model| model.dimension(text)).map(|dimension| &dimension.name),
            _ => self.catalogue.institution(text),
        };
        name.map_or(text, |name| name.get(self.lang)).to_owned()
    }

    /// The newest version of the instrument the protocol is about.
    fn instrument(&self) -> Option<&Instrument> {
        self.catalogue.instruments.get(self.protocol.instrument.as_ref()?)?.values().next_back()
    }

    /// The name of a score of the instrument.
    pub(super) fn score(&self, id: &str) -> Option<&str> {
        let scores = &self.instrument()?.definition.score;
        let named = scores.iter().filter(|score| score.id == id).find_map(|score| score.name.as_ref());
        named.map(|name| name.get(self.lang))
    }

    /// A covariate: `age`, or `prison=north` for a level of a factor.
    pub(super) fn covariate(&self, text: &str) -> String {
        match text.split_once('=') {
            Some((column, value)) => format!("{}: {}", self.heading(column), self.value(column, value)),
            None => self.heading(text),
        }
    }

    /// A value of a column.
    pub(super) fn value(&self, id: &str, value: &str) -> String {
        let column = self.protocol.column(id);
        let of_instrument = self.instrument().and_then(|instrument| match column {
            Some(column) if column.bands => placed_band(instrument, value),
            _ => of_instrument(instrument, id, value),
        });
        let words = column.and_then(|column| {
            let mut lists = column.classifier.iter().chain(&column.or_classifier);
            let words = column.words.get(value);
            words.or_else(|| lists.find_map(|list| self.catalogue.code(list, value)).map(|code| &code.name))
        });
        words.or(of_instrument).map_or(value, |words| words.get(self.lang)).to_owned()
    }
}

/// The name of the band at a place counted from 1.
fn placed_band<'a>(instrument: &'a Instrument, place: &str) -> Option<&'a Text> {
    let place: usize = place.parse().ok()?;
    instrument.definition.band.get(place.checked_sub(1)?).map(|band| &band.name)
}

/// The name of a band, or of the answer to an item that has so many points.
fn of_instrument<'a>(instrument: &'a Instrument, item: &str, value: &str) -> Option<&'a Text> {
    let Some(item) = instrument.answered_item(item) else { return instrument.band(value).map(|band| &band.name) };
    let points: f64 = value.parse().ok()?;
    let choice = |choice: &&Choice| choice.points.is_some_and(|own| (own - points).abs() < 1e-9);
    instrument.choices(item).iter().find(choice).map(|choice| &choice.name)
}

/// The cohort's column whose values stand in a table's column.
fn column_of<'a>(ask: &'a Ask, name: &str) -> Option<&'a str> {
    match (ask, name) {
        (
            Ask::Survival { group, .. } | Ask::Incidence { group, .. } | Ask::Accuracy { group, .. },
            "group" | "reference",
        ) => group.as_deref(),
        (Ask::Drift { group, .. }, "group") => Some(group),
        (Ask::Steps { step, .. }, "step" | "step_before") => Some(step),
        (Ask::Agreement { raters, .. }, "category") => raters.first().map(String::as_str),
        (Ask::Windows { by, .. } | Ask::Shares { by, .. }, "group" | "reference") => by.first().map(String::as_str),
        (Ask::Incidence { status, .. }, "cause") => Some(status),
        (Ask::Table { rows, .. }, "row") => Some(rows),
        (Ask::Table { columns, .. }, "column") => Some(columns),
        _ => None,
    }
}
