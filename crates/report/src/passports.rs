//! Passports of all indicators with actual values beside the forecasts.

use catalogue::Indicator;
use measure::{IndicatorResult, YearValue};

use crate::chart::Picture;
use crate::context::Context;
use crate::document::{Block, Cell, Column, Document, Inline, Note, Table};
use crate::midterm::{explanation, placed};
use crate::{Input, ReportError, chart, docx};

/// The passports of a policy document's indicators as an editable Word file.
///
/// # Errors
/// When the pack has no such document.
pub fn passports_docx(input: &Input<'_>, document: &str) -> Result<Vec<u8>, ReportError> {
    let policy = input
        .catalogue
        .policies
        .get(document)
        .ok_or_else(|| ReportError::unknown("policy document", document, input.catalogue.policies.keys()))?;
    let context = Context::new(input);
    let document = Document {
        lang: input.lang.to_owned(),
        kind: Some(context.say("passports")),
        title: context.text(&policy.name),
        mark: context.mark(),
        imprint: vec![context.say_with("made-on", &[("day", &context.day(input.made_on))])],
        footer: context.footer(),
        contents: context.say("contents"),
        page: Document::page_words(&context.words),
        made_on: input.made_on,
        is_section: false,
        blocks: blocks(&context, document),
    };
    docx::docx(&document)
}

/// One section per indicator.
pub(crate) fn blocks(context: &Context<'_>, document: &str) -> Vec<Block> {
    let indicators = context.indicators_of(document);
    indicators.into_iter().flat_map(|indicator| passport(context, indicator)).collect()
}

fn passport(context: &Context<'_>, indicator: &Indicator) -> Vec<Block> {
    let heading = format!("{}. {}", indicator.id, context.text(&indicator.name));
    let mut blocks = vec![Block::heading(2, format!("passport-{}", indicator.id), heading)];
    let mut table = Table::new(
        context.say_with("passport-caption", &[("number", &indicator.passport.number)]),
        [Column::words(context.say("field"), 4), Column::words(context.say("content"), 12)],
    );
    for row in &indicator.passport.row {
        table.row([Cell::from(context.text(&row.label)), Cell::from(context.text(&row.text))]);
    }
    blocks.push(Block::Table(table));
    if !indicator.passport.footnote.is_empty() {
        // They carry their printed numbers in their words.
        blocks.push(Block::paragraph(context.say("passport-footnotes")));
        blocks.extend(indicator.passport.footnote.iter().map(|note| Block::paragraph(context.text(note))));
    }
    match context.indicator(&indicator.id).filter(|result| !result.years.is_empty()) {
        Some(result) => {
            let chart = chart::of_indicator(context.catalogue, &result, context.lang);
            blocks.extend(chart.map(|chart| Block::Picture(Box::new(Picture::Years(chart)))));
            blocks.push(Block::Table(values(context, indicator, &result)));
        }
        None => blocks.push(Block::paragraph(context.say("passport-unmeasured"))),
    }
    blocks.extend(readings(context, indicator));
    if !indicator.anomaly.is_empty() {
        blocks.push(Block::paragraph(context.say("passport-anomalies")));
        blocks.push(Block::bullets(indicator.anomaly.iter().map(|anomaly| placed(context, anomaly))));
    }
    blocks
}

fn values(context: &Context<'_>, indicator: &Indicator, result: &IndicatorResult) -> Table {
    let noun = context.figure(indicator).noun().to_owned();
    let mut table = Table::new(
        context.say_with("passport-values", &[("unit", &noun)]),
        [
            Column::words(context.say("year"), 3),
            Column::number(context.say("forecast"), 5),
            Column::number(context.say("actual"), 5),
            Column::number(context.say("cases"), 5),
            Column::number(context.say("persons"), 5),
            Column::words(context.say("status"), 6),
            Column::words(context.say("explanation"), 13),
        ],
    );
    for year in &result.years {
        table.row(row(context, indicator, year));
    }
    table
}

fn row(context: &Context<'_>, indicator: &Indicator, year: &YearValue) -> [Cell; 7] {
    let figure = context.figure(indicator);
    let shown = |value: Option<f64>| value.map_or_else(|| context.say("no-value"), |value| figure.shown(value));
    let count = |count: u64| {
        let count = usize::try_from(count).expect("counts of cases fit into memory");
        if year.value.is_none() { context.say("no-value") } else { context.count(count) }
    };
    // Places and documents are no persons: an empty column says more than a zero.
    let persons = if year.persons == 0 { context.say("no-value") } else { count(year.persons) };
    [
        Cell::from(year.year.to_string()),
        Cell::from(shown(year.target)),
        Cell::from(shown(year.value)),
        Cell::from(count(year.cases)),
        Cell::from(persons),
        Cell::from(context.status(year.status)),
        explanation(context, indicator, year.year, Some(year)),
    ]
}

/// The readings chosen where the passport is ambiguous.
fn readings(context: &Context<'_>, indicator: &Indicator) -> Option<Block> {
    if indicator.parameter.is_empty() {
        return None;
    }
    let chosen = indicator.parameter.values().map(|parameter| {
        let value = parameter.value.as_str().map_or_else(|| parameter.value.to_string(), str::to_owned);
        format!("{}: {value}", context.text(&parameter.name))
    });
    let text = Inline::from(format!("{}.", chosen.collect::<Vec<_>>().join("; ")));
    Some(Block::Note(Note { label: context.say("readings"), text }))
}
