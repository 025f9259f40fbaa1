//! `tilts simulate`: fills an installation with a simulated nation.

use std::path::Path;

use indicatif::ProgressBar;
use simulate::{Settings, SimulateError, Stage, Summary};

use crate::arguments::Simulate;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;
use crate::progress;

pub async fn run(home: &Path, options: &Simulate) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    if !opened.settings.simulated
        && !opened.record.organisations(&edge::operator("administrator", "simulation")).await?.is_empty()
    {
        return Err(Failure::input(
            "this installation holds recorded data; a simulated nation is written only into an empty one.\n\
             Make another with `tilts init --home FOLDER`, then `tilts --home FOLDER simulate`.",
        ));
    }
    let settings = Settings {
        seed: options.seed,
        from: options.from,
        until: options.until,
        scale: options.scale,
        after_programme: options.after_programme,
    };
    let summary = fill(&opened, &settings).await?;
    say(&summary);
    Ok(())
}

/// Writes the nation with one progress bar per stage.
pub async fn fill(opened: &Installation, settings: &Settings) -> Result<Summary, Failure> {
    let mut shown: Option<(Stage, ProgressBar)> = None;
    // Written as of the nation's last day, so that a snapshot of that day holds all of it.
    let evening = settings.until.and_hms_opt(18, 0, 0).expect("every day has an evening").and_utc();
    let summary = simulate::simulate(&opened.record, settings, evening, &mut |stage, done, total| {
        if shown.as_ref().is_none_or(|(known, _)| *known != stage) {
            if let Some((_, bar)) = shown.take() {
                bar.finish();
            }
            shown = Some((stage, progress::bar(label(stage), total)));
        }
        if let Some((_, bar)) = &shown {
            bar.set_length(total);
            bar.set_position(done);
        }
    })
    .await;
    if let Some((_, bar)) = shown {
        bar.finish();
    }
    summary.map_err(Failure::from)
}

/// Says what was written.
pub fn say(summary: &Summary) {
    println!(
        "a simulated nation: {} people, {} stays in custody, {} sections, {} facts, {} activities, {} participations",
        summary.people, summary.stays, summary.sections, summary.facts, summary.activities, summary.participations
    );
}

fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Imagining => "making the nation up",
        Stage::Organisations => "organisations and places",
        Stage::People => "people",
        Stage::Custody => "custody",
        Stage::Sections => "probation sections",
        Stage::Facts => "answers of registers",
        Stage::Activities => "the ledger",
        Stage::Registers => "deliverables, budgets, documents",
    }
}

impl From<SimulateError> for Failure {
    fn from(error: SimulateError) -> Self {
        match error {
            SimulateError::Record(refused) => refused.into(),
            SimulateError::Recipe { .. } | SimulateError::Code { .. } => Self::Ours(error.into()),
            input => Self::Input(input.to_string()),
        }
    }
}
