//! `tilts audit verify`: recomputes the chain.

use std::path::Path;

use record::AuditFault;

use crate::arguments::{Audit, AuditCommand};
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &Audit) -> Result<(), Failure> {
    let AuditCommand::Verify = options.what;
    let opened = Installation::open(home).await?;
    let verdict = opened.record.verify_audit(&edge::operator("dpo", "audit")).await?;
    if verdict.faults.is_empty() {
        println!("{} entries; the chain is whole.", verdict.entries);
        return Ok(());
    }
    let lines: Vec<String> = verdict.faults.iter().map(sentence).collect();
    Err(Failure::input(format!(
        "{}\n{} faults in {} entries. Keep the database as it is and tell the data-protection officer.",
        lines.join("\n"),
        verdict.faults.len(),
        verdict.entries
    )))
}

fn sentence(fault: &AuditFault) -> String {
    match fault {
        AuditFault::Changed { seq } => format!("entry {seq}: its content was changed"),
        AuditFault::Missing { seq } => format!("entry {seq}: it is missing"),
        AuditFault::Reordered { seq } => format!("entry {seq}: it does not follow from the entry before it"),
        AuditFault::Truncated { expected, found } => {
            format!("the end was cut off: {expected} entries were written, the last one found is {found}")
        }
    }
}
