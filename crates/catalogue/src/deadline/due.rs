//! When something is due, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaseEvent, CaseHistory, Deadline, DueStep, EventPattern, Span};
use crate::Catalogue;

/// A deadline of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// Id of the deadline.
    pub deadline: String,
    /// The day it is due; with an exemption that still holds, the day it was due before.
    pub on: NaiveDate,
    /// The day it appears among the work.
    pub remind_on: NaiveDate,
    /// How it stands.
    pub state: DueState,
    /// From the start to the state, step by step.
    pub steps: Vec<DueStep>,
}

/// How a deadline stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueState {
    /// To be done.
    Pending,
    /// The day has passed.
    Overdue,
    /// An exemption holds it up.
    Waiting,
    /// Done in time.
    Done,
    /// Done after the day.
    DoneLate,
    /// It no longer matters.
    Stopped,
}

impl Catalogue {
    /// Every deadline of a case that has started by `today`, the earliest first.
    #[must_use]
    pub fn due(&self, history: &CaseHistory, today: NaiveDate) -> Vec<Due> {
        let mut due: Vec<Due> = self.deadlines.iter().filter_map(|deadline| deadline.due(history, today)).collect();
        due.sort_by_key(|due| due.on);
        due
    }
}

impl Deadline {
    /// When this is due in a case, as it stands on `today`; none where nothing started it, or where nothing is due any more
    /// because of the time left to serve. What happens after `today` is not known yet.
    #[must_use]
    pub fn due(&self, history: &CaseHistory, today: NaiveDate) -> Option<Due> {
        let known = || history.events.iter().filter(|event| event.on <= today);
        let fits = |patterns: &[EventPattern], event: &CaseEvent| patterns.iter().any(|pattern| pattern.fits(event));
        let start = known().filter(|event| fits(&self.starts, event)).max_by_key(|event| event.on)?;
        let mut steps = vec![DueStep::Started(start.clone())];
        let span = self.span(start.on, history.release_on, &mut steps)?;
        let mut due_on = span.after(start.on);
        steps.push(DueStep::Within { span, due: due_on });
        if let (Some(before), Some(release)) = (self.before_release, history.release_on) {
            let latest = before.before(release).max(start.on);
            if latest < due_on {
                due_on = latest;
                steps.push(DueStep::BeforeRelease { release, due: due_on });
            }
        }
        let is_start = |event: &CaseEvent| std::ptr::eq(event, start);
        let after = || known().filter(|event| event.on >= start.on && !is_start(event));
        let done = after().filter(|event| fits(&self.satisfied_by, event)).min_by_key(|event| event.on);
        let stopped = after().filter(|event| self.stop.contains(&event.kind)).min_by_key(|event| event.on);
        let ended = done.or(stopped).map_or(today, |event| event.on);
        let waiting = self.exempt(history, ended, &mut due_on, &mut steps);
        let state = match (done, stopped) {
            (Some(done), None) => finish(done, due_on, &mut steps),
            (Some(done), Some(stopped)) if done.on <= stopped.on => finish(done, due_on, &mut steps),
            (_, Some(stopped)) => {
                steps.push(DueStep::Stopped(stopped.clone()));
                DueState::Stopped
            }
            (None, None) if waiting => DueState::Waiting,
            (None, None) if due_on < today => DueState::Overdue,
            (None, None) => DueState::Pending,
        };
        let remind_on = self.remind.map_or(due_on, |remind| remind.before(due_on)).max(start.on);
        Some(Due { deadline: self.id.clone(), on: due_on, remind_on, state, steps })
    }

    /// The time from the start, by the time left to serve where the rule asks for it.
    fn span(&self, start: NaiveDate, release: Option<NaiveDate>, steps: &mut Vec<DueStep>) -> Option<Span> {
        if self.time_left.is_empty() {
            return self.within;
        }
        let fits = |up_to: Option<Span>| match (up_to, release) {
            (None, _) => true,
            (Some(up_to), Some(release)) => release <= up_to.after(start),
            (Some(_), None) => false,
        };
        let row = self.time_left.iter().find(|row| fits(row.up_to))?;
        steps.push(DueStep::TimeLeft { release });
        row.within
    }

    /// Moves the day by exemptions until `ended`, oldest first; true where one still holds.
    fn exempt(
        &self,
        history: &CaseHistory,
        ended: NaiveDate,
        due_on: &mut NaiveDate,
        steps: &mut Vec<DueStep>,
    ) -> bool {
        let mut exemptions: Vec<_> = history.exemptions.iter().filter(|exemption| exemption.from <= ended).collect();
        exemptions.sort_by_key(|exemption| exemption.from);
        let mut waiting = false;
        for exemption in exemptions {
            let Some(extension) = self.extend.iter().find(|extension| extension.exemption == exemption.kind) else {
                continue;
            };
            let kind = exemption.kind.clone();
            let step = match exemption.to {
                _ if exemption.from > *due_on => DueStep::TooLate { exemption: kind, on: exemption.from },
                Some(to) if to < ended => {
                    let moved = extension.by.after(to);
                    if moved > *due_on {
                        *due_on = moved;
                        DueStep::Extended { exemption: kind, to, due: moved }
                    } else {
                        DueStep::NotMoved { exemption: kind, to, due: *due_on }
                    }
                }
                _ => {
                    waiting = true;
                    DueStep::Waiting { exemption: kind, on: exemption.from }
                }
            };
            steps.push(step);
        }
        waiting
    }
}

fn finish(done: &CaseEvent, due_on: NaiveDate, steps: &mut Vec<DueStep>) -> DueState {
    steps.push(DueStep::Satisfied(done.clone()));
    if done.on <= due_on { DueState::Done } else { DueState::DoneLate }
}
