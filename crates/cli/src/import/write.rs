//! Writes the rows of a file in one change: chunk by chunk in bounded memory, committed only when no row was wrong.

use std::path::Path;

use catalogue::Catalogue;
use record::{Actor, Change, Record, RecordError};

use super::fault::Fault;
use super::kind::Kind;
use super::mapping::Mapping;
use super::row::Row;
use super::table::Table;
use crate::failure::Failure;

mod casework;
mod ledger;
mod people;

/// Lines taken together; memory is bounded by it.
const CHUNK: usize = 500;
/// Faults kept in full; further ones are only counted.
const KEPT: usize = 100_000;

/// What an import did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Lines read.
    pub lines: u64,
    /// Records made, or that would be made.
    pub records: u64,
    /// The faults, by line; at most 100,000 of them.
    pub faults: Vec<Fault>,
    /// All faults.
    pub wrong: u64,
    /// Whether it was committed.
    pub committed: bool,
}

impl Outcome {
    fn add(&mut self, faults: Vec<Fault>) {
        self.wrong += faults.len() as u64;
        let room = KEPT.saturating_sub(self.faults.len());
        self.faults.extend(faults.into_iter().take(room));
    }
}

/// Imports `file` as `kind` (a kind of record or a mapping of the pack). `progress` hears the lines read so far.
pub async fn import(
    record: &Record,
    catalogue: &Catalogue,
    actor: &Actor,
    kind: &str,
    file: &Path,
    dry_run: bool,
    progress: &mut dyn FnMut(u64),
) -> Result<Outcome, Failure> {
    let mapping = match (Kind::named(kind), catalogue.imports.get(kind)) {
        (Some(kind), _) => Mapping::Own(kind),
        (None, Some(mapping)) => Mapping::Pack(mapping),
        (None, None) => return Err(unknown_kind(kind, catalogue)),
    };
    let mut table = Table::open(file)?;
    let mut outcome = Outcome::default();
    outcome.add(mapping.check_head(&table.head));
    if outcome.wrong > 0 {
        return Ok(outcome);
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut change = record.change(actor, "import", Some(format!("{kind} from {name}"))).await?;
    loop {
        let (rows, done) = read_chunk(&mut table, &mapping, &mut outcome);
        for (kind, rows) in by_kind(rows) {
            write_rows(&mut change, kind, rows, &mut outcome).await?;
        }
        progress(outcome.lines);
        if done {
            break;
        }
    }
    outcome.faults.sort_by_key(|fault| fault.line);
    if outcome.wrong == 0 && !dry_run {
        change.commit().await?;
        outcome.committed = true;
    }
    Ok(outcome)
}

fn unknown_kind(kind: &str, catalogue: &Catalogue) -> Failure {
    let known: Vec<String> = Kind::names().map(str::to_owned).chain(catalogue.imports.keys().cloned()).collect();
    let hint = catalogue::nearest(kind, known.iter().map(String::as_str))
        .map(|like| format!(" Did you mean `{like}`?"))
        .unwrap_or_default();
    Failure::input(format!("`{kind}` cannot be imported.{hint} Known: {}.", known.join(", ")))
}

fn read_chunk(table: &mut Table, mapping: &Mapping<'_>, outcome: &mut Outcome) -> (Vec<(Kind, Row)>, bool) {
    let mut rows = Vec::new();
    for _ in 0..CHUNK {
        match table.next_row() {
            None => return (rows, true),
            Some(Ok((line, values))) => {
                outcome.lines += 1;
                rows.extend(mapping.rows(&table.head, line, &values));
            }
            Some(Err((line, problem))) => {
                outcome.lines += 1;
                let remedy = "mend the line and import again".to_owned();
                outcome.add(vec![Fault { line, column: "(line)".into(), value: String::new(), problem, remedy }]);
            }
        }
    }
    (rows, false)
}

/// Rows of a chunk by kind, kinds in the order of their first row.
fn by_kind(rows: Vec<(Kind, Row)>) -> Vec<(Kind, Vec<Row>)> {
    let mut groups: Vec<(Kind, Vec<Row>)> = Vec::new();
    for (kind, row) in rows {
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, group)) => group.push(row),
            None => groups.push((kind, vec![row])),
        }
    }
    groups
}

async fn write_rows(change: &mut Change<'_>, kind: Kind, rows: Vec<Row>, outcome: &mut Outcome) -> Result<(), Failure> {
    match kind {
        Kind::Organisations => people::organisations(change, rows, outcome).await,
        Kind::Persons => people::persons(change, rows, outcome).await,
        Kind::Custody => casework::custody(change, rows, outcome).await,
        Kind::Releases => casework::releases(change, rows, outcome).await,
        Kind::Sections => casework::sections(change, rows, outcome).await,
        Kind::Facts => casework::facts(change, rows, outcome).await,
        Kind::Activities => ledger::activities(change, rows, outcome).await,
        Kind::Participations => ledger::participations(change, rows, outcome).await,
    }
}

/// Rows ready to be written, each beside the row it came from; rows with faults are reported and left out.
fn ready<T>(made: Vec<(Row, T)>, outcome: &mut Outcome) -> (Vec<Row>, Vec<T>) {
    let mut rows = Vec::with_capacity(made.len());
    let mut values = Vec::with_capacity(made.len());
    for (row, value) in made {
        if row.faults.is_empty() {
            rows.push(row);
            values.push(value);
        } else {
            outcome.add(row.faults);
        }
    }
    (rows, values)
}

/// Takes a refusal of the record: names the row it is about, takes that row out, and lets the rest be tried again.
/// Gives back the error where it is not about a row.
fn refused<T>(
    error: RecordError,
    rows: &mut Vec<Row>,
    values: &mut Vec<T>,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    let RecordError::Invalid { field, problem } = error else { return Err(error.into()) };
    let (index, rest) = field.split_once('.').unwrap_or((field.as_str(), ""));
    let Ok(index) = index.parse::<usize>() else {
        return Err(RecordError::Invalid { field, problem }.into());
    };
    let column = rest.split('.').next().unwrap_or(rest);
    let row = rows.remove(index);
    values.remove(index);
    outcome.add(vec![row.fault(column, problem.to_string(), problem.remedy())]);
    Ok(())
}
