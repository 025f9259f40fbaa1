//! What became of the people chosen, as the visitor may see it.

use catalogue::Sees;

use super::super::chosen::{Chosen, in_words};
use super::save_form::{SaveForm, Typed};
use crate::pages::studies::answers::{self, Shown};
use crate::pages::studies::seen;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// The answer beside the choice.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// What was chosen: column and values.
    pub chosen: Vec<(String, String)>,
    /// About too few people for somebody who sees counts.
    pub too_few: bool,
    /// The address asks for what cannot be, so nothing is answered.
    pub wrong: bool,
    pub sentences: Vec<String>,
    pub suppressed: bool,
    pub cases: Vec<(String, String)>,
    pub left_out: Vec<(String, String)>,
    pub answers: Vec<Shown>,
    pub provenance: Vec<(String, String)>,
    /// The whole as a section for Word.
    pub word: String,
    /// The cases, for those who may open them.
    pub behind: Option<String>,
    /// The form that saves the choice, for those who may.
    pub save: Option<SaveForm>,
}

impl Seen {
    pub async fn of(visit: &Visit, whole: &Chosen<'_>, typed: Option<&Typed<'_>>) -> Result<Self, Trouble> {
        let words = visit.words();
        if !whole.problems.is_empty() {
            return Ok(Self { wrong: true, ..Self::default() });
        }
        let program = visit.app().measuring().program;
        let run = visit.app().measured().engine.explore(&whole.choice, program).await?;
        let chosen = in_words(visit, whole.protocol, &whole.choice);
        let Some(run) = seen(visit, run, "study") else { return Ok(Self { chosen, too_few: true, ..Self::default() }) };
        let asked = whole.choice.asked_of(whole.protocol).ok_or(Trouble::NotFound)?;
        let href = |file: &str, _: Option<&str>| whole.href(&format!("/explore/files/{file}"), &[]);
        let by = whole.choice.compare.as_deref();
        let persons = visit.sees("study") == Sees::Persons;
        let answers = run.answers.iter().filter_map(|made| answers::shown(visit, &asked, made, by, &href));
        Ok(Self {
            sentences: answers::sentences(visit, &asked, &run),
            suppressed: !persons,
            cases: answers::figures(&run, words),
            left_out: answers::left_out(visit, &asked, &run),
            answers: answers.collect(),
            provenance: answers::made_of(visit, &run, &asked),
            word: href("section.docx", None),
            behind: persons.then(|| whole.href("/explore/cases", &[])),
            save: visit.may("write", "study").then(|| SaveForm::of(visit, whole, typed)),
            too_few: false,
            wrong: false,
            chosen,
        })
    }
}
