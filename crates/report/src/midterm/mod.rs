//! The mid-term evaluation of guidelines and their plan.

mod annex;
mod conclusions;
mod directions;
mod evidence;
mod outcomes;
mod section;
mod task;
mod task_values;

pub(crate) use annex::placed;
use catalogue::ReportWords;
pub(crate) use outcomes::explanation;

use crate::context::Context;
use crate::document::Document;
use crate::{Input, ReportError, docx, html};

/// The evaluation `report` (a file of `reports/`) as an editable Word file.
///
/// # Errors
/// When the pack has no such report or a sentence cannot be composed.
pub fn midterm_docx(input: &Input<'_>, report: &str) -> Result<Vec<u8>, ReportError> {
    docx::docx(&document(input, report)?)
}

/// The same evaluation as one HTML page with its charts.
///
/// # Errors
/// As for [`midterm_docx`].
pub fn midterm_html(input: &Input<'_>, report: &str) -> Result<String, ReportError> {
    Ok(html::page(&document(input, report)?))
}

fn document(input: &Input<'_>, report: &str) -> Result<Document, ReportError> {
    let context = Context::new(input);
    let report = input.catalogue.reports.get(report).ok_or_else(|| unknown(input, report))?;
    let mut blocks = Vec::new();
    for section in &report.section {
        blocks.extend(section::blocks(&context, report, section)?);
    }
    let made_on = context.say_with("made-on", &[("day", &context.day(input.made_on))]);
    Ok(Document {
        lang: input.lang.to_owned(),
        kind: Some(context.text(&report.kind)),
        title: context.text(&report.name),
        mark: context.mark(),
        imprint: vec![context.text(&report.imprint), made_on],
        footer: context.footer(),
        contents: context.say("contents"),
        page: Document::page_words(&context.words),
        made_on: input.made_on,
        is_section: false,
        blocks,
    })
}

fn unknown(input: &Input<'_>, report: &str) -> ReportError {
    ReportError::unknown("report", report, input.catalogue.reports.keys())
}

/// Years a report covers, for its texts.
fn years(report: &ReportWords) -> String {
    format!("{}–{}", report.from_year, report.to_year)
}
