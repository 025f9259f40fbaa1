//! The result of an instrument, with every term's share.

use catalogue::Scored;
use serde::Serialize;

use super::shape::shape;

shape! {
    /// A result.
    #[derive(Debug, Serialize)]
    pub(super) struct Outcome {
        instrument: String,
        instrument_version: u32,
        /// Hash of what that version asks and how it scores.
        hash: String,
        /// Band of the headline score.
        band: Option<String>,
        /// The set of inputs used, where the instrument has sets.
        set: Option<String>,
        /// The fuller set that was wanted, where inputs were missing.
        wanted_set: Option<String>,
        scores: Vec<ScoreOut>,
        domains: Vec<DomainOut>,
        needs: Vec<NeedOut>,
        strengths: Vec<StrengthOut>,
        /// Items asked and not answered.
        missing: Vec<String>,
        /// Items whose worst answer was assumed.
        assumed: Vec<String>,
        /// Ids of notices that hold.
        notices: Vec<String>,
    }
}

shape! {
    /// One score.
    #[derive(Debug, Serialize)]
    pub(super) struct ScoreOut {
        score: String,
        value: f64,
        /// Plain sum of its terms.
        sum: f64,
        band: Option<String>,
        terms: Vec<TermOut>,
    }
}

shape! {
    /// What one term added.
    #[derive(Debug, Serialize)]
    pub(super) struct TermOut {
        term: String,
        value: f64,
        /// Items it depends on.
        items: Vec<String>,
    }
}

shape! {
    /// One domain.
    #[derive(Debug, Serialize)]
    pub(super) struct DomainOut {
        domain: String,
        value: Option<f64>,
        answered: usize,
        asked: usize,
    }
}

shape! {
    /// A need found.
    #[derive(Debug, Serialize)]
    pub(super) struct NeedOut {
        /// Code of `need`.
        area: String,
        level: String,
        established: bool,
    }
}

shape! {
    /// A strength found.
    #[derive(Debug, Serialize)]
    pub(super) struct StrengthOut {
        /// Item or domain it was found by.
        from: String,
        level: String,
        usable: bool,
    }
}

impl From<&Scored> for Outcome {
    fn from(scored: &Scored) -> Self {
        let score = |one: &catalogue::ScoreResult| ScoreOut {
            score: one.score.clone(),
            value: one.value,
            sum: one.sum,
            band: one.band.clone(),
            terms: (one.terms.iter())
                .map(|term| TermOut { term: term.term.clone(), value: term.value, items: term.items.clone() })
                .collect(),
        };
        Self {
            instrument: scored.instrument.clone(),
            instrument_version: scored.version,
            hash: scored.hash.clone(),
            band: scored.band().map(str::to_owned),
            set: scored.set.clone(),
            wanted_set: scored.fallback.as_ref().map(|fallback| fallback.wanted.clone()),
            scores: scored.scores.iter().map(score).collect(),
            domains: (scored.domains.iter())
                .map(|one| DomainOut {
                    domain: one.domain.clone(),
                    value: one.value,
                    answered: one.answered,
                    asked: one.asked,
                })
                .collect(),
            needs: (scored.needs.iter())
                .map(|one| NeedOut { area: one.area.clone(), level: one.level.clone(), established: one.established })
                .collect(),
            strengths: (scored.strengths.iter())
                .map(|one| StrengthOut { from: one.from.clone(), level: one.level.clone(), usable: one.usable })
                .collect(),
            missing: scored.missing.clone(),
            assumed: scored.assumed.clone(),
            notices: scored.notices.clone(),
        }
    }
}
