//! `tilts study index`.

use std::path::{Path, PathBuf};

use catalogue::IndexModel;
use clap::Args;
use measure::study;

use super::input::{Input, no_such};
use super::output::Output;
use crate::failure::Failure;
use crate::home::Installation;

/// Options of `study index`.
#[derive(Debug, Args)]
pub struct Index {
    #[command(flatten)]
    input: Input,
    /// The model: a TOML file, or the id of one in the installation's pack
    #[arg(long, value_name = "FILE-OR-ID")]
    model: String,
    /// Columns of a dimension: DIMENSION=OPENING,CLOSING; without it they end in `_opening` and `_closing`
    #[arg(long = "column", value_name = "DIMENSION=OPENING,CLOSING", value_parser = dimension)]
    columns: Vec<Dimension>,
    /// Dimensions the file does not hold
    #[arg(long, value_name = "DIMENSIONS", value_delimiter = ',')]
    unknown: Vec<String>,
    /// Columns to break down by
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    by: Vec<String>,
    /// Seed of the other weights that are drawn
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    output: Output,
}

/// A dimension and its columns at opening and at closing.
#[derive(Debug, Clone)]
struct Dimension {
    id: String,
    columns: [String; 2],
}

fn dimension(text: &str) -> Result<Dimension, String> {
    let parts = text.split_once('=').and_then(|(id, columns)| Some((id, columns.split_once(',')?)));
    let (id, (opening, closing)) = parts.ok_or("write DIMENSION=OPENING,CLOSING")?;
    Ok(Dimension { id: id.to_owned(), columns: [opening, closing].map(str::to_owned) })
}

impl Index {
    pub async fn run(&self, home: &Path) -> Result<(), Failure> {
        let model = self.model(home).await?;
        for id in self.columns.iter().map(|one| &one.id).chain(&self.unknown) {
            known(&model, id)?;
        }
        let [opening, closing] = [0, 1].map(|end| self.end(&model, end));
        let question = study::Index { model, opening, closing, by: self.by.clone(), seed: self.seed };
        self.output.print(&question.of(&self.input.open(home)?)?)
    }

    async fn model(&self, home: &Path) -> Result<IndexModel, Failure> {
        let file = PathBuf::from(&self.model);
        if file.extension().is_some_and(|extension| extension == "toml") {
            return IndexModel::read(&file).map_err(|findings| Failure::input(findings.to_string()));
        }
        let mut models = Installation::open(home).await?.catalogue.indices.clone();
        if let Some(model) = models.remove(&self.model) {
            return Ok(model);
        }
        let all = models.keys().map(String::as_str);
        Err(no_such("the pack has no index model", &self.model, "There are", all))
    }

    /// The column of each dimension at one end.
    fn end(&self, model: &IndexModel, end: usize) -> Vec<Option<String>> {
        let column = |id: &String| {
            let own = self.columns.iter().find(|one| one.id == *id).map(|one| one.columns[end].clone());
            let usual = || format!("{id}_{}", ["opening", "closing"][end]);
            (!self.unknown.contains(id)).then(|| own.unwrap_or_else(usual))
        };
        model.dimension.iter().map(|dimension| column(&dimension.id)).collect()
    }
}

fn known(model: &IndexModel, id: &str) -> Result<(), Failure> {
    if model.dimension(id).is_some() {
        return Ok(());
    }
    let all = model.dimension.iter().map(|dimension| dimension.id.as_str());
    Err(no_such("the model has no dimension", id, "There are", all))
}
