//! Assessments, what they stood at, and who may make them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, date, date_null, integer, text, text_null};

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "qualification",
            vec![
                id(manager, "id"),
                big_integer("account_id"),
                text("code"),
                date("from_day"),
                date_null("until_day"),
                text_null("certificate"),
                text("granted_by"),
                integer("version"),
            ],
            [refer("account_id", "account")],
            [],
        )
        .await?;
        index(manager, "qualification", &["account_id"]).await?;
        create(
            manager,
            "assessment",
            vec![
                id(manager, "id"),
                big_integer("person_id"),
                text("instrument"),
                integer("instrument_version"),
                text("hash"),
                text_null("topic"),
                date("on_day"),
                text("state"),
                text("assessor"),
                text("agency"),
                text("unit"),
                text("answers"),
                text_null("scored"),
                text_null("band"),
                text_null("override_band"),
                text_null("override_reason"),
                text_null("override_by"),
                text_null("decision"),
                text_null("decision_words"),
                text_null("decided_by"),
                text("started_at"),
                text_null("completed_at"),
                text_null("countersigned_by"),
                text_null("countersigned_at"),
                text_null("returned_words"),
                big_integer_null("first_coding"),
                big_integer_null("corrects"),
                integer("version"),
            ],
            [refer("person_id", "person")],
            [],
        )
        .await?;
        index(manager, "assessment", &["person_id"]).await?;
        index(manager, "assessment", &["assessor", "state"]).await?;
        index(manager, "assessment", &["unit", "state"]).await?;
        create(
            manager,
            "assessment_moment",
            vec![
                id(manager, "id"),
                big_integer("assessment_id"),
                integer("version"),
                text("at"),
                text("account"),
                text("act"),
                text_null("words"),
                text("body"),
            ],
            [refer("assessment_id", "assessment")],
            [],
        )
        .await?;
        unique(manager, "assessment_moment", &["assessment_id", "version"]).await?;
        create(
            manager,
            "assessment_need",
            vec![big_integer("assessment_id"), text("area"), text("found_by"), text("level"), boolean("established")],
            [refer("assessment_id", "assessment")],
            ["assessment_id", "area", "found_by"],
        )
        .await?;
        Ok(())
    }
}
