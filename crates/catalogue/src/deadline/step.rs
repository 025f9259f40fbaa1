//! The steps from an event to the day something is due: the answer to "why is this due on 1 April?".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaseEvent, Span};
use crate::wording::{counted, date};
use crate::{Catalogue, Text};

/// One step; a list of them, in order, explains a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueStep {
    /// An event started it.
    Started(CaseEvent),
    /// It is due this long after the start.
    Within {
        /// How long.
        span: Span,
        /// The day.
        due: NaiveDate,
    },
    /// The time was chosen by the expected release; none where no release is known.
    TimeLeft {
        /// The release.
        release: Option<NaiveDate>,
    },
    /// It is due earlier because the release comes.
    BeforeRelease {
        /// The release.
        release: NaiveDate,
        /// The day.
        due: NaiveDate,
    },
    /// An exemption moved it.
    Extended {
        /// Its kind.
        exemption: String,
        /// Its last day.
        to: NaiveDate,
        /// The day.
        due: NaiveDate,
    },
    /// An exemption ended early enough not to move it.
    NotMoved {
        /// Its kind.
        exemption: String,
        /// Its last day.
        to: NaiveDate,
        /// The day.
        due: NaiveDate,
    },
    /// An exemption began when it was overdue already, and moves nothing.
    TooLate {
        /// Its kind.
        exemption: String,
        /// Its first day.
        on: NaiveDate,
    },
    /// An exemption holds it up until it ends.
    Waiting {
        /// Its kind.
        exemption: String,
        /// Its first day.
        on: NaiveDate,
    },
    /// An event fulfilled it.
    Satisfied(CaseEvent),
    /// An event ended it.
    Stopped(CaseEvent),
}

impl DueStep {
    /// The step as a sentence of the pack.
    #[must_use]
    pub fn sentence(&self, catalogue: &Catalogue, lang: &str) -> String {
        let words = &catalogue.deadline_words;
        let event = |event: &CaseEvent| {
            vec![("event", catalogue.word("case-event", &event.kind, lang).to_owned()), ("on", date(event.on, lang))]
        };
        let exempt = |code: &str| ("exemption", catalogue.word("exemption", code, lang).to_owned());
        let (template, values): (&Text, Vec<(&str, String)>) = match self {
            Self::Started(started) => (&words.started, event(started)),
            Self::Within { span, due } => {
                (&words.within, vec![("span", span_words(catalogue, *span, lang)), ("due", date(*due, lang))])
            }
            Self::TimeLeft { release: Some(release) } => (&words.time_left, vec![("release", date(*release, lang))]),
            Self::TimeLeft { release: None } => (&words.no_release, Vec::new()),
            Self::BeforeRelease { release, due } => {
                (&words.before_release, vec![("release", date(*release, lang)), ("due", date(*due, lang))])
            }
            Self::Extended { exemption, to, due } => {
                (&words.extended, vec![exempt(exemption), ("to", date(*to, lang)), ("due", date(*due, lang))])
            }
            Self::NotMoved { exemption, to, due } => {
                (&words.not_moved, vec![exempt(exemption), ("to", date(*to, lang)), ("due", date(*due, lang))])
            }
            Self::TooLate { exemption, on } => (&words.too_late, vec![exempt(exemption), ("on", date(*on, lang))]),
            Self::Waiting { exemption, on } => (&words.waiting, vec![exempt(exemption), ("on", date(*on, lang))]),
            Self::Satisfied(done) => (&words.satisfied, event(done)),
            Self::Stopped(ended) => (&words.stopped, event(ended)),
        };
        let fill = |text: String, (name, value): &(&str, String)| text.replace(&format!("{{{name}}}"), value);
        values.iter().fold(template.get(lang).to_owned(), fill)
    }
}

/// `10 dienas`, `2 mēneši`; the noun comes from the pack's units `day` and `month`.
fn span_words(catalogue: &Catalogue, span: Span, lang: &str) -> String {
    let (number, unit) = match span {
        Span::Days(days) => (days, "day"),
        Span::Months(months) => (months, "month"),
    };
    catalogue.units.get(unit).map_or_else(|| span.to_string(), |unit| counted(number.into(), unit, lang))
}
