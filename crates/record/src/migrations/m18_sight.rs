//! Who is in sight of a unit is told from indices alone: who is there now, and whether somebody was ever there.

use sea_orm_migration::prelude::*;

use super::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Each begins with the column of an index that was there, which it takes the place of.
        for (table, columns) in [
            ("custody", ["unit", "until_day"]),
            ("movement", ["person_id", "unit"]),
            ("section", ["person_id", "unit"]),
        ] {
            index(manager, table, &columns).await?;
            let narrower = format!("{table}_{}", columns[0]);
            manager.drop_index(Index::drop().name(narrower).table(table).to_owned()).await?;
        }
        Ok(())
    }
}
