//! What became of the people chosen, as the visitor may see it.

use catalogue::{Protocol, Sees};
use measure::study::StudyResult;
use measure::{Answer as Made, StudyRun};

use super::super::chosen::{Chosen, in_words};
use super::save_form::SaveForm;
use crate::form::Fields;
use crate::pages::studies::answers::{self, Shown};
use crate::pages::studies::seen;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// With more groups the page would be too heavy for every window of each.
const MOST_GROUPS: usize = 8;

/// The answer beside the choice.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// What was chosen: column and values.
    pub chosen: Vec<(String, String)>,
    /// About too few people for somebody who sees counts.
    pub too_few: bool,
    /// So many groups that the page has them at the window that leads alone.
    pub many: bool,
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
    pub async fn of(visit: &Visit, whole: &Chosen<'_>, typed: Option<&Fields>) -> Result<Self, Trouble> {
        let words = visit.words();
        let program = visit.app().measuring().program;
        let run = visit.app().measured().engine.explore(&whole.choice, program).await?;
        let chosen = in_words(visit, whole.protocol, &whole.choice);
        let Some(run) = seen(visit, run, "study") else { return Ok(Self { chosen, too_few: true, ..Self::default() }) };
        let asked = whole.choice.asked_of(whole.protocol).ok_or(Trouble::NotFound)?;
        let href = |file: &str| whole.href(&format!("/explore/files/{file}"), &[]);
        let by = whole.choice.compare.as_deref();
        let many = whole.columns.iter().any(|one| Some(&*one.id) == by && one.values.len() > MOST_GROUPS);
        let persons = visit.sees("study") == Sees::Persons;
        let made = if many { at_headline(&run, &asked) } else { run.answers.clone() };
        let answers = made.iter().filter_map(|made| answers::shown(visit, &asked, made, by, &href));
        Ok(Self {
            sentences: sentences(visit, &asked, &run),
            suppressed: !persons,
            cases: answers::figures(&run, words),
            left_out: answers::left_out(visit, &asked, &run),
            answers: answers.collect(),
            provenance: answers::made_of(&run, words),
            word: href("section.docx"),
            behind: persons.then(|| whole.href("/explore/cases", &[])),
            save: visit.may("write", "study").then(|| SaveForm::of(visit, whole, typed)),
            too_few: false,
            many,
            chosen,
        })
    }
}

/// The answers with groups at the window that leads alone; files have all.
fn at_headline(run: &StudyRun, asked: &Protocol) -> Vec<Made> {
    let windows = asked.analysis.first();
    let short = |made: &Made| {
        let short =
            |result| windows.map_or_else(|| StudyResult::clone(result), |one| report::only_headline(result, &one.ask));
        Made {
            analysis: made.analysis.clone(),
            alarms: made.alarms.clone(),
            made: made.made.as_ref().map(short).map_err(Clone::clone),
        }
    };
    run.answers.iter().map(short).collect()
}

/// The main result, and how the groups differ.
fn sentences(visit: &Visit, asked: &Protocol, run: &StudyRun) -> Vec<String> {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let mut said = Vec::new();
    for made in &run.answers {
        let (Ok(result), Some(analysis)) = (&made.made, asked.analysis(&made.analysis)) else { continue };
        said.extend(report::study_headline(result, analysis, lang));
        let named = report::in_words(result, asked, analysis, catalogue, lang);
        said.extend(report::study_comparisons(&named, analysis, lang));
    }
    said
}
