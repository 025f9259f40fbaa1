//! Resocialization plans with their versions, reviews and steps.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, date_null, integer, text, text_null};

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "case_plan",
            vec![
                id(manager, "id"),
                big_integer("person_id"),
                text("agency"),
                text("unit"),
                text("author"),
                date("opened_on"),
                date_null("closed_on"),
                text_null("closing_words"),
                date_null("next_review_on"),
                integer("number"),
                integer("version"),
            ],
            [refer("person_id", "person")],
            [],
        )
        .await?;
        index(manager, "case_plan", &["person_id"]).await?;
        index(manager, "case_plan", &["unit"]).await?;
        create(
            manager,
            "case_plan_version",
            vec![
                id(manager, "id"),
                big_integer("plan_id"),
                integer("number"),
                date("on_day"),
                text("state"),
                text("content"),
                text("author"),
                text_null("approved_by"),
                date_null("approved_on"),
                text_null("agreement"),
                text_null("agreement_words"),
                date_null("agreed_on"),
                date_null("acknowledged_on"),
                text_null("acknowledged_words"),
            ],
            [refer("plan_id", "case_plan")],
            [],
        )
        .await?;
        unique(manager, "case_plan_version", &["plan_id", "number"]).await?;
        create(
            manager,
            "case_plan_review",
            vec![
                id(manager, "id"),
                big_integer("plan_id"),
                date("on_day"),
                text("words"),
                date_null("next_on"),
                text("reviewed_by"),
            ],
            [refer("plan_id", "case_plan")],
            [],
        )
        .await?;
        index(manager, "case_plan_review", &["plan_id"]).await?;
        create(
            manager,
            "case_plan_step",
            vec![
                big_integer("plan_id"),
                integer("step"),
                big_integer("person_id"),
                text("need_area"),
                text("what"),
                text("doer"),
                date("by_day"),
                text("state"),
            ],
            [refer("plan_id", "case_plan")],
            ["plan_id", "step"],
        )
        .await?;
        index(manager, "case_plan_step", &["person_id"]).await?;
        index(manager, "case_plan_step", &["doer", "state"]).await?;
        Ok(())
    }
}
