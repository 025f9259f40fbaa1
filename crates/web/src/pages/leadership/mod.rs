//! What leadership needs to know: the newest numbers of the standing studies, what changed, and how sure we are.

use askama::Template;
use catalogue::{Protocol, Sees, wording};
use measure::{Certainty, Lead, Shift};
use report::Telling;

use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::pages::studies::written;
use crate::visit::Visit;
use crate::words::Words;

/// Decimals of every number of a hundred, so that the number, the one before and their difference add up.
const DECIMALS: usize = 1;

#[derive(Template)]
#[template(path = "pages/leadership/page.html")]
struct View {
    page: Shell,
    lines: Vec<Line>,
}

/// One number.
#[derive(Debug)]
struct Line {
    name: String,
    year: String,
    /// The number in a sentence; what is missing where it may not be told.
    sentence: String,
    change: String,
    certainty: String,
    cases: String,
    study: String,
    /// The explorer with that year's people, where the visitor may enter it.
    explore: Option<String>,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let leads = visit.app().measured().engine.leads().await?;
    let protocols = &visit.app().catalogue().protocols;
    let lines = leads.iter().filter_map(|lead| Some(line(&visit, protocols.get(&lead.protocol)?, lead)));
    page(&View { page: Shell::new(&visit, &visit.words().t("leadership")), lines: lines.collect() })
}

fn line(visit: &Visit, protocol: &Protocol, lead: &Lead) -> Line {
    let (words, lang) = (visit.words(), visit.lang());
    let below = visit.app().catalogue().pack.suppress_below;
    let seen = if visit.sees("indicator") == Sees::Persons { lead.clone() } else { lead.suppressed(below) };
    let analysis = protocol.analysis(&lead.analysis);
    let readings = protocol.parameter.iter().map(|(name, one)| (name.clone(), written(&one.value))).collect();
    let telling = Telling { decimals: DECIMALS, ..Telling::of(&readings, lang) };
    let sentence = analysis.and_then(|analysis| report::study_headline(&seen.now, analysis, telling));
    let told = sentence.is_some();
    let year = lead.year.to_string();
    let narrowed = [
        ("study", lead.protocol.as_str()),
        ("outcome", lead.analysis.as_str()),
        (&*format!("only.{}", lead.column), year.as_str()),
    ];
    Line {
        name: analysis.map_or(lead.analysis.as_str(), |analysis| analysis.name.get(lang)).to_owned(),
        sentence: sentence.unwrap_or_else(|| words.t("leadership-too-few")),
        change: if told { change(&seen, words) } else { String::new() },
        certainty: if told { certainty(&seen, words) } else { String::new() },
        cases: seen.now.part("windows").or_else(|| seen.now.part("shares")).map_or_else(String::new, |part| {
            let cases = part.column("cases").next().and_then(measure::study::Cell::value);
            cases.map_or_else(String::new, |cases| wording::number(cases, 0, lang))
        }),
        study: format!("/studies/{}", lead.protocol),
        explore: visit.may("read", "study").then(|| address("/explore", &narrowed)),
        year,
    }
}

/// What may be said of the change since the year before.
fn change(lead: &Lead, words: Words) -> String {
    let (Some((before, change)), Some(shift)) = (lead.change(), lead.shift()) else {
        return words.t("leadership-first");
    };
    let number = |share: f64| wording::fixed(share * 100.0, DECIMALS, words.lang);
    // The difference of what is shown: a reader subtracts one from the other.
    let shown = |share: f64| (share * 1000.0).round() / 1000.0;
    let apart = lead.share().map_or(change.value, |now| shown(now.value) - shown(before));
    let (lower, upper) = (change.interval.lower, change.interval.upper);
    // Of what is fewer the size is told, with its bounds in order of size.
    let (key, points, from, to) = match shift {
        Shift::More => ("leadership-more", apart, lower, upper),
        Shift::Fewer => ("leadership-fewer", -apart, -upper, -lower),
        Shift::Same => ("leadership-same", apart, lower, upper),
        Shift::Unknown => ("leadership-unknown", apart, lower, upper),
    };
    let told = [
        ("year", (lead.year - 1).to_string().into()),
        ("before", number(before).into()),
        ("points", number(points).into()),
        ("from", number(from).into()),
        ("to", number(to).into()),
    ];
    words.with(key, &told)
}

/// How closely the number is known.
fn certainty(lead: &Lead, words: Words) -> String {
    match lead.certainty() {
        None => String::new(),
        Some(Certainty::Close) => words.t("leadership-close"),
        Some(Certainty::Rough) => words.t("leadership-rough"),
        Some(Certainty::Vague) => words.t("leadership-vague"),
    }
}
