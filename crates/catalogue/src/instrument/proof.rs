//! The proofs an instrument brings along: `[[test]]` cases, run whenever the pack is read.

use std::collections::BTreeMap;

use super::compile::Complaint;
use super::{Instrument, InstrumentTest, ScoreProblem, Scored};
use crate::KeyPath;

/// A number is the expected one when it is this close and the test does not say otherwise.
const EXACT: f64 = 1e-9;

impl Instrument {
    /// What its tests find wrong.
    pub(super) fn prove(&self) -> Vec<Complaint> {
        let tests = self.definition.test.iter().enumerate();
        tests.flat_map(|(index, test)| self.prove_one(&KeyPath::default().key("test").index(index), test)).collect()
    }

    fn prove_one(&self, place: &KeyPath, test: &InstrumentTest) -> Vec<Complaint> {
        let written: BTreeMap<String, String> =
            test.answers.iter().map(|(item, value)| (item.clone(), written(value))).collect();
        let scored = self.read(&written).and_then(|answers| self.score(&answers));
        let mut complaints = Vec::new();
        let mut differ = |key: &str, expected: String, found: String| {
            let what = if key == "expect" || key == "answers" { String::new() } else { format!("{key} ") };
            let problem = format!("the test expects {what}{expected}, but the instrument gives {found}");
            complaints.push((
                place.key(key.to_owned()),
                problem,
                format!("mend the instrument or the test ({})", test.note),
            ));
        };
        match scored {
            Err(problem) => {
                let expects_problem =
                    test.refused.is_some() || (test.missing.is_some() && test.expect.is_empty() && test.set.is_none());
                if !expects_problem {
                    differ("answers", "a score".to_owned(), problem.to_string());
                }
                check_problem(test, &problem, &mut differ);
            }
            Ok(scored) => {
                if test.refused.is_some() {
                    differ("refused", "a refusal".to_owned(), "a score".to_owned());
                }
                check_scored(test, &scored, &mut differ);
            }
        }
        complaints
    }
}

fn check_problem(test: &InstrumentTest, problem: &ScoreProblem, differ: &mut impl FnMut(&str, String, String)) {
    if let Some(missing) = test.missing.as_ref().filter(|missing| **missing != problem.missing) {
        differ("missing", missing.join(", "), problem.missing.join(", "));
    }
    if let Some(refused) = &test.refused {
        let found: Vec<String> = problem.refused.iter().flat_map(|refusal| refusal.items.clone()).collect();
        if found != *refused {
            differ("refused", refused.join(", "), problem.to_string());
        }
    }
}

fn check_scored(test: &InstrumentTest, scored: &Scored, differ: &mut impl FnMut(&str, String, String)) {
    for (id, expected) in &test.expect {
        let domain = || scored.domains.iter().find(|domain| domain.domain == *id).and_then(|domain| domain.value);
        let found = scored.score(id).map(|score| score.value).or_else(domain).or(scored.derived.get(id).copied());
        if found.is_none_or(|found| (found - expected).abs() > test.within.unwrap_or(EXACT)) {
            let found = found.map_or_else(|| "nothing".to_owned(), |found| found.to_string());
            differ("expect", format!("`{id}` to be {expected}"), found);
        }
    }
    let none = || "none".to_owned();
    if test.band.is_some() && test.band.as_deref() != scored.band() {
        differ("band", test.band.clone().unwrap_or_default(), scored.band().map_or_else(none, str::to_owned));
    }
    if test.set.is_some() && test.set != scored.set {
        differ("set", test.set.clone().unwrap_or_default(), scored.set.clone().unwrap_or_else(none));
    }
    if let Some(expected) = &test.missing {
        let found = scored.fallback.as_ref().map_or(&scored.missing, |fallback| &fallback.missing);
        if found != expected {
            differ("missing", expected.join(", "), found.join(", "));
        }
    }
    if let Some(expected) = &test.needs {
        let found: BTreeMap<String, String> =
            scored.established_needs().map(|need| (need.area.clone(), need.level.clone())).collect();
        if found != *expected {
            differ("needs", format!("{expected:?}"), format!("{found:?}"));
        }
    }
    if let Some(expected) = test.notices.as_ref().filter(|expected| **expected != scored.notices) {
        differ("notices", expected.join(", "), scored.notices.join(", "));
    }
}

/// A value as it would be written in a form.
fn written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(words) => words.clone(),
        toml::Value::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    }
}
