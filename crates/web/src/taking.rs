//! Taking a snapshot from the site: one at a time, in the background, with progress anybody on the page can see.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use measure::release::ReleaseLedger;
use measure::{MeasureError, Snapshot, StudyShelf, Taking};
use record::Actor;

use crate::{App, Measured};

/// Where and with what the site takes snapshots.
#[derive(Debug, Clone)]
pub struct Measuring {
    /// Folder that gets one folder per snapshot.
    pub into: PathBuf,
    /// Secret the pseudonyms are made with.
    pub pseudonym_key: [u8; 32],
    /// As-of day; the day of asking where there is none.
    pub as_of: Option<NaiveDate>,
    /// Studies that were run.
    pub shelf: StudyShelf,
    /// Extracts that left.
    pub releases: ReleaseLedger,
    /// Name and version of the program, for their provenance.
    pub program: &'static str,
}

/// How far a snapshot is.
#[derive(Debug, Clone, Default)]
pub(crate) enum Stage {
    /// None was asked for since the site was opened.
    #[default]
    Idle,
    /// Rows of a table are being written.
    Taking { since: DateTime<Utc>, table: String, rows: u64 },
    /// The tables are written, the numbers are being computed.
    Computing { since: DateTime<Utc> },
    /// The site shows it.
    Done { since: DateTime<Utc>, seconds: f64 },
    /// It failed; the old numbers stay.
    Failed { since: DateTime<Utc>, why: String },
}

/// The stage, shared with the task that takes the snapshot.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress(Arc<Mutex<Stage>>);

impl Progress {
    pub fn stage(&self) -> Stage {
        self.lock().clone()
    }

    fn set(&self, stage: Stage) {
        *self.lock() = stage;
    }

    /// Takes the turn; false where a snapshot is being taken already.
    fn begin(&self, since: DateTime<Utc>) -> bool {
        let mut stage = self.lock();
        if matches!(*stage, Stage::Taking { .. } | Stage::Computing { .. }) {
            return false;
        }
        *stage = Stage::Taking { since, table: String::new(), rows: 0 };
        true
    }

    fn lock(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Begins a snapshot in the background; does nothing where one is being taken.
pub(crate) fn begin(app: &App, actor: Actor) {
    let since = actor.at;
    if !app.progress().begin(since) {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        let stage = match take(&app, &actor).await {
            Ok(()) => Stage::Done { since, seconds: (app.now() - since).as_seconds_f64() },
            Err(error) => {
                tracing::error!(error = %error, "snapshot failed");
                Stage::Failed { since, why: error.to_string() }
            }
        };
        app.progress().set(stage);
    });
}

async fn take(app: &App, actor: &Actor) -> Result<(), MeasureError> {
    let Measuring { into, pseudonym_key, as_of, .. } = app.measuring();
    let as_of = as_of.unwrap_or_else(|| actor.at.date_naive());
    let taking = Taking { into, as_of, purpose: "reporting", pseudonym_key: *pseudonym_key };
    let since = actor.at;
    let progress = app.progress().clone();
    let mut say = move |table: &str, rows: u64| progress.set(Stage::Taking { since, table: table.to_owned(), rows });
    let snapshot = Snapshot::take(app.record(), actor, &taking, &mut say).await?;
    app.progress().set(Stage::Computing { since });
    app.replace(Measured::of(app.shared_catalogue(), snapshot).await?);
    Ok(())
}
