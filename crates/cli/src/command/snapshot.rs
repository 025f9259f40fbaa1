//! `tilts snapshot`: takes a snapshot to measure on.

use std::path::Path;

use measure::Taking;

use crate::arguments::Snapshot;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;
use crate::progress;

pub async fn run(home: &Path, options: &Snapshot) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    let snapshot = take(&opened, options.as_of.unwrap_or_else(edge::today), &options.purpose).await?;
    println!("{}", snapshot.folder.display());
    for table in &snapshot.manifest.tables {
        println!("  {:16} {:>9} rows  {}", table.name, table.rows, &table.hash[..12]);
    }
    println!("snapshot {} as of {}", &snapshot.manifest.hash[..12], snapshot.manifest.as_of);
    Ok(())
}

/// Takes a snapshot with progress shown.
pub async fn take(
    opened: &Installation,
    as_of: chrono::NaiveDate,
    purpose: &str,
) -> Result<measure::Snapshot, Failure> {
    let actor = edge::operator("analyst", "reporting");
    let into = opened.snapshots();
    let taking = Taking { into: &into, as_of, purpose, pseudonym_key: opened.pseudonyms };
    let counter = progress::counter("snapshot");
    let snapshot = measure::Snapshot::take(&opened.record, &actor, &taking, &mut |table, rows| {
        counter.set_message(format!("snapshot: {table}"));
        counter.set_position(rows);
    })
    .await;
    counter.finish_and_clear();
    Ok(snapshot?)
}
