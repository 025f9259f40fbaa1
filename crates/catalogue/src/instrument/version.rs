//! One version of an instrument: read, compiled and proved by its own tests.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::plan::{Plan, PlannedItem};
use super::run::{Stop, Work};
use super::written_day;
use super::{
    Answer, AnswerProblem, Answers, Band, Choice, InstrumentDefinition, InstrumentState, Item, Level, Refusal,
    ScoreProblem, Scored,
};
use crate::Text;

/// One version of an instrument.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// The file as written.
    pub definition: Arc<InstrumentDefinition>,
    /// SHA-256 (hex) of what it asks and how it scores; the same as long as the version means the same.
    pub hash: String,
    pub(super) plan: Arc<Plan>,
    /// Items behind each cell.
    pub(super) behind: Arc<Vec<Vec<usize>>>,
}

impl Instrument {
    /// Scores `answers`.
    ///
    /// # Errors
    /// Everything that stands in the way, item by item.
    pub fn score(&self, answers: &Answers) -> Result<Scored, ScoreProblem> {
        let mut work = Work::new(&self.plan);
        let mut problem = ScoreProblem { unsuitable: self.fill(answers, &mut work.cells), ..ScoreProblem::default() };
        let given = work.cells.clone();
        let outcome = self.plan.run(&mut work);
        if outcome.is_ok() && problem.is_empty() {
            return Ok(self.scored(&work, &given));
        }
        self.explain(outcome, &work, &mut problem);
        Err(problem)
    }

    /// Reads answers as they are written in forms, files and the record; blank ones are not answered.
    ///
    /// # Errors
    /// Answers that do not suit their items.
    pub fn read(&self, written: &BTreeMap<String, String>) -> Result<Answers, ScoreProblem> {
        let mut answers = Answers::default();
        let mut unsuitable = Vec::new();
        for (id, written) in written.iter().filter(|(_, written)| !written.trim().is_empty()) {
            match self.read_one(id, written) {
                Ok(answer) => answers.set(id, answer),
                Err(problem) => unsuitable.push(problem),
            }
        }
        if unsuitable.is_empty() { Ok(answers) } else { Err(ScoreProblem { unsuitable, ..ScoreProblem::default() }) }
    }

    /// Reads the answer to one item.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read_one(&self, item: &str, written: &str) -> Result<Answer, AnswerProblem> {
        let Some(item) = self.item(item) else {
            return Err(AnswerProblem { item: item.to_owned(), written: written.to_owned(), expected: String::new() });
        };
        Answer::read(item, self.choices(item), written)
    }

    /// An item by its id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.definition.item.iter().find(|item| item.id == id)
    }

    /// Answers an item may be given, in order.
    #[must_use]
    pub fn choices<'a>(&'a self, item: &'a Item) -> &'a [Choice] {
        item.choices(&self.definition.scale)
    }

    /// Ids of the items that are asked, given the answers so far.
    #[must_use]
    pub fn asked(&self, answers: &Answers) -> Vec<&str> {
        let mut work = Work::new(&self.plan);
        self.fill(answers, &mut work.cells);
        let _ = self.plan.run(&mut work);
        self.ids(|item| work.asked[item])
    }

    /// Items whose answers make the headline score.
    #[must_use]
    pub fn scored_items(&self) -> Vec<&str> {
        let headline = self.definition.headline.as_ref();
        let place = headline.and_then(|id| self.definition.score.iter().position(|score| score.id == *id));
        let behind = place.and_then(|place| self.plan.scores.get(place)).map(|score| &self.behind[score.cell]);
        behind.into_iter().flatten().map(|item| self.definition.item[*item].id.as_str()).collect()
    }

    /// The column of an item in tables of answers.
    #[must_use]
    pub fn answer_column(item: &str) -> String {
        format!("item_{item}")
    }

    /// The item of a column in tables of answers.
    #[must_use]
    pub fn answered_item(&self, column: &str) -> Option<&Item> {
        self.item(column.strip_prefix("item_")?)
    }

    /// An answer as a number: the points of a choice, its place among the choices where it has none, 1 for yes, days since
    /// 1970 for a day; none for words.
    #[must_use]
    pub fn number(&self, item: &Item, answer: &Answer) -> Option<f64> {
        match answer {
            Answer::Choice(id) => {
                let mut choices = self.choices(item).iter().enumerate();
                let (place, choice) = choices.find(|(_, choice)| choice.id == *id)?;
                choice.points.or_else(|| Some(f64::from(u32::try_from(place).ok()?)))
            }
            Answer::YesNo(yes) => Some(f64::from(u8::from(*yes))),
            Answer::Day(day) => Some(f64::from(day.to_epoch_days())),
            Answer::Integer(_) | Answer::Number(_) => answer.number(),
            Answer::Text(_) => None,
        }
    }

    /// Every item with its answer as a number: that which counts while it is not asked, none where it is asked and not answered.
    #[must_use]
    pub fn numbers(&self, written: &BTreeMap<String, String>) -> Vec<(&str, Option<f64>)> {
        let read = |item: &Item| self.read_one(&item.id, written.get(&item.id)?).ok();
        let given: Answers =
            self.definition.item.iter().filter_map(|item| Some((item.id.clone(), read(item)?))).collect();
        let asked: BTreeSet<&str> = self.asked(&given).into_iter().collect();
        let number = |item: &Item| match (&item.hidden_as, asked.contains(item.id.as_str())) {
            (Some(hidden), false) => self.number(item, &self.read_one(&item.id, hidden).ok()?),
            _ => self.number(item, &read(item)?),
        };
        self.definition.item.iter().map(|item| (item.id.as_str(), number(item))).collect()
    }

    /// A band by its id.
    #[must_use]
    pub fn band(&self, id: &str) -> Option<&Band> {
        self.definition.band.iter().find(|band| band.id == id)
    }

    /// A level by its id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.definition.level.iter().find(|level| level.id == id)
    }

    /// Words for a term of a score: its own, or those of the item, derived value, domain or score it is made of.
    #[must_use]
    pub fn term_name(&self, score: &str, term: &str) -> Option<&Text> {
        let definition = &self.definition;
        let terms = definition.score.iter().filter(|known| known.id == score).flat_map(|known| &known.terms);
        let term = terms.into_iter().find(|known| known.id == term)?;
        let made_of = term.of.as_ref().or(term.lookup.as_ref()).or(term.band.as_ref()).unwrap_or(&term.id);
        let items = definition.item.iter().map(|item| (&item.id, &item.name));
        let derived = definition.derive.iter().map(|derived| (&derived.id, &derived.name));
        let domains = definition.domain.iter().map(|domain| (&domain.id, &domain.name));
        let scores = definition.score.iter().filter_map(|score| Some((&score.id, score.name.as_ref()?)));
        let named = |wanted: &String| {
            let mut all = items.clone().chain(derived.clone()).chain(domains.clone()).chain(scores.clone());
            all.find(|(id, _)| *id == wanted).map(|(_, name)| name)
        };
        term.name.as_ref().or_else(|| named(made_of)).or_else(|| named(&term.id))
    }

    /// Its state on `day`; none before the first.
    #[must_use]
    pub fn state_on(&self, day: NaiveDate) -> Option<InstrumentState> {
        self.definition.state.iter().rfind(|state| state.from <= day).map(|state| state.is)
    }

    /// Puts answers into the cells of the items, and says which do not suit.
    pub(super) fn fill(&self, answers: &Answers, cells: &mut [f64]) -> Vec<AnswerProblem> {
        let mut unsuitable = Vec::new();
        for (id, answer) in answers.iter() {
            let at = self.definition.item.iter().position(|item| item.id == id);
            // Read again as written: the one place that knows what suits an item.
            match self.read_one(id, &answer.to_string()) {
                Ok(answer) => {
                    if let Some(at) = at {
                        cells[at] = self.plan.items[at].cell(&answer);
                    }
                }
                Err(problem) => unsuitable.push(problem),
            }
        }
        unsuitable
    }

    fn explain(&self, outcome: Result<(), Stop>, work: &Work, problem: &mut ScoreProblem) {
        let spoiled = |item: &str| problem.unsuitable.iter().any(|unsuitable| unsuitable.item == item);
        let missing = self.ids(|item| self.plan.is_needed(item, work));
        problem.missing = missing.into_iter().filter(|item| !spoiled(item)).map(str::to_owned).collect();
        for at in self.plan.refused(work) {
            let requirement = &self.definition.require[at];
            problem.refused.push(Refusal { says: requirement.says.clone(), items: requirement.items.clone() });
        }
        if let Err(Stop::NoValue(at)) = outcome {
            let score = &self.definition.score[at];
            let first = self.plan.scores[at].first_term;
            let without: Vec<&str> = (score.terms.iter().enumerate())
                .filter(|(offset, _)| !work.terms[first + offset].is_finite())
                .map(|(_, term)| term.id.as_str())
                .collect();
            let why = if without.is_empty() {
                "the number is not finite".to_owned()
            } else {
                format!("no number for {}", without.join(", "))
            };
            problem.not_computable.push((score.id.clone(), why));
        }
    }

    pub(super) fn ids(&self, keep: impl Fn(usize) -> bool) -> Vec<&str> {
        let items = self.definition.item.iter().enumerate();
        items.filter(|(at, _)| keep(*at)).map(|(_, item)| item.id.as_str()).collect()
    }
}

impl PlannedItem {
    /// What an answer that suits the item is in its cell.
    #[expect(clippy::cast_precision_loss, reason = "answers are far below 2^53")]
    pub(super) fn cell(&self, answer: &Answer) -> f64 {
        match answer {
            Answer::Choice(id) => {
                self.choices.iter().position(|choice| choice == id).map_or(f64::NAN, |choice| choice as f64)
            }
            Answer::Integer(number) => *number as f64,
            Answer::Number(number) => *number,
            Answer::Day(day) => written_day::number(*day),
            Answer::YesNo(yes) => f64::from(*yes),
            Answer::Text(words) => {
                if words.trim().is_empty() {
                    f64::NAN
                } else {
                    1.0
                }
            }
        }
    }
}
