//! Ladders of bands and levels: every step is known, and no number falls off the top.

use super::super::BandLimit;
use super::{Compiler, at};
use crate::{KeyPath, nearest};

impl Compiler<'_> {
    /// Bands and levels that ladders name, and ladders that leave a gap at the top.
    pub(super) fn ladders(&mut self) {
        let definition = self.definition;
        let bands: Vec<&str> = definition.band.iter().map(|band| band.id.as_str()).collect();
        let levels: Vec<&str> = definition.level.iter().map(|level| level.id.as_str()).collect();
        for (index, score) in definition.score.iter().enumerate() {
            self.ladder(&at("score", index).key("bands"), &score.bands, "band", &bands);
            self.levels(&at("score", index), score.need.as_ref().map(|rule| &rule.levels), None, &levels);
        }
        for (index, item) in definition.item.iter().enumerate() {
            self.levels(
                &at("item", index),
                item.need.as_ref().map(|rule| &rule.levels),
                item.strength.as_ref().map(|rule| &rule.levels),
                &levels,
            );
        }
        for (index, domain) in definition.domain.iter().enumerate() {
            self.levels(
                &at("domain", index),
                domain.need.as_ref().map(|rule| &rule.levels),
                domain.strength.as_ref().map(|rule| &rule.levels),
                &levels,
            );
        }
    }

    fn levels(
        &mut self,
        place: &KeyPath,
        need: Option<&Vec<BandLimit>>,
        strength: Option<&Vec<BandLimit>>,
        levels: &[&str],
    ) {
        for (key, ladder) in [("need", need), ("strength", strength)] {
            if let Some(ladder) = ladder {
                self.ladder(&place.key(key).key("levels"), ladder, "level", levels);
            }
        }
    }

    fn ladder(&mut self, place: &KeyPath, ladder: &[BandLimit], noun: &str, known: &[&str]) {
        for (index, limit) in ladder.iter().enumerate() {
            let at = place.index(index);
            if !known.contains(&limit.is.as_str()) {
                let remedy = nearest(&limit.is, known.iter().copied())
                    .map_or_else(|| format!("add it as `[[{noun}]]`"), |near| format!("did you mean `{near}`?"));
                self.complain(at.key("is"), format!("there is no {noun} `{}`", limit.is), remedy);
            }
            let last = index + 1 == ladder.len();
            let limits = usize::from(limit.to.is_some()) + usize::from(limit.below.is_some());
            if last && limits != 0 {
                self.complain(
                    at,
                    format!("the last {noun} has a limit, so larger numbers have none"),
                    "leave out `to` and `below` in the last one",
                );
            } else if !last && limits != 1 {
                self.complain(at, format!("a {noun} needs one limit"), "write `to = …` (included) or `below = …`");
            }
        }
    }
}
