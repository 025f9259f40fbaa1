//! Qualifications of staff: who is certified for what and until when; adding one, setting its end.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use record::{AccountId, NewQualification, Qualification, QualificationId, RecordError};

use crate::field::{Choice, Input};
use crate::form::{Fields, Posted, required};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::shown;
use crate::small_form::{SmallForm, bring_back};
use crate::visit::Visit;

/// What certificates are kept for: code of classifier `purpose`.
const PURPOSE: &str = "casework";
/// Days ahead in which the end of a certificate is told.
const SOON: i64 = 60;

#[derive(Template)]
#[template(path = "pages/qualifications/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    lines: Vec<Line>,
    add: SmallForm,
}

#[derive(Debug)]
struct Line {
    name: String,
    what: String,
    from: String,
    until: String,
    certificate: String,
    state: String,
    /// Ended or soon to end.
    warns: bool,
    granted_by: String,
    version: i32,
    end: SmallForm,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let said = query.get("saved").map(|_| visit.words().t("assessment-saved"));
    page(&visit, None, said).await
}

pub(in crate::pages) async fn act(visit: Visit, Posted(fields): Posted) -> Answer {
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let (at, why) = match done(&visit, &fields).await {
        Ok(()) => return Ok(Redirect::to("/qualifications?saved=1").into_response()),
        Err(RecordError::Invalid { field, problem }) => {
            let (at, label) = place(&field);
            (at, sentence(words.t(label), &problem, catalogue, words))
        }
        Err(RecordError::Stale { .. }) => ("", words.t("qualification-stale")),
        Err(error) => return Err(error.into()),
    };
    page(&visit, Some((&fields, at, why)), None).await
}

/// The form's field and the key of its label, for a field of the record.
fn place(field: &str) -> (&'static str, &'static str) {
    match field.rsplit('.').next().unwrap_or_default() {
        "account" => ("account", "staff-member"),
        "code" => ("code", "qualification"),
        "from" => ("from", "qualification-from"),
        _ => ("until", "qualification-until"),
    }
}

async fn done(visit: &Visit, fields: &Fields) -> Result<(), RecordError> {
    let until = fields.day("until")?;
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    if fields.get("act") == "end" {
        let id = fields.get("about").parse().map_err(|_| RecordError::Missing("qualification"))?;
        let version = fields.get("version").parse().unwrap_or_default();
        let until = until.ok_or_else(|| required("until"))?;
        change.set_qualification_end(QualificationId(id), version, until).await?;
    } else {
        let new = NewQualification {
            account: fields.get("account").parse().map(AccountId).map_err(|_| required("account"))?,
            code: fields.must("code")?,
            from: fields.must_day("from")?,
            until,
            certificate: fields.given("certificate"),
        };
        change.qualify(&new).await?;
    }
    change.commit().await.map(drop)
}

async fn page(visit: &Visit, refused: Option<(&Fields, &str, String)>, said: Option<String>) -> Answer {
    let (record, words, actor) = (visit.app().record(), visit.words(), visit.actor(PURPOSE));
    let staff = record.staff(&actor).await?;
    let recorded = record.qualifications(&actor).await?;
    let mut lines: Vec<Line> = recorded.iter().map(|one| line(one, visit)).collect();
    let staff = staff.into_iter().map(|one| (one.id.0.to_string(), one.name));
    let choices = vec![
        Choice::new("account", words.t("staff-member"), words.t("choose"), staff, ""),
        Choice::new("code", words.t("qualification"), words.t("choose"), visit.codes("qualification"), ""),
    ];
    let inputs = vec![
        Input::new("from", words.t("qualification-from"), "date", &visit.today().to_string()),
        Input {
            hint: words.t("qualification-until-hint"),
            ..Input::new("until", words.t("qualification-until"), "date", "")
        },
        Input::new("certificate", words.t("qualification-certificate"), "text", ""),
    ];
    let mut add = SmallForm::new("add", "do-qualify", &0, words, choices, inputs);
    let mut errors = Vec::new();
    if let Some((fields, at, why)) = refused {
        let forms = lines.iter_mut().map(|line| &mut line.end).chain([&mut add]);
        let place = bring_back(forms, fields, at, &why);
        errors.push((place.unwrap_or_else(|| "title".to_owned()), why));
    }
    let mut page = Shell::new(visit, &words.t("qualifications"));
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = View { page, errors, lines, add }.render()?;
    Ok((status, Html(html)).into_response())
}

fn line(one: &Qualification, visit: &Visit) -> Line {
    let (words, today) = (visit.words(), visit.today());
    let data = &one.data;
    let (key, warns) = match data.until {
        Some(until) if until < today => ("qualification-ended", true),
        _ if data.from > today => ("qualification-ahead", false),
        Some(until) if (until - today).num_days() <= SOON => ("qualification-ending", true),
        _ => ("qualification-valid", false),
    };
    let until = Input::new("until", words.t("qualification-until"), "date", &today.to_string());
    Line {
        name: one.name.clone(),
        what: shown::raised(visit.app().catalogue().word("qualification", &data.code, words.lang)),
        from: wording::date(data.from, words.lang),
        until: shown::day(data.until, words.lang),
        certificate: data.certificate.clone().unwrap_or_default(),
        state: words.t(key),
        warns,
        granted_by: one.granted_by.clone(),
        version: one.version,
        end: SmallForm::new("end", "do-qualification-end", &one.id.0, words, vec![], vec![until]),
    }
}
