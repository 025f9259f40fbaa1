//! Stays in custody, releases, sections and facts.

use record::{Change, NewCustody, NewFact, NewRelease, NewSection, PersonId};

use super::super::row::Row;
use super::{Outcome, ready, refused};
use crate::failure::Failure;

/// Finds the person each row names by external key or personal code; rows that name nobody get a fault.
pub async fn people_of(change: &Change<'_>, rows: &mut [Row]) -> Result<Vec<PersonId>, Failure> {
    let keys: Vec<String> = rows.iter_mut().map(|row| row.must("person")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let found = change.person_ids_by_external_key(&keys).await?;
    let mut people = Vec::with_capacity(rows.len());
    for ((row, key), found) in rows.iter_mut().zip(&keys).zip(found) {
        if found.is_none() && !key.is_empty() {
            let fault = row.fault("person", "nobody has this key", "import the person first, or mend the key");
            row.faults.push(fault);
        }
        people.push(found.unwrap_or(PersonId(0)));
    }
    Ok(people)
}

pub async fn custody(change: &mut Change<'_>, mut rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let people = people_of(change, &mut rows).await?;
    let made = rows
        .into_iter()
        .zip(people)
        .map(|(mut row, person)| {
            let new = NewCustody {
                person,
                legal_status: row.must("legal_status"),
                from: row.must_date("from"),
                unit: row.must("unit"),
                regime: row.text("regime"),
            };
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.custody(&values).await {
            Ok(ids) => {
                outcome.records += ids.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}

pub async fn releases(change: &mut Change<'_>, mut rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let people = people_of(change, &mut rows).await?;
    let stays = change.open_custody(&people).await?;
    let made = rows
        .into_iter()
        .zip(stays)
        .map(|(mut row, stay)| {
            if stay.is_none() && row.faults.is_empty() {
                let fault = row.fault("person", "is not in custody", "import the stay first, or remove the row");
                row.faults.push(fault);
            }
            let custody = stay.unwrap_or(record::CustodyId(0));
            let new = NewRelease { custody, on: row.must_date("on"), kind: row.must("kind") };
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.releases(&values).await {
            Ok(()) => {
                outcome.records += values.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}

pub async fn sections(change: &mut Change<'_>, mut rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let people = people_of(change, &mut rows).await?;
    let made = rows
        .into_iter()
        .zip(people)
        .map(|(mut row, person)| {
            let new = NewSection {
                person,
                function: row.must("function"),
                basis: row.must("basis"),
                unit: row.must("unit"),
                opened_on: row.must_date("opened_on"),
                closed_on: row.date("closed_on"),
                closing_reason: row.text("closing_reason"),
                employed_at_opening: row.yes("employed_at_opening"),
                employed_at_closing: row.yes("employed_at_closing"),
            };
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.sections(&values).await {
            Ok(ids) => {
                outcome.records += ids.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}

pub async fn facts(change: &mut Change<'_>, mut rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let people = people_of(change, &mut rows).await?;
    let made = rows
        .into_iter()
        .zip(people)
        .map(|(mut row, person)| {
            let new = NewFact {
                person,
                kind: row.must("kind"),
                on: row.must_date("on"),
                until: row.date("until"),
                value: row.text("value"),
                source: row.must("source"),
                queried_on: row.must_date("queried_on"),
            };
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.facts(&values).await {
            Ok(()) => {
                outcome.records += values.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}
