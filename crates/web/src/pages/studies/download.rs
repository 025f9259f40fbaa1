//! A result as files: all of it as JSON or Word, an analysis as CSV or picture. Whoever sees counts only gets small cells hidden.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use catalogue::Protocol;
use measure::StudyRun;
use report::StudySection;

use super::{Studied, answers, run_of};
use crate::trouble::Trouble;
use crate::visit::Visit;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(in crate::pages) async fn show(
    visit: Visit,
    Path((id, name, file)): Path<(String, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Trouble> {
    let studied = Studied::of(&visit, &id)?;
    let run = run_of(&visit, &id, &name)?;
    if file == "result.json" {
        let bytes = report::study_run_json(&run)?.into_bytes();
        return Ok(attached("application/json", &format!("{id}-{name}-{file}"), bytes));
    }
    let by = query.get("by").map(String::as_str);
    let about = About { title: studied.name(visit.lang()), chosen: Vec::new(), by };
    file_of(&visit, &run, &studied.protocol, &about, &file, &format!("{id}-{name}-{file}"))
}

/// What a file says of the run besides its answers.
pub(in crate::pages) struct About<'a> {
    pub title: String,
    /// What was chosen: column and values in words.
    pub chosen: Vec<(String, String)>,
    /// Breakdown of pictures.
    pub by: Option<&'a str>,
}

/// One file of a run: `section.docx`, or `<analysis>.csv` and `<analysis>.svg`.
pub(in crate::pages) fn file_of(
    visit: &Visit,
    run: &StudyRun,
    protocol: &Protocol,
    about: &About<'_>,
    file: &str,
    name: &str,
) -> Result<Response, Trouble> {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let (stem, ending) = file.rsplit_once('.').ok_or(Trouble::NotFound)?;
    if (stem, ending) == ("section", "docx") {
        let section = StudySection {
            run,
            protocol,
            catalogue,
            lang,
            made_on: visit.today(),
            title: &about.title,
            chosen: &about.chosen,
        };
        return Ok(attached(WORD, name, report::study_docx(&section)?));
    }
    let analysis = protocol.analysis(stem).ok_or(Trouble::NotFound)?;
    let made = run.answer(stem).and_then(|answer| answer.made.as_ref().ok()).ok_or(Trouble::NotFound)?;
    match ending {
        "csv" => Ok(attached("text/csv; charset=utf-8", name, report::study_csv(made)?)),
        "svg" => {
            let named = answers::in_words(visit, protocol, analysis, made, about.by);
            let asked = answers::about(protocol, analysis);
            let picture = report::study_picture(&named, asked, lang).ok_or(Trouble::NotFound)?;
            Ok(attached("image/svg+xml", name, picture.into_bytes()))
        }
        _ => Err(Trouble::NotFound),
    }
}

fn attached(kind: &str, name: &str, bytes: Vec<u8>) -> Response {
    let attached = format!("attachment; filename=\"tilts-{name}\"");
    let headers: [(HeaderName, &str); 2] = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, &attached)];
    (headers, bytes).into_response()
}
