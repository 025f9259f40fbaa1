//! Written: what is answered to a write, and how answers are sent.

use axum::http::header::{CONTENT_TYPE, ETAG, HeaderValue, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::operation::{Kind, Told};
use super::shape::shape;

shape! {
    /// What was recorded or changed.
    #[derive(Debug, Clone, Serialize, Deserialize)]
    pub(crate) struct Written {
        /// Id.
        pub id: i64,
        /// Version it now has; null where nobody can overwrite anybody.
        pub version: Option<i32>,
        /// Address it is read at; null where it has none of its own.
        pub href: Option<String>,
    }
}

impl Written {
    /// Something new.
    pub fn new(id: i64) -> Self {
        Self { id, version: None, href: None }
    }

    /// At a version.
    pub fn at(id: i64, version: i32) -> Self {
        Self { version: Some(version), ..Self::new(id) }
    }

    /// Read under an address with its id.
    pub fn under(self, path: &str) -> Self {
        Self { href: Some(format!("{path}/{}", self.id)), ..self }
    }
}

impl Told {
    pub(super) fn into_answer(self, kind: Kind) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(version) = self.version {
            headers.insert(ETAG, HeaderValue::try_from(format!("\"{version}\"")).expect("digits are header text"));
        }
        if let Some(href) = self.href {
            headers.insert(LOCATION, HeaderValue::try_from(href).expect("addresses of things are letters and digits"));
        }
        let status = if kind == Kind::Create { StatusCode::CREATED } else { StatusCode::OK };
        (status, headers, self.body).into_response()
    }
}
