//! The way of one person through prisons and regimes during one stay.

use chrono::NaiveDate;

use super::units::{Prisons, Sort};
use crate::chance::Chance;
use crate::custody::Placement;

/// What happens during a stay, in days.
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// First day.
    pub from: NaiveDate,
    /// First day as a sentenced prisoner.
    pub sentenced_on: Option<NaiveDate>,
    /// Next grade.
    pub grades_on: Vec<NaiveDate>,
    /// Transfer to another prison.
    pub transfer_on: Option<NaiveDate>,
    /// Into the addiction centre and out of it.
    pub centre: Option<(NaiveDate, NaiveDate)>,
    /// First day nothing is told of any more: that of the release or the one after the nation's time.
    pub before: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Sentenced,
    Grade,
    Transfer,
    CentreIn,
    CentreOut,
    Change,
}

impl Prisons {
    /// Placements of a stay, first to last.
    pub fn route(&self, chance: &mut Chance, mut sort: Sort, course: &Course) -> Vec<Placement> {
        sort.remand = course.sentenced_on != Some(course.from);
        let mut unit = self.pick(chance, sort, course.from);
        let mut grade = 0;
        let mut back = unit;
        let first = self.regime(unit, sort.remand, grade, course.from).to_owned();
        let mut placements = vec![Placement { on: course.from, unit, regime: first }];
        for (on, step) in self.steps(course) {
            match step {
                Step::Sentenced => {
                    sort.remand = false;
                    unit = self.pick(chance, sort, on);
                }
                Step::Grade => grade += 1,
                Step::Transfer => unit = self.pick(chance, sort, on),
                Step::CentreIn => {
                    back = unit;
                    unit = self.centre().unwrap_or(unit);
                }
                Step::CentreOut => unit = back,
                Step::Change => {}
            }
            if self.left(unit, on) {
                unit = self.refuge(chance, unit, sort, on);
            }
            let regime = self.regime(unit, sort.remand, grade, on);
            let last = placements.last_mut().expect("a stay begins with a placement");
            if last.unit == unit && last.regime == regime {
                continue;
            }
            if last.on == on {
                (last.unit, last.regime) = (unit, regime.to_owned());
            } else {
                placements.push(Placement { on, unit, regime: regime.to_owned() });
            }
        }
        placements
    }

    fn steps(&self, course: &Course) -> Vec<(NaiveDate, Step)> {
        let mut steps: Vec<(NaiveDate, Step)> = self.changes.iter().map(|on| (*on, Step::Change)).collect();
        steps.extend(course.sentenced_on.map(|on| (on, Step::Sentenced)));
        steps.extend(course.grades_on.iter().map(|on| (*on, Step::Grade)));
        steps.extend(course.transfer_on.map(|on| (on, Step::Transfer)));
        if let Some((into, out)) = course.centre {
            steps.extend([(into, Step::CentreIn), (out, Step::CentreOut)]);
        }
        steps.retain(|(on, _)| course.from < *on && *on < course.before);
        steps.sort_unstable();
        steps
    }
}
