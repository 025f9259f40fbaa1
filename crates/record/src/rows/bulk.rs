//! Many rows in few statements, within the databases' limits on bound values.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, Iterable, ModelTrait, Statement,
    Value,
};

use crate::digest::Digest;

/// SQLite takes 32,766 bound values a statement and PostgreSQL 65,535; more than this many rows gain nothing.
const VALUES: usize = 32_766;
const ROWS: usize = 512;

/// Inserts `rows` in order and feeds them to the digest of the change.
pub async fn insert<E>(tx: &DatabaseTransaction, rows: &[E::Model], digest: &mut Digest) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    if rows.is_empty() {
        return Ok(());
    }
    let columns: Vec<E::Column> = E::Column::iter().collect();
    let table = E::default();
    let (table, backend) = (table.table_name(), tx.get_database_backend());
    digest.table(table, rows.len());
    let largest = (VALUES / columns.len()).min(ROWS);
    let (mut rest, mut sql, mut prepared) = (rows, String::new(), 0);
    while !rest.is_empty() {
        // Sizes are powers of two below the largest, so that few different statements are ever prepared.
        let size = if rest.len() >= largest { largest } else { 1 << rest.len().ilog2() };
        let (chunk, tail) = rest.split_at(size);
        rest = tail;
        if prepared != size {
            sql = statement(backend, table, &columns, size);
            prepared = size;
        }
        let mut values: Vec<Value> = Vec::with_capacity(size * columns.len());
        for row in chunk {
            for column in &columns {
                let value = row.get(*column);
                digest.value(&value);
                values.push(value);
            }
        }
        tx.execute_raw(Statement::from_sql_and_values(backend, sql.as_str(), values)).await?;
    }
    Ok(())
}

fn statement<C: ColumnTrait>(backend: DbBackend, table: &str, columns: &[C], rows: usize) -> String {
    use std::fmt::Write;

    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let mut sql = format!("INSERT INTO \"{table}\" ({}) VALUES ", names.join(", "));
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            if column > 0 {
                sql.push_str(", ");
            }
            if backend == DbBackend::Postgres {
                write!(sql, "${}", row * columns.len() + column + 1).expect("a string takes every write");
            } else {
                sql.push('?');
            }
        }
        sql.push(')');
    }
    sql
}

/// Updates rows of `table` by id from `(id, values…)` tuples in few statements.
pub async fn update(
    tx: &DatabaseTransaction,
    table: &'static str,
    columns: &[&'static str],
    rows: &[Vec<Value>],
    digest: &mut Digest,
) -> Result<(), DbErr> {
    use std::fmt::Write;

    if rows.is_empty() {
        return Ok(());
    }
    let backend = tx.get_database_backend();
    digest.table(table, rows.len());
    let set: Vec<String> =
        columns.iter().enumerate().map(|(at, name)| format!("\"{name}\" = v.column{}", at + 2)).collect();
    let mut rest = rows;
    while !rest.is_empty() {
        let size = if rest.len() >= ROWS { ROWS } else { 1 << rest.len().ilog2() };
        let (chunk, tail) = rest.split_at(size);
        rest = tail;
        let mut sql = format!("UPDATE \"{table}\" SET {} FROM (VALUES ", set.join(", "));
        let mut values: Vec<Value> = Vec::with_capacity(size * (columns.len() + 1));
        for (at, row) in chunk.iter().enumerate() {
            sql.push_str(if at == 0 { "(" } else { ", (" });
            for (column, value) in row.iter().enumerate() {
                if column > 0 {
                    sql.push_str(", ");
                }
                digest.value(value);
                values.push(value.clone());
                if backend == DbBackend::Postgres {
                    write!(sql, "${}", values.len()).expect("a string takes every write");
                } else {
                    sql.push('?');
                }
            }
            sql.push(')');
        }
        write!(sql, ") AS v WHERE \"{table}\".id = v.column1").expect("a string takes every write");
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}
