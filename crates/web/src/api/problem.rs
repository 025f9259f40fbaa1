//! Problem: why something was not done, as RFC 9457 wants it said: what, where, and how to mend it.

use axum::http::StatusCode;
use axum::http::header::{
    ALLOW, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::response::{IntoResponse, Response};
use measure::MeasureError;
use record::RecordError;
use serde::Serialize;

use super::shape::shape;
use super::written::Written;
use crate::problem::sentence;
use crate::trouble::Trouble;
use crate::visit::Guest;

shape! {
    /// Why something was not done. Nothing was recorded.
    #[derive(Debug, Serialize)]
    pub(super) struct Problem {
        /// Kind of problem: `urn:tilts:problem:stale`.
        r#type: String,
        /// Kind of problem in words.
        title: String,
        /// Status of the answer.
        status: u16,
        /// What happened.
        detail: String,
        /// How to mend it.
        remedy: String,
        /// Address that was asked.
        instance: String,
        /// The place that is wrong: `body/participations/0/role`, `query/limit`, `path/id`, `header/If-Match`.
        #[serde(skip_serializing_if = "Option::is_none")]
        r#where: Option<String>,
        /// Version it has now, where somebody else changed it.
        #[serde(skip_serializing_if = "Option::is_none")]
        version: Option<i32>,
        /// Everything that is wrong, where it is more than one thing.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        parts: Vec<Part>,
    }
}

shape! {
    /// One of several things that are wrong.
    #[derive(Debug, Serialize)]
    pub(super) struct Part {
        /// The place.
        r#where: String,
        /// What is wrong and how to mend it.
        detail: String,
    }
}

/// The place that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Whereabouts(String);

/// Why an operation did not happen.
#[derive(Debug)]
pub(crate) enum Refused {
    Record(RecordError),
    Trouble(Trouble),
    NoToken,
    Forbidden,
    TooMany(i64),
    /// With the headers of the router's answer, which name the methods there are.
    Method(HeaderMap),
    /// Something that cannot be read.
    Odd(Whereabouts, String),
    NoVersion,
    NotJson,
    TooLarge,
    /// The key was given to another write.
    KeyTaken,
    /// Not refused at all: done before under the same key.
    Repeated(Written),
}

impl Whereabouts {
    pub fn header(name: &str) -> Self {
        Self(format!("header/{name}"))
    }

    pub fn path(name: &str) -> Self {
        Self(format!("path/{name}"))
    }

    pub fn query() -> Self {
        Self("query".to_owned())
    }

    pub fn query_field(name: &str) -> Self {
        Self(format!("query/{name}"))
    }

    /// A place in the body, written as `participations[0].role` or `participations.0.role`.
    pub fn body(dotted: &str) -> Self {
        let path = dotted.replace(['[', '.'], "/").replace(']', "");
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != "?").collect();
        Self([&["body"], parts.as_slice()].concat().join("/"))
    }
}

impl Refused {
    pub fn odd(place: Whereabouts, why: &str) -> Self {
        Self::Odd(place, why.to_owned())
    }

    pub fn ours(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Record(RecordError::Storage(Box::new(error)))
    }

    /// The answer in the guest's language; `here` is the address that was asked.
    pub fn told(self, guest: &Guest, here: &str) -> Response {
        let (status, keys) = self.kind();
        let words = guest.words;
        let [kind, title, what, remedy] = keys;
        let mut problem = Problem {
            r#type: format!("urn:tilts:problem:{kind}"),
            title: words.t(title),
            status: status.as_u16(),
            detail: words.t(what),
            remedy: words.t(remedy),
            instance: here.to_owned(),
            r#where: None,
            version: None,
            parts: Vec::new(),
        };
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(words.lang));
        self.fill(&mut problem, &mut headers, guest);
        let body = serde_json::to_vec(&problem).expect("a problem is plain text and numbers");
        (status, headers, body).into_response()
    }

    /// Status; kind, and keys of title, what happened, what to do.
    fn kind(&self) -> (StatusCode, [&'static str; 4]) {
        let (not_found, stale) = (
            ["not-found", "api-not-found", "api-not-found-what", "api-not-found-do"],
            ["stale", "api-stale", "api-stale-what", "api-stale-do"],
        );
        let forbidden = ["forbidden", "api-forbidden", "api-forbidden-what", "api-forbidden-do"];
        let purpose = ["purpose-needed", "api-purpose", "api-purpose-what", "api-purpose-do"];
        let odd = ["not-understood", "api-odd", "api-odd-what", "api-odd-do"];
        let invalid = ["invalid", "api-invalid", "api-invalid-what", "api-invalid-do"];
        let ours = ["ours", "api-ours", "api-ours-what", "api-ours-do"];
        match self {
            Self::Record(RecordError::Forbidden(_)) | Self::Forbidden | Self::Trouble(Trouble::Forbidden) => {
                (StatusCode::FORBIDDEN, forbidden)
            }
            Self::Record(RecordError::PurposeNeeded(_)) | Self::Trouble(Trouble::PurposeNeeded) => {
                (StatusCode::FORBIDDEN, purpose)
            }
            Self::Record(RecordError::Missing(_)) | Self::Trouble(Trouble::NotFound) => {
                (StatusCode::NOT_FOUND, not_found)
            }
            Self::Record(RecordError::Stale { .. }) | Self::Trouble(Trouble::Stale) => {
                (StatusCode::PRECONDITION_FAILED, stale)
            }
            Self::Record(RecordError::Invalid { .. } | RecordError::Answers(_)) => {
                (StatusCode::UNPROCESSABLE_ENTITY, invalid)
            }
            Self::Odd(..) | Self::Trouble(Trouble::NotUnderstood) => (StatusCode::BAD_REQUEST, odd),
            Self::NoToken => {
                (StatusCode::UNAUTHORIZED, ["no-token", "api-no-token", "api-no-token-what", "api-no-token-do"])
            }
            Self::TooMany(_) => {
                (StatusCode::TOO_MANY_REQUESTS, ["too-many", "api-too-many", "api-too-many-what", "api-too-many-do"])
            }
            Self::Method(_) => {
                (StatusCode::METHOD_NOT_ALLOWED, ["method", "api-method", "api-method-what", "api-method-do"])
            }
            Self::NoVersion => (
                StatusCode::PRECONDITION_REQUIRED,
                ["no-version", "api-no-version", "api-no-version-what", "api-no-version-do"],
            ),
            Self::NotJson => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                ["not-json", "api-not-json", "api-not-json-what", "api-not-json-do"],
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                ["too-large", "api-too-large", "api-too-large-what", "api-too-large-do"],
            ),
            Self::KeyTaken => {
                (StatusCode::CONFLICT, ["key-taken", "api-key-taken", "api-key-taken-what", "api-key-taken-do"])
            }
            Self::Record(_) | Self::Trouble(_) | Self::Repeated(_) => (StatusCode::INTERNAL_SERVER_ERROR, ours),
        }
    }

    fn fill(self, problem: &mut Problem, headers: &mut HeaderMap, guest: &Guest) {
        let words = guest.words;
        match self {
            Self::Record(RecordError::Invalid { field, problem: why }) => {
                // Batches of one: the index of the record's own input says nothing to the caller.
                let field = field.strip_prefix("0.").unwrap_or(&field);
                let place = Whereabouts::body(field);
                let label = field.rsplit('.').next().unwrap_or(field).to_owned();
                problem.detail = sentence(label, &why, guest.app.catalogue(), words);
                problem.r#where = Some(place.0);
            }
            Self::Record(RecordError::Answers(why)) => {
                let unsuitable = why.unsuitable.iter().map(|one| {
                    let question = one.item.as_str();
                    let says = words.with(
                        "answer-unsuitable",
                        &[("question", question.into()), ("expected", one.expected.as_str().into())],
                    );
                    (question.to_owned(), says)
                });
                let missing = why
                    .missing
                    .iter()
                    .map(|item| (item.clone(), words.with("answer-missing", &[("question", item.as_str().into())])));
                let refused = why
                    .refused
                    .iter()
                    .map(|one| (one.items.first().cloned().unwrap_or_default(), one.says.get(words.lang).to_owned()));
                let without = why.not_computable.iter().map(|(score, cause)| {
                    let says = words
                        .with("score-impossible", &[("score", score.as_str().into()), ("why", cause.as_str().into())]);
                    (String::new(), says)
                });
                let all = unsuitable.chain(missing).chain(refused).chain(without);
                let part = |(item, detail): (String, String)| Part {
                    r#where: Whereabouts::body(&format!("answers.{item}")).0,
                    detail,
                };
                problem.parts = all.map(part).collect();
                problem.r#where = Some(Whereabouts::body("answers").0);
            }
            Self::Record(RecordError::Stale { version, .. }) => problem.version = Some(version),
            Self::Record(error) if problem.status >= 500 => {
                problem.r#where = None;
                let _ = Trouble::from(error);
            }
            Self::Odd(place, why) => {
                problem.detail = words.with("api-odd-why", &[("why", why.into())]);
                problem.r#where = Some(place.0);
            }
            Self::NoVersion => problem.r#where = Some(Whereabouts::header("If-Match").0),
            Self::NotJson => problem.r#where = Some(Whereabouts::header("Content-Type").0),
            Self::KeyTaken => problem.r#where = Some(Whereabouts::header("Idempotency-Key").0),
            Self::NoToken => {
                problem.r#where = Some(Whereabouts::header("Authorization").0);
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"Tilts\""));
            }
            Self::TooMany(seconds) => {
                headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
            }
            Self::Method(sent) => headers.extend(sent.get(ALLOW).map(|allowed| (ALLOW, allowed.clone()))),
            _ => {}
        }
    }
}

impl From<RecordError> for Refused {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<MeasureError> for Refused {
    fn from(error: MeasureError) -> Self {
        Self::Trouble(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Whereabouts;

    #[test]
    fn places_in_a_body_are_written_one_way() {
        for (dotted, written) in [
            ("participations[0].role", "body/participations/0/role"),
            ("participations.0.role", "body/participations/0/role"),
            (".", "body"),
            ("edits[2].?", "body/edits/2"),
        ] {
            assert_eq!(Whereabouts::body(dotted).0, written);
        }
    }
}
