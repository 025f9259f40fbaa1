//! People, custody, sections and facts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "person",
            [
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
            [big_integer("account_id"), big_integer("person_id"), date("assigned_on")],
            [refer("account_id", "account"), refer("person_id", "person")],
            ["account_id", "person_id"],
        )
        .await?;
        index(manager, "assignment", &["person_id"]).await?;
        create(
            manager,
            "custody",
            [
                id(manager, "id"),
                big_integer("person_id"),
                text("legal_status"),
                date("from_day"),
                date_null("until_day"),
                text("unit"),
                text_null("regime"),
                date("moved_on"),
            ],
            [refer("person_id", "person"), refer("unit", "organisation")],
            [],
        )
        .await?;
        index(manager, "custody", &["person_id"]).await?;
        index(manager, "custody", &["unit"]).await?;
        create(
            manager,
            "movement",
            [
                id(manager, "id"),
                big_integer("custody_id"),
                big_integer("person_id"),
                date("on_day"),
                text("unit"),
                text_null("regime"),
            ],
            [refer("custody_id", "custody"), refer("unit", "organisation")],
            [],
        )
        .await?;
        index(manager, "movement", &["custody_id"]).await?;
        index(manager, "movement", &["unit"]).await?;
        create(
            manager,
            "release",
            [
                id(manager, "id"),
                big_integer("custody_id"),
                big_integer("person_id"),
                date("on_day"),
                text("kind"),
                text("unit"),
            ],
            [refer("custody_id", "custody")],
            [],
        )
        .await?;
        unique(manager, "release", &["custody_id"]).await?;
        index(manager, "release", &["person_id"]).await?;
        create(
            manager,
            "section",
            [
                id(manager, "id"),
                big_integer("person_id"),
                text("function"),
                text("basis"),
                text("unit"),
                date("opened_on"),
                date_null("closed_on"),
                text_null("closing_reason"),
                boolean_null("employed_at_opening"),
                boolean_null("employed_at_closing"),
                integer("version"),
            ],
            [refer("person_id", "person"), refer("unit", "organisation")],
            [],
        )
        .await?;
        index(manager, "section", &["person_id"]).await?;
        index(manager, "section", &["unit"]).await?;
        create(
            manager,
            "fact",
            [
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
