//! Funds, whom they name, and possible double charges found by the demarcation rule.

use askama::Template;
use catalogue::{Catalogue, Fund, Sees, wording};
use measure::DoubleCharge;

use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;
use crate::words::Words;

/// More lines than this make the page heavy; the number of all is said above the table.
const MOST_LINES: usize = 200;

#[derive(Template)]
#[template(path = "pages/funding/page.html")]
struct View {
    page: Shell,
    rule: String,
    found: String,
    /// Person, day, activity, first fund, second fund.
    charges: Vec<[String; 5]>,
    persons: bool,
    /// Code, period, name, target groups, relation.
    funds: Vec<[String; 5]>,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let measured = visit.app().measured();
    let charges = &measured.board.double_charges;
    let persons = visit.sees("indicator") == Sees::Persons;
    let line = |one: &DoubleCharge| charge(one, catalogue, words);
    page(&View {
        page: Shell::new(&visit, &words.t("funding")),
        rule: catalogue.demarcation.as_ref().map(|rule| rule.rule.get(words.lang).to_owned()).unwrap_or_default(),
        found: words.count("double-charges", charges.len() as u64),
        charges: if persons { charges.iter().take(MOST_LINES).map(line).collect() } else { Vec::new() },
        persons,
        funds: catalogue.funds.values().map(|fund| self::fund(fund, words)).collect(),
    })
}

fn charge(one: &DoubleCharge, catalogue: &Catalogue, words: Words) -> [String; 5] {
    let kind = catalogue.activity_types.get(&one.activity_type);
    [
        one.person_key.chars().take(10).collect(),
        wording::date(one.date, words.lang),
        kind.map_or(one.activity_type.as_str(), |kind| kind.name.get(words.lang)).to_owned(),
        one.first_fund.clone(),
        one.second_fund.clone(),
    ]
}

fn fund(fund: &Fund, words: Words) -> [String; 5] {
    let text = |text: &Option<catalogue::Text>| {
        text.as_ref().map(|text| text.get(words.lang).trim().to_owned()).unwrap_or_default()
    };
    let name = fund.name.get(words.lang).to_owned();
    [fund.code.clone(), fund.period.clone(), name, text(&fund.target_groups), text(&fund.relation)]
}
