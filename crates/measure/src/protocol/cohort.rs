//! The cases of a study: who is followed, who is left out and why, in the order of their keys.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Catalogue, Inclusion, Protocol};
use chrono::NaiveDate;
use datafusion::arrow::array::{BooleanArray, RecordBatch};
use datafusion::arrow::compute::filter_record_batch;
use datafusion::dataframe::DataFrame;
use datafusion::logical_expr::case;
use datafusion::prelude::{ident, lit};

use crate::complaint::Complaint;
use crate::engine::cases::chosen;
use crate::engine::cells::Cells;
use crate::file::DataFile;
use crate::parameters::{Literal, Parameters};
use crate::session::{Lookup, Session};

/// Cases and what became of them.
pub(crate) struct Cohort {
    /// Those that count, as columns to ask for.
    pub(crate) file: DataFile,
    /// Cases considered.
    pub(crate) considered: u64,
    /// Cases that count.
    pub(crate) counted: u64,
    /// Persons among them.
    pub(crate) persons: u64,
    /// Cases left out, by reason.
    pub(crate) left_out: BTreeMap<String, u64>,
}

/// The parameters of a protocol, replaced where `instead` names another choice, and the as-of day.
pub(crate) fn parameters(
    protocol: &Protocol,
    instead: &BTreeMap<String, String>,
    as_of: NaiveDate,
) -> Result<Parameters, Complaint> {
    let mut parameters = chosen(&protocol.parameter, instead)?;
    parameters.set(Protocol::AS_OF, Literal::Text(as_of.to_string()));
    Ok(parameters)
}

/// The query, with its groupings and the points of its instrument beside the tables.
pub(crate) async fn plan(
    session: &Session,
    catalogue: &Catalogue,
    protocol: &Protocol,
    parameters: &Parameters,
) -> Result<DataFrame, Complaint> {
    let mut lookups: Vec<Lookup<'_>> =
        protocol.grouping.iter().map(|one| Lookup { name: &one.id, rows: &one.of }).collect();
    let points = protocol.instrument.as_deref().map(|instrument| points(catalogue, instrument));
    lookups.extend(points.iter().map(|rows| Lookup { name: Protocol::POINTS, rows }));
    session.plan_beside(&protocol.cohort.sql, parameters, &lookups).await
}

impl Cohort {
    /// Asks for the cases.
    pub(crate) async fn of(
        session: &Session,
        catalogue: &Catalogue,
        protocol: &Protocol,
        parameters: &Parameters,
    ) -> Result<Self, Complaint> {
        let mut frame = plan(session, catalogue, protocol, parameters).await?;
        for inclusion in &protocol.inclusion {
            frame = included(frame, inclusion)?;
        }
        let frame = frame.sort(vec![ident("case_key").sort(true, true)])?;
        let schema = std::sync::Arc::new(frame.schema().as_arrow().clone());
        let batches = frame.collect().await?;
        let cells = Cells::new(&batches)?;
        once(&cells.texts("case_key")?)?;
        for inclusion in &protocol.inclusion {
            decided(catalogue, inclusion, &cells.texts(&inclusion.column)?)?;
        }
        let (mut left_out, mut persons) = (BTreeMap::new(), BTreeSet::new());
        let reasons = cells.texts("reason")?;
        for (reason, person) in reasons.iter().zip(cells.texts("person_key")?) {
            match reason {
                Some(reason) => *left_out.entry(reason.clone()).or_default() += 1,
                None => {
                    persons.insert(person);
                }
            }
        }
        let mut counts = reasons.iter().map(Option::is_none);
        let mut rows = Vec::new();
        for batch in &batches {
            let kept: BooleanArray = counts.by_ref().take(batch.num_rows()).map(Some).collect();
            rows.push(filter_record_batch(batch, &kept).expect("a batch has one reason for each row"));
        }
        let counted = rows.iter().map(|batch: &RecordBatch| batch.num_rows() as u64).sum();
        Ok(Self {
            file: DataFile::of_rows(&protocol.id, schema, &rows),
            considered: reasons.len() as u64,
            counted,
            persons: persons.len() as u64,
            left_out,
        })
    }
}

/// Points of every answer to choose in every version, as [`Protocol::POINTS`] says.
fn points(catalogue: &Catalogue, instrument: &str) -> BTreeMap<String, String> {
    let versions = catalogue.instruments.get(instrument).into_iter().flatten();
    let items = versions.flat_map(|(version, one)| one.definition.item.iter().map(move |item| (version, one, item)));
    let answers = items.flat_map(|(version, one, item)| {
        one.choices(item).iter().filter_map(move |choice| {
            Some((format!("{version}/{}/{}", item.id, choice.id), choice.points?.to_string()))
        })
    });
    answers.collect()
}

/// Codes that are left out give the reason; the query's own stands where they do not.
fn included(frame: DataFrame, inclusion: &Inclusion) -> Result<DataFrame, Complaint> {
    let mut reasons = inclusion.leave_out.iter();
    let Some((code, reason)) = reasons.next() else { return Ok(frame) };
    let mut choice = case(ident(&inclusion.column)).when(lit(code), lit(reason));
    for (code, reason) in reasons {
        choice = choice.when(lit(code), lit(reason));
    }
    let reason = choice.otherwise(ident("reason"))?;
    Ok(frame.with_column("reason", reason)?)
}

/// Every case is one row: otherwise somebody would count twice.
fn once(keys: &[Option<String>]) -> Result<(), Complaint> {
    if keys.contains(&None) {
        return Err(Complaint::new("a case has no `case_key`", "give every row a key of its own"));
    }
    match keys.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => {
            let key = pair[0].as_deref().unwrap_or_default();
            let remedy = "look for a join that finds several rows, and choose one of them";
            Err(Complaint::new(format!("the query returns case `{key}` more than once"), remedy))
        }
    }
}

/// The data have no code that the list, and so the protocol, does not know.
fn decided(catalogue: &Catalogue, inclusion: &Inclusion, codes: &[Option<String>]) -> Result<(), Complaint> {
    let Inclusion { column, classifier, .. } = inclusion;
    let known = |code: &Option<String>| code.as_ref().is_some_and(|code| catalogue.code(classifier, code).is_some());
    let Some(strange) = codes.iter().find(|code| !known(code)) else { return Ok(()) };
    let problem = match strange {
        Some(code) => format!("column `{column}` has `{code}`, which is no code of classifier `{classifier}`"),
        None => format!("column `{column}` is empty for a case, so nothing is decided about it"),
    };
    Err(Complaint::new(problem, "add the code to the list and decide about it in the protocol, or mend the query"))
}
