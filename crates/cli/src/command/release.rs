//! `tilts release`: hands an extract of a study to a researcher outside, or says to whom extracts were handed.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::Arc;

use anyhow::Context as _;
use chrono::{Datelike as _, NaiveDate};
use clap::{Args, Subcommand};
use measure::Engine;
use measure::release::{Asked, Release, ReleaseLedger, Shaped};
use record::DataUse;

use crate::command::indicators::{newest, readings};
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

/// Options of `release`.
#[derive(Debug, Args)]
pub struct Releases {
    /// What to do
    #[command(subcommand)]
    what: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    /// The ledger: who got which extract, what for, until when
    List,
    /// Make an extract, where nobody in it could be known
    Make(Box<Make>),
}

/// Options of `release make`.
#[derive(Debug, Args)]
struct Make {
    /// Study protocol whose counted cases are released
    study: String,
    /// Column that others may know too, made coarser where asked, as in age:10; may be repeated
    #[arg(long, required = true, value_name = "COLUMN[:STEP]")]
    column: Vec<String>,
    /// Column that nobody must learn of somebody they know: an outcome; may be repeated
    #[arg(long, value_name = "COLUMN[:STEP]")]
    secret: Vec<String>,
    /// Fewest people who must share all values of the columns
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..))]
    k: u32,
    /// Fewest values of each secret column among them
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
    l: u32,
    /// Another choice the protocol allows: NAME=VALUE
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Who gets it
    #[arg(long)]
    to: String,
    /// What for
    #[arg(long)]
    purpose: String,
    /// Day after which the recipient must have destroyed it
    #[arg(long)]
    expires: NaiveDate,
    /// File to write, CSV
    #[arg(long)]
    out: PathBuf,
}

pub async fn run(home: &Path, options: &Releases) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    match &options.what {
        Which::List => list(&opened),
        Which::Make(options) => make(&opened, options).await,
    }
}

fn list(opened: &Installation) -> Result<(), Failure> {
    for release in opened.releases().all()? {
        let over = if release.is_over(edge::today()) { "  EXPIRED" } else { "" };
        println!("{}  {}  {} rows  {}", release.id, release.study, release.rows, release.recipient);
        println!("    until {}{over}  {}  sha256 {}", release.expires, release.purpose, &release.file_hash[..12]);
    }
    Ok(())
}

async fn make(opened: &Installation, options: &Make) -> Result<(), Failure> {
    let today = edge::today();
    if options.expires <= today {
        return Err(Failure::input(format!(
            "--expires {} is not after today ({today}); name a later day",
            options.expires
        )));
    }
    if options.out.exists() {
        return Err(Failure::input(format!(
            "{} is there already; name another file with --out",
            options.out.display()
        )));
    }
    let asked = asked(options)?;
    let engine = Engine::open(Arc::clone(&opened.catalogue), newest(opened)?).await?;
    let ledger = opened.releases();
    let actor = edge::operator("analyst", "research");
    let (id, previous) = ReleaseLedger::after(&ledger.all()?, today.year());
    let extract = engine.extract(&asked, &opened.pseudonyms, &id).await?;
    let detail = format!(
        "{} rows of {} for {}, until {}, sha256 {}; {}",
        extract.rows, options.study, options.to, options.expires, extract.hash, options.purpose
    );
    let used = DataUse { verb: "write", resource: "release", persons: true, subject: &id, detail };
    opened.record.use_data(&actor, &used).await?;
    fs::write(&options.out, &extract.csv).with_context(|| format!("could not write {}", options.out.display()))?;
    ledger.enter(&Release {
        id: id.clone(),
        study: options.study.clone(),
        recipient: options.to.clone(),
        purpose: options.purpose.clone(),
        by: actor.account,
        at: actor.at,
        expires: options.expires,
        columns: options.column.clone(),
        secret: options.secret.clone(),
        k: options.k,
        l: options.l,
        smallest: extract.smallest,
        rows: extract.rows,
        provenance: extract.provenance,
        file_hash: extract.hash,
        previous,
    })?;
    println!("Release {id}: {} rows in {}", extract.rows, options.out.display());
    println!("The fewest people who share all values: {} (asked for: {}).", extract.smallest, options.k);
    println!("Entered into the ledger; {} must destroy it after {}.", options.to, options.expires);
    Ok(())
}

fn asked(options: &Make) -> Result<Asked, Failure> {
    let shaped = |columns: &[String]| {
        columns.iter().map(|text| Shaped::from_str(text).map_err(Failure::input)).collect::<Result<Vec<_>, _>>()
    };
    Ok(Asked {
        study: options.study.clone(),
        parameters: readings(&options.set)?,
        columns: shaped(&options.column)?,
        secret: shaped(&options.secret)?,
        k: options.k,
        l: options.l,
    })
}
