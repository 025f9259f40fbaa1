//! `tilts indicators`: computes indicators on the newest snapshot.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use catalogue::Sees;
use measure::{Board, Engine};
use report::{Input, Selection};

use crate::arguments::{Format, Indicators};
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &Indicators) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    let snapshot = match &options.snapshot {
        Some(folder) => measure::Snapshot::open(folder)?,
        None => newest(&opened)?,
    };
    let engine = Engine::open(Arc::clone(&opened.catalogue), snapshot).await?;
    let parameters = readings(&options.set)?;
    let board = indicators_only(&engine, options.id.as_deref(), &parameters).await?;
    let input = Input {
        catalogue: &opened.catalogue,
        board: &board,
        lang: &options.lang,
        made_on: edge::today(),
        sees: Sees::Persons,
    };
    let selection = Selection {
        indicator: options.id.clone(),
        years: options.period.map(|year| year..=year),
        explain: options.explain,
    };
    let bytes = match options.format {
        Format::Table => report::indicators_table(&input, &selection).map(String::into_bytes),
        Format::Json => report::indicators_json(&input, &selection).map(String::into_bytes),
        Format::Csv => report::indicators_csv(&input, &selection),
    }?;
    std::io::stdout().write_all(&bytes)?;
    Ok(())
}

/// The newest snapshot of an installation.
pub fn newest(opened: &Installation) -> Result<measure::Snapshot, Failure> {
    measure::Snapshot::newest(&opened.snapshots())?
        .ok_or_else(|| Failure::input("there is no snapshot yet; take one with `tilts snapshot`."))
}

/// Choices given as `NAME=VALUE`.
pub fn readings(set: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    set.iter()
        .map(|pair| {
            let (name, value) = pair
                .split_once('=')
                .ok_or_else(|| Failure::input(format!("`--set {pair}`: write NAME=VALUE, for example upper_age=63")))?;
            Ok((name.to_owned(), value.to_owned()))
        })
        .collect()
}

async fn indicators_only(
    engine: &Engine,
    id: Option<&str>,
    parameters: &BTreeMap<String, String>,
) -> Result<Board, Failure> {
    if !parameters.is_empty() && id.is_none() {
        return Err(Failure::input("`--set` changes a reading of one indicator; name it with --id."));
    }
    let ids: Vec<String> = match id {
        Some(id) => vec![id.to_owned()],
        None => engine.catalogue().indicators.keys().cloned().collect(),
    };
    let mut indicators = BTreeMap::new();
    for id in ids {
        indicators.insert(id.clone(), engine.indicator(&id, parameters).await?);
    }
    Ok(Board {
        indicators,
        targets: Vec::new(),
        achievements: Vec::new(),
        projects: BTreeMap::new(),
        double_charges: Vec::new(),
    })
}
