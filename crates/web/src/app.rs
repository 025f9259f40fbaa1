//! What every request shares: the record, the pack, what was measured last, and the edge that gives time and randomness.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use catalogue::Catalogue;
use chrono::{DateTime, Utc};
use measure::{Board, Engine, MeasureError, Snapshot};
use record::Record;

use crate::api::Rates;
use crate::sounded::Sounded;
use crate::taking::{Measuring, Progress};

/// Shared state of the pages; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    record: Arc<Record>,
    catalogue: Arc<Catalogue>,
    measured: RwLock<Arc<Measured>>,
    measuring: Measuring,
    progress: Progress,
    sounded: Sounded,
    rates: Rates,
    edge: Edge,
    settings: Settings,
}

/// Clock and randomness, given by the binary.
#[derive(Clone, Copy)]
pub struct Edge {
    /// The present instant.
    pub now: fn() -> DateTime<Utc>,
    /// 32 bytes nobody can guess.
    pub random: fn() -> [u8; 32],
}

/// How the pages are served.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Minutes without a request after which a session ends.
    pub idle_minutes: i64,
    /// Served over HTTPS: cookies are sent over nothing else.
    pub secure_cookies: bool,
    /// Everything in the record is simulated; said on every page.
    pub simulated: bool,
    /// Requests a token may send in a minute.
    pub requests_per_minute: u32,
}

/// A snapshot with everything computed on it.
#[derive(Debug)]
pub struct Measured {
    /// Answers further questions on the snapshot.
    pub engine: Engine,
    /// All answers that pages show without asking.
    pub board: Board,
}

impl Measured {
    /// Computes everything on a snapshot.
    ///
    /// # Errors
    /// When the snapshot cannot be read or a query fails.
    pub async fn of(catalogue: Arc<Catalogue>, snapshot: Snapshot) -> Result<Self, MeasureError> {
        let engine = Engine::open(catalogue, snapshot).await?;
        let board = engine.board().await?;
        Ok(Self { engine, board })
    }
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(
        record: Arc<Record>,
        catalogue: Arc<Catalogue>,
        measured: Measured,
        measuring: Measuring,
        edge: Edge,
        settings: Settings,
    ) -> Self {
        let measured = RwLock::new(Arc::new(measured));
        let (progress, rates) = (Progress::default(), Rates::default());
        Self(Arc::new(Inner {
            record,
            catalogue,
            measured,
            measuring,
            progress,
            sounded: Sounded::default(),
            rates,
            edge,
            settings,
        }))
    }

    /// The record.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.0.record
    }

    /// The pack.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    /// What was measured last; stays the same for the whole of a request.
    #[must_use]
    pub fn measured(&self) -> Arc<Measured> {
        Arc::clone(&self.0.measured.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows this from the next request on.
    pub fn replace(&self, measured: Measured) {
        *self.0.measured.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(measured);
    }

    pub(crate) fn shared_catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(&self.0.catalogue)
    }

    pub(crate) fn measuring(&self) -> &Measuring {
        &self.0.measuring
    }

    pub(crate) fn sounded(&self) -> &Sounded {
        &self.0.sounded
    }

    pub(crate) fn progress(&self) -> &Progress {
        &self.0.progress
    }

    pub(crate) fn rates(&self) -> &Rates {
        &self.0.rates
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.0.edge.now)()
    }

    pub(crate) fn random(&self) -> [u8; 32] {
        (self.0.edge.random)()
    }

    pub(crate) fn settings(&self) -> Settings {
        self.0.settings
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("settings", &self.0.settings).finish_non_exhaustive()
    }
}
