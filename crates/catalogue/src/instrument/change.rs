//! What would change the band: for every answer, the nearest other answer that moves the outcome.

use serde::{Deserialize, Serialize};

use super::run::Work;
use super::{Answer, Answers, BandLimit, Instrument, Item, ItemType, ScoreProblem};

/// One answer that, given otherwise, would move the outcome into another band.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandChange {
    /// The item.
    pub item: String,
    /// The answer as it is.
    pub from: Answer,
    /// The nearest answer that moves the band.
    pub to: Answer,
    /// The band it would be.
    pub band: String,
    /// The outcome is a higher band.
    pub higher: bool,
    /// The score it would be.
    pub value: f64,
    /// A fact of the past: it matters if it was recorded wrongly, but no work with the person changes it.
    pub fixed: bool,
}

/// Whole numbers tried on either side of an answer.
const TRIED: i64 = 200;

impl Instrument {
    /// The smallest changes of one answer that move the outcome's band, at most one up and one down for every item; what
    /// work can change comes first, then the smaller step of the score. Empty where there is no headline.
    ///
    /// # Errors
    /// Everything that stands in the way of a score.
    pub fn what_would_change_the_band(&self, answers: &Answers) -> Result<Vec<BandChange>, ScoreProblem> {
        let scored = self.score(answers)?;
        let (Some(outcome), Some(now)) = (scored.outcome(), scored.band().and_then(|band| self.rank(band))) else {
            return Ok(Vec::new());
        };
        let mut given = Work::new(&self.plan);
        self.fill(answers, &mut given.cells);
        let mut changes: Vec<BandChange> = Vec::new();
        for (at, item) in self.definition.item.iter().enumerate() {
            let Some(from) = answers.get(&item.id) else { continue };
            let (mut up, mut down) = (None, None);
            for to in self.others(item, from) {
                let mut work = given.clone();
                work.cells[at] = self.plan.items[at].cell(&to);
                let Some((band, value)) = self.outcome_of(&mut work) else { continue };
                let Some(then) = self.rank(&band).filter(|then| *then != now) else { continue };
                let found = if then > now { &mut up } else { &mut down };
                found.get_or_insert_with(|| BandChange {
                    item: item.id.clone(),
                    from: from.clone(),
                    to,
                    band,
                    higher: then > now,
                    value,
                    fixed: item.fixed,
                });
            }
            changes.extend(up.into_iter().chain(down));
        }
        let step = |change: &BandChange| (change.value - outcome.value).abs();
        changes.sort_by(|a, b| a.fixed.cmp(&b.fixed).then_with(|| step(a).total_cmp(&step(b))));
        Ok(changes)
    }

    /// Position of a band, counted from the lowest.
    fn rank(&self, band: &str) -> Option<usize> {
        self.definition.band.iter().position(|known| known.id == band)
    }

    /// Band and value of the outcome, where these answers can be scored.
    fn outcome_of(&self, work: &mut Work) -> Option<(String, f64)> {
        self.plan.run(work).ok()?;
        let headline = self.definition.headline.as_deref();
        let scores = self.definition.score.iter().enumerate();
        let (at, score) = scores
            .filter(|(at, _)| work.has(&self.plan, *at))
            .find(|(_, score)| Some(score.id.as_str()) == headline)?;
        let value = work.cells[self.plan.scores[at].cell];
        Some((BandLimit::of(&score.bands, value)?.is.clone(), value))
    }

    /// Other answers an item takes, the nearest first. Days and fractions are not tried.
    fn others(&self, item: &Item, from: &Answer) -> Vec<Answer> {
        match from {
            Answer::YesNo(yes) => vec![Answer::YesNo(!yes)],
            Answer::Integer(number) => {
                let fits = |other: &i64| Answer::read(item, &[], &other.to_string()).is_ok();
                (1..=TRIED).flat_map(|step| [number + step, number - step]).filter(fits).map(Answer::Integer).collect()
            }
            Answer::Choice(id) if item.kind == ItemType::Choice => self.other_choices(item, id),
            Answer::Choice(_) | Answer::Number(_) | Answer::Day(_) | Answer::Text(_) => Vec::new(),
        }
    }

    /// Other choices by the distance of their points, or of their positions where they have none.
    #[expect(clippy::cast_precision_loss, reason = "items have few choices")]
    fn other_choices(&self, item: &Item, id: &str) -> Vec<Answer> {
        let choices = self.choices(item);
        let number = |at: usize| choices[at].points.unwrap_or(at as f64);
        let Some(now) = choices.iter().position(|choice| choice.id == id) else { return Vec::new() };
        let mut others: Vec<usize> = (0..choices.len()).filter(|at| *at != now).collect();
        others.sort_by(|a, b| (number(*a) - number(now)).abs().total_cmp(&(number(*b) - number(now)).abs()));
        others.into_iter().map(|at| Answer::Choice(choices[at].id.clone())).collect()
    }
}
