//! Reads the files of a pack into a [`Catalogue`], remembering where everything stands; checks come after.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use crate::document::Document;
use crate::index_model;
use crate::instrument::{LIVING, compile};
use crate::meaning::meaning;
use crate::reading::Reading;
use crate::{Catalogue, Finding, Kind, complaint, natural_order};

/// A catalogue in the making.
pub(crate) struct Loader {
    pub(crate) catalogue: Catalogue,
    pub(crate) findings: Vec<Finding>,
    /// Files of protocols that are written for several instruments.
    pub(crate) for_each: Vec<String>,
}

impl Loader {
    /// Reads every file under `folder`.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut loader = Self { catalogue: Catalogue::empty(folder), findings: Vec::new(), for_each: Vec::new() };
        let mut files = Vec::new();
        if let Err(error) = list(folder, "", &mut files) {
            let problem = format!("the pack's folder {} cannot be read: {error}", folder.display());
            loader.catalogue.unread.insert("pack.toml".to_owned());
            loader.find("pack.toml", problem, "name the folder of a pack, such as definitions/lv");
            return loader;
        }
        files.sort();
        for file in files {
            loader.file(&folder.join(&file), &file);
        }
        if !loader.catalogue.hashes.contains_key("pack.toml") {
            loader.catalogue.unread.insert("pack.toml".to_owned());
            let remedy = "add `pack.toml` with id, version, name, languages, currency, suppress_below, agency, source";
            loader.find("pack.toml", "the pack has no head".to_owned(), remedy);
        }
        loader.put_in_printed_order();
        loader.compile_instruments();
        for file in std::mem::take(&mut loader.for_each) {
            loader.protocols_for_each(&file);
        }
        loader.hash_indices();
        loader.catalogue.fingerprint = fingerprint(&loader.catalogue);
        loader
    }

    /// Reads one file as if it stood at `place` in a pack whose head is not known.
    pub(crate) fn alone(path: &Path, place: &str) -> Self {
        let mut loader =
            Self { catalogue: Catalogue::empty(Path::new("")), findings: Vec::new(), for_each: Vec::new() };
        loader.catalogue.unread.insert("pack.toml".to_owned());
        loader.file(path, place);
        loader.hash_indices();
        loader
    }

    fn file(&mut self, path: &Path, file: &str) {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.find(file, format!("the file cannot be read: {error}"), "make it readable"),
        };
        self.catalogue.hashes.insert(file.to_owned(), hex::encode(Sha256::digest(&bytes)));
        if !is_a(file, "toml") {
            return;
        }
        if let Ok(text) = String::from_utf8(bytes) {
            self.definitions(file, &text);
        } else {
            self.catalogue.unread.insert(file.to_owned());
            self.find(file, "the file is not UTF-8 text".to_owned(), "save it as UTF-8");
        }
    }

    fn definitions(&mut self, file: &str, text: &str) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let document = Document::new(text, &table);
        let mut reading = Reading::new(file, document, table);
        if let Some(error) = errors.first() {
            self.findings.push(complaint::unreadable(file, &reading.document, error));
            self.set_aside(&reading);
        } else {
            self.sort_in(&mut reading);
        }
        self.catalogue.documents.insert(file.to_owned(), Arc::new(reading.document));
    }

    /// Files come in the order of their names, where `1.10` stands before `1.2`.
    fn put_in_printed_order(&mut self) {
        for tasks in self.catalogue.tasks.values_mut() {
            tasks.sort_by(|a, b| natural_order(&a.no, &b.no));
        }
        for rows in self.catalogue.rows.values_mut() {
            rows.sort_by(|a, b| natural_order(&a.section, &b.section));
        }
    }

    /// Instruments are compiled and prove themselves; one that does not is not kept.
    fn compile_instruments(&mut self) {
        for definition in self.catalogue.instrument_definitions.clone() {
            let id = format!("{}/{}", definition.id, definition.version);
            let origin = self.catalogue.origin(Kind::Instrument, &id);
            let file = origin.map(|origin| origin.file.as_ref().into());
            if self.findings.iter().any(|finding| Some(&finding.file) == file.as_ref()) {
                // What cannot be read as it stands would only be found again under other names.
                continue;
            }
            let document = origin.and_then(|origin| self.catalogue.documents.get(origin.file.as_ref()));
            let hash = document.map(|document| meaning(document, &LIVING)).unwrap_or_default();
            match compile(&definition, hash) {
                Ok(instrument) => {
                    let versions = self.catalogue.instruments.entry(definition.id.clone()).or_default();
                    versions.insert(definition.version, instrument);
                }
                Err(complaints) => self.findings.extend(complaints.into_iter().map(|(at, problem, remedy)| {
                    self.catalogue.finding(Kind::Instrument, &id, &at.to_string(), problem, remedy)
                })),
            }
        }
    }

    /// What models compute, so that results and seals can name it.
    fn hash_indices(&mut self) {
        let documents = &self.catalogue.documents;
        let hash = |id: &str| {
            let origin = self.catalogue.origins.get(&(Kind::Index, id.to_owned()))?;
            documents.get(origin.file.as_ref()).map(|document| meaning(document, &index_model::LIVING))
        };
        let hashes: Vec<_> = self.catalogue.indices.keys().map(|id| hash(id).unwrap_or_default()).collect();
        for (model, hash) in self.catalogue.indices.values_mut().zip(hashes) {
            model.hash = hash;
        }
    }

    /// Notes a finding about a whole file.
    pub(crate) fn find(&mut self, file: &str, problem: String, remedy: &str) {
        self.findings.push(Finding { file: file.into(), line: 1, problem, remedy: remedy.to_owned() });
    }
}

/// Files of the pack under `folder`, as paths relative to it; what editors and systems leave beside them is passed over.
fn list(folder: &Path, below: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            list(folder, &path, files)?;
        } else if is_a(&name, "toml") || is_a(&name, "csv") {
            files.push(path);
        }
    }
    Ok(())
}

fn is_a(file: &str, extension: &str) -> bool {
    Path::new(file).extension().is_some_and(|found| found == extension)
}

/// One hash over the names and hashes of all files.
fn fingerprint(catalogue: &Catalogue) -> String {
    let mut all = Sha256::new();
    for (file, hash) in &catalogue.hashes {
        all.update(format!("{file}\n{hash}\n"));
    }
    hex::encode(all.finalize())
}
