//! The analytical engine with the tables of one snapshot in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};

use datafusion::arrow::array::RecordBatch;
use datafusion::catalog::MemTable;
use datafusion::common::TableReference;
use datafusion::config::Dialect;
use datafusion::dataframe::DataFrame;
use datafusion::execution::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion::sql::parser::Statement as Parsed;
use datafusion::sql::sqlparser::ast::Statement;

use crate::complaint::Complaint;
use crate::parameters::Parameters;
use crate::rows::{Rows, read};
use crate::schema::{TABLES, Table, table};
use crate::{MeasureError, Snapshot};

/// Tables that can be asked.
pub(crate) struct Session {
    context: SessionContext,
    /// Names of the tables there are.
    known: Vec<&'static str>,
    /// Names of tables made of them.
    derived: Mutex<BTreeSet<String>>,
}

/// A small table of a definition: columns `code` and `value`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lookup<'a> {
    /// Its name in SQL.
    pub(crate) name: &'a str,
    /// Its rows.
    pub(crate) rows: &'a BTreeMap<String, String>,
}

impl Lookup<'_> {
    /// Puts it before a query, as `with` does.
    fn put_into(self, statement: &mut Statement, state: &SessionState) -> Result<(), Complaint> {
        let text = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let rows: Vec<String> =
            self.rows.iter().map(|(code, value)| format!("({}, {})", text(code), text(value))).collect();
        let rows = match rows.as_slice() {
            [] => "select cast(null as varchar) as code, cast(null as varchar) as value where false".to_owned(),
            some => format!("values {}", some.join(", ")),
        };
        let sql = format!("with \"{}\" (code, value) as ({rows}) select 1", self.name);
        put_before(&sql, statement, state)
    }
}

/// Puts the tables that `sql` names with `with` before a query.
fn put_before(sql: &str, statement: &mut Statement, state: &SessionState) -> Result<(), Complaint> {
    let parsed = state.sql_to_statement(sql, &Dialect::Generic)?;
    let (Statement::Query(query), Parsed::Statement(own)) = (statement, parsed) else { return Err(not_a_query()) };
    let Statement::Query(own) = *own else { return Err(not_a_query()) };
    match (&mut query.with, own.with) {
        (Some(with), Some(own)) => drop(with.cte_tables.splice(0..0, own.cte_tables)),
        (with, own) => *with = own,
    }
    Ok(())
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session(…)")
    }
}

impl Session {
    /// With the tables of a snapshot; one taken by an older version may lack some.
    pub(crate) fn open(snapshot: &Snapshot) -> Result<Self, MeasureError> {
        let mut tables = Vec::new();
        for table in TABLES.iter().filter(|table| snapshot.manifest.has(table.name)) {
            tables.push((table, read(&snapshot.folder.join(format!("{}.parquet", table.name)))?));
        }
        Self::with(tables)
    }

    /// With these rows; tables without any are empty.
    pub(crate) fn of(rows: Vec<Rows>) -> Result<Self, MeasureError> {
        let mut rows: HashMap<&str, Rows> = rows.into_iter().map(|rows| (rows.table().name, rows)).collect();
        let mut batches = |name| rows.remove(name).map(Rows::finish).unwrap_or_default();
        Self::with(TABLES.iter().map(|table| (table, batches(table.name))).collect())
    }

    fn with(tables: Vec<(&'static Table, Vec<RecordBatch>)>) -> Result<Self, MeasureError> {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let mut config = SessionConfig::new().with_target_partitions(cores);
        config.options_mut().sql_parser.collect_spans = true;
        let context = SessionContext::new_with_config(config);
        let known = tables.iter().map(|(table, _)| table.name).collect();
        for (table, batches) in tables {
            let provider = in_memory(table, batches, cores).map_err(MeasureError::engine)?;
            context.register_table(table.name, provider).map_err(MeasureError::engine)?;
        }
        Ok(Self { context, known, derived: Mutex::default() })
    }

    /// The first table a query reads that the schema has and this snapshot, taken by an older version, has not.
    pub(crate) fn lacks(&self, sql: &str) -> Option<&'static str> {
        let state = self.context.state();
        let parsed = state.sql_to_statement(sql, &Dialect::Generic).ok()?;
        let references = state.resolve_table_references(&parsed).ok()?;
        let lacking = |name: &str| table(name).map(|table| table.name).filter(|name| !self.known.contains(name));
        references.iter().find_map(|reference| lacking(reference.table()))
    }

    /// Whether a query reads a table, whoever has it.
    pub(crate) fn reads(&self, sql: &str, name: &str) -> bool {
        let state = self.context.state();
        let references =
            state.sql_to_statement(sql, &Dialect::Generic).and_then(|parsed| state.resolve_table_references(&parsed));
        references.is_ok_and(|references| references.iter().any(|reference| reference.table() == name))
    }

    /// Whether a table was kept beside those of the snapshot.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.derived.lock().unwrap_or_else(PoisonError::into_inner).contains(name)
    }

    /// Keeps a table made of those of the snapshot, which does not change; who comes second with the same is too late.
    pub(crate) fn keep(&self, name: &str, rows: RecordBatch) -> Result<(), Complaint> {
        let mut derived = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        if derived.insert(name.to_owned()) {
            let table = MemTable::try_new(rows.schema(), vec![vec![rows]])?;
            self.context.register_table(TableReference::bare(name), Arc::new(table))?;
        }
        Ok(())
    }

    /// Plans one query; nothing but a query is accepted.
    pub(crate) async fn plan(&self, sql: &str, parameters: &Parameters) -> Result<DataFrame, Complaint> {
        self.plan_beside(sql, parameters, &[], None).await
    }

    /// Plans one query that may also read small tables of a definition, and a kept table under the name of the first.
    pub(crate) async fn plan_beside(
        &self,
        sql: &str,
        parameters: &Parameters,
        lookups: &[Lookup<'_>],
        derived: Option<(&str, String)>,
    ) -> Result<DataFrame, Complaint> {
        let state = self.context.state();
        let parsed = state.sql_to_statement(sql, &Dialect::Generic)?;
        let Parsed::Statement(mut statement) = parsed else { return Err(not_a_query()) };
        if !matches!(*statement, Statement::Query(_)) {
            return Err(not_a_query());
        }
        parameters.put_into(&mut statement)?;
        for lookup in lookups {
            lookup.put_into(&mut statement, &state)?;
        }
        if let Some((name, kept)) = derived {
            put_before(&format!("with \"{name}\" as (select * from \"{kept}\") select 1"), &mut statement, &state)?;
        }
        let parsed = Parsed::Statement(statement);
        for reference in state.resolve_table_references(&parsed)? {
            let name = reference.table();
            if self.known.contains(&name) || self.has(name) {
                continue;
            }
            let problem = format!("the snapshot has no table `{name}`");
            return Err(match table(name) {
                Some(_) => Complaint::new(problem, "it was taken by an older version; take a new snapshot"),
                None => Complaint::unknown(problem, name, &self.known),
            });
        }
        let plan = state.statement_to_plan(parsed).await?;
        Ok(DataFrame::new(state, plan))
    }

    /// Runs one query.
    pub(crate) async fn ask(&self, sql: &str, parameters: &Parameters) -> Result<Vec<RecordBatch>, Complaint> {
        Ok(self.plan(sql, parameters).await?.collect().await?)
    }
}

fn in_memory(
    table: &'static Table,
    batches: Vec<RecordBatch>,
    partitions: usize,
) -> datafusion::error::Result<Arc<MemTable>> {
    let mut parts = vec![Vec::new(); partitions.min(batches.len()).max(1)];
    let count = parts.len();
    for (number, batch) in batches.into_iter().enumerate() {
        parts[number % count].push(batch);
    }
    Ok(Arc::new(MemTable::try_new(Arc::new(table.arrow()), parts)?))
}

fn not_a_query() -> Complaint {
    Complaint::new("this is not a query", "write one SQL query that begins with `select` or `with`")
}
