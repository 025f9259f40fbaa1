//! Whom the record recommends for a person, and why not the others, in words.

use catalogue::wording;
use record::{AccountId, Considered, ContactAdvice, ContactGround, NoAdvice, Unfit};

use crate::visit::Visit;
use crate::words::Words;

/// A recommendation, ready to print.
#[derive(Debug)]
pub(in crate::pages) struct Advice {
    pub account: Option<AccountId>,
    pub says: String,
    /// Why not each of the others.
    pub others: Vec<String>,
}

pub(in crate::pages) fn advise(one: &ContactAdvice, visit: &Visit) -> Advice {
    let words = visit.words();
    let (account, says) = match &one.advice {
        Ok((account, _)) => {
            let chosen = one.considered.iter().find(|other| other.account == *account);
            (Some(*account), chosen.map(|chosen| recommended(chosen, words)).unwrap_or_default())
        }
        Err(NoAdvice::Complex(why)) => (None, words.with("advice-complex", &[("why", why.as_str().into())])),
        Err(NoAdvice::HasOne(_)) => (None, words.t("advice-has-one")),
        Err(NoAdvice::NobodyFree) => (None, words.t("advice-nobody")),
    };
    let chosen = one.considered.iter().find(|other| Some(other.account) == account);
    let others = one.considered.iter().filter(|other| Some(other.account) != account);
    Advice { account, says, others: others.map(|other| why_not(other, chosen, words)).collect() }
}

/// Those who can be chosen: account and name with the load. Who has as many as possible is among them, a supervisor may
/// go beyond.
pub(in crate::pages) fn choosable(one: &ContactAdvice, visit: &Visit) -> Vec<(String, String)> {
    let can = one.considered.iter().filter(|other| matches!(other.unfit, None | Some(Unfit::Full)));
    can.map(|other| (other.account.0.to_string(), format!("{}, {}", other.name, load(other, visit.words())))).collect()
}

/// Why `account` is chosen: as recommended, or with the supervisor's words; `None` where words are needed and missing.
pub(in crate::pages) fn ground_for(one: &ContactAdvice, account: AccountId, words: &str) -> Option<ContactGround> {
    match &one.advice {
        Ok((advised, ground)) if *advised == account => Some(ground.clone()),
        _ => Some(words.trim()).filter(|words| !words.is_empty()).map(|words| ContactGround::Chosen(words.to_owned())),
    }
}

fn load(one: &Considered, words: Words) -> String {
    words.with("load-of", &[("load", one.load.to_string().into()), ("capacity", one.capacity.to_string().into())])
}

fn recommended(one: &Considered, words: Words) -> String {
    let load = load(one, words);
    match one.previous_until {
        Some(until) => words.with(
            "advice-previous",
            &[
                ("name", one.name.as_str().into()),
                ("day", wording::date(until, words.lang).into()),
                ("load", load.into()),
            ],
        ),
        None => words.with("advice-lowest", &[("name", one.name.as_str().into()), ("load", load.into())]),
    }
}

fn why_not(one: &Considered, chosen: Option<&Considered>, words: Words) -> String {
    let share = |one: &Considered, other: &Considered| i64::from(one.load) * i64::from(other.capacity);
    let why = match (&one.unfit, chosen) {
        (Some(Unfit::Absent(Some(until))), _) => {
            words.with("unfit-absent-until", &[("day", wording::date(*until, words.lang).into())])
        }
        (Some(Unfit::Absent(None)), _) => words.t("unfit-absent"),
        (Some(Unfit::Left), _) => words.t("unfit-left"),
        (Some(Unfit::Full), _) => words.with("unfit-full", &[("load", load(one, words).into())]),
        (None, None) => load(one, words),
        (None, Some(chosen)) if chosen.previous_until.is_some() => match one.previous_until {
            Some(until) => words.with("unfit-earlier", &[("day", wording::date(until, words.lang).into())]),
            None => words.with("unfit-not-previous", &[("load", load(one, words).into())]),
        },
        (None, Some(chosen)) => {
            let key = if share(one, chosen) > share(chosen, one) { "unfit-more" } else { "unfit-same" };
            words.with(key, &[("load", load(one, words).into())])
        }
    };
    format!("{}: {why}", one.name)
}
