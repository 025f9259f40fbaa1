//! Contact persons: who they are, whose they are, sessions, concerns.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date, date_null, integer, integer_null, text, text_null,
};

use super::table::{create, id, index, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "contact_rollout",
            vec![
                text("unit").primary_key().to_owned(),
                date_null("pilot_from"),
                date_null("used_from"),
                integer("capacity"),
                integer("every_days"),
                integer("version"),
            ],
            [refer("unit", "organisation")],
            [],
        )
        .await?;
        create(
            manager,
            "contact_worker",
            vec![
                big_integer("account_id").primary_key().to_owned(),
                text("unit"),
                integer("capacity"),
                text_null("absence"),
                date_null("absent_from"),
                date_null("absent_until"),
                date_null("left_on"),
                integer("version"),
            ],
            [refer("account_id", "account"), refer("unit", "organisation")],
            [],
        )
        .await?;
        create(
            manager,
            "complex_case",
            vec![big_integer("person_id").primary_key().to_owned(), text("reason"), date("since"), text("decided_by")],
            [refer("person_id", "person")],
            [],
        )
        .await?;
        create(
            manager,
            "contact",
            vec![
                id(manager, "id"),
                big_integer("person_id"),
                big_integer("account_id"),
                date("from_day"),
                date_null("until_day"),
                integer("every_days"),
                text("ground"),
                text_null("ground_words"),
                text_null("end_reason"),
                text_null("end_words"),
                text("assigned_by"),
                integer("version"),
            ],
            [refer("person_id", "person"), refer("account_id", "account")],
            [],
        )
        .await?;
        index(manager, "contact", &["person_id"]).await?;
        index(manager, "contact", &["account_id"]).await?;
        notes(manager).await
    }
}

async fn notes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "session_note",
        vec![
            id(manager, "id"),
            big_integer("contact_id"),
            big_integer("person_id"),
            big_integer("account_id"),
            date("on_day"),
            text("delivery"),
            integer_null("minutes"),
            boolean("held"),
            text("words"),
            text("recorded_at"),
        ],
        [refer("contact_id", "contact"), refer("person_id", "person")],
        [],
    )
    .await?;
    index(manager, "session_note", &["contact_id"]).await?;
    index(manager, "session_note", &["person_id"]).await?;
    create(
        manager,
        "concern",
        vec![
            id(manager, "id"),
            big_integer("person_id"),
            big_integer_null("note_id"),
            text("raised_by"),
            text("raised_at"),
            text("to_role"),
            text("to_unit"),
            text("words"),
            text("state"),
            text_null("taken_by"),
            text_null("answer"),
            text_null("answered_at"),
            integer("version"),
        ],
        [refer("person_id", "person"), refer("note_id", "session_note")],
        [],
    )
    .await?;
    index(manager, "concern", &["person_id"]).await?;
    index(manager, "concern", &["to_role", "state"]).await?;
    unique(manager, "concern", &["note_id"]).await
}
