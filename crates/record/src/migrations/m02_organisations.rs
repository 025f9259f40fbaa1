//! Organisations and places.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date_null, integer, text, text_null};

use super::table::{create, refer};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "organisation",
            vec![
                text("id").primary_key().to_owned(),
                text("name"),
                text("kind"),
                text_null("parent"),
                text_null("agency"),
                text_null("region"),
                text_null("regime"),
                integer("version"),
            ],
            [refer("parent", "organisation")],
            [],
        )
        .await?;
        create(
            manager,
            "place",
            vec![
                text("id").primary_key().to_owned(),
                text("name"),
                text("organisation"),
                text("kind"),
                integer("places"),
                boolean("open_regime"),
                boolean("built_or_renovated"),
                boolean("double_cells"),
                boolean("statutory_space"),
                boolean("shower_and_toilet"),
                date_null("compliant_from"),
                date_null("compliant_until"),
                integer("version"),
            ],
            [refer("organisation", "organisation")],
            [],
        )
        .await?;
        Ok(())
    }
}
