//! Study protocols: references, codes that are all decided, columns in words, analyses; whether the query runs is for the
//! measure room to say.

use std::collections::BTreeSet;

use super::Check;
use super::sql::{Lexeme, tokens};
use crate::wording::named_places;
use crate::{Analysis, Ask, Grouping, Inclusion, Kind, Origin, Protocol, ProtocolState};

/// Placeholders a sentence about a share may have.
const PLACES: [&str; 4] = ["count", "share", "interval", "window"];
/// Placeholders a sentence about an index may have; the last one says which model and how far it is, and must be there.
const INDEX_PLACES: [&str; 6] = ["opening", "closing", "change", "interval", "pairs", "model"];

impl Check<'_> {
    pub(super) fn protocols(&mut self) {
        let catalogue = self.catalogue;
        for protocol in catalogue.protocols.values() {
            let origin = self.origin(Kind::Protocol, &protocol.id);
            self.agency(&origin.key("owner"), &protocol.owner);
            if let Some(study) = &protocol.study {
                self.refer(&origin.key("study"), Kind::Study, study);
            }
            if let Some(instrument) = &protocol.instrument {
                self.about_instrument(&origin.key("instrument"), instrument);
            }
            if let Some(instrument) = &protocol.answers_of {
                self.about_instrument(&origin.key("answers_of"), instrument);
            }
            if (protocol.state == ProtocolState::Draft) == protocol.fixed_on.is_some() {
                let remedy =
                    "a draft has no `fixed_on`, every other protocol has the day from which it does not change";
                self.find(&origin.key("fixed_on"), "state and `fixed_on` do not agree", remedy);
            }
            self.readings(&origin, &protocol.parameter);
            self.cohort(&origin, protocol);
            self.columns_in_words(&origin, protocol);
            for (index, inclusion) in protocol.inclusion.iter().enumerate() {
                self.inclusion(&origin.nth("inclusion", index), protocol, inclusion);
            }
            for (index, grouping) in protocol.grouping.iter().enumerate() {
                self.grouping(&origin.nth("grouping", index), protocol, grouping);
            }
            self.analyses(&origin, protocol);
            self.leads(&origin, protocol);
        }
    }

    fn about_instrument(&mut self, place: &Origin, instrument: &str) {
        let definitions = &self.catalogue.instrument_definitions;
        if !definitions.iter().any(|one| one.id == instrument) && !self.unread(Kind::Instrument) {
            let known = definitions.iter().map(|one| one.id.as_str());
            self.unknown_word(
                place,
                "instrument",
                instrument,
                known,
                "define it in instruments/, or leave the key out",
            );
        }
    }

    fn cohort(&mut self, origin: &Origin, protocol: &Protocol) {
        let place = origin.key("cohort").key("sql");
        let names: BTreeSet<&str> = protocol.parameter.keys().map(String::as_str).collect();
        let known: BTreeSet<&str> = names.iter().copied().chain(protocol.given()).collect();
        let used = self.parameters(&place, &protocol.cohort.sql, &known);
        self.unused(origin, &names, &used);
        let elsewhere = protocol.inclusion.iter().flat_map(|inclusion| inclusion.leave_out.values());
        let elsewhere: BTreeSet<&str> = elsewhere.map(String::as_str).collect();
        self.reasons(origin, &place, &protocol.cohort.sql, &protocol.reason, &elsewhere);
    }

    fn columns_in_words(&mut self, origin: &Origin, protocol: &Protocol) {
        let cohort = origin.key("cohort");
        let columns = protocol.cohort.column.iter().enumerate();
        let places = columns.map(|(at, column)| (column.id.as_str(), cohort.nth("column", at).key("id")));
        self.differ("column", places);
        for (index, column) in protocol.cohort.column.iter().enumerate() {
            let place = cohort.nth("column", index);
            if let Some(classifier) = &column.classifier {
                self.words_of_codes(&place.key("classifier"), classifier);
                if !column.words.is_empty() {
                    let problem = format!("column `{}` has a classifier and words of its own", column.id);
                    self.find(&place.key("words"), problem, "keep one of the two");
                }
            }
            if let Some(other) = &column.or_classifier {
                self.words_of_codes(&place.key("or_classifier"), other);
            }
        }
    }

    fn inclusion(&mut self, place: &Origin, protocol: &Protocol, inclusion: &Inclusion) {
        let left_out = inclusion.leave_out.iter();
        let decided = inclusion.include.iter().enumerate().map(|(at, code)| (code.as_str(), place.nth("include", at)));
        let decided = decided
            .chain(left_out.clone().map(|(code, _)| (code.as_str(), place.key("leave_out").key(code.clone()))))
            .collect::<Vec<_>>();
        self.every_code(
            place,
            &inclusion.classifier,
            &decided,
            "name it in `include`, or in `leave_out` with a reason",
        );
        for (code, reason) in left_out {
            if !protocol.reason.contains_key(reason) {
                let known = protocol.reason.keys().map(String::as_str);
                let place = place.key("leave_out").key(code.clone());
                self.unknown_word(&place, "reason", reason, known, "declare it in `[reason]`");
            }
        }
    }

    fn grouping(&mut self, place: &Origin, protocol: &Protocol, grouping: &Grouping) {
        let decided: Vec<_> =
            grouping.of.keys().map(|code| (code.as_str(), place.key("of").key(code.clone()))).collect();
        self.every_code(place, &grouping.classifier, &decided, "give its value in `of`");
        let id = &grouping.id;
        if !tokens(&protocol.cohort.sql).iter().any(|piece| piece.kind == Lexeme::Word(id)) {
            let problem = format!("the query does not use grouping `{id}`");
            let remedy = format!("join it (`left join {id} on {id}.code = …`) or remove it");
            self.find(&place.key("id"), problem, remedy);
        }
    }

    /// Every code of the list is decided once, and nothing else is.
    fn every_code(&mut self, place: &Origin, classifier: &str, decided: &[(&str, Origin)], remedy: &str) {
        let at = place.key("classifier");
        self.words_of_codes(&at, classifier);
        self.differ("code", decided.iter().map(|(code, place)| (*code, place.clone())));
        for (code, place) in decided {
            self.code(place, classifier, code);
        }
        let Some(list) = self.catalogue.classifiers.get(classifier) else { return };
        let open = list.code.iter().filter(|code| !decided.iter().any(|(known, _)| *known == code.id));
        let open: Vec<&str> = open.map(|code| code.id.as_str()).collect();
        if !open.is_empty() {
            let problem = format!("nothing is decided about `{}` of classifier `{classifier}`", open.join("`, `"));
            self.find(&at, problem, remedy);
        }
    }

    fn analyses(&mut self, origin: &Origin, protocol: &Protocol) {
        let place = |analysis: &Analysis| origin.nth("analysis", analysis.place);
        let ids = protocol.analysis.iter().map(|analysis| (analysis.id.as_str(), place(analysis).key("id")));
        self.differ("analysis", ids);
        for analysis in &protocol.analysis {
            let place = place(analysis);
            self.plain(&place.key("id"), &analysis.id);
            self.main_result(&place, analysis);
            self.ask(&place.key("ask").key(analysis.ask.name()), &analysis.ask);
            self.alarms(&place, analysis);
        }
    }

    fn main_result(&mut self, place: &Origin, analysis: &Analysis) {
        let Some(sentence) = &analysis.sentence else { return };
        let places: &[&str] = match analysis.ask {
            Ask::Windows { .. } | Ask::Shares { .. } | Ask::Accuracy { .. } => &PLACES,
            Ask::Index { .. } => &INDEX_PLACES,
            _ => {
                let problem = format!("`{}` has no main result to put into a sentence", analysis.ask.name());
                let remedy = "sentences belong to `windows`, `shares`, `accuracy` and `index`";
                return self.find(&place.key("sentence"), problem, remedy);
            }
        };
        for (lang, text) in &sentence.0 {
            let place = place.key("sentence").key(lang.clone());
            match named_places(text) {
                Ok(names) => {
                    for name in &names {
                        self.one_of(&place, "placeholder", name, places);
                    }
                    if matches!(analysis.ask, Ask::Index { .. }) && !names.contains(&"model") {
                        let remedy = "write `{model}`, so that nobody reads the value without it";
                        self.find(&place, "the sentence does not say which model the value is of", remedy);
                    }
                }
                Err(problem) => self.find(&place, problem, "write `{count}`, or `{count?one|several}` for words"),
            }
        }
    }

    fn leads(&mut self, origin: &Origin, protocol: &Protocol) {
        for (index, lead) in protocol.lead.iter().enumerate() {
            let place = origin.nth("lead", index);
            let at = place.key("analysis");
            match protocol.analysis(&lead.analysis) {
                Some(analysis) if analysis.sentence.is_none() => {
                    let problem = format!("analysis `{}` has no sentence to lead with", lead.analysis);
                    self.find(&at, problem, "give it a `sentence`, or lead with another");
                }
                Some(Analysis { ask: ask @ (Ask::Index { .. } | Ask::Accuracy { .. }), .. }) => {
                    let problem = format!("analysis `{}` asks `{}`, which does not lead", lead.analysis, ask.name());
                    self.find(&at, problem, "lead with `windows` or `shares`");
                }
                Some(_) => {}
                None => {
                    let known = protocol.analysis.iter().map(|analysis| analysis.id.as_str());
                    self.unknown_word(&at, "analysis", &lead.analysis, known, "name one of the protocol's");
                }
            }
            for (nth, reason) in lead.waits.iter().enumerate().filter(|(_, one)| !protocol.reason.contains_key(*one)) {
                let known = protocol.reason.keys().map(String::as_str);
                self.unknown_word(&place.nth("waits", nth), "reason", reason, known, "declare it in `[reason]`");
            }
        }
    }
}
