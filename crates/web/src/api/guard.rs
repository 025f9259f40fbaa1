//! Stands before every address of systems: finds the token, counts, checks the permission. Cookies mean nothing here.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, HeaderMap};
use axum::middleware::Next;
use axum::response::Response;
use record::{Session, TokenSignIn};

use super::problem::Refused;
use crate::guard::Post;
use crate::trouble::Trouble;
use crate::visit::{Guest, Visit};
use crate::words::Words;

/// Lets a request through, or says why not.
pub(crate) async fn guard(State(post): State<Post>, request: Request, next: Next) -> Response {
    let words = language(request.headers()).unwrap_or(Words::DEFAULT);
    let here = request.uri().path().to_owned();
    let guest = Guest { app: post.app.clone(), words, at: post.app.now(), here: here.clone() };
    match answer(&post, &guest, request, next).await {
        Ok(response) => response,
        Err(refused) => refused.told(&guest, &here),
    }
}

async fn answer(post: &Post, guest: &Guest, mut request: Request, next: Next) -> Result<Response, Refused> {
    let visit = signed_in(post, guest, request.headers()).await?;
    if !visit.opens(post.access) {
        return Err(Refused::Forbidden);
    }
    request.extensions_mut().insert(visit);
    let response = next.run(request).await;
    // Told by the router, which knows neither languages nor problems.
    match (response.status(), response.extensions().get::<Trouble>()) {
        (StatusCode::METHOD_NOT_ALLOWED, _) => Err(Refused::Method(response.headers().clone())),
        (_, Some(trouble)) => Err(Refused::Trouble(*trouble)),
        _ => Ok(response),
    }
}

async fn signed_in(post: &Post, guest: &Guest, headers: &HeaderMap) -> Result<Visit, Refused> {
    let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let shown = shown.ok_or(Refused::NoToken)?;
    let token = match post.app.record().sign_in_token(shown, guest.at).await? {
        TokenSignIn::Welcome(token) => token,
        TokenSignIn::Wrong => return Err(Refused::NoToken),
        TokenSignIn::Throttled(until) => return Err(Refused::TooMany((until - guest.at).num_seconds().max(1))),
    };
    let most = post.app.settings().requests_per_minute;
    post.app.rates().count(token.id.0, most, guest.at).map_err(Refused::TooMany)?;
    let session = Session { account: token.account, csrf: String::new(), seen_at: guest.at };
    let system = format!("token {} ({})", token.id.0, token.system);
    Ok(Visit { guest: guest.clone(), session, system: Some(system) })
}

/// The language there are words for that is asked for first; weights are not compared.
fn language(headers: &HeaderMap) -> Option<Words> {
    let asked = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    asked.split(',').find_map(|one| Words::of(one.trim().split(['-', ';']).next()?))
}
