//! The analytical engine with the tables of one snapshot in memory.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;
use std::sync::Arc;

use datafusion::arrow::array::RecordBatch;
use datafusion::catalog::MemTable;
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
        let sql = format!("with \"{}\" (code, value) as (values {}) select 1", self.name, rows.join(", "));
        let parsed = state.sql_to_statement(&sql, &Dialect::Generic)?;
        let (Statement::Query(query), Parsed::Statement(own)) = (statement, parsed) else { return Err(not_a_query()) };
        let Statement::Query(own) = *own else { return Err(not_a_query()) };
        match (&mut query.with, own.with) {
            (Some(with), Some(own)) => drop(with.cte_tables.splice(0..0, own.cte_tables)),
            (with, own) => *with = own,
        }
        Ok(())
    }
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
        Ok(Self { context, known })
    }

    /// The first table a query reads that the schema has and this snapshot, taken by an older version, has not.
    pub(crate) fn lacks(&self, sql: &str) -> Option<&'static str> {
        let state = self.context.state();
        let parsed = state.sql_to_statement(sql, &Dialect::Generic).ok()?;
        let references = state.resolve_table_references(&parsed).ok()?;
        let lacking = |name: &str| table(name).map(|table| table.name).filter(|name| !self.known.contains(name));
        references.iter().find_map(|reference| lacking(reference.table()))
    }

    /// Plans one query; nothing but a query is accepted.
    pub(crate) async fn plan(&self, sql: &str, parameters: &Parameters) -> Result<DataFrame, Complaint> {
        self.plan_beside(sql, parameters, &[]).await
    }

    /// Plans one query that may also read small tables of a definition.
    pub(crate) async fn plan_beside(
        &self,
        sql: &str,
        parameters: &Parameters,
        lookups: &[Lookup<'_>],
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
        let parsed = Parsed::Statement(statement);
        for reference in state.resolve_table_references(&parsed)? {
            let name = reference.table();
            if self.known.contains(&name) {
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
