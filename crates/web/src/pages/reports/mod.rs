//! Documents to download: the mid-term report, passports, plan tables, project reports.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use report::Input;

use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
/// A report in HTML carries its own styles and runs nothing.
const REPORT_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
                             form-action 'none'; frame-ancestors 'none'; sandbox";

#[derive(Template)]
#[template(path = "pages/reports/page.html")]
struct View {
    page: Shell,
    reports: Vec<Documents>,
    plans: Vec<Documents>,
    projects: Vec<Documents>,
}

/// One subject with its documents: label and address.
#[derive(Debug)]
struct Documents {
    name: String,
    links: Vec<(String, String)>,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let link =
        |key: &str, file: &str, query: &[(&str, &str)]| (words.t(key), address(&format!("/reports/{file}"), query));
    let reports = catalogue.reports.values().map(|report| Documents {
        name: report.name.get(words.lang).to_owned(),
        links: vec![
            link("report-docx-lv", "midterm.docx", &[("report", &report.id), ("in", "lv")]),
            link("report-docx-en", "midterm.docx", &[("report", &report.id), ("in", "en")]),
            link("report-html-lv", "midterm.html", &[("report", &report.id), ("in", "lv")]),
            link("report-html-en", "midterm.html", &[("report", &report.id), ("in", "en")]),
            link("report-passports", "passports.docx", &[("document", &report.document)]),
        ],
    });
    let countable = |id: &&String| catalogue.tasks.contains_key(*id) || catalogue.rows.contains_key(*id);
    let plans = catalogue.policies.keys().filter(countable).map(|id| Documents {
        name: catalogue.policies[id].name.get(words.lang).to_owned(),
        links: vec![
            link("download-xlsx", "plan.xlsx", &[("plan", id)]),
            link("download-csv", "plan.csv", &[("plan", id)]),
        ],
    });
    let measured = visit.app().measured();
    let projects = measured.board.projects.keys().map(|id| Documents {
        name: catalogue.projects.get(id).map_or(id.as_str(), |one| one.name.get(words.lang)).to_owned(),
        links: vec![link("download-xlsx", "project.xlsx", &[("project", id)])],
    });
    page(&View {
        page: Shell::new(&visit, &words.t("reports")),
        reports: reports.collect(),
        plans: plans.collect(),
        projects: projects.collect(),
    })
}

pub(in crate::pages) async fn download(
    visit: Visit,
    Path(file): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Trouble> {
    let resource = match file.split('.').next() {
        Some("plan") => "plan",
        Some("project") => "project",
        _ => "report",
    };
    if !visit.may("export", resource) {
        return Err(Trouble::Forbidden);
    }
    tokio::task::spawn_blocking(move || written(&visit, &file, &query)).await.map_err(|_| Trouble::Ours)?
}

fn written(visit: &Visit, file: &str, query: &BTreeMap<String, String>) -> Result<Response, Trouble> {
    let asked = |name: &str| query.get(name).map_or("", String::as_str);
    let lang = Words::of(asked("in")).unwrap_or(visit.words()).lang;
    let measured = visit.app().measured();
    let input = Input {
        catalogue: visit.app().catalogue(),
        board: &measured.board,
        lang,
        made_on: visit.today(),
        sees: visit.sees("indicator"),
    };
    let (kind, subject, bytes) = match file {
        "midterm.docx" => (DOCX, asked("report"), report::midterm_docx(&input, asked("report"))?),
        "midterm.html" => (HTML, asked("report"), report::midterm_html(&input, asked("report"))?.into_bytes()),
        "passports.docx" => (DOCX, asked("document"), report::passports_docx(&input, asked("document"))?),
        "plan.xlsx" => (XLSX, asked("plan"), report::plan_xlsx(&input, asked("plan"))?),
        "plan.csv" => (CSV, asked("plan"), report::plan_csv(&input, asked("plan"))?),
        "project.xlsx" => (XLSX, asked("project"), report::project_xlsx(&input, asked("project"))?),
        _ => return Err(Trouble::NotFound),
    };
    let (stem, ending) = file.split_once('.').unwrap_or((file, "bin"));
    let how = if kind == HTML { "inline" } else { "attachment" };
    let name = format!("{how}; filename=\"tilts-{stem}-{}-{lang}.{ending}\"", plain(subject));
    let headers: [(HeaderName, &str); 3] =
        [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, &name), (CONTENT_SECURITY_POLICY, REPORT_POLICY)];
    Ok((headers, bytes).into_response())
}

/// What may stand in a file name of a header.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-._".contains(*letter)).collect()
}
