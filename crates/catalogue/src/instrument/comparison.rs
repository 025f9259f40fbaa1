//! What changed between two assessments with the same instrument.

use serde::{Deserialize, Serialize};

use super::Scored;

/// Differences, only where there are any.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Both were made with the same version, and it means the same; otherwise numbers compare with care.
    pub same_version: bool,
    /// Scores.
    pub scores: Vec<ScoreChange>,
    /// Domains.
    pub domains: Vec<NumberChange>,
    /// Needs.
    pub needs: Vec<LevelChange>,
    /// Strengths.
    pub strengths: Vec<LevelChange>,
}

/// A score that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreChange {
    /// Its id.
    pub score: String,
    /// Its values.
    pub before: Option<f64>,
    /// Its values.
    pub after: Option<f64>,
    /// Ids of its bands.
    pub band_before: Option<String>,
    /// Ids of its bands.
    pub band_after: Option<String>,
    /// Terms whose share changed, the greatest change first.
    pub terms: Vec<NumberChange>,
}

/// A number that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberChange {
    /// Id of the domain or term.
    pub id: String,
    /// The number before.
    pub before: Option<f64>,
    /// The number after.
    pub after: Option<f64>,
}

/// A need or strength whose level changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelChange {
    /// Domain or item it is found by.
    pub from: String,
    /// Id of the level before.
    pub before: Option<String>,
    /// Id of the level after.
    pub after: Option<String>,
    /// It counted before: the need was established, the strength usable.
    pub counted: bool,
    /// It counts now.
    pub counts: bool,
}

/// What changed from `before` to `after`.
#[must_use]
pub fn compare(before: &Scored, after: &Scored) -> Comparison {
    let scores = both(&before.scores, &after.scores, |score| &score.score).map(|(id, a, b)| ScoreChange {
        score: id.to_owned(),
        before: a.map(|score| score.value),
        after: b.map(|score| score.value),
        band_before: a.and_then(|score| score.band.clone()),
        band_after: b.and_then(|score| score.band.clone()),
        terms: terms(a.map_or(&[], |score| &score.terms), b.map_or(&[], |score| &score.terms)),
    });
    let domains = both(&before.domains, &after.domains, |domain| &domain.domain).map(|(id, a, b)| NumberChange {
        id: id.to_owned(),
        before: a.and_then(|domain| domain.value),
        after: b.and_then(|domain| domain.value),
    });
    let needs = both(&before.needs, &after.needs, |need| &need.from).map(|(from, a, b)| LevelChange {
        from: from.to_owned(),
        before: a.map(|need| need.level.clone()),
        after: b.map(|need| need.level.clone()),
        counted: a.is_some_and(|need| need.established),
        counts: b.is_some_and(|need| need.established),
    });
    let strengths =
        both(&before.strengths, &after.strengths, |strength| &strength.from).map(|(from, a, b)| LevelChange {
            from: from.to_owned(),
            before: a.map(|strength| strength.level.clone()),
            after: b.map(|strength| strength.level.clone()),
            counted: a.is_some_and(|strength| strength.usable),
            counts: b.is_some_and(|strength| strength.usable),
        });
    Comparison {
        same_version: before.instrument == after.instrument && before.hash == after.hash,
        scores: scores.filter(|change| change.before != change.after || !change.terms.is_empty()).collect(),
        domains: domains.filter(|change| change.before != change.after).collect(),
        needs: needs.filter(|change| change.before != change.after).collect(),
        strengths: strengths.filter(|change| change.before != change.after).collect(),
    }
}

fn terms(before: &[super::Contribution], after: &[super::Contribution]) -> Vec<NumberChange> {
    let mut changes: Vec<NumberChange> = both(before, after, |term| &term.term)
        .map(|(id, a, b)| NumberChange {
            id: id.to_owned(),
            before: a.map(|term| term.value),
            after: b.map(|term| term.value),
        })
        .filter(|change| change.before != change.after)
        .collect();
    let size = |change: &NumberChange| (change.after.unwrap_or(0.0) - change.before.unwrap_or(0.0)).abs();
    changes.sort_by(|a, b| size(b).total_cmp(&size(a)));
    changes
}

/// Pairs by id: everything after, in its order, then what is only before.
fn both<'a, T>(
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&T) -> &String + Copy + 'a,
) -> impl Iterator<Item = (&'a str, Option<&'a T>, Option<&'a T>)> {
    let find = move |list: &'a [T], wanted: &str| list.iter().find(|one| id(one) == wanted);
    let kept = after.iter().map(move |b| (id(b).as_str(), find(before, id(b)), Some(b)));
    let gone =
        before.iter().filter(move |a| find(after, id(a)).is_none()).map(move |a| (id(a).as_str(), Some(a), None));
    kept.chain(gone)
}
