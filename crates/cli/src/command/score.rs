//! `tilts score`: scores a file with an assessment instrument; no installation is needed.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::thread;

use catalogue::{BulkProblem, Catalogue, Instrument, nearest};

use crate::arguments::Score;
use crate::failure::Failure;
use crate::home::load_pack;

pub fn run(options: &Score) -> Result<(), Failure> {
    let catalogue = load_pack(&options.pack)?;
    let instrument = find(&catalogue, options)?;
    if options.template {
        println!("{}", instrument.columns().collect::<Vec<_>>().join(","));
        return Ok(());
    }
    let (Some(file), Some(out)) = (&options.file, &options.out) else {
        return Err(Failure::input("name the file to score and, with --out, the file to write"));
    };
    let input = File::open(file).map_err(|error| Failure::input(format!("{}: {error}", file.display())))?;
    let beside = out.with_extension("part");
    let threads = thread::available_parallelism().map_or(1, Into::into);
    let count = instrument.score_csv(input, BufWriter::new(File::create(&beside)?), threads);
    let count = count.map_err(|problem| failed(problem, file, &beside))?;
    fs::rename(&beside, out)?;
    println!("{}: {} rows, {} without a score.", out.display(), count.rows, count.without_score);
    Ok(())
}

fn find<'a>(catalogue: &'a Catalogue, options: &Score) -> Result<&'a Instrument, Failure> {
    let known = || catalogue.instruments.keys().map(String::as_str);
    let Some(versions) = catalogue.instruments.get(&options.instrument) else {
        let hint = nearest(&options.instrument, known()).map_or_else(
            || format!("instruments are {}", known().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::input(format!("there is no instrument `{}`; {hint}", options.instrument)));
    };
    let found = match options.version {
        Some(version) => versions.get(&version),
        None => versions.values().next_back(),
    };
    found.ok_or_else(|| {
        let versions: Vec<String> = versions.keys().map(ToString::to_string).collect();
        Failure::input(format!("`{}` has no such version; it has {}", options.instrument, versions.join(", ")))
    })
}

/// What was written so far is taken away.
fn failed(problem: BulkProblem, file: &Path, beside: &Path) -> Failure {
    let _ = fs::remove_file(beside);
    match problem {
        BulkProblem::Storage(error) => Failure::from(error),
        wrong => Failure::input(format!("{}: {wrong}; nothing was written.", file.display())),
    }
}
