//! `tilts report`: writes a report file.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use catalogue::Sees;
use measure::Engine;
use report::{Input, ReportError};

use crate::arguments::{Report, ReportKind};
use crate::command::indicators::newest;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &Report) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    let engine = Engine::open(Arc::clone(&opened.catalogue), newest(&opened)?).await?;
    let board = engine.board().await?;
    let input = Input {
        catalogue: &opened.catalogue,
        board: &board,
        lang: &options.lang,
        made_on: edge::today(),
        sees: if options.counts_only { Sees::Counts } else { Sees::Persons },
    };
    let bytes = write(&input, options)?;
    let beside = options.out.with_extension("part");
    fs::write(&beside, &bytes)?;
    fs::rename(&beside, &options.out)?;
    println!("{} ({} bytes)", options.out.display(), bytes.len());
    Ok(())
}

fn write(input: &Input<'_>, options: &Report) -> Result<Vec<u8>, Failure> {
    let form = options.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let id =
        || options.id.as_deref().ok_or_else(|| Failure::input("name the project or plan after the kind of report."));
    let made = match (options.kind, form.as_str()) {
        (ReportKind::Midterm, "docx") => report::midterm_docx(input, options.id.as_deref().unwrap_or("midterm")),
        (ReportKind::Midterm, "html") => {
            report::midterm_html(input, options.id.as_deref().unwrap_or("midterm")).map(String::into_bytes)
        }
        (ReportKind::Passports, "docx") => {
            report::passports_docx(input, options.id.as_deref().unwrap_or("guidelines-2022-2027"))
        }
        (ReportKind::Project, "xlsx") => report::project_xlsx(input, id()?),
        (ReportKind::Plan, "xlsx") => report::plan_xlsx(input, id()?),
        (ReportKind::Plan, "csv") => report::plan_csv(input, id()?),
        (kind, _) => {
            let forms = match kind {
                ReportKind::Midterm => ".docx or .html",
                ReportKind::Passports => ".docx",
                ReportKind::Project => ".xlsx",
                ReportKind::Plan => ".xlsx or .csv",
            };
            return Err(Failure::input(format!("{}: this report is written as {forms}.", options.out.display())));
        }
    };
    made.map_err(Failure::from)
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Unknown { .. } | ReportError::Sentence { .. } => Self::Input(error.to_string()),
            ours => Self::Ours(ours.into()),
        }
    }
}
