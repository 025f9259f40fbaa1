//! Custody, movements, releases and sections.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean_null, date, date_null, integer, text, text_null};

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "custody",
            vec![
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
            vec![
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
            vec![
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
            vec![
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
        Ok(())
    }
}
