//! `tilts check`: proves a pack as a whole.

use crate::arguments::Check;
use crate::failure::Failure;
use crate::home::load_pack;

pub async fn run(options: &Check) -> Result<(), Failure> {
    let catalogue = load_pack(&options.pack)?;
    let mut findings = measure::check(&catalogue).await?;
    findings.sort();
    if !findings.is_empty() {
        let count = findings.len();
        return Err(Failure::input(format!(
            "{}{count} findings; the pack would not start.",
            catalogue::Findings(findings)
        )));
    }
    println!(
        "{}: {} {}, fingerprint {}",
        options.pack.display(),
        catalogue.pack.id,
        catalogue.pack.version,
        &catalogue.fingerprint[..12]
    );
    println!(
        "{} indicators, {} instruments, {} activity types, {} code lists, {} policy documents, {} tasks, {} plan rows, \
         {} projects, {} index models, {} study protocols: no findings",
        catalogue.indicators.len(),
        catalogue.instruments.len(),
        catalogue.activity_types.len(),
        catalogue.classifiers.len(),
        catalogue.policies.len(),
        catalogue.tasks.values().map(Vec::len).sum::<usize>(),
        catalogue.rows.values().map(Vec::len).sum::<usize>(),
        catalogue.projects.len(),
        catalogue.indices.len(),
        catalogue.protocols.len(),
    );
    Ok(())
}
