//! Answers of a study on a page: pictures with their tables, what to know before using them, and the files they come as.

use catalogue::{Analysis, Ask, Protocol};
use measure::study::StudyResult;
use measure::{Answer as Made, Choice, StudyRun};
use report::{AlarmShown, Sheet, Telling};

use crate::pages::indicators::passport::{count_shown, provenance};
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

/// Rows of a table that are on the page; all of them are in the file.
const ROWS: usize = 30;

/// Asked for in place of a breakdown: everybody, not broken down.
pub(in crate::pages) const EVERYBODY: &str = "-";

/// One analysis.
#[derive(Debug)]
pub(in crate::pages) struct Shown {
    pub id: String,
    pub name: String,
    pub alarms: Vec<AlarmShown>,
    pub cautions: Vec<String>,
    pub picture: Option<Picture>,
    /// Tables, each with a word about rows that are only in the file.
    pub sheets: Vec<(Sheet, String)>,
    pub refused: String,
    /// Address of the tables as CSV.
    pub csv: String,
}

/// A picture, loaded by itself: curves of thousands of steps would make the page heavy.
#[derive(Debug)]
pub(in crate::pages) struct Picture {
    pub href: String,
    /// Width and height, so that nothing moves when it comes.
    pub size: [String; 2],
}

/// The answer with the breakdown `by`, or the one it is about; `href` gives the address of a file of this name with that
/// breakdown. None where the protocol does not ask it.
pub(in crate::pages) fn shown(
    visit: &Visit,
    protocol: &Protocol,
    made: &Made,
    by: Option<&str>,
    href: &impl Fn(&str, Option<&str>) -> String,
) -> Option<Shown> {
    let (analysis, lang) = (protocol.analysis(&made.analysis)?, visit.lang());
    let asked = by.is_some();
    let by = by.or_else(|| own_breakdown(analysis)).filter(|by| *by != EVERYBODY);
    let mut shown = Shown {
        id: analysis.id.clone(),
        name: report::study_heading(analysis, lang),
        alarms: report::study_alarms(made, protocol, analysis, visit.app().catalogue(), lang),
        cautions: Vec::new(),
        picture: None,
        sheets: Vec::new(),
        refused: String::new(),
        csv: href(&format!("{}.csv", analysis.id), by),
    };
    match &made.made {
        Err(why) => shown.refused = report::study_refusal(why, protocol, visit.app().catalogue(), lang),
        Ok(result) => {
            let mut result = in_words(visit, protocol, analysis, result, by);
            shown.cautions = report::study_cautions(&result, lang);
            shown.picture = report::study_picture(&result, about(protocol, analysis), lang).map(|svg| Picture {
                href: href(&format!("{}.svg", analysis.id), by),
                size: ["width", "height"].map(|name| attribute(&svg, name)),
            });
            // Every window of every group is a page of its own: it is there for those who ask for the breakdown.
            if by.is_some() && (!asked || report::group_count(&result) > report::MANY_GROUPS) {
                let short = report::only_headline(&result, about(protocol, analysis));
                if short != result {
                    shown.cautions.push(visit.words().t("study-many-groups"));
                    result = short;
                }
            }
            if shown.picture.is_none() && result.part("curve").is_some() {
                shown.cautions.push(visit.words().t("study-many-curves"));
            }
            let sheets = report::study_sheets(&result, lang).into_iter();
            shown.sheets = sheets.map(|sheet| beginning(sheet, visit.words())).collect();
        }
    }
    Some(shown)
}

/// The answer with one breakdown, in words; many groups stand by name.
pub(in crate::pages) fn in_words(
    visit: &Visit,
    protocol: &Protocol,
    analysis: &Analysis,
    result: &StudyResult,
    by: Option<&str>,
) -> StudyResult {
    let result = report::only_by(result, by);
    report::groups_by_name(report::in_words(&result, protocol, analysis, visit.app().catalogue(), visit.lang()))
}

/// The question that decides which window leads: that of the windows a curve stands beside, or its own.
pub(in crate::pages) fn about<'a>(protocol: &'a Protocol, analysis: &'a Analysis) -> &'a Ask {
    let beside = protocol.analysis.first().filter(|_| analysis.id == Choice::CURVE);
    &beside.unwrap_or(analysis).ask
}

/// The breakdown that an analysis without a sentence of its own is about: its first.
fn own_breakdown(analysis: &Analysis) -> Option<&str> {
    let is_about = analysis.sentence.is_none() && matches!(analysis.ask, Ask::Windows { .. } | Ask::Rates { .. });
    analysis.ask.by().first().filter(|_| is_about).map(String::as_str)
}

/// The main result, and how the groups differ.
pub(in crate::pages) fn sentences(visit: &Visit, asked: &Protocol, run: &StudyRun) -> Vec<String> {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let mut said = Vec::new();
    for made in &run.answers {
        let (Ok(result), Some(analysis)) = (&made.made, asked.analysis(&made.analysis)) else { continue };
        said.extend(report::study_headline(result, analysis, Telling::of_run(run, lang)));
        let named = report::in_words(result, asked, analysis, catalogue, lang);
        said.extend(report::study_comparisons(&named, analysis, lang));
    }
    said
}

/// How many cases were considered and counted, and whose they are.
pub(in crate::pages) fn figures(run: &StudyRun, words: Words) -> Vec<(String, String)> {
    vec![
        (words.t("study-considered"), shown::whole(run.considered, words.lang)),
        (words.t("study-counted-cases"), shown::whole(run.counted, words.lang)),
        (words.t("study-persons"), shown::whole(run.persons, words.lang)),
    ]
}

/// Why cases were left out, in words, with their number.
pub(in crate::pages) fn left_out(visit: &Visit, protocol: &Protocol, run: &StudyRun) -> Vec<(String, String)> {
    let (words, below) = (visit.words(), visit.app().catalogue().pack.suppress_below);
    let shown = |(code, cases): (&String, &u64)| {
        (reason(protocol, code, words), count_shown(*cases, below, visit.sees("study"), words))
    };
    run.left_out.iter().map(shown).collect()
}

/// The words of a reason.
pub(in crate::pages) fn reason(protocol: &Protocol, code: &str, words: Words) -> String {
    match protocol.reason.get(code) {
        Some(text) => text.get(words.lang).to_owned(),
        None if code == measure::Choice::NOT_CHOSEN => words.t("study-not-chosen"),
        None => code.to_owned(),
    }
}

/// What made a run.
pub(in crate::pages) fn made_of(visit: &Visit, run: &StudyRun, protocol: &Protocol) -> Vec<(String, String)> {
    let words = visit.words();
    let mut made = provenance(&run.provenance, words);
    made.push((words.t("study-program"), run.program.clone()));
    if run.seed > 0 {
        made.push((words.t("study-seed"), run.seed.to_string()));
    }
    made.extend(report::study_readings(run, protocol, visit.app().catalogue(), words.lang));
    made
}

/// The first rows of a table, and how many more the file has.
fn beginning(mut sheet: Sheet, words: Words) -> (Sheet, String) {
    let more = sheet.rows.len().saturating_sub(ROWS);
    sheet.rows.truncate(ROWS);
    (sheet, if more > 0 { words.count("study-more-rows", more as u64) } else { String::new() })
}

/// The first value of an attribute.
fn attribute(svg: &str, name: &str) -> String {
    let value = svg.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}
