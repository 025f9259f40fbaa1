//! The questions of an instrument as fields of a form, grouped by domain, those asked so far only.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Answers, Instrument, Item, ItemType, MissingRule, ScoreProblem};

use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::shown::raised;
use crate::words::Words;

/// More choices than this on a page are shown as lists, so that the page stays light.
const MANY_CHOICES: usize = 160;
/// More answers than this to one question are shown as a list.
const MANY_ANSWERS: usize = 12;

/// Questions in order.
#[derive(Debug)]
pub(crate) struct Questions {
    pub groups: Vec<Group>,
    /// Answered and asked so far.
    pub answered: usize,
    pub asked: usize,
}

/// Questions of one domain.
#[derive(Debug)]
pub(crate) struct Group {
    /// Empty for questions outside any domain.
    pub name: String,
    pub questions: Vec<Question>,
}

/// One question: a field to type into, or answers to choose from.
#[derive(Debug)]
pub(crate) struct Question {
    pub name: String,
    pub input: Option<Input>,
    pub choice: Option<Choice>,
    /// Choices are a list instead of buttons.
    pub listed: bool,
    /// Words for when to choose which answer.
    pub meanings: Vec<(String, String)>,
}

/// Name of the field of an item.
fn field(item: &str) -> String {
    format!("a-{item}")
}

/// The answers of a sent form, by item, as written; blank ones were shown and left empty.
pub(crate) fn sent(fields: &Fields) -> BTreeMap<String, String> {
    let answers = fields.0.iter().filter_map(|(name, value)| Some((name.strip_prefix("a-")?, value.trim())));
    answers.map(|(item, value)| (item.to_owned(), value.to_owned())).collect()
}

/// The answers of a sent form that were given.
pub(crate) fn written(fields: &Fields) -> BTreeMap<String, String> {
    let mut answers = sent(fields);
    answers.retain(|_, value| !value.is_empty());
    answers
}

/// What stands in the way of a score, as field ids with sentences.
pub(crate) fn asked_errors(instrument: &Instrument, problem: &ScoreProblem, words: Words) -> Vec<(String, String)> {
    let name = |item: &str| instrument.item(item).map_or(item, |item| item.name.get(words.lang)).to_owned();
    let unsuitable = problem.unsuitable.iter().map(|one| {
        let says = words.with(
            "answer-unsuitable",
            &[("question", name(&one.item).into()), ("expected", one.expected.as_str().into())],
        );
        (field(&one.item), says)
    });
    let missing = problem
        .missing
        .iter()
        .map(|item| (field(item), words.with("answer-missing", &[("question", name(item).into())])));
    let refused = problem.refused.iter().map(|refusal| {
        let at = refusal.items.first().map_or("title", String::as_str);
        (field(at), raised(refusal.says.get(words.lang)))
    });
    let without = problem.not_computable.iter().map(|(score, why)| {
        (
            "title".to_owned(),
            words.with("score-impossible", &[("score", score.as_str().into()), ("why", why.as_str().into())]),
        )
    });
    unsuitable.chain(missing).chain(refused).chain(without).collect()
}

impl Questions {
    /// The questions asked, given what is written so far; `errors` by field id.
    pub fn of(
        instrument: &Instrument,
        written: &BTreeMap<String, String>,
        errors: &[(String, String)],
        words: Words,
    ) -> Self {
        let readable =
            written.iter().filter_map(|(item, text)| Some((item.clone(), instrument.read_one(item, text).ok()?)));
        let answers: Answers = readable.collect();
        let asked: BTreeSet<&str> = instrument.asked(&answers).into_iter().collect();
        let definition = &instrument.definition;
        let listed = definition.item.iter().map(|item| instrument.choices(item).len()).sum::<usize>() > MANY_CHOICES;
        let shown = || definition.item.iter().filter(|item| asked.contains(item.id.as_str()));
        let mut groups: Vec<Group> = Vec::new();
        for item in shown() {
            let domain = definition.domain.iter().find(|domain| domain.items.contains(&item.id));
            let name = domain.map_or("", |domain| domain.name.get(words.lang));
            let question = question(instrument, item, written, errors, listed, words);
            match groups.last_mut() {
                Some(group) if group.name == name => group.questions.push(question),
                _ => groups.push(Group { name: name.to_owned(), questions: vec![question] }),
            }
        }
        Self { groups, answered: shown().filter(|item| answers.get(&item.id).is_some()).count(), asked: asked.len() }
    }
}

fn question(
    instrument: &Instrument,
    item: &Item,
    written: &BTreeMap<String, String>,
    errors: &[(String, String)],
    listed: bool,
    words: Words,
) -> Question {
    let id = field(&item.id);
    let value = written.get(&item.id).map_or("", String::as_str);
    let name = item.name.get(words.lang).to_owned();
    let label = match item.missing {
        MissingRule::Optional => format!("{name} ({})", words.t("optional")),
        _ => name.clone(),
    };
    let guidance = item.guidance.as_ref().map(|text| text.get(words.lang).to_owned());
    let range = item.range.map(|[least, most]| {
        words.with("answer-range", &[("least", least.to_string().into()), ("most", most.to_string().into())])
    });
    let hint = [guidance, range].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let error = errors.iter().find(|(field, _)| *field == id).map(|(_, text)| text.clone()).unwrap_or_default();
    let options: Vec<(String, String)> = match item.kind {
        ItemType::Choice => {
            let all = instrument.choices(item).iter();
            all.map(|choice| (choice.id.clone(), raised(choice.name.get(words.lang)))).collect()
        }
        ItemType::YesNo => ["yes", "no"].map(|answer| (answer.to_owned(), words.t(answer))).into(),
        _ => Vec::new(),
    };
    let kind = match item.kind {
        ItemType::Day => "date",
        ItemType::Integer => "number",
        _ => "text",
    };
    let listed = listed || options.len() > MANY_ANSWERS;
    let none = if listed { words.t("not-answered") } else { String::new() };
    let (input, choice) = if options.is_empty() {
        (Some(Input { hint, error, ..Input::new(&id, label, kind, value) }), None)
    } else {
        (None, Some(Choice { hint, error, ..Choice::new(&id, label, none, options, value) }))
    };
    let meanings = instrument.choices(item).iter().filter_map(|choice| {
        let guidance = choice.guidance.as_ref()?;
        Some((raised(choice.name.get(words.lang)), guidance.get(words.lang).to_owned()))
    });
    Question { name, input, choice, listed, meanings: meanings.collect() }
}
