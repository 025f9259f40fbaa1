//! The command line as types; clap makes parser and help from them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::command::release::Releases;
use crate::command::study::Study;

/// Tilts: resocialization work is recorded once, and everything asked of it is computed from those records.
#[derive(Debug, Parser)]
#[command(
    name = "tilts",
    version,
    after_help = "Examples:\n  tilts demo\n      a simulated nation, the site on 127.0.0.1:8480, one account per role\n  \
                  tilts check definitions/lv\n      proves a pack: every finding with file, line and remedy\n  \
                  tilts init --pack definitions/lv\n      an empty installation in ./data/tilts\n  \
                  tilts import persons people.csv --dry-run\n      says what would be recorded and what is wrong\n  \
                  tilts snapshot && tilts indicators --id 1.2 --explain\n      a number with the cases behind it\n\n\
                  Exit codes: 0 all is well, 1 the input needs mending, 2 Tilts or the machine failed."
)]
pub struct Arguments {
    /// Folder of the installation: settings, keys, embedded database, snapshots
    #[arg(long, global = true, env = "TILTS_HOME", default_value = "data/tilts", value_name = "FOLDER")]
    pub home: PathBuf,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build a simulated nation and open the site on it
    #[command(
        after_help = "Example:\n  tilts demo --port 8480\n\nThe data are kept in data/demo; `--fresh` begins anew."
    )]
    Demo(Demo),
    /// Open the site of an installation
    #[command(after_help = "Example:\n  tilts serve --port 8480")]
    Serve(Serve),
    /// Check a pack of definitions as a whole
    #[command(after_help = "Example:\n  tilts check definitions/lv")]
    Check(Check),
    /// Make an installation: settings, keys, database, first administrator
    #[command(after_help = "Examples:\n  tilts init --pack definitions/lv\n  \
                            tilts init --pack definitions/lv --database postgres://tilts@localhost/tilts")]
    Init(Init),
    /// Read a file into the record, all of it or nothing
    #[command(after_help = "Examples:\n  tilts import persons --template > people.csv\n  \
                            tilts import persons people.csv --dry-run\n  tilts import participations log.xlsx\n  \
                            tilts import iowa-releases releases.csv\n\nEvery wrong row is reported with line, column, \
                            value and remedy; then nothing is recorded.")]
    Import(Import),
    /// Take a snapshot to measure on
    #[command(after_help = "Example:\n  tilts snapshot --as-of 2025-06-30")]
    Snapshot(Snapshot),
    /// Compute indicators on the newest snapshot
    #[command(after_help = "Examples:\n  tilts indicators\n  tilts indicators --id 1.2 --period 2023 --explain\n  \
                            tilts indicators --id 1.2 --set upper_age=63\n  tilts indicators --format csv > indicators.csv")]
    Indicators(Indicators),
    /// Hand an extract of a study to a researcher outside; the ledger keeps who got what, what for and until when
    #[command(after_help = "Examples:\n  tilts release make recidivism --column sex --column age:30 \\\n      \
                            --secret returned --k 5 --l 2 --to \"University of Latvia\" --purpose \"thesis on returns\" \\\n      \
                            --expires 2027-12-31 --out extract.csv\n  tilts release list\n\nNothing is written where \
                            fewer than k people share all values; the columns to coarsen are named.")]
    Release(Releases),
    /// Write a report
    #[command(after_help = "Examples:\n  tilts report midterm --out zinojums.docx\n  \
                            tilts report project 4.3.4.7 --out dari.xlsx\n  tilts report plan plan-2023-2024 --out plans.csv")]
    Report(Report),
    /// Score a CSV file with an assessment instrument
    #[command(after_help = "Examples:\n  tilts score ogrs3 --template > people.csv\n  \
                            tilts score ogrs3 people.csv --out scores.csv\n  \
                            tilts score arp people.csv --pack definitions/lv --out scores.csv\n\nColumns are the items of \
                            the instrument; others are passed on. A row that cannot be scored says why in `error`.")]
    Score(Score),
    /// Statistics of any CSV or Parquet file, or of a snapshot's table
    #[command(
        after_help = "Examples:\n  tilts study survival releases.csv --time days --status returned --group prison\n  \
                            tilts study survival --snapshot --table release --time \"returned_on - released_on\" \\\n    \
                            --status \"returned_on is not null\" --where \"returned_on is not null\"\n\n\
                            Rows that lack a needed value are left out and counted."
    )]
    Study(Box<Study>),
    /// Fill an installation with a simulated nation
    #[command(after_help = "Example:\n  tilts simulate --seed 7 --scale 0.1")]
    Simulate(Simulate),
    /// Look after the audit log
    #[command(after_help = "Example:\n  tilts audit verify")]
    Audit(Audit),
    /// Let another system in through the API, or no longer
    #[command(
        after_help = "Examples:\n  tilts token make registry --system \"Register of sentences\" --until 2027-06-30\n  \
                            tilts token list\n  tilts token revoke 7\n\nA token acts as its account; it is shown once, when it is made."
    )]
    Token(Token),
    /// Say whether the installation is sound, and how to mend it
    Doctor,
    /// Write the generated documents under docs/
    Docs(Docs),
}

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8480)]
    pub port: u16,
    /// Begin anew, forgetting what was recorded in the demo
    #[arg(long)]
    pub fresh: bool,
    /// Folder of the demo
    #[arg(long, default_value = "data/demo")]
    pub data: PathBuf,
    /// Pack of definitions
    #[arg(long, default_value = "definitions/lv")]
    pub pack: PathBuf,
    /// Size of the nation; 1 is Latvia
    #[arg(long, default_value_t = 1.0)]
    pub scale: f64,
    /// Seed of the nation
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// Ratio of the hazard of return after a programme, instead of the recipe's; 1 is no effect
    #[arg(long, value_name = "RATIO")]
    pub after_programme: Option<f64>,
    /// Build everything, then stop instead of opening the site
    #[arg(long)]
    pub build_only: bool,
}

/// Options of `token`.
#[derive(Debug, Args)]
pub struct Token {
    /// What to do
    #[command(subcommand)]
    pub what: TokenCommand,
}

/// What is done with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token for an account and show it, once
    Make {
        /// Sign-in name of the account it acts as
        account: String,
        /// The system it is for, in words
        #[arg(long)]
        system: String,
        /// Last day it lets in
        #[arg(long)]
        until: NaiveDate,
    },
    /// List tokens with their accounts, last days and last use
    List,
    /// Revoke a token by its number; it lets nobody in from then on
    Revoke {
        /// Number of the token
        id: i64,
    },
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub address: std::net::IpAddr,
    /// Port
    #[arg(long, default_value_t = 8480)]
    pub port: u16,
    /// Requests a token of another system may send in a minute
    #[arg(long, default_value_t = 600)]
    pub requests_per_minute: u32,
    /// Minutes without use after which a session ends
    #[arg(long, default_value_t = 30)]
    pub idle_minutes: i64,
    /// Send cookies over HTTPS only (behind a proxy that terminates TLS)
    #[arg(long)]
    pub secure_cookies: bool,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the pack
    #[arg(default_value = "definitions/lv")]
    pub pack: PathBuf,
}

/// Options of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Pack of definitions
    #[arg(long, default_value = "definitions/lv")]
    pub pack: PathBuf,
    /// Database; an embedded one in the home folder when absent
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Sign-in name of the first administrator
    #[arg(long, default_value = "administrators")]
    pub administrator: String,
}

/// Options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// organisations, persons, custody, releases, sections, activities, participations, facts, or a mapping of the pack
    pub kind: String,
    /// CSV or XLSX file; the first row names the columns
    #[arg(required_unless_present = "template")]
    pub file: Option<PathBuf>,
    /// Check everything, record nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write every fault to this CSV file, however many there are
    #[arg(long, value_name = "FILE")]
    pub faults: Option<PathBuf>,
    /// Print an example file and stop
    #[arg(long)]
    pub template: bool,
}

/// Options of `snapshot`.
#[derive(Debug, Args)]
pub struct Snapshot {
    /// Nothing after this day is in it; today when absent
    #[arg(long)]
    pub as_of: Option<NaiveDate>,
    /// Purpose; pseudonyms differ between purposes
    #[arg(long, default_value = "reporting")]
    pub purpose: String,
}

/// How to print a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// Options of `indicators`.
#[derive(Debug, Args)]
pub struct Indicators {
    /// One indicator
    #[arg(long)]
    pub id: Option<String>,
    /// One year
    #[arg(long)]
    pub period: Option<i32>,
    /// Show method, readings, cases left out with reasons, and where the number comes from
    #[arg(long)]
    pub explain: bool,
    /// Another reading of an ambiguous point: NAME=VALUE
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Language
    #[arg(long, default_value = "lv")]
    pub lang: String,
    /// Another snapshot than the newest
    #[arg(long, value_name = "FOLDER")]
    pub snapshot: Option<PathBuf>,
}

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportKind {
    /// Mid-term evaluation (.docx, .html)
    Midterm,
    /// Passports with actual values (.docx)
    Passports,
    /// A project (.xlsx)
    Project,
    /// A plan (.xlsx, .csv)
    Plan,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Which report
    #[arg(value_enum)]
    pub kind: ReportKind,
    /// Id of the project or plan
    pub id: Option<String>,
    /// File to write; its ending chooses the form
    #[arg(long)]
    pub out: PathBuf,
    /// Language
    #[arg(long, default_value = "lv")]
    pub lang: String,
    /// Counts only, small cells suppressed
    #[arg(long)]
    pub counts_only: bool,
}

/// Options of `score`.
#[derive(Debug, Args)]
pub struct Score {
    /// Id of the instrument, such as ogrs3
    pub instrument: String,
    /// CSV file; the first row names the columns
    #[arg(required_unless_present = "template")]
    pub file: Option<PathBuf>,
    /// File to write
    #[arg(long, required_unless_present = "template")]
    pub out: Option<PathBuf>,
    /// Version of the instrument; the newest when absent
    #[arg(long)]
    pub version: Option<u32>,
    /// Pack of definitions
    #[arg(long, default_value = "definitions/lv")]
    pub pack: PathBuf,
    /// Print the row of column names and stop
    #[arg(long)]
    pub template: bool,
}

/// Options of `simulate`.
#[derive(Debug, Args)]
pub struct Simulate {
    /// Seed; the same seed gives the same nation
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// Size; 1 is Latvia
    #[arg(long, default_value_t = 1.0)]
    pub scale: f64,
    /// First day
    #[arg(long, default_value = "2018-01-01")]
    pub from: NaiveDate,
    /// Last day
    #[arg(long, default_value = "2026-06-30")]
    pub until: NaiveDate,
    /// Ratio of the hazard of return after a programme, instead of the recipe's; 1 is no effect
    #[arg(long, value_name = "RATIO")]
    pub after_programme: Option<f64>,
}

/// Options of `audit`.
#[derive(Debug, Args)]
pub struct Audit {
    /// What to do
    #[command(subcommand)]
    pub what: AuditCommand,
}

/// What can be done with the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Recompute the whole chain and name every changed, missing or reordered entry
    Verify,
}

/// Options of `docs`.
#[derive(Debug, Args)]
pub struct Docs {
    /// Change nothing; fail where a document is out of date
    #[arg(long)]
    pub check: bool,
    /// Root of the project
    #[arg(long, default_value = ".")]
    pub root: PathBuf,
}
