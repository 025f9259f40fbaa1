//! A fresh record on one of the two databases, and people who act on it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use record::{
    Actor, Change, Keys, NewOrganisation, NewPerson, PasswordCost, PersonId, Problem, Purpose, Record, RecordError,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::{cluster, pack};

/// A record with the test pack's organisations in it.
pub struct Base {
    pub record: Arc<Record>,
    pub url: String,
    _folder: tempfile::TempDir,
}

impl Base {
    pub async fn sqlite(_name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("tilts.sqlite").display());
        Self::with(url, folder).await
    }

    pub async fn postgres(name: &str) -> Self {
        Self::with(cluster::fresh_database(name).await, tempfile::tempdir().unwrap()).await
    }

    async fn with(url: String, folder: tempfile::TempDir) -> Self {
        let base = Self { record: open(&url).await, url, _folder: folder };
        let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
        change.organisations(&organisations()).await.unwrap();
        change.commit().await.unwrap();
        base
    }

    /// Beginning of a change by the administrator.
    pub async fn change(&self) -> Change<'_> {
        self.record.change(&admin(), "write", None).await.unwrap()
    }

    pub async fn person(&self, given: &str, family: &str) -> PersonId {
        let mut change = self.change().await;
        let ids = change.people(&[person(given, family)]).await.unwrap();
        change.commit().await.unwrap();
        ids[0]
    }

    /// A connection past the record, as an intruder would have.
    pub async fn raw(&self) -> DatabaseConnection {
        sea_orm::Database::connect(&self.url).await.unwrap()
    }

    pub async fn sql(&self, sql: &str) {
        self.raw().await.execute_unprepared(sql).await.unwrap();
    }

    pub async fn count(&self, table: &str) -> i64 {
        let db = self.raw().await;
        let statement = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) AS n FROM {table}"));
        db.query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
    }
}

pub async fn open(url: &str) -> Arc<Record> {
    let record = Record::open(url, keys(), Arc::new(pack::catalogue())).await.unwrap();
    Arc::new(record.with_password_cost(PasswordCost::LEAST))
}

pub fn keys() -> Keys {
    Keys { encryption: [1; 32], lookup: [2; 32] }
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn actor(account: &str, role: &str, agency: &str, unit: &str) -> Actor {
    Actor {
        account: account.to_owned(),
        role: role.to_owned(),
        agency: agency.to_owned(),
        unit: unit.to_owned(),
        purpose: Purpose::new("casework"),
        at: at("2024-06-03T08:00:00Z"),
    }
}

pub fn admin() -> Actor {
    actor("admin", "administrator", "tm", "")
}

pub fn planner() -> Actor {
    actor("planner", "planner", "tm", "")
}

pub fn specialist_in(unit: &str) -> Actor {
    actor("specialist", "specialist", "ievp", unit)
}

pub fn protection_officer() -> Actor {
    actor("dpo", "data-protection", "tm", "")
}

pub fn person(given: &str, family: &str) -> NewPerson {
    NewPerson { given_name: given.to_owned(), family_name: family.to_owned(), ..NewPerson::default() }
}

fn organisations() -> Vec<NewOrganisation> {
    let one = |id: &str, name: &str, kind: &str, parent: Option<&str>, agency: Option<&str>| NewOrganisation {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        parent: parent.map(str::to_owned),
        agency: agency.map(str::to_owned),
        region: None,
        regime: None,
    };
    vec![
        one("ievp", "Ieslodzījuma vietu pārvalde", "prison-service", None, Some("ievp")),
        one("jelgavas-cietums", "Jelgavas cietums", "prison", Some("ievp"), Some("ievp")),
        one("jelgavas-1-nodala", "Jelgavas cietuma 1. nodaļa", "prison-unit", Some("jelgavas-cietums"), Some("ievp")),
        one("valmieras-cietums", "Valmieras cietums", "prison", Some("ievp"), Some("ievp")),
        one("vpd-riga", "Rīgas nodaļa", "probation-unit", None, Some("vpd")),
        one("ngo-tilts", "Biedrība", "ngo", None, None),
    ]
}

/// The problem of a refusal, with its field.
#[track_caller]
pub fn problem<T: std::fmt::Debug>(result: Result<T, RecordError>) -> (String, Problem) {
    match result.unwrap_err() {
        RecordError::Invalid { field, problem } => (field, problem),
        other => panic!("not a refused value: {other:?}"),
    }
}

/// Makes one test of every function on each database.
macro_rules! on_both {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::base::Base::sqlite(stringify!($name)).await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::base::Base::postgres(stringify!($name)).await).await;
            })*
        }
    };
}
pub(crate) use on_both;
