//! Runs a plan over the cells of one assessment. The page and the bulk file share this one way.

use super::plan::{Plan, PlannedDomain};
use super::{DomainMethod, MissingRule};

/// The numbers of one assessment; reused from row to row in bulk.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// Items (as answered at first), then derived values, domains and scores.
    pub(crate) cells: Vec<f64>,
    /// Every term of every score.
    pub(crate) terms: Vec<f64>,
    /// The sum of every score before its steps.
    pub(crate) sums: Vec<f64>,
    /// Items that are asked.
    pub(crate) asked: Vec<bool>,
    /// Items that were asked and not answered.
    pub(crate) missing: Vec<bool>,
    /// Position of the set used.
    pub(crate) set: Option<usize>,
}

/// What stops a run; the details are looked up when somebody asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Items are missing.
    Missing,
    /// A requirement, by position, is not met.
    Refused,
    /// A score, by position, has no value.
    NoValue(usize),
}

impl Work {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            cells: vec![f64::NAN; plan.cells],
            terms: vec![f64::NAN; plan.terms],
            sums: vec![f64::NAN; plan.scores.len()],
            asked: vec![true; plan.items.len()],
            missing: vec![false; plan.items.len()],
            set: None,
        }
    }

    /// Whether a score, by position, was computed with the set that is used.
    pub(crate) fn has(&self, plan: &Plan, score: usize) -> bool {
        plan.scores[score].set.is_none() || plan.scores[score].set == self.set
    }
}

impl Plan {
    /// Computes everything from the items in `work.cells`.
    pub(crate) fn run(&self, work: &mut Work) -> Result<(), Stop> {
        work.cells[self.items.len()..].fill(f64::NAN);
        self.ask(work);
        for derived in &self.derived {
            work.cells[derived.cell] = derived.is.value(&work.cells);
        }
        self.choose_set(work);
        if (0..self.items.len()).any(|item| self.is_needed(item, work)) {
            return Err(Stop::Missing);
        }
        if self.refused(work).next().is_some() {
            return Err(Stop::Refused);
        }
        for domain in &self.domains {
            work.cells[domain.cell] = domain.value(self, work);
        }
        for (at, score) in self.scores.iter().enumerate() {
            if !work.has(self, at) {
                continue;
            }
            let mut sum = 0.0;
            for (offset, term) in score.terms.iter().enumerate() {
                let value = term.value(&work.cells);
                work.terms[score.first_term + offset] = value;
                sum += value;
            }
            let value = score.then.iter().fold(sum, |number, step| step.apply(number));
            if !value.is_finite() || !sum.is_finite() {
                return Err(Stop::NoValue(at));
            }
            work.sums[at] = sum;
            work.cells[score.cell] = value;
        }
        Ok(())
    }

    /// Hides what is not asked, and assumes the worst where the item says so.
    fn ask(&self, work: &mut Work) {
        for (at, item) in self.items.iter().enumerate() {
            let asked = item.visible.as_ref().is_none_or(|visible| visible.holds(&work.cells) == Some(true));
            work.asked[at] = asked;
            if !asked {
                work.cells[at] = item.hidden_as;
            }
            work.missing[at] = asked && work.cells[at].is_nan();
            if work.missing[at] && item.missing == MissingRule::WorstCase {
                work.cells[at] = item.worst;
            }
        }
    }

    fn choose_set(&self, work: &mut Work) {
        let complete = |needs: &Vec<usize>| needs.iter().all(|item| !work.cells[*item].is_nan());
        work.set = match self.sets.len() {
            0 => None,
            sets => Some(self.sets.iter().position(complete).unwrap_or(sets - 1)),
        };
    }

    /// Whether an item is missing that even the smallest set needs.
    pub(crate) fn is_needed(&self, item: usize, work: &Work) -> bool {
        if !work.missing[item] {
            return false;
        }
        if self.items[item].in_a_set {
            return self.sets.last().is_some_and(|smallest| smallest.contains(&item));
        }
        match self.items[item].missing {
            MissingRule::Mandatory => true,
            MissingRule::Prorated => {
                let too_few = |domain: &PlannedDomain| {
                    domain.method.is_some()
                        && domain.members.iter().any(|(member, _)| *member == item)
                        && domain.answered(work) < domain.least_answered
                };
                self.domains.iter().any(too_few)
            }
            MissingRule::WorstCase | MissingRule::Optional => false,
        }
    }

    /// Requirements, by position, that are not met.
    pub(crate) fn refused<'a>(&'a self, work: &'a Work) -> impl Iterator<Item = usize> + 'a {
        self.requirements.iter().enumerate().filter_map(|(at, requirement)| {
            let applies = requirement.set.is_none() || requirement.set == work.set;
            (applies && requirement.that.holds(&work.cells) == Some(false)).then_some(at)
        })
    }
}

impl PlannedDomain {
    /// Items asked.
    pub(crate) fn asked(&self, work: &Work) -> usize {
        self.members.iter().filter(|(item, _)| work.asked[*item]).count()
    }

    /// Items asked and answered, or assumed.
    pub(crate) fn answered(&self, work: &Work) -> usize {
        self.members.iter().filter(|(item, _)| work.asked[*item] && !work.cells[*item].is_nan()).count()
    }

    #[expect(clippy::cast_precision_loss, reason = "domains have few items")]
    fn value(&self, plan: &Plan, work: &Work) -> f64 {
        let Some(method) = self.method else { return f64::NAN };
        let (mut sum, mut highest, mut given, mut counted) = (0.0, f64::NEG_INFINITY, 0_usize, 0_usize);
        for (item, points) in &self.members {
            let points = points.value(&work.cells);
            let prorated = work.missing[*item] && plan.items[*item].missing == MissingRule::Prorated;
            counted += usize::from(prorated || !points.is_nan());
            if !points.is_nan() {
                sum += points;
                highest = f64::max(highest, points);
                given += 1;
            }
        }
        if given == 0 {
            return if counted == 0 && self.asked(work) == 0 { 0.0 } else { f64::NAN };
        }
        match method {
            DomainMethod::Sum if counted == given => sum,
            DomainMethod::Sum => sum * counted as f64 / given as f64,
            DomainMethod::Mean => sum / given as f64,
            DomainMethod::Highest => highest,
        }
    }
}
