//! A copy of the small valid pack that a test may break.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::{Catalogue, Findings};
use tempfile::TempDir;

/// A copy of the mini pack in a folder of its own.
pub struct MiniPack {
    folder: TempDir,
}

impl MiniPack {
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a folder for the pack");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/packs/mini"), folder.path());
        Self { folder }
    }

    /// Replaces the only place of `old` in `file`.
    pub fn edit(self, file: &str, old: &str, new: &str) -> Self {
        let text = fs::read_to_string(self.path(file)).expect("the file is in the pack");
        assert_eq!(text.matches(old).count(), 1, "`{old}` must stand once in {file}");
        fs::write(self.path(file), text.replace(old, new)).expect("the file can be written");
        self
    }

    /// Adds a file.
    pub fn write(self, file: &str, text: &str) -> Self {
        fs::write(self.path(file), text).expect("the file can be written");
        self
    }

    /// Removes a file.
    pub fn remove(self, file: &str) -> Self {
        fs::remove_file(self.path(file)).expect("the file is in the pack");
        self
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn load(&self) -> Result<Catalogue, Findings> {
        Catalogue::load(self.folder.path())
    }

    /// What `tilts check` prints for it, line by line.
    pub fn findings(&self) -> Vec<String> {
        let findings = self.load().expect_err("the pack has findings");
        findings.to_string().lines().map(str::to_owned).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the mini pack is there") {
        let entry = entry.expect("the mini pack can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}
