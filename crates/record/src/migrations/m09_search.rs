//! Words of names and parts of codes that people are found by, and what tells quickly who is in sight.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};
use sea_orm_migration::sea_orm::DbBackend;

use super::table::{create, id, index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Half the size and one look-up less than a table with row ids.
const SQLITE: &[&str] = &[
    "CREATE TABLE person_name (word_id integer NOT NULL, person_id integer NOT NULL REFERENCES person (id), \
     PRIMARY KEY (word_id, person_id)) WITHOUT ROWID",
    "CREATE TABLE person_code_part (part text NOT NULL, person_id integer NOT NULL REFERENCES person (id), \
     PRIMARY KEY (part, person_id)) WITHOUT ROWID",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, "name_word", vec![id(manager, "id"), text("word")], [], []).await?;
        unique(manager, "name_word", &["word"]).await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            for step in SQLITE {
                manager.get_connection().execute_unprepared(step).await?;
            }
        } else {
            let name = vec![big_integer("word_id"), big_integer("person_id")];
            create(manager, "person_name", name, [("person_id", "person")], ["word_id", "person_id"]).await?;
            let part = vec![text("part"), big_integer("person_id")];
            create(manager, "person_code_part", part, [("person_id", "person")], ["part", "person_id"]).await?;
        }
        index(manager, "person_name", &["person_id"]).await?;
        index(manager, "person_code_part", &["person_id"]).await?;
        index(manager, "person", &["born_on"]).await?;
        index(manager, "movement", &["person_id"]).await
    }
}
