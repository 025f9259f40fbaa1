//! Scores and their terms.

use std::collections::BTreeMap;

use super::super::lower::Kind;
use super::super::plan::{PlannedScore, PlannedTerm, TermValue};
use super::super::{Score, Step, Term};
use super::{Compiler, at};
use crate::{KeyPath, nearest};

impl Compiler<'_> {
    pub(super) fn scores(&mut self) {
        let mut cells: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, score) in self.definition.score.iter().enumerate() {
            let place = at("score", index);
            let set = self.set_named(place.key("set"), score.set.as_ref());
            let terms = self.terms(&place, score);
            let again = self.definition.score[..index].iter().filter(|before| before.id == score.id);
            let other_set =
                score.set.is_some() && again.clone().all(|before| before.set.is_some() && before.set != score.set);
            let cell = match cells.get(score.id.as_str()) {
                Some(cell) if other_set => *cell,
                _ => self.bind(&place, &score.id, Kind::Number),
            };
            cells.insert(&score.id, cell);
            for (position, step) in score.then.iter().enumerate() {
                self.step(place.key("then").index(position), step);
            }
            let first_term = self.plan.terms;
            self.plan.terms += terms.len();
            self.plan.scores.push(PlannedScore { cell, set, first_term, terms, then: score.then.clone() });
        }
        let headline = self.definition.headline.as_deref();
        if let Some(headline) = headline.filter(|headline| !cells.contains_key(headline)) {
            let near = nearest(headline, cells.keys().copied());
            let remedy =
                near.map_or_else(|| "name one of the scores".to_owned(), |near| format!("did you mean `{near}`?"));
            self.complain(KeyPath::default().key("headline"), format!("there is no score `{headline}`"), remedy);
        }
    }

    pub(super) fn terms(&mut self, place: &KeyPath, score: &Score) -> Vec<PlannedTerm> {
        let mut terms = Vec::new();
        for (index, term) in score.terms.iter().enumerate() {
            let place = place.key("terms").index(index);
            if score.terms[..index].iter().any(|before| before.id == term.id) {
                let problem = format!("term `{}` stands twice in score `{}`", term.id, score.id);
                self.complain(place.key("id"), problem, "give one of the two another id");
            }
            let when = term.when.as_ref().and_then(|when| self.condition(place.key("when"), when));
            if let Some(value) = self.term_value(&place, term) {
                terms.push(PlannedTerm { when, times: term.times.unwrap_or(1.0), value });
            }
        }
        terms
    }

    fn term_value(&mut self, place: &KeyPath, term: &Term) -> Option<TermValue> {
        let forms = [
            ("constant", term.constant.is_some()),
            ("of", term.of.is_some()),
            ("band", term.band.is_some()),
            ("lookup", term.lookup.is_some()),
            ("case", term.case.is_some()),
            ("polynomial", term.polynomial.is_some()),
            ("ln", term.ln.is_some()),
            ("product", term.product.is_some()),
        ];
        let given: Vec<&str> = forms.iter().filter(|(_, given)| *given).map(|(form, _)| *form).collect();
        if given.len() != 1 {
            let all = forms.map(|(form, _)| form).join("`, `");
            let problem = match given.as_slice() {
                [] => format!("term `{}` does not say what it adds", term.id),
                several => format!("term `{}` has several forms: `{}`", term.id, several.join("`, `")),
            };
            self.complain(place.clone(), problem, format!("give it exactly one of `{all}`"));
            return None;
        }
        if let Some(constant) = term.constant {
            return Some(TermValue::Constant(constant));
        }
        if let Some(of) = &term.of {
            return Some(TermValue::Of(self.number(place.key("of"), of)?));
        }
        if let Some(of) = &term.band {
            let of = self.number(place.key("band"), of)?;
            return self.band(place, term, of);
        }
        if let Some(item) = &term.lookup {
            return self.lookup(place, term, item);
        }
        if let Some(polynomial) = &term.polynomial {
            let of = self.number(place.key("polynomial").key("of"), &polynomial.of)?;
            return Some(TermValue::Polynomial { of, coefficients: polynomial.coefficients.clone() });
        }
        if let Some(ratio) = &term.ln {
            let place = place.key("ln");
            let over = self.number(place.key("over"), &ratio.over);
            let under = self.number(place.key("under"), &ratio.under);
            return Some(TermValue::Ln { over: over?, under: under?, power: ratio.power.unwrap_or(1) });
        }
        if let Some(factors) = &term.product {
            let factors: Vec<_> = (factors.iter().enumerate())
                .map(|(index, factor)| self.number(place.key("product").index(index), factor))
                .collect();
            return factors.into_iter().collect::<Option<_>>().map(TermValue::Product);
        }
        let mut cases = Vec::new();
        for (index, case) in term.case.iter().flatten().enumerate() {
            let when = match &case.when {
                Some(when) => Some(self.condition(place.key("case").index(index).key("when"), when)?),
                None => None,
            };
            cases.push((when, case.is));
        }
        Some(TermValue::Case(cases))
    }

    pub(super) fn step(&mut self, place: KeyPath, step: &Step) {
        let given = [
            step.sigmoid.is_some(),
            step.round.is_some(),
            step.times.is_some(),
            step.plus.is_some(),
            step.clamp.is_some(),
        ];
        if given.iter().filter(|given| **given).count() != 1 {
            self.complain(
                place,
                "a step does one thing",
                "give it exactly one of `sigmoid`, `round`, `times`, `plus`, `clamp`",
            );
        }
    }
}
