//! The audit chain's writing end: its head is locked first by every writer, so that four at once keep one chain.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Statement, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};

use crate::digest::Digest;
use crate::instant;
use crate::rows::{audit, audit_head, bulk};
use crate::{Actor, RecordError};

/// The locked head of the chain within one transaction.
#[derive(Debug)]
pub struct Chain {
    seq: i64,
    hash: String,
}

/// What is to be logged, beside the actor.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Verb.
    pub verb: String,
    /// Noun or nouns, apart by spaces.
    pub noun: String,
    /// Id of the one subject.
    pub subject: Option<String>,
    /// Details.
    pub detail: Option<String>,
}

impl Chain {
    /// Locks the head: the first statement of every writing transaction.
    pub async fn lock(tx: &DatabaseTransaction) -> Result<Self, RecordError> {
        let sql = "UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq - 1 AS seq, hash";
        let row = tx
            .query_one_raw(Statement::from_string(tx.get_database_backend(), sql))
            .await?
            .ok_or_else(|| RecordError::Storage("the head of the audit chain is missing".into()))?;
        Ok(Self { seq: row.try_get("", "seq")?, hash: row.try_get("", "hash")? })
    }

    /// Appends entries and moves the head to the last of them; returns its place.
    pub async fn append(
        mut self,
        tx: &DatabaseTransaction,
        actor: &Actor,
        entries: Vec<Entry>,
    ) -> Result<i64, RecordError> {
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            let purpose = &actor.purpose;
            let detail = match (purpose.remark.as_deref(), entry.detail) {
                (Some(remark), Some(detail)) => Some(format!("{remark}; {detail}")),
                (Some(remark), None) => Some(remark.to_owned()),
                (None, detail) => detail,
            };
            let mut row = audit::Model {
                seq: self.seq + 1,
                at: instant::text(actor.at),
                account: actor.account.clone(),
                role: actor.role.clone(),
                verb: entry.verb,
                noun: entry.noun,
                subject: entry.subject,
                purpose: purpose.code.clone(),
                detail,
                previous: std::mem::take(&mut self.hash),
                hash: String::new(),
            };
            row.hash = hash(&row);
            self.seq = row.seq;
            self.hash.clone_from(&row.hash);
            rows.push(row);
        }
        bulk::insert::<audit::Entity>(tx, &rows, &mut Digest::default()).await?;
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Seq, Expr::value(self.seq))
            .col_expr(audit_head::Column::Hash, Expr::value(self.hash))
            .filter(audit_head::Column::Id.eq(1))
            .exec(tx)
            .await?;
        Ok(self.seq)
    }
}

/// SHA-256 over every field of an entry and the hash before it. The place is not hashed: it follows from the chain, and
/// an entry moved to another place is told apart from one whose content was changed.
pub fn hash(row: &audit::Model) -> String {
    let mut sha = Sha256::new();
    let mut field = |text: Option<&str>| match text {
        Some(text) => {
            sha.update((text.len() as u64).to_le_bytes());
            sha.update(text.as_bytes());
        }
        None => sha.update(u64::MAX.to_le_bytes()),
    };
    for text in [&row.previous, &row.at, &row.account, &row.role, &row.verb, &row.noun, &row.purpose] {
        field(Some(text));
    }
    field(row.subject.as_deref());
    field(row.detail.as_deref());
    hex::encode(sha.finalize())
}
