//! People, caseloads and facts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob_null, boolean, date, date_null, integer, text, text_null};

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "person",
            vec![
                id(manager, "id"),
                text_null("external_key"),
                text("given_name"),
                text("family_name"),
                text("search_key"),
                blob_null("code_sealed"),
                text_null("code_hash"),
                date_null("born_on"),
                text_null("sex"),
                text_null("citizenship"),
                text_null("language"),
                text_null("employer_agency"),
                boolean("volunteer"),
                boolean("simulated"),
                text("registered_agency"),
                text("registered_unit"),
                date("registered_on"),
                integer("version"),
            ],
            [],
            [],
        )
        .await?;
        unique(manager, "person", &["external_key"]).await?;
        unique(manager, "person", &["code_hash"]).await?;
        create(
            manager,
            "assignment",
            vec![big_integer("account_id"), big_integer("person_id"), date("assigned_on")],
            [refer("account_id", "account"), refer("person_id", "person")],
            ["account_id", "person_id"],
        )
        .await?;
        index(manager, "assignment", &["person_id"]).await?;
        create(
            manager,
            "fact",
            vec![
                id(manager, "id"),
                big_integer("person_id"),
                text("kind"),
                date("on_day"),
                date_null("until_day"),
                text_null("value"),
                text("source"),
                date("queried_on"),
            ],
            [refer("person_id", "person")],
            [],
        )
        .await?;
        index(manager, "fact", &["person_id"]).await?;
        Ok(())
    }
}
