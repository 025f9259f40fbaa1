//! Sign-in: name and password, slowed down after failures; a form typed before a session ended is handed back.

use askama::Template;
use axum::extract::{Query, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use record::SignIn;
use serde::Deserialize;

use crate::cookie;
use crate::form::{Fields, same};
use crate::layout::{Answer, Shell};
use crate::trouble::Trouble;
use crate::visit::Guest;
use crate::words::Words;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    next: Option<String>,
    ended: Option<String>,
    left: Option<String>,
    changed: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/sign_in/page.html")]
struct View {
    page: Shell,
    name: String,
    next: String,
    token: String,
    /// Why the visitor is here, if not by choice.
    notice: Option<String>,
    errors: Vec<(String, String)>,
    /// Fields of a form that waits to be sent, and its address.
    held: Vec<(String, String)>,
    held_to: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in/held.html")]
struct Held {
    page: Shell,
    to: String,
    fields: Vec<(String, String)>,
}

pub(crate) async fn form(guest: Guest, Query(asked): Query<Asked>) -> Answer {
    let notice = match asked {
        Asked { ended: Some(_), .. } => Some(guest.words.t("sign-in-ended")),
        Asked { left: Some(_), .. } => Some(guest.words.t("sign-in-left")),
        Asked { changed: Some(_), .. } => Some(guest.words.t("password-changed")),
        _ => None,
    };
    let next = asked.next.filter(|next| next != "/").unwrap_or_default();
    Ok(shown(&guest, StatusCode::OK, &View { next, notice, ..View::empty(&guest) }))
}

/// The sign-in page for somebody whose session ended while a form was open.
pub(crate) async fn with_held_form(guest: &Guest, request: Request) -> Response {
    let held_to = request.uri().path().to_owned();
    match Fields::read(request).await {
        Ok(Fields(mut held)) => {
            held.retain(|(name, _)| name != "csrf");
            let notice = Some(guest.words.t("sign-in-ended-held"));
            shown(guest, StatusCode::OK, &View { notice, held, held_to, ..View::empty(guest) })
        }
        Err(trouble) => trouble.into_response(),
    }
}

pub(crate) async fn enter(guest: Guest, headers: HeaderMap, request: Request) -> Answer {
    let fields = Fields::read(request).await?;
    if !cookie::read(&headers, cookie::FORM).is_some_and(|token| same(fields.get("csrf"), token)) {
        return Err(Trouble::OldForm);
    }
    let password = fields.all("password").next().unwrap_or_default();
    match guest.app.record().sign_in(fields.get("name"), password, guest.at).await? {
        SignIn::Welcome(account) => welcome(&guest, &account, &fields).await,
        SignIn::Wrong => Ok(refused(&guest, &fields, guest.words.t("sign-in-wrong"))),
        SignIn::Throttled(until) => Ok(refused(&guest, &fields, throttled(until, guest.at, guest.words))),
    }
}

/// Until when nobody may try again.
pub(super) fn throttled(until: DateTime<Utc>, at: DateTime<Utc>, words: Words) -> String {
    let minutes = u64::try_from((until - at).num_seconds().max(1)).unwrap_or(60).div_ceil(60);
    words.count("sign-in-throttled", minutes)
}

async fn welcome(guest: &Guest, account: &record::Account, fields: &Fields) -> Answer {
    let (token, csrf) = (guest.app.random(), hex::encode(guest.app.random()));
    guest.app.record().start_session(account.id, &token, &csrf, guest.at).await?;
    let held_to = local(fields.get("held-to"));
    let mut response = if held_to == "/" {
        let role = guest.app.catalogue().roles.get(&account.role);
        let works = role.is_some_and(|role| role.may("write", "case-plan").next().is_some());
        // Who has casework begins with it, unless a page was asked for.
        let next = local(fields.get("next"));
        Redirect::to(if next == "/" && works { "/work" } else { next }).into_response()
    } else {
        let page = Shell::for_guest(guest, &guest.words.t("sign-in-held"));
        let fields = held(fields).chain([("csrf".to_owned(), csrf)]).collect();
        Html(Held { page, to: held_to.to_owned(), fields }.render()?).into_response()
    };
    cookie::write(response.headers_mut(), cookie::SESSION, &hex::encode(token), guest.app.settings());
    cookie::write(response.headers_mut(), cookie::FORM, "", guest.app.settings());
    Ok(response)
}

fn refused(guest: &Guest, fields: &Fields, problem: String) -> Response {
    let page = View {
        name: fields.get("name").to_owned(),
        next: fields.get("next").to_owned(),
        errors: vec![("name".to_owned(), problem)],
        held: held(fields).collect(),
        held_to: fields.get("held-to").to_owned(),
        ..View::empty(guest)
    };
    shown(guest, StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Fields of the waiting form, which travel as `held:<name>`.
fn held(fields: &Fields) -> impl Iterator<Item = (String, String)> {
    fields.0.iter().filter_map(|(name, value)| Some((name.strip_prefix("held:")?.to_owned(), value.clone())))
}

/// An address of this site, else the front page.
fn local(address: &str) -> &str {
    let here = address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\n', '\r']);
    if here { address } else { "/" }
}

fn shown(guest: &Guest, status: StatusCode, page: &View) -> Response {
    let token = page.token.clone();
    match page.render() {
        Ok(html) => {
            let mut response = (status, Html(html)).into_response();
            cookie::write(response.headers_mut(), cookie::FORM, &token, guest.app.settings());
            response
        }
        Err(error) => Trouble::from(error).into_response(),
    }
}

impl View {
    fn empty(guest: &Guest) -> Self {
        Self {
            page: Shell::for_guest(guest, &guest.words.t("sign-in")),
            name: String::new(),
            next: String::new(),
            token: hex::encode(guest.app.random()),
            notice: None,
            errors: Vec::new(),
            held: Vec::new(),
            held_to: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_addresses_of_this_site_are_followed_after_sign_in() {
        assert_eq!(local("/plans?x=1"), "/plans?x=1");
        for elsewhere in ["", "https://example.org", "//example.org", "/\\example.org", "/a\r\nSet-Cookie: x"] {
            assert_eq!(local(elsewhere), "/", "{elsewhere}");
        }
    }
}
