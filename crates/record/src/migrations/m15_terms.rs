//! What moves deadlines: the expected release, and times in which something could not be done.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, date_null, integer, text, text_null};

use super::table::{create, id, index, refer};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "expected_release",
            vec![
                id(manager, "id"),
                big_integer("custody_id"),
                big_integer("person_id"),
                date("on_day"),
                text_null("words"),
                date("said_on"),
                text("said_by"),
            ],
            [refer("custody_id", "custody"), refer("person_id", "person")],
            [],
        )
        .await?;
        index(manager, "expected_release", &["person_id"]).await?;
        create(
            manager,
            "exemption",
            vec![
                id(manager, "id"),
                big_integer("person_id"),
                text("kind"),
                date("from_day"),
                date_null("until_day"),
                text_null("words"),
                text("said_by"),
                integer("version"),
            ],
            [refer("person_id", "person")],
            [],
        )
        .await?;
        index(manager, "exemption", &["person_id"]).await
    }
}
