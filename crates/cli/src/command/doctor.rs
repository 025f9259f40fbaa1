//! `tilts doctor`: says whether an installation is sound, and how to mend it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

use measure::Engine;

use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path) -> Result<(), Failure> {
    let mut sick = 0_u32;
    let mut say = |good: bool, what: &str, then: &str| {
        println!(
            "{} {what}{}",
            if good { "  ok  " } else { "MEND  " },
            if good { String::new() } else { format!("\n      {then}") }
        );
        sick += u32::from(!good);
    };
    let opened = Installation::open(home).await?;
    say(true, &format!("settings, keys and database of {}", home.display()), "");
    let mode = fs::metadata(home.join("keys"))?.permissions().mode() & 0o077;
    say(mode == 0, "the keys are readable by their owner only", "chmod 600 the file `keys`");
    let findings = measure::check(&opened.catalogue).await?;
    say(
        findings.is_empty(),
        &format!("pack {} {}", opened.catalogue.pack.id, opened.catalogue.pack.version),
        "run `tilts check` for the findings",
    );
    let verdict = opened.record.verify_audit(&edge::operator("dpo", "audit")).await?;
    say(
        verdict.faults.is_empty(),
        &format!("audit chain of {} entries", verdict.entries),
        "run `tilts audit verify`; keep the database as it is",
    );
    match measure::Snapshot::newest(&opened.snapshots()) {
        Ok(None) => say(false, "no snapshot", "take one with `tilts snapshot`"),
        Ok(Some(snapshot)) => {
            let name = format!("snapshot {} as of {}", &snapshot.manifest.hash[..12], snapshot.manifest.as_of);
            let fresh = snapshot.manifest.pack_fingerprint == opened.catalogue.fingerprint;
            say(
                fresh,
                &format!("{name}, taken with this version of the pack"),
                "definitions changed since; take a new snapshot",
            );
            let measured = match Engine::open(Arc::clone(&opened.catalogue), snapshot).await {
                Ok(engine) => engine.board().await.map(|_| ()),
                Err(error) => Err(error),
            };
            let why = measured.as_ref().err().map(ToString::to_string).unwrap_or_default();
            say(measured.is_ok(), "every indicator, target and project computes", &why);
        }
        Err(error) => say(false, "snapshots", &error.to_string()),
    }
    if sick > 0 {
        return Err(Failure::input(format!("{sick} things need mending.")));
    }
    Ok(())
}
