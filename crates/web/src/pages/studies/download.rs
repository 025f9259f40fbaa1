//! A result as files: all of it as JSON, an analysis as CSV or picture. Whoever sees counts only gets small cells hidden.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::{protocol_of, run_of};
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(in crate::pages) async fn show(
    visit: Visit,
    Path((id, name, file)): Path<(String, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Trouble> {
    let protocol = protocol_of(&visit, &id)?;
    let run = run_of(&visit, &id, &name)?;
    let (kind, bytes) = if file == "result.json" {
        ("application/json", report::study_run_json(&run)?.into_bytes())
    } else {
        let (stem, ending) = file.rsplit_once('.').ok_or(Trouble::NotFound)?;
        let analysis = protocol.analysis(stem).ok_or(Trouble::NotFound)?;
        let made = run.answer(stem).and_then(|answer| answer.made.as_ref().ok()).ok_or(Trouble::NotFound)?;
        match ending {
            "csv" => ("text/csv; charset=utf-8", report::study_csv(made)?),
            "svg" => {
                let named = report::in_words(
                    &report::only_by(made, query.get("by").map(String::as_str)),
                    protocol,
                    analysis,
                    visit.app().catalogue(),
                    visit.lang(),
                );
                let picture = report::study_svg(&named, visit.lang()).ok_or(Trouble::NotFound)?;
                ("image/svg+xml", picture.into_bytes())
            }
            _ => return Err(Trouble::NotFound),
        }
    };
    let attached = format!("attachment; filename=\"tilts-{id}-{name}-{file}\"");
    let headers: [(HeaderName, &str); 2] = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, &attached)];
    Ok((headers, bytes).into_response())
}
