//! A study that was run, for the terminal and for programs.

use std::fmt::Write as _;

use catalogue::{Catalogue, Protocol, wording};
use measure::{Choice, StudyRun};

use super::alarm::study_alarms;
use super::cell::whole;
use super::in_words::in_words;
use super::reading;
use super::refusal::study_refusal;
use super::sentence::{Telling, study_sentences};
use super::table::body;
use crate::ReportError;
use crate::words::Words;

/// The run with its answers as aligned tables in `lang`.
#[must_use]
pub fn study_run_table(run: &StudyRun, protocol: &Protocol, catalogue: &Catalogue, lang: &str) -> String {
    let words = Words::of_studies(lang);
    let mut out = format!("{}\n{}\n\n", protocol.name.get(lang), protocol.question.get(lang).trim());
    let number = |count: u64| whole(count, lang);
    let (considered, counted, persons) = (number(run.considered), number(run.counted), number(run.persons));
    let cases = [("considered", &*considered), ("counted", &*counted), ("persons", &*persons)];
    let _ = writeln!(out, "{}", words.say_counting("run-cases", run.persons, &cases));
    let reasons: Vec<String> = run
        .left_out
        .iter()
        .map(|(code, cases)| format!("{} – {}", reason(protocol, code, &words, lang), number(*cases)))
        .collect();
    if !reasons.is_empty() {
        let _ = writeln!(out, "{}", words.say_with("run-left-out", &[("reasons", &reasons.join("; "))]));
    }
    let readings = reading::line(run, protocol, catalogue, &words, lang);
    if !readings.is_empty() {
        let _ = writeln!(out, "{}", words.say_with("run-parameters", &[("parameters", &readings)]));
    }
    let _ = writeln!(out, "{}", made_of(run, protocol, &words, lang));
    for answer in &run.answers {
        let Some(analysis) = protocol.analysis(&answer.analysis) else { continue };
        let _ = writeln!(out, "\n═══ {}", analysis.name.get(lang));
        for alarm in study_alarms(answer, protocol, analysis, catalogue, lang) {
            let _ = writeln!(out, "{}. {}", alarm.label, alarm.rule);
            for said in alarm.said {
                let _ = writeln!(out, "  {said}");
            }
        }
        match &answer.made {
            Err(refused) => {
                let why = study_refusal(refused, protocol, catalogue, lang);
                let _ = writeln!(out, "{}", words.say_with("run-refused", &[("why", &why)]));
            }
            Ok(result) => {
                for sentence in study_sentences(result, analysis, Telling::of_run(run, lang)) {
                    let _ = writeln!(out, "{sentence}");
                }
                out.push_str(&body(&in_words(result, protocol, analysis, catalogue, lang), &words, lang));
            }
        }
    }
    out
}

/// Definition, snapshot and program in a sentence.
pub(super) fn made_of(run: &StudyRun, protocol: &Protocol, words: &Words, lang: &str) -> String {
    let made = &run.provenance;
    let made_of = [
        ("protocol", protocol.name.get(lang)),
        ("version", &*made.definition_version.to_string()),
        ("snapshot", made.snapshot_hash.get(..12).unwrap_or_default()),
        ("as-of", &*wording::date(made.as_of, lang)),
        ("program", &*run.program),
    ];
    words.say_with("run-made-of", &made_of)
}

/// The words of a reason.
pub(super) fn reason(protocol: &Protocol, code: &str, words: &Words, lang: &str) -> String {
    match protocol.reason.get(code) {
        Some(text) => text.get(lang).to_owned(),
        None if code == Choice::NOT_CHOSEN => words.say("not-chosen"),
        None => code.to_owned(),
    }
}

/// The run as JSON: what made it, and each answer under the id of its analysis.
///
/// # Errors
/// Never in practice: an answer holds text and numbers only.
pub fn study_run_json(run: &StudyRun) -> Result<String, ReportError> {
    let fault = |error: serde_json::Error| ReportError::Document(Box::new(error));
    let mut answers = serde_json::Map::new();
    for answer in &run.answers {
        let mut value = match &answer.made {
            Ok(result) => serde_json::to_value(result).map_err(fault)?,
            Err(refused) => serde_json::json!({ "refused": refused.why, "code": refused.code }),
        };
        if !answer.alarms.is_empty() {
            value["alarms"] = serde_json::to_value(&answer.alarms).map_err(fault)?;
        }
        answers.insert(answer.analysis.clone(), value);
    }
    let whole = serde_json::json!({
        "protocol": run.protocol,
        "provenance": run.provenance,
        "parameters": run.parameters,
        "seed": run.seed,
        "program": run.program,
        "considered": run.considered,
        "counted": run.counted,
        "persons": run.persons,
        "left_out": run.left_out,
        "answers": answers,
    });
    let mut text = serde_json::to_string_pretty(&whole).map_err(fault)?;
    text.push('\n');
    Ok(text)
}
