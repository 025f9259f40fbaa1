//! Achievements: sentences that can be composed, and numbers that add up.

use std::collections::BTreeSet;

use super::Check;
use crate::wording::{self, Piece};
use crate::{Achievement, AchievementValue, Kind, Origin};

impl Check<'_> {
    pub(super) fn achievement(&mut self, place: &Origin, achievement: &Achievement) {
        self.institution(&place.key("agency"), &achievement.agency);
        for (index, id) in achievement.funding.iter().enumerate() {
            if !self.known(Kind::Project, id) {
                self.funding(&place.nth("funding", index), id);
            }
        }
        let ids = achievement.value.iter().enumerate();
        self.differ("value", ids.map(|(at, value)| (value.id.as_str(), place.nth("value", at).key("id"))));
        for (index, value) in achievement.value.iter().enumerate() {
            self.value(&place.nth("value", index), value, achievement);
        }
        for (lang, sentence) in &achievement.sentence.0 {
            self.sentence(place, achievement, lang, sentence);
        }
        self.parts(place, achievement);
    }

    /// A project, or a code of classifier `funding-source`.
    fn funding(&mut self, place: &Origin, id: &str) {
        let Some(list) = self.list(place, "funding-source") else { return };
        if list.code(id).is_none() {
            let words = self.catalogue.projects.keys().chain(list.code.iter().map(|code| &code.id)).map(String::as_str);
            let otherwise = "name a project or a code of classifiers/funding-source.toml";
            self.unknown_word(place, "funding", id, words, otherwise);
        }
    }

    fn value(&mut self, place: &Origin, value: &AchievementValue, achievement: &Achievement) {
        self.refer(&place.key("unit"), Kind::Unit, &value.unit);
        // A later year is something planned for then.
        if let (Some(year), Some(first)) = (value.year, achievement.years.iter().min())
            && year < *first
        {
            let problem = format!("value `{}` is of {year}, before the achievement's first year {first}", value.id);
            self.find(&place.key("year"), problem, "add the year to `years` or mend it");
        }
        if let Some(count) = &value.count {
            self.count(&place.key("count"), count);
        }
    }

    fn sentence(&mut self, place: &Origin, achievement: &Achievement, lang: &str, sentence: &str) {
        let here = place.key("sentence").key(lang.to_owned());
        let units = &self.catalogue.units;
        let unit_missing = achievement.value.iter().any(|value| !units.contains_key(&value.unit));
        let composed = wording::compose(sentence, &achievement.value, units, lang);
        if let Err(problem) = composed {
            // A missing unit is already said where it is named.
            if !unit_missing || wording::pieces(sentence).is_err() {
                let remedy =
                    "write `{id}`, `{id:number}`, `{id:accusative}`… or `{id?one|other}` with the id of a value";
                self.find(&here, problem, remedy);
            }
            return;
        }
        let pieces = wording::pieces(sentence).unwrap_or_default();
        let used: BTreeSet<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Value { id, .. } => Some(*id),
                Piece::Words(_) => None,
            })
            .collect();
        for (index, value) in achievement.value.iter().enumerate() {
            if value.number.is_some() && !used.contains(value.id.as_str()) {
                let problem = format!("the sentence in `{lang}` does not say value `{}`", value.id);
                let remedy = format!("put `{{{}}}` into the sentence, or remove value[{index}]", value.id);
                self.find(&here, problem, remedy);
            }
        }
    }

    fn parts(&mut self, place: &Origin, achievement: &Achievement) {
        let value = |id: &str| achievement.value.iter().position(|value| value.id == id);
        let mut wholes = BTreeSet::new();
        for (index, part) in achievement.value.iter().enumerate() {
            let Some(whole) = &part.part_of else { continue };
            match value(whole) {
                Some(at) if at != index => {
                    wholes.insert(at);
                }
                Some(_) => {
                    let here = place.nth("value", index).key("part_of");
                    self.find(&here, format!("value `{whole}` is part of itself"), "name the whole");
                }
                None => {
                    let ids = achievement.value.iter().map(|value| value.id.as_str());
                    let here = place.nth("value", index).key("part_of");
                    self.unknown_word(&here, "value", whole, ids, "name a value of the same achievement");
                }
            }
        }
        for at in wholes {
            let whole = &achievement.value[at];
            let parts: Option<Vec<f64>> = achievement
                .value
                .iter()
                .filter(|value| value.part_of.as_ref() == Some(&whole.id))
                .map(|value| value.number)
                .collect();
            let (Some(parts), Some(number)) = (parts, whole.number) else { continue };
            let sum: f64 = parts.iter().sum();
            if (sum - number).abs() > 0.005 {
                let problem = format!("the parts of `{}` add up to {sum}, not to {number}", whole.id);
                let remedy =
                    "mend the wrong number, or drop `part_of` and say in `[[achievement.anomaly]]` what is odd";
                self.find(&place.nth("value", at).key("number"), problem, remedy);
            }
        }
    }
}
