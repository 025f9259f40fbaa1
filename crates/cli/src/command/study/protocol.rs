//! `tilts study list` and `tilts study run`: studies defined in the pack, run on a snapshot and kept.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use measure::{Engine, Snapshot};
use record::DataUse;

use crate::command::indicators::{newest, readings};
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

/// The program as results name it.
pub const PROGRAM: &str = concat!("tilts ", env!("CARGO_PKG_VERSION"));

/// How to print a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Table,
    /// For programs: every digit
    Json,
}

/// Options of `study list`.
#[derive(Debug, Args)]
pub struct List {
    /// Language
    #[arg(long, default_value = "lv")]
    lang: String,
}

/// Options of `study run`.
#[derive(Debug, Args)]
pub struct Run {
    /// Study protocol
    id: String,
    /// Another snapshot than the newest
    #[arg(long, value_name = "FOLDER")]
    snapshot: Option<PathBuf>,
    /// Another choice the protocol allows: NAME=VALUE
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Hide everything about fewer people than the pack allows to publish
    #[arg(long)]
    counts_only: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
    /// Language
    #[arg(long, default_value = "lv")]
    lang: String,
}

impl List {
    pub async fn run(&self, home: &Path) -> Result<(), Failure> {
        let opened = Installation::open(home).await?;
        let shelf = opened.shelf();
        for (id, protocol) in &opened.catalogue.protocols {
            println!("{id}  {}", protocol.name.get(&self.lang));
            for name in shelf.names(id)? {
                println!("    {name}");
            }
        }
        Ok(())
    }
}

impl Run {
    pub async fn run(&self, home: &Path) -> Result<(), Failure> {
        let opened = Installation::open(home).await?;
        let snapshot = match &self.snapshot {
            Some(folder) => Snapshot::open(folder)?,
            None => newest(&opened)?,
        };
        let engine = Engine::open(Arc::clone(&opened.catalogue), snapshot).await?;
        let detail = format!("run on snapshot {}", engine.snapshot().manifest.hash);
        let used = DataUse { verb: "write", resource: "study", persons: false, subject: &self.id, detail };
        opened.record.use_data(&edge::operator("analyst", "reporting"), &used).await?;
        let run = engine.study(&self.id, &readings(&self.set)?, PROGRAM).await?;
        let name = opened.shelf().keep(&run)?;
        let below = opened.catalogue.pack.suppress_below;
        let shown = if self.counts_only { run.suppressed(below) } else { run };
        let text = match (self.format, opened.catalogue.protocols.get(&self.id)) {
            (Form::Table, Some(protocol)) => report::study_run_table(&shown, protocol, &opened.catalogue, &self.lang),
            _ => report::study_run_json(&shown)?,
        };
        std::io::stdout().write_all(text.as_bytes())?;
        eprintln!("Kept as studies/{}/{name}.json", self.id);
        Ok(())
    }
}
