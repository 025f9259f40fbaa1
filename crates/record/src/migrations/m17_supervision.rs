//! Supervision of a section: its conditions, breaches of them, how often the person is met, and the meetings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, date, date_null, integer, text, text_null};

use super::table::{create, id, index, refer};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_section = || refer("section_id", "section");
        create(
            manager,
            "section_condition",
            vec![
                id(manager, "id"),
                big_integer("section_id"),
                text("kind"),
                text("set_by"),
                text_null("words"),
                date("from_day"),
                date_null("until_day"),
                text_null("ending"),
                integer("version"),
            ],
            [of_section()],
            [],
        )
        .await?;
        create(
            manager,
            "section_breach",
            vec![
                id(manager, "id"),
                big_integer("section_id"),
                big_integer_null("condition_id"),
                date("on_day"),
                text("words"),
                text("answer"),
                text("said_by"),
            ],
            [of_section(), refer("condition_id", "section_condition")],
            [],
        )
        .await?;
        create(
            manager,
            "section_contact_plan",
            vec![
                id(manager, "id"),
                big_integer("section_id"),
                big_integer("account_id"),
                date("from_day"),
                integer("every_days"),
                text("delivery"),
                text("said_by"),
            ],
            [of_section(), refer("account_id", "account")],
            [],
        )
        .await?;
        create(
            manager,
            "section_meeting",
            vec![
                id(manager, "id"),
                big_integer("section_id"),
                date("on_day"),
                boolean("held"),
                text("delivery"),
                text("words"),
                text("said_by"),
            ],
            [of_section()],
            [],
        )
        .await?;
        for table in ["section_condition", "section_breach", "section_contact_plan", "section_meeting"] {
            index(manager, table, &["section_id"]).await?;
        }
        index(manager, "section_contact_plan", &["account_id"]).await
    }
}
