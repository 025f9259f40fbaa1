//! Pages of long lists: a cursor names the last row told, so that rows that come or go move nothing.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use super::problem::{Refused, Whereabouts};
use super::shape::{Schemas, Shape};

/// Rows of a page at most.
const MOST: u16 = 200;

/// One page of rows.
#[derive(Debug, Serialize)]
pub(crate) struct List<T> {
    /// Rows.
    pub rows: Vec<T>,
    /// Cursor of the next page; `None` at the end.
    pub next: Option<String>,
}

/// Rows of a page that are asked for: 1 to 200, 50 where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit(u16);

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows = u16::deserialize(deserializer).ok().filter(|rows| (1..=MOST).contains(rows));
        rows.map(Self).ok_or_else(|| D::Error::custom("no number of rows between 1 and 200"))
    }
}

impl Shape for Limit {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": 50 })
    }
}

impl<T> List<T> {
    /// All there is.
    pub fn whole(rows: Vec<T>) -> Self {
        Self { rows, next: None }
    }

    /// A page of `asked` rows cut from rows of which one more was read; `place` tells where a row stands.
    pub fn page<R, P: Serialize>(
        mut rows: Vec<R>,
        asked: usize,
        place: impl Fn(&R) -> P,
        row: impl Fn(R) -> T,
    ) -> Self {
        let more = rows.len() > asked;
        rows.truncate(asked);
        let next = rows.last().filter(|_| more).map(|last| written(&place(last)));
        Self { rows: rows.into_iter().map(row).collect(), next }
    }
}

/// Rows of the page asked for.
pub(super) fn size(limit: Option<Limit>) -> usize {
    usize::from(limit.map_or(50, |limit| limit.0))
}

/// The place a cursor names.
pub(super) fn place<P: DeserializeOwned>(cursor: Option<&str>) -> Result<Option<P>, Refused> {
    let odd = || Refused::odd(Whereabouts::query_field("cursor"), "no cursor of this list");
    let read = |cursor: &str| hex::decode(cursor).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    cursor.map(|cursor| read(cursor).ok_or_else(odd)).transpose()
}

fn written(place: &impl Serialize) -> String {
    hex::encode(serde_json::to_vec(place).expect("places are numbers, days and codes"))
}
