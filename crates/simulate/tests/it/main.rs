//! The simulation, seen from outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod cooperation;
mod nation;
mod published;
mod writing;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use catalogue::Catalogue;
use chrono::NaiveDate;
use simulate::{Nation, Settings};

/// The Latvian pack.
fn pack() -> Arc<Catalogue> {
    static PACK: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../definitions/lv");
        Arc::new(Catalogue::load(&folder).unwrap_or_else(|findings| panic!("{findings:?}")))
    });
    Arc::clone(&PACK)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A fiftieth of the country until the middle of 2026.
fn small() -> Settings {
    Settings { scale: 0.02, ..Settings::new(7, day(2026, 6, 30)) }
}

/// The small nation, made once.
fn small_nation() -> &'static Nation {
    static NATION: LazyLock<Nation> = LazyLock::new(|| Nation::imagine(&pack(), &small()).unwrap());
    &NATION
}
