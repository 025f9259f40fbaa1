//! Tokens of other systems, and the answers their writes were given.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, text, text_null};

use super::table::{create, id, index, refer};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "token",
            vec![
                id(manager, "id"),
                big_integer("account_id"),
                text("system"),
                text("secret_hash"),
                date("until_day"),
                text("made_by"),
                text("made_at"),
                text_null("revoked_by"),
                text_null("revoked_at"),
                text_null("used_at"),
            ],
            [refer("account_id", "account")],
            [],
        )
        .await?;
        create(
            manager,
            "kept_answer",
            vec![text("account"), text("answer_key"), text("request"), text("answer"), text("kept_at")],
            [],
            ["account", "answer_key"],
        )
        .await?;
        index(manager, "kept_answer", &["kept_at"]).await
    }
}
