//! Results topic by topic, as they changed over time: stages of change, for instance.

use std::collections::BTreeMap;

use catalogue::wording;
use record::AssessmentRow;

use crate::shown;
use crate::visit::Visit;

/// Results about one topic.
#[derive(Debug)]
pub(super) struct TopicLine {
    pub instrument: String,
    pub topic: String,
    /// Day and band, the oldest first.
    pub results: Vec<(String, String)>,
}

/// Every topic that has a result; `rows` are the newest first.
pub(super) fn lines(rows: &[AssessmentRow], visit: &Visit) -> Vec<TopicLine> {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let mut topics: BTreeMap<(&str, &str), Vec<&AssessmentRow>> = BTreeMap::new();
    for row in rows.iter().rev().filter(|row| row.band.is_some() && row.second_of.is_none()) {
        if let Some(topic) = &row.topic {
            topics.entry((&row.instrument, topic)).or_default().push(row);
        }
    }
    let line = |((instrument, topic), rows): ((&str, &str), Vec<&AssessmentRow>)| {
        let newest = catalogue.instruments.get(instrument)?.values().next_back()?;
        let result = |row: &&AssessmentRow| {
            let band = catalogue.instrument(&row.instrument, row.instrument_version)?.band(row.band.as_deref()?)?;
            Some((wording::date(row.on, lang), shown::raised(band.name.get(lang))))
        };
        Some(TopicLine {
            instrument: newest.definition.name.get(lang).to_owned(),
            topic: shown::raised(catalogue.word(newest.definition.topic.as_deref()?, topic, lang)),
            results: rows.iter().filter_map(result).collect(),
        })
    };
    topics.into_iter().filter_map(line).collect()
}
