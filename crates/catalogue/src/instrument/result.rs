//! From the numbers of a run to the result people read.

use super::expression::position;
use super::plan::PlannedTerm;
use super::run::Work;
use super::{
    BandLimit, Contribution, DomainResult, Fallback, FoundNeed, FoundStrength, Instrument, Item, ItemType, Level,
    MissingRule, ScoreResult, Scored,
};

impl Instrument {
    /// Everything a finished run says.
    pub(super) fn scored(&self, work: &Work, given: &[f64]) -> Scored {
        let definition = &self.definition;
        let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let (needs, strengths) = self.levels(work);
        let cells = definition.derive.iter().zip(&self.plan.derived);
        Scored {
            instrument: definition.id.clone(),
            version: definition.version,
            hash: self.hash.clone(),
            set: work.set.map(|set| definition.set[set].id.clone()),
            fallback: self.fallback(work),
            headline: definition.headline.clone(),
            scores: self.score_results(work),
            derived: cells
                .filter(|(_, planned)| work.cells[planned.cell].is_finite())
                .map(|(derived, planned)| (derived.id.clone(), work.cells[planned.cell]))
                .collect(),
            domains: self.domain_results(work),
            needs,
            strengths,
            missing: owned(self.ids(|item| work.missing[item])),
            assumed: owned(
                self.ids(|item| work.missing[item] && self.plan.items[item].missing == MissingRule::WorstCase),
            ),
            not_asked: owned(self.ids(|item| !work.asked[item] && !given[item].is_nan())),
            notices: (definition.notice.iter().zip(&self.plan.notices))
                .filter(|(_, when)| when.holds(&work.cells) == Some(true))
                .map(|(notice, _)| notice.id.clone())
                .collect(),
        }
    }

    fn fallback(&self, work: &Work) -> Option<Fallback> {
        (work.set? > 0).then(|| {
            let missing = |item: &&usize| work.cells[**item].is_nan();
            Fallback {
                wanted: self.definition.set[0].id.clone(),
                missing: self.plan.sets[0]
                    .iter()
                    .filter(missing)
                    .map(|item| self.definition.item[*item].id.clone())
                    .collect(),
            }
        })
    }

    fn score_results(&self, work: &Work) -> Vec<ScoreResult> {
        let scores = self.definition.score.iter().zip(&self.plan.scores).enumerate();
        let used = scores.filter(|(at, _)| work.has(&self.plan, *at));
        used.map(|(at, (score, planned))| ScoreResult {
            score: score.id.clone(),
            value: work.cells[planned.cell],
            sum: work.sums[at],
            band: BandLimit::of(&score.bands, work.cells[planned.cell]).map(|limit| limit.is.clone()),
            terms: (score.terms.iter().zip(&planned.terms).enumerate())
                .map(|(offset, (term, planned_term))| Contribution {
                    term: term.id.clone(),
                    value: work.terms[planned.first_term + offset],
                    items: self.items_behind(planned_term),
                })
                .collect(),
        })
        .collect()
    }

    fn items_behind(&self, term: &PlannedTerm) -> Vec<String> {
        let mut items = Vec::new();
        term.cells(&mut |cell| items.extend(&self.behind[cell]));
        items.sort_unstable();
        items.dedup();
        items.into_iter().map(|item: usize| self.definition.item[item].id.clone()).collect()
    }

    fn domain_results(&self, work: &Work) -> Vec<DomainResult> {
        let domains = self.definition.domain.iter().zip(&self.plan.domains);
        domains
            .map(|(domain, planned)| {
                let value = work.cells[planned.cell];
                DomainResult {
                    domain: domain.id.clone(),
                    value: value.is_finite().then_some(value),
                    asked: planned.asked(work),
                    answered: planned.answered(work),
                }
            })
            .collect()
    }

    /// Needs and strengths, of scores first, then of domains and items.
    fn levels(&self, work: &Work) -> (Vec<FoundNeed>, Vec<FoundStrength>) {
        let definition = &self.definition;
        let scores = (definition.score.iter().zip(&self.plan.scores).enumerate())
            .filter(|(at, _)| work.has(&self.plan, *at))
            .map(|(_, (score, planned))| (&score.id, &score.need, &None, work.cells[planned.cell]));
        let domains = (definition.domain.iter().zip(&self.plan.domains))
            .map(|(domain, planned)| (&domain.id, &domain.need, &domain.strength, work.cells[planned.cell]));
        let items = definition
            .item
            .iter()
            .enumerate()
            .filter(|(at, _)| work.asked[*at])
            .map(|(at, item)| (&item.id, &item.need, &item.strength, self.points(item, work.cells[at])));
        let (mut needs, mut strengths) = (Vec::new(), Vec::new());
        for (from, need, strength, value) in scores.chain(domains).chain(items).filter(|(.., value)| value.is_finite())
        {
            if let Some((rule, level)) =
                need.as_ref().and_then(|rule| Some((rule, self.level_of(&rule.levels, value)?)))
            {
                let (from, level, established) = (from.clone(), level.id.clone(), level.counts);
                needs.push(FoundNeed { area: rule.area.clone(), from, value, level, established });
            }
            if let Some(level) = strength.as_ref().and_then(|rule| self.level_of(&rule.levels, value)) {
                let (from, level, usable) = (from.clone(), level.id.clone(), level.counts);
                strengths.push(FoundStrength { from, value, level, usable });
            }
        }
        (needs, strengths)
    }

    fn level_of(&self, ladder: &[BandLimit], value: f64) -> Option<&Level> {
        self.level(&BandLimit::of(ladder, value)?.is)
    }

    /// The number an answer counts as.
    fn points(&self, item: &Item, cell: f64) -> f64 {
        if item.kind == ItemType::Choice {
            let choice = position(cell).and_then(|choice| self.choices(item).get(choice));
            choice.and_then(|choice| choice.points).unwrap_or(f64::NAN)
        } else {
            cell
        }
    }
}
