//! Accounts, sessions and failed attempts to sign in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, integer, text, text_null};

use super::table::{create, id, refer, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "account",
            vec![
                id(manager, "id"),
                text("name"),
                text("name_key"),
                text("display_name"),
                text("role"),
                text("agency"),
                text("unit"),
                text("password"),
                boolean("active"),
            ],
            [],
            [],
        )
        .await?;
        unique(manager, "account", &["name_key"]).await?;
        create(
            manager,
            "session",
            vec![text("token_hash").primary_key().to_owned(), big_integer("account_id"), text("csrf"), text("seen_at")],
            [refer("account_id", "account")],
            [],
        )
        .await?;
        create(
            manager,
            "sign_in_attempt",
            vec![
                text("name_hash").primary_key().to_owned(),
                integer("failures"),
                text("last_at"),
                text_null("until_at"),
            ],
            [],
            [],
        )
        .await?;
        Ok(())
    }
}
