//! The clock, randomness and the log: asked here and nowhere else.

use std::time::Instant;

use chrono::{DateTime, NaiveDate, Utc};
use rand::TryRng;
use record::{Actor, Purpose};

/// The present instant.
#[expect(clippy::disallowed_methods, reason = "the edge is where the clock is read")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Today (UTC).
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// A running stopwatch.
#[expect(clippy::disallowed_methods, reason = "the edge is where time is measured")]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rngs::SysRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// An actor for a command run on the server by its operator.
pub fn operator(role: &str, purpose: &str) -> Actor {
    Actor {
        account: format!("tilts:{role}"),
        role: role.to_owned(),
        agency: String::new(),
        unit: String::new(),
        purpose: Purpose::new(purpose),
        at: now(),
    }
}

/// Starts the log on standard error; `TILTS_LOG` sets what is shown (`info`, `record=debug`).
pub fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TILTS_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).compact().init();
}
