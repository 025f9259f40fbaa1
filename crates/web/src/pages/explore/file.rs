//! What the explorer shows, as files: a section for Word, tables as CSV, pictures.

use axum::extract::{Path, Query};
use axum::response::Response;

use super::chosen::{Chosen, in_words};
use crate::form::Fields;
use crate::pages::studies::download::{About, file_of};
use crate::pages::studies::seen;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(file): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let whole = Chosen::of(&visit, &Fields(query)).await?.sound()?;
    let program = visit.app().measuring().program;
    let run = visit.app().measured().engine.explore(&whole.choice, program).await?;
    let run = seen(&visit, run, "study").ok_or(Trouble::Forbidden)?;
    let asked = whole.choice.asked_of(whole.protocol).ok_or(Trouble::NotFound)?;
    let about = About {
        title: whole.protocol.name.get(visit.lang()).to_owned(),
        chosen: in_words(&visit, whole.protocol, &whole.choice),
        by: whole.choice.compare.as_deref(),
    };
    file_of(&visit, &run, &asked, &about, &file, &format!("{}-{file}", whole.choice.key()))
}
