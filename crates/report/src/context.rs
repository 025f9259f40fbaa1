//! What every block of a report needs: definitions, results as the reader may see them, and words.

use std::borrow::Cow;

use catalogue::{Anomaly, Catalogue, Indicator, Sees, TaskStatus, Text, wording};
use chrono::NaiveDate;
use measure::{Board, Completeness, IndicatorResult, ProjectResult, Provenance, Status};

use crate::Input;
use crate::document::Inline;
use crate::value::Figure;
use crate::words::Words;

/// One report in the making.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The pack.
    pub(crate) catalogue: &'a Catalogue,
    /// The results.
    pub(crate) board: &'a Board,
    /// Language.
    pub(crate) lang: &'a str,
    /// Day the report is made.
    pub(crate) made_on: NaiveDate,
    /// Labels.
    pub(crate) words: Words,
    sees: Sees,
}

impl<'a> Context<'a> {
    /// For an input.
    pub(crate) fn new(input: &Input<'a>) -> Self {
        Self {
            catalogue: input.catalogue,
            board: input.board,
            lang: input.lang,
            made_on: input.made_on,
            words: Words::new(input.lang),
            sees: input.sees,
        }
    }

    /// A label.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A label with arguments.
    pub(crate) fn say_with(&self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        self.words.say_with(key, arguments)
    }

    /// Words of a definition.
    pub(crate) fn text(&self, text: &Text) -> String {
        text.get(self.lang).trim().to_owned()
    }

    /// A day.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        wording::date(day, self.lang)
    }

    /// Money.
    pub(crate) fn money(&self, cents: i64) -> String {
        wording::money(cents, &self.catalogue.pack.currency, self.lang)
    }

    /// Money without its currency, for columns whose head names it.
    pub(crate) fn amount(&self, cents: i64) -> String {
        self.money(cents).replace(&self.catalogue.pack.currency, "").trim_matches('\u{a0}').to_owned()
    }

    /// A number in an order as the language writes it: `3.4.` in Latvian, `3.4` in English.
    pub(crate) fn ordinal(&self, number: &str) -> String {
        self.say_with("ordinal", &[("number", number)])
    }

    /// A whole number.
    pub(crate) fn count(&self, count: usize) -> String {
        let count = u32::try_from(count).expect("a report counts less than four thousand million things");
        wording::number(f64::from(count), 0, self.lang)
    }

    /// Numbers of an indicator.
    pub(crate) fn figure(&self, indicator: &Indicator) -> Figure<'a> {
        Figure::of(self.catalogue, indicator, self.lang)
    }

    /// Numbers of a counted noun.
    pub(crate) fn counting(&self, unit: &str) -> Figure<'a> {
        Figure::counting(self.catalogue, unit, self.lang)
    }

    /// Whether the reader may see persons as pseudonyms.
    pub(crate) fn sees_persons(&self) -> bool {
        self.sees == Sees::Persons
    }

    /// Persons below this number are not told to a reader of counts.
    pub(crate) fn hides(&self, persons: f64) -> bool {
        !self.sees_persons() && persons > 0.0 && persons < f64::from(self.catalogue.pack.suppress_below)
    }

    /// What is printed in place of a hidden number.
    pub(crate) fn hidden(&self) -> String {
        self.say_with("hidden", &[("below", &self.catalogue.pack.suppress_below.to_string())])
    }

    /// An indicator's result as the reader may see it.
    pub(crate) fn indicator(&self, id: &str) -> Option<Cow<'a, IndicatorResult>> {
        let result = self.board.indicators.get(id)?;
        Some(if self.sees_persons() {
            Cow::Borrowed(result)
        } else {
            Cow::Owned(measure::suppress_indicator(result, self.catalogue.pack.suppress_below))
        })
    }

    /// A project's result as the reader may see it.
    pub(crate) fn project(&self, id: &str) -> Option<Cow<'a, ProjectResult>> {
        let result = self.board.projects.get(id)?;
        Some(if self.sees_persons() {
            Cow::Borrowed(result)
        } else {
            Cow::Owned(measure::suppress_project(result, self.catalogue.pack.suppress_below))
        })
    }

    /// Indicators of a policy document in printed order.
    pub(crate) fn indicators_of(&self, document: &str) -> Vec<&'a Indicator> {
        let mut indicators: Vec<&Indicator> =
            self.catalogue.indicators.values().filter(|indicator| indicator.document == document).collect();
        indicators.sort_by(|a, b| catalogue::natural_order(&a.id, &b.id));
        indicators
    }

    /// Where any of the results come from; all of a board come from one snapshot.
    pub(crate) fn provenance(&self) -> Option<&'a Provenance> {
        let indicators = self.board.indicators.values().map(|result| &result.provenance);
        let targets = self.board.targets.iter().map(|result| &result.provenance);
        let projects = self.board.projects.values().map(|result| &result.provenance);
        indicators.chain(targets).chain(projects).next()
    }

    /// Words on simulated data, where there is any in the results.
    pub(crate) fn mark(&self) -> Option<String> {
        self.provenance().is_some_and(|provenance| provenance.simulated).then(|| self.say("simulated"))
    }

    /// Line for the foot of every page.
    pub(crate) fn footer(&self) -> String {
        let made_on = self.day(self.made_on);
        match self.provenance() {
            Some(provenance) => self.say_with(
                "footer",
                &[
                    ("as_of", &self.day(provenance.as_of)),
                    ("snapshot", short(&provenance.snapshot_hash)),
                    ("pack", &provenance.pack),
                    ("made_on", &made_on),
                ],
            ),
            None => self.say_with("footer-unmeasured", &[("made_on", &made_on)]),
        }
    }

    /// A value against its target, in words.
    pub(crate) fn status(&self, status: Status) -> String {
        self.say(match status {
            Status::Reached => "status-reached",
            Status::NotReached => "status-not-reached",
            Status::NoTarget => "status-no-target",
            Status::Open => "status-open",
            Status::Missing => "status-missing",
        })
    }

    /// How complete a value is, in words; nothing where it is complete.
    pub(crate) fn completeness(&self, completeness: &Completeness) -> Option<String> {
        match completeness {
            Completeness::Complete => None,
            Completeness::BeforeRecord => Some(self.say("complete-before-record")),
            Completeness::WindowOpen { complete_on } => {
                Some(self.say_with("complete-open", &[("day", &self.day(*complete_on))]))
            }
        }
    }

    /// The state of a task, in words.
    pub(crate) fn task_status(&self, status: TaskStatus) -> String {
        self.say(match status {
            TaskStatus::Done => "task-done",
            TaskStatus::PartiallyDone => "task-partially-done",
            TaskStatus::Started => "task-started",
            TaskStatus::NotAssessable => "task-not-assessable",
            TaskStatus::Planned => "task-planned",
        })
    }
}

/// Oddities of a source as one footnote; two marks side by side would read as one number.
pub(crate) fn footnote(context: &Context<'_>, words: Inline, anomalies: &[Anomaly]) -> Inline {
    if anomalies.is_empty() {
        return words;
    }
    let notes: Vec<String> = anomalies.iter().map(|anomaly| context.text(&anomaly.note)).collect();
    words.footnote(context.say_with("source-note", &[("note", &notes.join(" "))]))
}

/// The first twelve digits of a hash: enough to name a snapshot to a reader.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
