//! The ledger.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, boolean_null, date, date_null, integer, integer_null, text, text_null,
};

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "activity",
            vec![
                id(manager, "id"),
                text_null("external_key"),
                text("kind"),
                text_null("title"),
                date("on_day"),
                date_null("until_day"),
                text("agency"),
                text("unit"),
                text_null("place"),
                text_null("region"),
                text_null("delivery"),
                text_null("profession"),
                text_null("funding"),
                text_null("project"),
                text_null("external_fund"),
                text_null("measure"),
                text_null("topic"),
                text_null("programme"),
                text_null("instrument"),
                boolean_null("international"),
                text_null("partner"),
                integer_null("minutes"),
                boolean("simulated"),
                text("recorded_by"),
                date("recorded_on"),
                integer("version"),
            ],
            [refer("unit", "organisation"), refer("place", "place"), refer("partner", "organisation")],
            [],
        )
        .await?;
        unique(manager, "activity", &["external_key"]).await?;
        index(manager, "activity", &["on_day"]).await?;
        index(manager, "activity", &["unit"]).await?;
        create(
            manager,
            "participation",
            vec![
                id(manager, "id"),
                big_integer("activity_id"),
                big_integer_null("person_id"),
                text("role"),
                text_null("organisation"),
                boolean("attended"),
                integer_null("minutes"),
                text_null("outcome"),
                boolean("system_record"),
            ],
            [refer("activity_id", "activity"), refer("person_id", "person"), refer("organisation", "organisation")],
            [],
        )
        .await?;
        index(manager, "participation", &["activity_id"]).await?;
        index(manager, "participation", &["person_id"]).await?;
        create(
            manager,
            "headcount",
            vec![
                id(manager, "id"),
                big_integer("activity_id"),
                text("kind"),
                text_null("organisation_kind"),
                integer("people"),
            ],
            [refer("activity_id", "activity")],
            [],
        )
        .await?;
        index(manager, "headcount", &["activity_id"]).await?;
        Ok(())
    }
}
