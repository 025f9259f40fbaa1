//! Stands before every address: finds language and session, checks the permission, explains troubles on the way out.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderMap;
use axum::http::{HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::trouble::{Trouble, explain};
use crate::visit::{Guest, Visit};
use crate::words::Words;
use crate::{Access, App, cookie, pages};

/// A guard's post: the site and what this address needs.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub app: App,
    pub access: Access,
}

/// Lets a request through, sends it to sign in, or refuses it.
pub(crate) async fn guard(State(post): State<Post>, mut request: Request, next: Next) -> Response {
    let asked = asked_language(request.uri());
    let words = asked.or_else(|| kept_language(request.headers())).unwrap_or(Words::DEFAULT);
    let at = post.app.now();
    let guest = Guest { app: post.app.clone(), words, at, here: without_language(request.uri()) };
    request.extensions_mut().insert(guest.clone());
    let (visit, response) = match answer(&post, &guest, request, next).await {
        Ok((visit, response)) => (visit, response),
        Err(response) => (None, response),
    };
    let mut response = explain(&guest, visit.as_ref(), response);
    if let Some(words) = asked {
        cookie::write(response.headers_mut(), cookie::LANGUAGE, words.lang, post.app.settings());
    }
    response
}

async fn answer(
    post: &Post,
    guest: &Guest,
    mut request: Request,
    next: Next,
) -> Result<(Option<Visit>, Response), Response> {
    if crosses_sites(&request) {
        return Err(Trouble::OldForm.into_response());
    }
    if post.access == Access::Public {
        return Ok((None, next.run(request).await));
    }
    let Some(visit) = signed_in(post, guest, request.headers()).await? else {
        return Err(to_sign_in(post, guest, request).await);
    };
    request.extensions_mut().insert(visit.clone());
    let opens = visit.opens(post.access);
    let response = if opens { next.run(request).await } else { Trouble::Forbidden.into_response() };
    Ok((Some(visit), response))
}

async fn signed_in(post: &Post, guest: &Guest, headers: &HeaderMap) -> Result<Option<Visit>, Response> {
    let Some(token) = cookie::read_token(headers, cookie::SESSION) else { return Ok(None) };
    let idle = post.app.settings().idle_minutes;
    let session = post.app.record().session(&token, idle, guest.at).await;
    let session = session.map_err(|error| Trouble::from(error).into_response())?;
    Ok(session.map(|session| Visit { guest: guest.clone(), session, system: None }))
}

/// To the sign-in page; what was typed into a form goes along and is offered again afterwards.
async fn to_sign_in(post: &Post, guest: &Guest, request: Request) -> Response {
    let ended = cookie::read(request.headers(), cookie::SESSION).is_some();
    if request.method() == Method::POST {
        return pages::sign_in::with_held_form(guest, request).await;
    }
    let mut query = vec![("next", guest.here.as_str())];
    if ended {
        query.push(("ended", "1"));
    }
    let mut response = Redirect::to(&crate::listing::address("/sign-in", &query)).into_response();
    if ended {
        cookie::write(response.headers_mut(), cookie::SESSION, "", post.app.settings());
    }
    response
}

/// A form sent from another site's page; browsers say so.
fn crosses_sites(request: &Request<Body>) -> bool {
    let from = request.headers().get("sec-fetch-site").map(HeaderValue::as_bytes);
    request.method() != Method::GET
        && request.method() != Method::HEAD
        && from.is_some_and(|site| site != b"same-origin" && site != b"none")
}

fn asked_language(uri: &Uri) -> Option<Words> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Words::of)
}

fn kept_language(headers: &HeaderMap) -> Option<Words> {
    cookie::read(headers, cookie::LANGUAGE).and_then(Words::of)
}

fn without_language(uri: &Uri) -> String {
    let query: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    if query.is_empty() { uri.path().to_owned() } else { format!("{}?{}", uri.path(), query.join("&")) }
}
