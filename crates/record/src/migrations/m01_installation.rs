//! Counters, keys and the audit chain.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, text_null};

use super::table::{create, id, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, "counter", vec![text("noun").primary_key().to_owned(), big_integer("last")], [], []).await?;
        create(manager, "installation", vec![id(manager, "id"), text("key_check")], [], []).await?;
        create(manager, "audit_head", vec![id(manager, "id"), big_integer("seq"), text("hash")], [], []).await?;
        create(
            manager,
            "audit",
            vec![
                id(manager, "seq"),
                text("at"),
                text("account"),
                text("role"),
                text("verb"),
                text("noun"),
                text_null("subject"),
                text("purpose"),
                text_null("detail"),
                text("previous"),
                text("hash"),
            ],
            [],
            [],
        )
        .await?;
        index(manager, "audit", &["subject"]).await?;
        Ok(())
    }
}
