//! Tables, references and indices in the few shapes the schema uses.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// A whole-number key given out by the record itself. On SQLite only the type `integer` makes it the row's own key.
pub fn id(manager: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    match manager.get_database_backend() {
        DbBackend::Sqlite => column.custom("integer"),
        _ => column.big_integer(),
    };
    column.not_null().primary_key().to_owned()
}

/// A column that names a row of another table by its `id`.
pub fn refer(column: &'static str, table: &'static str) -> (&'static str, &'static str) {
    (column, table)
}

/// Creates a table; `key` names the columns of a key of several.
pub async fn create(
    manager: &SchemaManager<'_>,
    name: &'static str,
    columns: Vec<ColumnDef>,
    references: impl IntoIterator<Item = (&'static str, &'static str)>,
    key: impl IntoIterator<Item = &'static str>,
) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table(name);
    for mut column in columns {
        table.col(&mut column);
    }
    for (column, other) in references {
        table.foreign_key(ForeignKey::create().from(name, column).to(other, "id"));
    }
    let mut key = key.into_iter().peekable();
    if key.peek().is_some() {
        let mut index = Index::create();
        for column in key {
            index.col(column);
        }
        table.primary_key(&mut index);
    }
    manager.create_table(table).await
}

/// An index over columns.
pub async fn index(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    manager.create_index(over(table, columns)).await
}

/// An index that also keeps values unique; rows without a value do not collide.
pub async fn unique(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    manager.create_index(over(table, columns).unique().to_owned()).await
}

fn over(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}
