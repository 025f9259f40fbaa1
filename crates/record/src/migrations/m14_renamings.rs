//! Whose name was changed, for nodes that remember names.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;

use super::table::{create, id, refer};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = vec![id(manager, "id"), big_integer("person_id")];
        create(manager, "renaming", columns, [refer("person_id", "person")], []).await
    }
}
