//! `tilts import`: reads a file into the record.

use std::path::Path;

use crate::arguments::Import;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;
use crate::import::{Kind, Outcome, import};
use crate::progress;

pub async fn run(home: &Path, options: &Import) -> Result<(), Failure> {
    if options.template {
        let kind = Kind::named(&options.kind).ok_or_else(|| {
            Failure::input(format!(
                "no template for `{}`; known: {}",
                options.kind,
                Kind::names().collect::<Vec<_>>().join(", ")
            ))
        })?;
        print!("{}", kind.template());
        return Ok(());
    }
    let Some(file) = &options.file else { return Err(Failure::input("name the file to read")) };
    let opened = Installation::open(home).await?;
    let actor = edge::operator("importer", "import");
    let counter = progress::counter(&file.display().to_string());
    let outcome =
        import(&opened.record, &opened.catalogue, &actor, &options.kind, file, options.dry_run, &mut |lines| {
            counter.set_position(lines);
        })
        .await;
    counter.finish_and_clear();
    let outcome = outcome?;
    if let Some(into) = &options.faults {
        write_faults(&outcome, into)?;
    }
    report(&outcome, file, options.dry_run)
}

/// Faults printed; `--faults` writes all of them.
const PRINTED: usize = 30;

fn report(outcome: &Outcome, file: &Path, dry_run: bool) -> Result<(), Failure> {
    let Outcome { lines, records, faults, wrong, .. } = outcome;
    if *wrong > 0 {
        let mut text: Vec<String> =
            faults.iter().take(PRINTED).map(|fault| format!("{}: {fault}", file.display())).collect();
        let more = wrong - text.len() as u64;
        if more > 0 {
            text.push(format!("… and {more} more; `--faults FILE` writes all of them."));
        }
        text.push(format!("{wrong} wrong values in {lines} rows; nothing was recorded."));
        return Err(Failure::Input(text.join("\n")));
    }
    if dry_run {
        println!(
            "{}: {lines} rows are in order; {records} records would be made. Nothing was recorded.",
            file.display()
        );
    } else {
        println!("{}: {lines} rows, {records} records made.", file.display());
    }
    Ok(())
}

fn write_faults(outcome: &Outcome, into: &Path) -> Result<(), Failure> {
    let mut table = csv::Writer::from_path(into).map_err(anyhow::Error::from)?;
    table.write_record(["line", "column", "value", "problem", "remedy"]).map_err(anyhow::Error::from)?;
    for fault in &outcome.faults {
        let line = fault.line.to_string();
        let row = [line.as_str(), &fault.column, &fault.value, &fault.problem, &fault.remedy];
        table.write_record(row).map_err(anyhow::Error::from)?;
    }
    table.flush()?;
    Ok(())
}
