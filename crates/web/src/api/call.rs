//! Call: what one request of a system says beside its body: who, what for, about what, at which version.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Query, Request};
use axum::http::header::{CONTENT_TYPE, HeaderMap, IF_MATCH};
use axum::http::{Method, Uri};
use record::{Actor, Change, KeptAnswer, Record};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::operation::{Kind, Params};
use super::problem::{Refused, Whereabouts};
use super::written::Written;
use crate::purpose;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Bytes of a body, at most.
const LARGEST_BODY: usize = 1024 * 1024;
/// Header that states a purpose.
pub(super) const PURPOSE: &str = "tilts-purpose";
/// Header with the key of a write.
pub(super) const KEY: &str = "idempotency-key";
/// Keys are this long.
const KEY_LENGTHS: std::ops::RangeInclusive<usize> = 8..=100;

/// One request.
pub(crate) struct Call {
    pub visit: Visit,
    params: Vec<(String, String)>,
    stated: Option<String>,
    version: Option<i32>,
    /// Key of a write with the digest of what is asked.
    key: Option<(String, String)>,
}

/// What is asked in address and body.
pub(crate) struct Sent {
    address: Uri,
    body: Bytes,
}

impl Call {
    pub(super) async fn read(
        visit: Visit,
        params: Params,
        kind: Kind,
        request: Request,
    ) -> Result<(Self, Sent), Refused> {
        let (parts, body) = request.into_parts();
        let headers = &parts.headers;
        let stated = header(headers, PURPOSE)?.map(str::to_owned);
        if let Some(code) = &stated
            && !purpose::is_one(&visit, code)
        {
            return Err(Refused::odd(Whereabouts::header("Tilts-Purpose"), "no purpose of the pack"));
        }
        let writes = kind != Kind::Read;
        // A body nobody asked for is not looked at.
        let body = if parts.method == Method::GET { Bytes::new() } else { read_body(headers, body).await? };
        let version = if kind == Kind::Change { Some(version(headers)?) } else { None };
        let key = if writes { Some(key(headers)?) } else { None };
        let key = key.map(|key| {
            let asked = [parts.method.as_str(), parts.uri.path(), &format!("{version:?}")];
            let mut sha = Sha256::new();
            for part in asked.map(str::as_bytes).into_iter().chain([body.as_ref()]) {
                sha.update((part.len() as u64).to_le_bytes());
                sha.update(part);
            }
            (key, hex::encode(sha.finalize()))
        });
        let params = params.map_err(|error| Refused::odd(Whereabouts::path(""), &error.body_text()))?;
        let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Ok((Self { visit, params, stated, version, key }, Sent { address: parts.uri, body }))
    }

    pub fn record(&self) -> &Record {
        self.visit.app().record()
    }

    /// The caller acting for what this is usually done for, or for the purpose stated.
    pub fn actor(&self, usual: &str) -> Actor {
        self.visit.acting(usual, self.stated.as_deref())
    }

    /// As [`Call::actor`], where the role has to state a purpose before anything of `resource` is read.
    pub fn asked_for(&self, resource: &str, usual: &str) -> Result<Actor, Refused> {
        if self.visit.is_asked(resource) && self.stated.is_none() {
            return Err(Trouble::PurposeNeeded.into());
        }
        Ok(self.actor(usual))
    }

    /// Number in the address.
    pub fn id(&self) -> Result<i64, Refused> {
        self.number("id")
    }

    /// A number of the address by its name.
    pub fn number<N: std::str::FromStr>(&self, name: &'static str) -> Result<N, Refused> {
        self.text(name).parse().map_err(|_| Refused::odd(Whereabouts::path(name), "no whole number"))
    }

    /// A part of the address by its name.
    pub fn text(&self, name: &str) -> &str {
        self.params.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// The version the caller has read.
    pub fn version(&self) -> i32 {
        self.version.expect("changes are read with their version")
    }

    /// Begins a change, unless the same was done before under the same key.
    pub async fn change(&self, verb: &str, usual: &str) -> Result<Change<'_>, Refused> {
        let change = self.record().change(&self.actor(usual), verb, None).await?;
        let (key, request) = self.key.as_ref().expect("writes are read with their key");
        match change.kept_answer(key).await? {
            None => Ok(change),
            Some(kept) if kept.request == *request => {
                Err(Refused::Repeated(serde_json::from_str(&kept.answer).map_err(Refused::ours)?))
            }
            Some(_) => Err(Refused::KeyTaken),
        }
    }

    /// Keeps the answer under its key and commits both.
    pub async fn commit(&self, mut change: Change<'_>, written: Written) -> Result<Written, Refused> {
        let (key, request) = self.key.clone().expect("writes are read with their key");
        let answer = serde_json::to_string(&written).map_err(Refused::ours)?;
        change.keep_answer(&KeptAnswer { key, request, answer }).await?;
        change.commit().await?;
        Ok(written)
    }
}

impl Sent {
    /// The query as its type.
    pub fn query<Q: DeserializeOwned>(&self) -> Result<Q, Refused> {
        let odd = |why: String| Refused::odd(Whereabouts::query(), &why);
        // No text of the record holds it, and no database takes it.
        if self.address.query().is_some_and(|query| query.contains("%00")) {
            return Err(odd("a character that is none".to_owned()));
        }
        Query::try_from_uri(&self.address).map(|Query(asked)| asked).map_err(|error| odd(error.body_text()))
    }

    /// The body as its type.
    pub fn body<B: DeserializeOwned>(&self) -> Result<B, Refused> {
        let mut reader = serde_json::Deserializer::from_slice(&self.body);
        let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let at = error.path().to_string();
            Refused::odd(Whereabouts::body(&at), &error.inner().to_string())
        })?;
        let whole = reader.end().map_err(|error| Refused::odd(Whereabouts::body("."), &error.to_string()));
        whole.map(|()| read)
    }
}

async fn read_body(headers: &HeaderMap, body: Body) -> Result<Bytes, Refused> {
    let body = to_bytes(body, LARGEST_BODY).await.map_err(|_| Refused::TooLarge)?;
    let json = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case("application/json")
    });
    if !body.is_empty() && !json {
        return Err(Refused::NotJson);
    }
    if body.windows(6).any(|six| six == b"\\u0000") {
        return Err(Refused::odd(Whereabouts::body("."), "a character that is none"));
    }
    Ok(body)
}

fn header<'h>(headers: &'h HeaderMap, name: &'static str) -> Result<Option<&'h str>, Refused> {
    let odd = |_| Refused::odd(Whereabouts::header(name), "no plain text");
    headers.get(name).map(|value| value.to_str().map_err(odd)).transpose()
}

/// The version in `If-Match: "3"`.
fn version(headers: &HeaderMap) -> Result<i32, Refused> {
    let text = headers.get(IF_MATCH).ok_or(Refused::NoVersion)?.to_str().unwrap_or_default();
    let number = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(|text| text.parse().ok());
    number.ok_or_else(|| Refused::odd(Whereabouts::header("If-Match"), "no version in quotes, such as \"3\""))
}

fn key(headers: &HeaderMap) -> Result<String, Refused> {
    let key = header(headers, KEY)?.unwrap_or_default();
    let suits = KEY_LENGTHS.contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if suits {
        return Ok(key.to_owned());
    }
    Err(Refused::odd(Whereabouts::header("Idempotency-Key"), "8 to 100 letters, digits and signs"))
}
