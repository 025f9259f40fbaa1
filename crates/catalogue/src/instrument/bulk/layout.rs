//! The columns of scored rows.

use super::super::Instrument;

/// Which numbers of a run go into which columns.
pub(super) struct Layout {
    has_sets: bool,
    /// Ids of scores, and whether they have bands.
    scores: Vec<(String, bool)>,
    /// Names of the columns of terms.
    terms: Vec<String>,
    /// For every set of inputs (one where there are none): the score behind each score column, and the term behind each
    /// term column.
    sets: Vec<Places>,
}

/// Where the numbers of one set stand.
pub(super) struct Places {
    pub(super) scores: Vec<Option<usize>>,
    pub(super) terms: Vec<Option<usize>>,
}

impl Layout {
    pub(super) fn new(instrument: &Instrument) -> Self {
        let (definition, plan) = (&instrument.definition, &instrument.plan);
        let mut scores: Vec<(String, bool)> = Vec::new();
        let mut terms: Vec<String> = Vec::new();
        let column = |score: &str, term: &str| format!("{score}.{term}");
        for score in &definition.score {
            if !scores.iter().any(|(id, _)| *id == score.id) {
                scores.push((score.id.clone(), !score.bands.is_empty()));
            }
            // The only term of a score is its sum; it needs no column of its own.
            for term in score.terms.iter().filter(|_| score.terms.len() > 1) {
                let name = column(&score.id, &term.id);
                if !terms.contains(&name) {
                    terms.push(name);
                }
            }
        }
        let places = |set: Option<usize>| {
            let mut places = Places { scores: vec![None; scores.len()], terms: vec![None; terms.len()] };
            for (at, score) in definition.score.iter().enumerate() {
                let planned = &plan.scores[at];
                if planned.set.is_some() && planned.set != set {
                    continue;
                }
                let of = scores.iter().position(|(id, _)| *id == score.id).expect("every score has its column");
                places.scores[of] = Some(at);
                for (offset, term) in score.terms.iter().enumerate() {
                    if let Some(of) = terms.iter().position(|name| *name == column(&score.id, &term.id)) {
                        places.terms[of] = Some(planned.first_term + offset);
                    }
                }
            }
            places
        };
        let sets = match plan.sets.len() {
            0 => vec![places(None)],
            count => (0..count).map(|set| places(Some(set))).collect(),
        };
        Self { has_sets: !plan.sets.is_empty(), scores, terms, sets }
    }

    /// The first row.
    pub(super) fn header<'a>(&self, passed: impl Iterator<Item = &'a str>) -> Vec<u8> {
        let mut names = vec!["line".to_owned()];
        names.extend(passed.map(str::to_owned));
        names.extend(self.has_sets.then(|| "set".to_owned()));
        for (score, bands) in &self.scores {
            names.push(score.clone());
            names.extend(bands.then(|| format!("{score}.band")));
        }
        names.extend(self.terms.iter().cloned());
        names.extend(self.has_sets.then(|| "missing".to_owned()));
        names.push("error".to_owned());
        let mut row = Vec::new();
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                row.push(b',');
            }
            super::piece::field(&mut row, name.as_bytes());
        }
        row.push(b'\n');
        row
    }

    /// Commas between the passed columns and `error` of a row that has no scores.
    pub(super) fn width(&self) -> usize {
        let bands = self.scores.iter().filter(|(_, bands)| *bands).count();
        self.scores.len() + bands + self.terms.len() + 2 * usize::from(self.has_sets)
    }

    pub(super) fn has_sets(&self) -> bool {
        self.has_sets
    }

    pub(super) fn has_bands(&self, score: usize) -> bool {
        self.scores[score].1
    }

    pub(super) fn places(&self, set: Option<usize>) -> &Places {
        &self.sets[set.unwrap_or(0)]
    }
}
