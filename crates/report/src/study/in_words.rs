//! An answer with the words of its protocol in place of codes.

use std::path::PathBuf;

use catalogue::{Analysis, Ask, Catalogue, Protocol};
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
    shown
}

/// The same answer with one breakdown only, beside everybody; none where `by` is none.
#[must_use]
pub fn only_by(result: &StudyResult, by: Option<&str>) -> StudyResult {
    let mut shown = result.clone();
    for part in &mut shown.parts {
        if let Some(place) = part.shape.columns.iter().position(|name| *name == "by") {
            part.rows.retain(|row| row[place] == Cell::Nothing || by.is_some_and(|by| row[place].words() == by));
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

/// A value of a cohort's column as readers see it.
#[must_use]
pub fn value_in_words(protocol: &Protocol, catalogue: &Catalogue, column: &str, value: &str, lang: &str) -> String {
    Book { protocol, catalogue, lang }.value(column, value)
}

struct Book<'a> {
    protocol: &'a Protocol,
    catalogue: &'a Catalogue,
    lang: &'a str,
}

impl Book<'_> {
    fn put_into(&self, part: &mut Part, analysis: &Analysis) {
        let by = part.shape.columns.iter().position(|name| *name == "by");
        for row in &mut part.rows {
            let column = by.map(|by| row[by].words().to_owned());
            for (name, cell) in part.shape.columns.iter().zip(row.iter_mut()) {
                let Cell::Text(text) = cell else { continue };
                *text = match *name {
                    "by" => self.heading(text),
                    "covariate" | "coefficient" => self.covariate(text),
                    name => {
                        let column = column.as_deref().or_else(|| column_of(&analysis.ask, name));
                        column.map_or_else(|| text.clone(), |column| self.value(column, text))
                    }
                };
            }
        }
    }

    fn heading(&self, column: &str) -> String {
        self.protocol.column(column).map_or(column, |column| column.name.get(self.lang)).to_owned()
    }

    /// A covariate: `age`, or `prison=north` for a level of a factor.
    fn covariate(&self, text: &str) -> String {
        match text.split_once('=') {
            Some((column, value)) => format!("{}: {}", self.heading(column), self.value(column, value)),
            None => self.heading(text),
        }
    }

    fn value(&self, column: &str, value: &str) -> String {
        let Some(column) = self.protocol.column(column) else { return value.to_owned() };
        match (&column.classifier, column.words.get(value)) {
            (_, Some(words)) => words.get(self.lang).to_owned(),
            (Some(classifier), None) => self.catalogue.word(classifier, value, self.lang).to_owned(),
            (None, None) => value.to_owned(),
        }
    }
}

/// The cohort's column whose values stand in a table's column.
fn column_of<'a>(ask: &'a Ask, name: &str) -> Option<&'a str> {
    match (ask, name) {
        (
            Ask::Survival { group, .. } | Ask::Incidence { group, .. } | Ask::Accuracy { group, .. },
            "group" | "reference",
        ) => group.as_deref(),
        (Ask::Windows { by, .. } | Ask::Shares { by, .. }, "group" | "reference") => by.first().map(String::as_str),
        (Ask::Incidence { status, .. }, "cause") => Some(status),
        (Ask::Table { rows, .. }, "row") => Some(rows),
        (Ask::Table { columns, .. }, "column") => Some(columns),
        _ => None,
    }
}
