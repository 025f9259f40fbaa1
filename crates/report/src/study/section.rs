//! A study as a section to put into a report: heading, sentences, tables, how it was computed, what made it.

use catalogue::{Analysis, Catalogue, Protocol, wording};
use chrono::NaiveDate;
use measure::study::StudyResult;
use measure::{Answer, Choice, StudyRun};

use super::cell::whole;
use super::comparison::study_comparisons;
use super::in_words::{groups_by_name, in_words, only_by};
use super::picture::{at_a_glance, study_plot};
use super::reading;
use super::refusal::study_refusal;
use super::run::{made_of, reason};
use super::sentence::{Telling, study_headline};
use super::table::{Sheet, study_cautions, study_sheets};
use crate::chart::{Below, Picture};
use crate::document::{Block, Cell, Column, Document, Inline, Table};
use crate::words::Words;
use crate::{ReportError, docx};

/// Longer words are broken into lines.
const MOST_LETTERS: u32 = 20;

/// What a section is made from; the same gives the same bytes.
#[derive(Debug, Clone, Copy)]
pub struct StudySection<'a> {
    /// The run, as its reader may see it.
    pub run: &'a StudyRun,
    /// The protocol it answers.
    pub protocol: &'a Protocol,
    /// The pack.
    pub catalogue: &'a Catalogue,
    /// Language: `lv`, `en`.
    pub lang: &'a str,
    /// Day printed as the day it was made.
    pub made_on: NaiveDate,
    /// Heading.
    pub title: &'a str,
    /// What was chosen: column and values in words.
    pub chosen: &'a [(String, String)],
}

/// The section as an editable Word file, without a title page, to be put into another document.
///
/// # Errors
/// The file cannot be packed.
pub fn study_docx(section: &StudySection<'_>) -> Result<Vec<u8>, ReportError> {
    let (labels, words) = (Words::new(section.lang), Words::of_studies(section.lang));
    docx::docx(&Document {
        lang: section.lang.to_owned(),
        kind: None,
        title: section.title.to_owned(),
        mark: section.run.provenance.simulated.then(|| labels.say("simulated")),
        imprint: Vec::new(),
        footer: made_of(section.run, section.protocol, &words, section.lang),
        contents: String::new(),
        page: Document::page_words(&labels),
        made_on: section.made_on,
        is_section: true,
        blocks: blocks(section, &words),
    })
}

fn blocks(section: &StudySection<'_>, words: &Words) -> Vec<Block> {
    let StudySection { run, protocol, lang, .. } = section;
    let text = |text: &catalogue::Text| text.get(lang).trim().to_owned();
    let mut blocks = vec![Block::heading(1, "study", section.title), Block::paragraph(text(&protocol.question))];
    if run.provenance.simulated {
        blocks.push(Block::Paragraph(Inline::default().strong(words.say("section-simulated"))));
    }
    if run.choice.is_some() {
        blocks.push(Block::Paragraph(Inline::default().strong(words.say("section-exploratory"))));
    }
    let telling = Telling::of_run(run, lang);
    let answered: Vec<_> =
        run.answers.iter().filter_map(|made| Some((made, protocol.analysis(&made.analysis)?))).collect();
    let results = || answered.iter().filter_map(|(made, analysis)| Some((made.made.as_ref().ok()?, *analysis)));
    for (result, analysis) in results() {
        let said = study_headline(result, analysis, telling);
        blocks.extend(said.map(|said| Block::Paragraph(Inline::default().strong(said))));
        let named = in_words(result, protocol, analysis, section.catalogue, lang);
        blocks.extend(study_comparisons(&named, analysis, lang).into_iter().map(Block::paragraph));
    }
    blocks.push(Block::heading(2, "people", words.say("section-people")));
    let chosen =
        section.chosen.iter().map(|(column, values)| Inline::default().strong(format!("{column}: ")).then(values));
    blocks.push(Block::bullets([Inline::from(text(&protocol.population))].into_iter().chain(chosen)));
    blocks.push(Block::Table(tally(section, words)));
    for (made, analysis) in &answered {
        blocks.push(Block::heading(2, format!("analysis-{}", analysis.id), study_heading(analysis, lang)));
        blocks.extend(answer(section, made, analysis, words));
    }
    blocks.push(Block::heading(2, "method", words.say("section-method")));
    blocks.push(Block::paragraph(text(&protocol.method)));
    blocks.push(Block::bullets(protocol.limits.iter().map(|limit| Inline::from(text(limit)))));
    blocks.push(Block::heading(2, "provenance", words.say("section-made")));
    blocks.push(Block::Origin(made_of(run, protocol, words, lang)));
    let hashes = [("definition", &*run.provenance.definition_hash), ("snapshot", &*run.provenance.snapshot_hash)];
    blocks.push(Block::Origin(words.say_with("section-hashes", &hashes)));
    let readings = reading::line(run, protocol, section.catalogue, words, lang);
    if !readings.is_empty() {
        blocks.push(Block::Origin(words.say_with("run-parameters", &[("parameters", &readings)])));
    }
    blocks.push(Block::Origin(words.say_with("section-day", &[("day", &wording::date(section.made_on, lang))])));
    blocks
}

/// The heading of an analysis; a curve beside windows says so.
#[must_use]
pub fn study_heading(analysis: &Analysis, lang: &str) -> String {
    let name = analysis.name.get(lang);
    if analysis.id == Choice::CURVE {
        Words::of_studies(lang).say_with("curve-heading", &[("name", name)])
    } else {
        name.to_owned()
    }
}

/// Cases considered, counted, and left out by reason.
fn tally(section: &StudySection<'_>, words: &Words) -> Table {
    let StudySection { run, protocol, lang, .. } = section;
    let number = |number: u64| Cell::from(whole(number, lang));
    let columns = [Column::words(words.say("section-cases"), 5), Column::number(words.say("column-count"), 2)];
    let mut table = Table::new(words.say("section-tally"), columns);
    for (key, count) in
        [("section-considered", run.considered), ("section-counted", run.counted), ("section-persons", run.persons)]
    {
        table.row([Cell::from(words.say(key)), number(count)]);
    }
    for (code, count) in &run.left_out {
        let why = words.say_with("section-left-out", &[("reason", &reason(protocol, code, words, lang))]);
        table.row([Cell::from(why), number(*count)]);
    }
    table
}

fn answer(section: &StudySection<'_>, made: &Answer, analysis: &Analysis, words: &Words) -> Vec<Block> {
    let result = match &made.made {
        Err(why) => {
            let why = study_refusal(why, section.protocol, section.catalogue, section.lang);
            return vec![Block::paragraph(words.say_with("run-refused", &[("why", &why)]))];
        }
        Ok(result) => groups_by_name(in_words(result, section.protocol, analysis, section.catalogue, section.lang)),
    };
    let result = if section.run.choice.is_some() { without_by(result) } else { result };
    let cautions = study_cautions(&result, section.lang);
    let cautions = cautions.iter().map(|text| Block::paragraph(words.say_with("caution", &[("text", text)])));
    let sheets = study_sheets(&result, section.lang);
    cautions
        .chain(picture(&result, analysis, words, section.lang))
        .chain(sheets.iter().map(|sheet| Block::Table(table(sheet))))
        .collect()
}

/// The picture with the numbers under its axis, where the study has one.
fn picture(result: &StudyResult, analysis: &Analysis, words: &Words, lang: &str) -> Vec<Block> {
    // Breakdowns would lie on each other; the tables tell them all.
    let shown = at_a_glance(&only_by(result, None), &analysis.ask);
    let Some(plot) = study_plot(&shown, words, lang) else { return Vec::new() };
    let below = plot.below.as_ref().map(|below| Block::Table(numbers(below, &plot.x.name, lang)));
    std::iter::once(Block::Picture(Box::new(Picture::Plot(Box::new(plot))))).chain(below).collect()
}

/// Numbers under the axis: a row for each series, a column for each place.
fn numbers(below: &Below, axis: &str, lang: &str) -> Table {
    let places = below.rows.first().into_iter().flat_map(|(_, numbers)| numbers);
    let heads = places.map(|(at, _)| Column::number(wording::number(*at, 3, lang), 3));
    let columns = std::iter::once(Column::words(axis, 6)).chain(heads);
    let mut table = Table::new(&below.title, columns.collect::<Vec<_>>());
    for (name, numbers) in &below.rows {
        let numbers =
            numbers.iter().map(|(_, number)| number.map_or_else(Cell::default, |one| Cell::from(whole(one, lang))));
        table.row(std::iter::once(Cell::from(name.as_str())).chain(numbers));
    }
    table
}

/// The same answer without the column that says what it is broken down by, where that is one and the same.
fn without_by(mut result: StudyResult) -> StudyResult {
    for part in &mut result.parts {
        if let Some(place) = part.shape.columns.iter().position(|name| *name == "by") {
            part.rows.iter_mut().for_each(|row| row[place] = measure::study::Cell::Nothing);
        }
    }
    result
}

/// A table whose columns are as wide as their longest word asks for.
fn table(sheet: &Sheet) -> Table {
    let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let widest = |place: usize, head: &str| {
        let cells = std::iter::once(head).chain(sheet.rows.iter().map(|row| row[place].as_str()));
        // Lines break after spaces and dashes; a space that keeps a number together does not break.
        let words = cells.flat_map(|cell| cell.split([' ', '-', '–']));
        words.map(letters).max().unwrap_or(0).min(MOST_LETTERS) + 2
    };
    let columns = sheet.head.iter().zip(&sheet.numbers).enumerate().map(|(place, (head, number))| {
        let width = widest(place, head);
        if *number { Column::number(head, width) } else { Column::words(head, width) }
    });
    let mut table = Table { in_letters: true, ..Table::new(&sheet.title, columns) };
    for row in &sheet.rows {
        table.row(row.iter().map(|cell| Cell::from(cell.as_str())));
    }
    table
}
