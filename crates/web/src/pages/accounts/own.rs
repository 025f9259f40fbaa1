//! Everybody's own password.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use record::{RecordError, SignIn};

use super::{PURPOSE, salt};
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/accounts/own.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    shown(&visit, Vec::new())
}

pub(in crate::pages) async fn write(visit: Visit, Posted(fields): Posted) -> Answer {
    let words = visit.words();
    let typed = |name: &str| Fields::all(&fields, name).next().unwrap_or_default().to_owned();
    let (present, new) = (typed("present"), typed("new"));
    if new != typed("again") {
        return shown(&visit, vec![("again".to_owned(), words.t("password-differs"))]);
    }
    let actor = visit.actor(PURPOSE);
    let (field, why) = match visit.app().record().change_own_password(&actor, &present, &new, salt(&visit)).await {
        Ok(SignIn::Welcome(_)) => return Ok(Redirect::to("/sign-in?changed=1").into_response()),
        Ok(SignIn::Wrong) => ("present", words.t("password-wrong")),
        Ok(SignIn::Throttled(until)) => ("present", crate::pages::sign_in::throttled(until, actor.at, words)),
        Err(RecordError::Invalid { problem, .. }) => {
            ("new", sentence(words.t("password-new"), &problem, visit.app().catalogue(), words))
        }
        Err(error) => return Err(error.into()),
    };
    shown(&visit, vec![(field.to_owned(), why)])
}

fn shown(visit: &Visit, errors: Vec<(String, String)>) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Shell::new(visit, &visit.words().t("password-own"));
    Ok((status, Html(View { page, errors }.render()?)).into_response())
}
