//! Deadlines: events and exemptions are in their lists, times are given once, sentences have known placeholders.

use super::Check;
use crate::{Deadline, EventPattern, Kind, Origin};

/// Placeholders of the sentences.
const PLACES: [&str; 7] = ["event", "on", "due", "span", "release", "exemption", "to"];

impl Check<'_> {
    pub(super) fn deadlines(&mut self) {
        let catalogue = self.catalogue;
        for deadline in &catalogue.deadlines {
            let origin = self.origin(Kind::Deadline, &deadline.id);
            self.deadline(&origin, deadline);
        }
        if !catalogue.deadlines.is_empty() && catalogue.origin(Kind::DeadlineWords, "words").is_none() {
            let place = self.origin(Kind::Deadline, &catalogue.deadlines[0].id);
            self.find(&place, "nothing explains the deadlines", "add `[words]` with the sentences");
        }
        if let Some(origin) = catalogue.origin(Kind::DeadlineWords, "words").cloned() {
            self.sentences(&origin);
        }
    }

    fn deadline(&mut self, origin: &Origin, deadline: &Deadline) {
        for (key, patterns) in [("starts", &deadline.starts), ("satisfied_by", &deadline.satisfied_by)] {
            if patterns.is_empty() {
                let problem = format!("`{}` has an empty `{key}`", deadline.id);
                self.find(&origin.key(key), problem, "name at least one event");
            }
            for (index, EventPattern { event, .. }) in patterns.iter().enumerate() {
                self.code(&origin.nth(key, index).key("event"), "case-event", event);
            }
        }
        self.codes(origin, "stop", "case-event", &deadline.stop);
        for (index, extension) in deadline.extend.iter().enumerate() {
            self.code(&origin.nth("extend", index).key("exemption"), "exemption", &extension.exemption);
        }
        match (deadline.within, deadline.time_left.as_slice()) {
            (Some(_), []) => {}
            (None, [.., last]) => {
                if last.up_to.is_some() {
                    let index = deadline.time_left.len() - 1;
                    let remedy = "leave out `up_to` in the last row: it holds for everybody else";
                    self.find(&origin.nth("time_left", index), "the last row of `time_left` has a limit", remedy);
                }
            }
            (None, []) => self.find(origin, "the deadline has no time", "add `within = \"2 months\"` or `time_left`"),
            (Some(_), _) => self.find(
                &origin.key("within"),
                "the deadline has a time and also one by the time left to serve",
                "keep `within` or `time_left`",
            ),
        }
    }

    fn sentences(&mut self, origin: &Origin) {
        let words = self.catalogue.deadline_words.clone();
        for (key, text) in words.sentences() {
            for (lang, sentence) in &text.0 {
                for place in sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                    if !PLACES.contains(&place) {
                        let at = origin.key(key).key(lang.clone());
                        let known = format!("write one of `{{{}}}`", PLACES.join("}`, `{"));
                        self.unknown_word(&at, "placeholder", place, PLACES, &known);
                    }
                }
            }
        }
    }
}
