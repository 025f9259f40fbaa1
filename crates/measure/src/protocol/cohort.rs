//! The cases of a study: who is followed, who is left out and why, in the order of their keys.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Catalogue, Inclusion, Protocol};
use chrono::NaiveDate;
use datafusion::arrow::array::{BooleanArray, RecordBatch};
use datafusion::arrow::compute::{concat_batches, filter_record_batch};
use datafusion::dataframe::DataFrame;
use datafusion::logical_expr::case;
use datafusion::prelude::{ident, lit};

use super::Choice;
use super::answers::{Versions, answers};
use crate::complaint::Complaint;
use crate::engine::cases::chosen;
use crate::engine::cells::Cells;
use crate::file::DataFile;
use crate::parameters::{Literal, Parameters};
use crate::session::{Lookup, Session};

/// Every case considered, and what became of it.
#[derive(Debug, Clone)]
pub(crate) struct Cohort {
    id: String,
    rows: RecordBatch,
    persons: Vec<Option<String>>,
    reasons: Vec<Option<String>>,
}

/// How many cases became what.
#[derive(Debug, Default)]
pub(crate) struct Tally {
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
    if let Some(instrument) = &protocol.instrument {
        parameters.set(Protocol::INSTRUMENT, Literal::Text(instrument.clone()));
    }
    Ok(parameters)
}

/// The query, with its groupings and the tables of its instrument beside those of the snapshot.
pub(crate) async fn plan(
    session: &Session,
    catalogue: &Catalogue,
    protocol: &Protocol,
    parameters: &Parameters,
) -> Result<DataFrame, Complaint> {
    let mut lookups: Vec<Lookup<'_>> =
        protocol.grouping.iter().map(|one| Lookup { name: &one.id, rows: &one.of }).collect();
    let versions = protocol.answered().and_then(|instrument| catalogue.instruments.get(instrument));
    let bands = versions.map(bands);
    lookups.extend(bands.iter().map(|rows| Lookup { name: Protocol::BANDS, rows }));
    let mut derived = None;
    if let Some(versions) = versions.filter(|_| session.reads(&protocol.cohort.sql, Protocol::ANSWERS)) {
        derived = Some((Protocol::ANSWERS, answers(session, versions).await?));
    }
    session.plan_beside(&protocol.cohort.sql, parameters, &lookups, derived).await
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
        // Batches know more about nulls than the plan they came of.
        let schema = batches.first().map_or(schema, RecordBatch::schema);
        let rows = concat_batches(&schema, &batches).expect("batches of one answer have the same columns");
        let cells = Cells::of(rows.clone());
        once(&cells.texts("case_key")?)?;
        for inclusion in &protocol.inclusion {
            decided(catalogue, inclusion, &cells.texts(&inclusion.column)?)?;
        }
        let (persons, reasons) = (cells.texts("person_key")?, cells.texts("reason")?);
        Ok(Self { id: protocol.id.clone(), rows, persons, reasons })
    }

    /// The same cases, with those that the choice does not keep left out besides.
    pub(crate) fn narrowed(&self, choice: &Choice) -> Result<Self, Complaint> {
        let mut narrowed = self.clone();
        for (column, kept) in &choice.only {
            let values = self.cells().texts(column)?;
            narrowed.keep(values.into_iter().map(|value| value.is_some_and(|value| kept.contains(&value))));
        }
        for (column, range) in &choice.ranges {
            let numbers = self.cells().integers(column)?;
            narrowed.keep(numbers.into_iter().map(|number| number.is_some_and(|number| range.holds(number))));
        }
        Ok(narrowed)
    }

    /// Leaves out those that counted and are not kept.
    fn keep(&mut self, kept: impl Iterator<Item = bool>) {
        for (reason, kept) in self.reasons.iter_mut().zip(kept) {
            if reason.is_none() && !kept {
                *reason = Some(Choice::NOT_CHOSEN.to_owned());
            }
        }
    }

    /// Those that count, as columns to ask for.
    pub(crate) fn file(&self) -> DataFile {
        let counts: BooleanArray = self.reasons.iter().map(|reason| Some(reason.is_none())).collect();
        let rows = filter_record_batch(&self.rows, &counts).expect("every case has one reason or none");
        DataFile::of_rows(&self.id, self.rows.schema(), &[rows])
    }

    /// How many became what.
    pub(crate) fn tally(&self) -> Tally {
        let mut tally = Tally { considered: self.reasons.len() as u64, ..Tally::default() };
        let mut persons = BTreeSet::new();
        for (reason, person) in self.reasons.iter().zip(&self.persons) {
            if let Some(reason) = reason {
                *tally.left_out.entry(reason.clone()).or_default() += 1;
            } else {
                tally.counted += 1;
                persons.insert(person);
            }
        }
        tally.persons = persons.len() as u64;
        tally
    }

    /// All cases as cells.
    pub(crate) fn cells(&self) -> Cells {
        Cells::of(self.rows.clone())
    }

    /// Names of its columns.
    pub(crate) fn columns(&self) -> Vec<String> {
        self.rows.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// Names of its columns that are days.
    pub(crate) fn days(&self) -> BTreeSet<String> {
        let schema = self.rows.schema();
        let days = schema.fields().iter().filter(|field| field.data_type().is_temporal());
        days.map(|field| field.name().clone()).collect()
    }

    /// Names of its columns that are whole numbers.
    pub(crate) fn whole_numbers(&self) -> BTreeSet<String> {
        let schema = self.rows.schema();
        let whole = schema.fields().iter().filter(|field| field.data_type().is_integer());
        whole.map(|field| field.name().clone()).collect()
    }

    /// Why each case is left out; none where it counts.
    pub(crate) fn reasons(&self) -> &[Option<String>] {
        &self.reasons
    }

    /// Whose each case is.
    pub(crate) fn persons(&self) -> &[Option<String>] {
        &self.persons
    }
}

/// Places of the bands of every version, as [`Protocol::BANDS`] says.
fn bands(versions: &Versions) -> BTreeMap<String, String> {
    let bands = versions
        .iter()
        .flat_map(|(version, one)| one.definition.band.iter().enumerate().map(move |band| (version, band)));
    bands.map(|(version, (place, band))| (format!("{version}/{}", band.id), (place + 1).to_string())).collect()
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
