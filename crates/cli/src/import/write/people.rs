//! Organisations and persons.

use record::{Change, NewOrganisation, NewPerson};

use super::super::row::Row;
use super::{Outcome, ready, refused};
use crate::failure::Failure;

pub async fn organisations(change: &mut Change<'_>, rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let made = rows
        .into_iter()
        .map(|mut row| {
            let new = NewOrganisation {
                id: row.must("id"),
                name: row.must("name"),
                kind: row.must("kind"),
                parent: row.text("parent"),
                agency: row.text("agency"),
                region: row.text("region"),
                regime: row.text("regime"),
            };
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.organisations(&values).await {
            Ok(()) => {
                outcome.records += values.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}

pub async fn persons(change: &mut Change<'_>, rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let made = rows
        .into_iter()
        .map(|mut row| {
            let new = NewPerson {
                external_key: Some(row.must("external_key")),
                given_name: row.must("given_name"),
                family_name: row.must("family_name"),
                code: row.code("code"),
                born_on: row.date("born_on"),
                sex: row.text("sex"),
                citizenship: row.text("citizenship"),
                language: row.text("language"),
                employer_agency: row.text("employer_agency"),
                volunteer: row.yes("volunteer").unwrap_or(false),
                simulated: false,
            };
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.people(&values).await {
            Ok(ids) => {
                outcome.records += ids.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}
