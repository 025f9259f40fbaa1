//! Ends the session.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use crate::cookie;
use crate::form::Posted;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(super) async fn leave(visit: Visit, headers: HeaderMap, _: Posted) -> Result<Response, Trouble> {
    if let Some(token) = cookie::read_token(&headers, cookie::SESSION) {
        visit.app().record().end_session(&token, visit.guest.at).await?;
    }
    let mut response = Redirect::to("/sign-in?left=1").into_response();
    cookie::write(response.headers_mut(), cookie::SESSION, "", visit.app().settings());
    Ok(response)
}
