//! Milestones, deliverables, money, documents and external values.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, date_null, integer, text, text_null};

use super::table::{create, id, index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "milestone",
            vec![text("id").primary_key().to_owned(), date_null("reached_on"), text_null("note"), integer("version")],
            [],
            [],
        )
        .await?;
        create(
            manager,
            "deliverable",
            vec![
                text("id").primary_key().to_owned(),
                text("name"),
                text("kind"),
                text("agency"),
                text_null("project"),
                text_null("measure"),
                date_null("introduced_on"),
                date_null("withdrawn_on"),
                integer("pieces"),
                integer("version"),
            ],
            [],
            [],
        )
        .await?;
        create(
            manager,
            "budget_movement",
            vec![
                id(manager, "id"),
                text("project"),
                text("source"),
                text("kind"),
                text_null("activity"),
                date("on_day"),
                big_integer("cents"),
                text_null("note"),
            ],
            [],
            [],
        )
        .await?;
        index(manager, "budget_movement", &["project"]).await?;
        create(
            manager,
            "document",
            vec![
                id(manager, "id"),
                text("agency"),
                text("addressee"),
                date("on_day"),
                integer("sent"),
                integer("e_signed"),
            ],
            [],
            [],
        )
        .await?;
        unique(manager, "document", &["on_day", "agency", "addressee"]).await?;
        create(
            manager,
            "external_value",
            vec![
                id(manager, "id"),
                text("indicator"),
                integer("year"),
                big_integer("thousandths"),
                text("source"),
                date("entered_on"),
            ],
            [],
            [],
        )
        .await?;
        index(manager, "external_value", &["indicator", "year"]).await?;
        Ok(())
    }
}
