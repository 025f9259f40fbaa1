//! The database behind the record: SQLite or PostgreSQL, chosen by its address.

use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use tokio::sync::{Mutex, MutexGuard};

use crate::migrations::Migrator;
use crate::rows::installation;
use crate::{Keys, RecordError};

/// Ids one question names; more would make it too long.
pub(crate) const AT_ONCE: usize = 4096;

/// How long a writer waits for the one before it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Any number that nothing else locks.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(7308334526)";

/// Connections to one database.
#[derive(Debug)]
pub struct Storage {
    db: DatabaseConnection,
    /// Writers of this process queue here in turn; SQLite's own waiting is neither fair nor quick.
    writer: Mutex<()>,
}

impl From<DbErr> for RecordError {
    fn from(error: DbErr) -> Self {
        Self::Storage(Box::new(error))
    }
}

impl Storage {
    /// Connects, brings the schema up to date and checks the keys.
    pub async fn open(url: &str, keys: &Keys) -> Result<Self, RecordError> {
        let db = Database::connect(options(url)?).await?;
        let storage = Self { db, writer: Mutex::new(()) };
        storage.migrate().await?;
        storage.check(keys).await?;
        Ok(storage)
    }

    /// The whole upgrade happens or none of it; nodes that start at the same time take turns.
    async fn migrate(&self) -> Result<(), RecordError> {
        let (tx, _turn) = self.upgrade().await?;
        Migrator::up(&tx, None).await?;
        Ok(tx.commit().await?)
    }

    /// Begins a transaction in which nobody else upgrades.
    pub async fn upgrade(&self) -> Result<(DatabaseTransaction, MutexGuard<'_, ()>), RecordError> {
        let (tx, turn) = self.write().await?;
        if tx.get_database_backend() == DbBackend::Postgres {
            tx.execute_unprepared(MIGRATION_LOCK).await?;
        }
        Ok((tx, turn))
    }

    async fn check(&self, keys: &Keys) -> Result<(), RecordError> {
        let expected = keys.check_value();
        let (tx, _turn) = self.upgrade().await?;
        match installation::Entity::find_by_id(1).one(&tx).await? {
            Some(row) if row.key_check == expected => {}
            Some(_) => return Err(RecordError::WrongKeys),
            None => {
                let row = installation::ActiveModel { id: sea_orm::Set(1), key_check: sea_orm::Set(expected) };
                installation::Entity::insert(row).exec_without_returning(&tx).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Begins a transaction that may write; on SQLite it holds the write lock from its first moment.
    pub async fn write(&self) -> Result<(DatabaseTransaction, MutexGuard<'_, ()>), RecordError> {
        let turn = tokio::time::timeout(PATIENCE, self.writer.lock())
            .await
            .map_err(|_| RecordError::Storage("another writer did not finish in time".into()))?;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok((self.db.begin_with_options(options).await?, turn))
    }

    /// The write lock of this process, if nobody holds it.
    pub fn try_turn(&self) -> Option<MutexGuard<'_, ()>> {
        self.writer.try_lock().ok()
    }

    /// Begins a transaction that reads one unchanging view.
    pub async fn view(&self) -> Result<DatabaseTransaction, RecordError> {
        let options = match self.db.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions::default(),
        };
        Ok(self.db.begin_with_options(options).await?)
    }

    /// For single reads.
    pub fn db(&self) -> &DatabaseConnection {
        &self.db
    }
}

fn options(url: &str) -> Result<ConnectOptions, RecordError> {
    let mut options = match url.split_once(':') {
        // Every connection would have a database of its own.
        Some(("sqlite", _)) if url.contains(":memory:") => return Err(RecordError::Address(url.to_owned())),
        Some(("sqlite", _)) if !url.contains('?') => ConnectOptions::new(format!("{url}?mode=rwc")),
        Some(("sqlite" | "postgres" | "postgresql", _)) => ConnectOptions::new(url),
        _ => return Err(RecordError::Address(url.to_owned())),
    };
    options
        .max_connections(8)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(PATIENCE)
                .pragma("cache_size", "-65536")
                // The most SQLite takes: pages are read in place, without a call for each.
                .pragma("mmap_size", "2147418112")
        })
        .map_sqlx_postgres_opts(|postgres| {
            postgres.options([("lock_timeout", format!("{}ms", PATIENCE.as_millis()).as_str())])
        });
    Ok(options)
}
