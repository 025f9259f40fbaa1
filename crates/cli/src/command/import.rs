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
    report(&outcome?, file, options.dry_run)
}

fn report(outcome: &Outcome, file: &Path, dry_run: bool) -> Result<(), Failure> {
    let Outcome { lines, records, faults, wrong, .. } = outcome;
    if *wrong > 0 {
        let mut text = faults.iter().map(|fault| format!("{}: {fault}\n", file.display())).collect::<String>();
        let more = wrong - faults.len() as u64;
        if more > 0 {
            text.push_str(&format!("… and {more} more\n"));
        }
        text.push_str(&format!("{wrong} wrong values in {lines} rows; nothing was recorded."));
        return Err(Failure::input(text));
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
