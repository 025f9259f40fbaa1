//! Hand-over packages, and records found to be of one person.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, integer, text, text_null};

use super::table::{create, id, index, refer};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "disclosure",
            vec![
                id(manager, "id"),
                big_integer("person_id"),
                text("sender"),
                text("sender_agency"),
                text("sender_unit"),
                text("recipient"),
                text_null("recipient_words"),
                text("purpose"),
                text("ground"),
                text("contents"),
                text("disclosed_at"),
                text_null("received_by"),
                text_null("received_at"),
                integer("version"),
            ],
            [refer("person_id", "person"), refer("recipient", "organisation")],
            [],
        )
        .await?;
        index(manager, "disclosure", &["person_id"]).await?;
        index(manager, "disclosure", &["recipient"]).await?;
        create(
            manager,
            "person_merge",
            vec![
                id(manager, "id"),
                big_integer("kept"),
                big_integer("merged"),
                big_integer_null("weight_centibits"),
                text("words"),
                text("decided_by"),
                text("decided_at"),
                text_null("undone_words"),
                text_null("undone_by"),
                text_null("undone_at"),
            ],
            [refer("kept", "person"), refer("merged", "person")],
            [],
        )
        .await?;
        index(manager, "person_merge", &["kept"]).await?;
        index(manager, "person_merge", &["merged"]).await?;
        create(
            manager,
            "person_merge_row",
            vec![big_integer("merge_id"), text("noun"), big_integer("row_id"), big_integer("other_id")],
            [refer("merge_id", "person_merge")],
            ["merge_id", "noun", "row_id", "other_id"],
        )
        .await?;
        create(
            manager,
            "distinct_people",
            vec![big_integer("one"), big_integer("other"), text("words"), text("decided_by"), text("decided_at")],
            [refer("one", "person"), refer("other", "person")],
            ["one", "other"],
        )
        .await?;
        manager
            .alter_table(Table::alter().table("person").add_column(big_integer_null("merged_into")).to_owned())
            .await?;
        Ok(())
    }
}
