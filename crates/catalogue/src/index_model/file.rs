//! A model in a file of its own, outside any pack.

use std::path::Path;

use super::IndexModel;
use crate::Findings;
use crate::check;
use crate::loader::Loader;

/// The place such a file would have in a pack.
const HOME: &str = "indices";

impl IndexModel {
    /// Reads and checks the model in `file`. Agencies and institutions are not looked up: only a pack knows them.
    ///
    /// # Errors
    /// Every finding at once, each with file, line and remedy.
    pub fn read(file: &Path) -> Result<Self, Findings> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut loader = Loader::alone(file, &format!("{HOME}/{name}"));
        let mut findings = std::mem::take(&mut loader.findings);
        findings.extend(check::index_findings(&loader.catalogue));
        findings.sort();
        findings.dedup();
        for finding in &mut findings {
            file.clone_into(&mut finding.file);
        }
        match loader.catalogue.indices.into_values().next() {
            Some(model) if findings.is_empty() => Ok(model),
            _ => Err(Findings(findings)),
        }
    }
}
