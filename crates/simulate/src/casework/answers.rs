//! Answers of a made-up person: facts of the record, and what is scattered around how much of everything there is to work on.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Answers, Instrument, Item, ItemType};

use super::Office;

/// Passes over the questions until nothing new is asked.
const PASSES: usize = 4;
/// How far above the least number a made-up one may be.
const SPAN: usize = 6;

/// What the record knows of the person, by the places items are filled from ([`Item::FROM`]).
pub(super) type Facts = BTreeMap<&'static str, String>;

impl Office<'_> {
    /// Answers to everything that is asked, as written in forms; `level` between 0 (nothing to work on) and 1.
    pub(super) fn answers(&mut self, instrument: &Instrument, level: f64, facts: &Facts) -> BTreeMap<String, String> {
        let known = |item: &Item| Some((item.id.clone(), facts.get(item.from.as_deref()?)?.clone()));
        let mut written: BTreeMap<String, String> = instrument.definition.item.iter().filter_map(known).collect();
        for _ in 0..PASSES {
            let answers: Answers = written
                .iter()
                .filter_map(|(item, text)| Some((item.clone(), instrument.read_one(item, text).ok()?)))
                .collect();
            let asked: BTreeSet<String> = instrument.asked(&answers).into_iter().map(str::to_owned).collect();
            let open = instrument.definition.item.iter().filter(|item| asked.contains(&item.id));
            let open: Vec<&Item> = open.filter(|item| !written.contains_key(&item.id)).collect();
            if open.is_empty() {
                break;
            }
            for item in open {
                if let Some(answer) = self.answer(instrument, item, level) {
                    written.insert(item.id.clone(), answer);
                }
            }
        }
        written
    }

    fn answer(&mut self, instrument: &Instrument, item: &Item, level: f64) -> Option<String> {
        let mark = (level + self.chance.share() - 0.5).clamp(0.0, 0.999);
        match item.kind {
            ItemType::Choice => {
                // The choices in the order of their points; a strength is the less, the more there is to work on.
                let mut choices: Vec<_> = instrument.choices(item).iter().collect();
                choices.sort_by(|one, other| one.points.unwrap_or(0.0).total_cmp(&other.points.unwrap_or(0.0)));
                let mark = if item.strength.is_some() { 0.999 - mark } else { mark };
                choices.get(place(mark, choices.len())).map(|choice| choice.id.clone())
            }
            ItemType::YesNo => Some(if mark > 0.6 { "yes" } else { "no" }.to_owned()),
            ItemType::Integer | ItemType::Number => {
                item.range.map(|[least, most]| (least + crate::chance::size(place(mark, SPAN))).min(most).to_string())
            }
            ItemType::Text => Some(self.recipe.words.clone()),
            ItemType::Day => None,
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a short list")]
fn place(mark: f64, length: usize) -> usize {
    ((mark * crate::chance::size(length)) as usize).min(length.saturating_sub(1))
}
