//! A scored assessment in words: the band, what every answer gave, needs and strengths, what was missing.

use catalogue::{Catalogue, Instrument, Score, ScoreResult, Scored, wording};

use crate::words::Words;

/// What the instrument says.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Words of the headline's band, its number and what it suggests.
    pub band: String,
    pub number: String,
    pub advice: String,
    /// Which inputs were used, where fewer than wanted.
    pub fallback: Option<String>,
    pub notices: Vec<String>,
    pub scores: Vec<ScoreShown>,
    pub domains: Vec<DomainShown>,
    pub needs: Vec<NeedShown>,
    pub strengths: Vec<NeedShown>,
    /// Questions that stayed unanswered.
    pub missing: Vec<String>,
    /// Questions whose worst answer was assumed.
    pub assumed: Vec<String>,
}

/// One score with its terms.
#[derive(Debug)]
pub(crate) struct ScoreShown {
    pub name: String,
    pub value: String,
    pub band: String,
    pub terms: Vec<TermShown>,
    pub sum: String,
}

/// What one term added.
#[derive(Debug)]
pub(crate) struct TermShown {
    pub name: String,
    pub value: String,
    /// Questions it depends on.
    pub questions: String,
    /// Share of the largest term, 0 to 100, for the bar.
    pub width: u32,
    pub lowers: bool,
}

/// One domain.
#[derive(Debug)]
pub(crate) struct DomainShown {
    pub name: String,
    pub value: String,
    pub answered: String,
}

/// A need or strength.
#[derive(Debug)]
pub(crate) struct NeedShown {
    pub area: String,
    pub level: String,
    /// Established need, or usable strength.
    pub counts: bool,
}

/// The result of `scored` for people to read.
pub(crate) fn outcome(instrument: &Instrument, scored: &Scored, catalogue: &Catalogue, words: Words) -> Outcome {
    let definition = &instrument.definition;
    let question = |item: &String| named(instrument, item, words);
    let questions = |items: &[String]| items.iter().map(question).collect::<Vec<_>>();
    let band = scored.band().and_then(|band| instrument.band(band));
    let level = |id: &str| instrument.level(id).map_or(id, |level| level.name.get(words.lang)).to_owned();
    let set = |id: &str| {
        let set = definition.set.iter().find(|set| set.id == id);
        set.map_or(id, |set| set.name.get(words.lang)).to_owned()
    };
    Outcome {
        band: band.map(|band| crate::shown::raised(band.name.get(words.lang))).unwrap_or_default(),
        number: scored.outcome().map(|score| number(score.value, words)).unwrap_or_default(),
        advice: band
            .and_then(|band| band.advice.as_ref())
            .map(|advice| advice.get(words.lang).to_owned())
            .unwrap_or_default(),
        fallback: scored.fallback.as_ref().map(|fallback| {
            let used = scored.set.as_deref().map(set).unwrap_or_default();
            let missing = questions(&fallback.missing).join("; ");
            words.with(
                "outcome-fallback",
                &[("used", used.into()), ("wanted", set(&fallback.wanted).into()), ("missing", missing.into())],
            )
        }),
        notices: (definition.notice.iter())
            .filter(|notice| scored.notices.contains(&notice.id))
            .map(|notice| notice.says.get(words.lang).to_owned())
            .collect(),
        scores: scored.scores.iter().filter_map(|score| shown(instrument, scored, score, words)).collect(),
        domains: (scored.domains.iter())
            .filter_map(|result| {
                Some(DomainShown {
                    name: named(instrument, &result.domain, words),
                    value: number(result.value?, words),
                    answered: progress(result.answered, result.asked, words),
                })
            })
            .collect(),
        needs: (scored.needs.iter())
            .map(|need| NeedShown {
                area: crate::shown::raised(catalogue.word("need", &need.area, words.lang)),
                level: level(&need.level),
                counts: need.established,
            })
            .collect(),
        strengths: (scored.strengths.iter())
            .map(|strength| NeedShown {
                area: named(instrument, &strength.from, words),
                level: level(&strength.level),
                counts: strength.usable,
            })
            .collect(),
        missing: questions(&scored.missing),
        assumed: questions(&scored.assumed),
    }
}

/// "Answered: 3 of 8".
pub(crate) fn progress(answered: usize, asked: usize, words: Words) -> String {
    words.with("outcome-answered", &[("answered", answered.to_string().into()), ("asked", asked.to_string().into())])
}

/// A score that has a name; the others are steps on the way.
fn shown(instrument: &Instrument, scored: &Scored, result: &ScoreResult, words: Words) -> Option<ScoreShown> {
    let same = |score: &&Score| score.id == result.score && (score.set.is_none() || score.set == scored.set);
    let score = instrument.definition.score.iter().find(same)?;
    let name = score.name.as_ref()?.get(words.lang).to_owned();
    let largest = result.terms.iter().map(|term| term.value.abs()).fold(0.0, f64::max);
    let terms = result.terms.iter().map(|given| {
        let term = score.terms.iter().find(|term| term.id == given.term);
        let own = term.and_then(|term| term.name.as_ref()).map(|name| name.get(words.lang).to_owned());
        let made_of = term.and_then(|term| [&term.of, &term.band, &term.lookup].into_iter().flatten().next());
        let questions: Vec<String> = given.items.iter().map(|item| named(instrument, item, words)).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share between 0 and 100")]
        let width = if largest > 0.0 { (given.value.abs() / largest * 100.0).round() as u32 } else { 0 };
        TermShown {
            name: own.or_else(|| made_of.map(|id| named(instrument, id, words))).unwrap_or_else(|| given.term.clone()),
            value: signed(given.value, words),
            questions: questions.join("; "),
            width,
            lowers: given.value < 0.0,
        }
    });
    Some(ScoreShown {
        name,
        value: number(result.value, words),
        band: result
            .band
            .as_deref()
            .and_then(|band| instrument.band(band))
            .map(|band| band.name.get(words.lang).to_owned())
            .unwrap_or_default(),
        terms: terms.collect(),
        sum: number(result.sum, words),
    })
}

/// Name of an item, domain, derived value or earlier score; its id where it has none.
pub(crate) fn named(instrument: &Instrument, id: &str, words: Words) -> String {
    let definition = &instrument.definition;
    let item = definition.item.iter().find(|item| item.id == id).map(|item| &item.name);
    let domain = || definition.domain.iter().find(|domain| domain.id == id).map(|domain| &domain.name);
    let derived = || definition.derive.iter().find(|derived| derived.id == id).map(|derived| &derived.name);
    let score = || definition.score.iter().find(|score| score.id == id).and_then(|score| score.name.as_ref());
    item.or_else(domain).or_else(derived).or_else(score).map_or(id, |name| name.get(words.lang)).to_owned()
}

/// Up to five decimals, without trailing zeros.
pub(crate) fn number(value: f64, words: Words) -> String {
    let text = wording::number(value, 5, words.lang);
    let text = text.trim_end_matches('0').trim_end_matches([',', '.']);
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn signed(value: f64, words: Words) -> String {
    let text = number(value, words);
    if value > 0.0 { format!("+{text}") } else { text.replace('-', "−") }
}
