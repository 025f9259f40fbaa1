//! What can go wrong for a visitor, and the page that says what happened, that nothing was lost and where to go on.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use measure::MeasureError;
use record::RecordError;
use report::ReportError;

use crate::layout::Shell;
use crate::visit::{Guest, Visit};

/// Why a page is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No such page, or nothing the visitor may know of.
    NotFound,
    /// The role may not do it.
    Forbidden,
    /// A form that does not belong to this session.
    OldForm,
    /// The role sees it only for a stated purpose.
    PurposeNeeded,
    /// Somebody else changed it in the meantime.
    Stale,
    /// The address asks for something that cannot be: an unknown parameter.
    NotUnderstood,
    /// Our fault; the log says more.
    Ours,
}

impl Trouble {
    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::OldForm | Self::PurposeNeeded => StatusCode::FORBIDDEN,
            Self::Stale => StatusCode::CONFLICT,
            Self::NotUnderstood => StatusCode::BAD_REQUEST,
            Self::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Keys of heading, what happened, what to do.
    fn keys(self) -> [&'static str; 3] {
        match self {
            Self::NotFound => ["trouble-not-found", "trouble-not-found-what", "trouble-not-found-do"],
            Self::Forbidden => ["trouble-forbidden", "trouble-forbidden-what", "trouble-forbidden-do"],
            Self::OldForm => ["trouble-old-form", "trouble-old-form-what", "trouble-old-form-do"],
            Self::PurposeNeeded => ["trouble-purpose", "trouble-purpose-what", "trouble-purpose-do"],
            Self::Stale => ["trouble-stale", "trouble-stale-what", "trouble-stale-do"],
            Self::NotUnderstood => ["trouble-odd", "trouble-odd-what", "trouble-odd-do"],
            Self::Ours => ["trouble-ours", "trouble-ours-what", "trouble-ours-do"],
        }
    }
}

impl From<RecordError> for Trouble {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Forbidden(_) => Self::Forbidden,
            RecordError::Missing(_) => Self::NotFound,
            RecordError::PurposeNeeded(_) => Self::PurposeNeeded,
            RecordError::Stale { .. } => Self::Stale,
            RecordError::Answers(_) => Self::NotUnderstood,
            error => ours(&error),
        }
    }
}

impl From<MeasureError> for Trouble {
    fn from(error: MeasureError) -> Self {
        match error {
            MeasureError::Unknown { .. } => Self::NotFound,
            error => ours(&error),
        }
    }
}

impl From<ReportError> for Trouble {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Unknown { .. } => Self::NotFound,
            error => ours(&error),
        }
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Self {
        ours(&error)
    }
}

fn ours(error: &dyn std::error::Error) -> Trouble {
    let cause = std::iter::successors(error.source(), |cause| cause.source()).last().map(ToString::to_string);
    tracing::error!(error = %error, cause = cause.as_deref(), "page failed");
    Trouble::Ours
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct View {
    page: Shell,
    what: String,
    action: String,
    code: u16,
}

fn is_page(response: &Response) -> bool {
    response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Gives a troubled response its page; others pass.
pub(crate) fn explain(guest: &Guest, visit: Option<&Visit>, response: Response) -> Response {
    let trouble = response.extensions().get::<Trouble>().copied();
    let trouble = match (trouble, response.status()) {
        (Some(trouble), _) => trouble,
        (None, StatusCode::METHOD_NOT_ALLOWED) => Trouble::NotFound,
        // A page of ours says itself what is wrong with a form; a refused extractor says it in plain text.
        (None, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY) if !is_page(&response) => {
            Trouble::NotUnderstood
        }
        _ => return response,
    };
    let [heading, what, action] = trouble.keys().map(|key| guest.words.t(key));
    let page = visit.map_or_else(|| Shell::for_guest(guest, &heading), |visit| Shell::new(visit, &heading));
    match (View { page, what, action, code: trouble.status().as_u16() }).render() {
        Ok(html) => (trouble.status(), Html(html)).into_response(),
        Err(_) => response,
    }
}
