//! The folder of an installation: `tilts.toml`, `keys`, the embedded database, snapshots.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use catalogue::Catalogue;
use measure::StudyShelf;
use measure::release::ReleaseLedger;
use record::{Keys, Record};
use serde::{Deserialize, Serialize};

use crate::edge;
use crate::failure::Failure;

/// Settings of an installation, `tilts.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Pack of definitions.
    pub pack: PathBuf,
    /// Database address.
    pub database: String,
    /// The data were made by the simulation.
    #[serde(default)]
    pub simulated: bool,
}

/// Secrets of an installation, file `keys`: readable by its owner only.
pub struct Secrets {
    /// Keys of the record.
    pub record: Keys,
    /// Key of pseudonyms.
    pub pseudonyms: [u8; 32],
}

/// An opened installation.
pub struct Installation {
    /// Its folder.
    pub folder: PathBuf,
    /// Its settings.
    pub settings: Settings,
    /// Its definitions.
    pub catalogue: Arc<Catalogue>,
    /// Its record.
    pub record: Arc<Record>,
    /// Key of pseudonyms.
    pub pseudonyms: [u8; 32],
}

impl Installation {
    /// Opens the installation in `folder`.
    pub async fn open(folder: &Path) -> Result<Self, Failure> {
        let settings = read_settings(folder)?;
        let catalogue = Arc::new(load_pack(&settings.pack)?);
        let secrets = read_keys(folder)?;
        let record = Arc::new(Record::open(&settings.database, secrets.record, Arc::clone(&catalogue)).await?);
        Ok(Self { folder: folder.to_owned(), settings, catalogue, record, pseudonyms: secrets.pseudonyms })
    }

    /// Makes an installation in `folder` and opens it. Refuses a folder that has one.
    pub async fn make(folder: &Path, pack: &Path, database: Option<&str>, simulated: bool) -> Result<Self, Failure> {
        if folder.join("tilts.toml").exists() {
            return Err(Failure::input(format!(
                "{} already holds an installation; nothing was changed. Choose another folder with --home.",
                folder.display()
            )));
        }
        load_pack(pack)?;
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
        let pack = fs::canonicalize(pack).with_context(|| format!("could not find {}", pack.display()))?;
        let whole = fs::canonicalize(folder)?;
        let database =
            database.map_or_else(|| format!("sqlite://{}", whole.join("tilts.sqlite").display()), str::to_owned);
        if !folder.join("keys").exists() {
            write_keys(folder)?;
        }
        let settings = Settings { pack, database, simulated };
        let text = toml::to_string(&settings).context("settings can be written as TOML")?;
        fs::write(folder.join("tilts.toml"), text)?;
        Self::open(folder).await
    }

    /// Folder of its snapshots.
    pub fn snapshots(&self) -> PathBuf {
        self.folder.join("snapshots")
    }

    /// Extracts that left.
    pub fn releases(&self) -> ReleaseLedger {
        ReleaseLedger::at(&self.folder.join("releases"))
    }

    /// Studies that were run.
    pub fn shelf(&self) -> StudyShelf {
        StudyShelf::at(&self.folder.join("studies"))
    }
}

/// Reads and checks a pack; findings are the user's to mend.
pub fn load_pack(folder: &Path) -> Result<Catalogue, Failure> {
    if !folder.join("pack.toml").is_file() {
        return Err(Failure::input(format!(
            "{} holds no pack (no pack.toml there). Name the folder of a pack, for example definitions/lv.",
            folder.display()
        )));
    }
    Catalogue::load(folder).map_err(|findings| {
        Failure::input(format!(
            "{findings}\n{} findings in {}; nothing was started.",
            findings.0.len(),
            folder.display()
        ))
    })
}

fn read_settings(folder: &Path) -> Result<Settings, Failure> {
    let file = folder.join("tilts.toml");
    let text = fs::read_to_string(&file).map_err(|_| {
        Failure::input(format!(
            "{} holds no installation. Make one with `tilts init --home {0}`, or see one with `tilts demo`.",
            folder.display()
        ))
    })?;
    toml::from_str(&text).map_err(|error| Failure::input(format!("{}: {error}", file.display())))
}

fn write_keys(folder: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let file = folder.join("keys");
    let mut out = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file)?;
    writeln!(
        out,
        "# Secrets of this installation. Back them up apart from the database; without them codes cannot be read."
    )?;
    for name in ["encryption", "lookup", "pseudonyms"] {
        writeln!(out, "{name} = \"{}\"", hex::encode(edge::random::<32>()))?;
    }
    Ok(())
}

fn read_keys(folder: &Path) -> Result<Secrets, Failure> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        encryption: String,
        lookup: String,
        pseudonyms: String,
    }
    let path = folder.join("keys");
    let broken = |why: &str| Failure::input(format!("{}: {why}; restore the file from its backup.", path.display()));
    let text = fs::read_to_string(&path).map_err(|_| broken("the keys are missing"))?;
    let file: File = toml::from_str(&text).map_err(|error| broken(&error.to_string()))?;
    let key = |text: &str| -> Result<[u8; 32], Failure> {
        let bytes = hex::decode(text).map_err(|_| broken("a key is not hexadecimal"))?;
        bytes.try_into().map_err(|_| broken("a key has not 32 bytes"))
    };
    Ok(Secrets {
        record: Keys { encryption: key(&file.encryption)?, lookup: key(&file.lookup)? },
        pseudonyms: key(&file.pseudonyms)?,
    })
}
