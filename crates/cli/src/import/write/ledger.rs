//! Ledger entries and their participations.

use record::{ActivityId, Change, Headcount, NewActivity, NewParticipation, PersonId};

use super::super::row::Row;
use super::{Outcome, ready, refused};
use crate::failure::Failure;

pub async fn activities(change: &mut Change<'_>, rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let made = rows
        .into_iter()
        .map(|mut row| {
            let new = activity(&mut row);
            (row, new)
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.activities(&values).await {
            Ok(ids) => {
                outcome.records += ids.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}

fn activity(row: &mut Row) -> NewActivity {
    NewActivity {
        external_key: Some(row.must("external_key")),
        kind: row.must("kind"),
        title: row.text("title"),
        on: row.must_date("on"),
        until: row.date("until"),
        agency: row.must("agency"),
        unit: row.must("unit"),
        place: row.text("place"),
        region: row.text("region"),
        delivery: row.text("delivery"),
        profession: row.text("profession"),
        funding: row.text("funding"),
        project: row.text("project"),
        external_fund: row.text("external_fund"),
        measure: row.text("measure"),
        topic: row.text("topic"),
        programme: row.text("programme"),
        instrument: row.text("instrument"),
        international: row.yes("international"),
        partner: row.text("partner"),
        minutes: row.number("minutes"),
        participations: Vec::new(),
        headcounts: headcounts(row),
        simulated: false,
    }
}

/// `prisoners=12 guests=30 adults=21 children=9`, or `representatives:ngo=4` with an organisation kind.
fn headcounts(row: &mut Row) -> Vec<Headcount> {
    let text = row.text("headcounts").unwrap_or_default();
    let mut counts = Vec::new();
    for word in text.split_whitespace() {
        let read = word.split_once('=').and_then(|(kind, count)| {
            let count = count.parse().ok()?;
            let (kind, organisation_kind) = kind.split_once(':').map_or((kind, None), |(k, o)| (k, Some(o.to_owned())));
            Some(Headcount { kind: kind.to_owned(), organisation_kind, count })
        });
        if let Some(count) = read {
            counts.push(count);
        } else {
            let problem = format!("`{word}` is not a headcount");
            let remedy = "write kind=number, for example `guests=30 adults=21 children=9`";
            let fault = row.fault("headcounts", problem, remedy);
            row.faults.push(fault);
        }
    }
    counts
}

pub async fn participations(change: &mut Change<'_>, mut rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    let entries = activities_of(change, &mut rows).await?;
    let people = named_people(change, &mut rows).await?;
    let made = rows
        .into_iter()
        .zip(entries)
        .zip(people)
        .map(|((mut row, activity), person)| {
            let attended = row.yes("attended");
            if attended.is_none() && row.text("attended").is_none() {
                row.must("attended");
            }
            let new = NewParticipation {
                person,
                role: row.must("role"),
                organisation: row.text("organisation"),
                attended: attended.unwrap_or(false),
                minutes: row.number("minutes"),
                outcome: row.text("outcome"),
                system_record: row.yes("system_record").unwrap_or(false),
            };
            (row, (activity, new))
        })
        .collect();
    let (mut rows, mut values) = ready(made, outcome);
    while !values.is_empty() {
        match change.participations(&values).await {
            Ok(()) => {
                outcome.records += values.len() as u64;
                break;
            }
            Err(error) => refused(error, &mut rows, &mut values, outcome)?,
        }
    }
    Ok(())
}

async fn activities_of(change: &Change<'_>, rows: &mut [Row]) -> Result<Vec<ActivityId>, Failure> {
    let keys: Vec<String> = rows.iter_mut().map(|row| row.must("activity")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let found = change.activity_ids_by_external_key(&keys).await?;
    for ((row, key), found) in rows.iter_mut().zip(&keys).zip(&found) {
        if found.is_none() && !key.is_empty() {
            let fault = row.fault("activity", "no activity has this key", "import the activity first, or mend the key");
            row.faults.push(fault);
        }
    }
    Ok(found.into_iter().map(|id| id.unwrap_or(ActivityId(0))).collect())
}

/// People of rows that name one; representatives of organisations need not.
async fn named_people(change: &Change<'_>, rows: &mut [Row]) -> Result<Vec<Option<PersonId>>, Failure> {
    let keys: Vec<String> = rows.iter().map(|row| row.text("person").unwrap_or_default()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let found = change.person_ids_by_external_key(&keys).await?;
    for ((row, key), found) in rows.iter_mut().zip(&keys).zip(&found) {
        if found.is_none() && !key.is_empty() {
            let fault = row.fault("person", "nobody has this key", "import the person first, or mend the key");
            row.faults.push(fault);
        }
    }
    Ok(found)
}
