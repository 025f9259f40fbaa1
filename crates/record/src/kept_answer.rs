//! Kept answer: what a system was told about a write, so that the same write sent again is answered and not done again.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::rows::kept_answer;
use crate::{Change, RecordError, instant};

/// Answers are kept this long.
const MEMORY: TimeDelta = TimeDelta::days(7);

/// An answer under the key the system gave its write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// Key; each account has its own.
    pub key: String,
    /// Digest of what was asked.
    pub request: String,
    /// What was answered.
    pub answer: String,
}

impl Change<'_> {
    /// The answer kept under a key of the actor's.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn kept_answer(&self, key: &str) -> Result<Option<KeptAnswer>, RecordError> {
        let found = kept_answer::Entity::find_by_id((self.actor.account.clone(), key.to_owned())).one(&self.tx).await?;
        Ok(found.map(|row| KeptAnswer { key: row.answer_key, request: row.request, answer: row.answer }))
    }

    /// Keeps the answer to this change; it stands if the change does. Old ones are forgotten.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_answer(&mut self, new: &KeptAnswer) -> Result<(), RecordError> {
        let old = kept_answer::Column::KeptAt.lt(instant::text(self.actor.at - MEMORY));
        kept_answer::Entity::delete_many().filter(old).exec(&self.tx).await?;
        let row = kept_answer::Model {
            account: self.actor.account.clone(),
            answer_key: new.key.clone(),
            request: new.request.clone(),
            answer: new.answer.clone(),
            kept_at: instant::text(self.actor.at),
        };
        self.add::<kept_answer::Entity>(&[row]).await
    }
}
