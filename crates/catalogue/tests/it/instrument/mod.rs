//! Instruments through their public interface: published vectors, missing answers, broken files.

pub mod broken;
mod bulk;
mod change;
mod ogrs3;
mod predictors;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use catalogue::{Answers, Catalogue, Instrument};

/// The Latvian pack, read once.
pub static LV: LazyLock<Catalogue> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../definitions/lv");
    Catalogue::load(&folder).unwrap_or_else(|findings| panic!("{findings}"))
});

/// Version 1 of an instrument of the Latvian pack.
pub fn instrument(id: &str) -> &'static Instrument {
    LV.instrument(id, 1).unwrap_or_else(|| panic!("the pack has instrument {id}"))
}

/// Answers as they would be written in a form.
pub fn answers(instrument: &Instrument, written: &[(&str, &str)]) -> Answers {
    let written: BTreeMap<String, String> =
        written.iter().map(|(item, answer)| ((*item).to_owned(), (*answer).to_owned())).collect();
    instrument.read(&written).unwrap_or_else(|problem| panic!("{problem}"))
}

/// Published vectors, a file of `tests/data`.
pub fn data(file: &str) -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    serde_json::from_slice(&std::fs::read(path).expect("the vectors are there")).expect("the vectors are JSON")
}
