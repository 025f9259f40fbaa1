//! The real pack with a board written by hand, so that every expected number stands in these tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use catalogue::{Catalogue, Sees};
use chrono::NaiveDate;
use measure::{
    AchievementCount, Board, Completeness, IndicatorResult, Member, MoneyLine, OutputResult, ProjectResult, Provenance,
    RuleCount, Status, TargetResult, TargetValue, YearValue,
};
use report::Input;

/// The Latvian pack.
pub static PACK: LazyLock<Catalogue> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../definitions/lv");
    Catalogue::load(&folder).unwrap_or_else(|findings| panic!("{findings}"))
});

/// The board.
pub static BOARD: LazyLock<Board> = LazyLock::new(board);

/// Report for a reader who sees pseudonyms.
pub fn input(lang: &str) -> Input<'_> {
    seen_as(lang, Sees::Persons)
}

/// Report for a reader with these rights.
pub fn seen_as(lang: &str, sees: Sees) -> Input<'_> {
    Input { catalogue: &PACK, board: &BOARD, lang, made_on: day(2025, 6, 30), sees }
}

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn board() -> Board {
    Board {
        indicators: PACK.indicators.keys().map(|id| (id.clone(), indicator(id))).collect(),
        targets: vec![
            target("P23-1.3/a", 12.0, 60.0, Status::NotReached),
            target("P23-1.3/c", 3.0, 37.0, Status::NotReached),
        ],
        // The two health-exercise events: the source prints 25 and 22; a ledger with 24 says so.
        achievements: vec![
            counted("h", "participations", 25.0, 24.0),
            counted("h", "persons", 22.0, 22.0),
            counted("h", "events", 2.0, 2.0),
        ],
        projects: BTreeMap::from([("4.3.4.7".to_owned(), dari())]),
        double_charges: Vec::new(),
    }
}

fn provenance(definition: &str) -> Provenance {
    Provenance {
        definition: definition.to_owned(),
        definition_version: 1,
        definition_hash: "d0".repeat(32),
        pack: format!("lv {}", PACK.pack.version),
        snapshot_hash: "5a".repeat(32),
        as_of: day(2024, 12, 31),
        simulated: true,
    }
}

/// Every forecast is met in 2022 and 2023; in 2024 only 2.3 has a value of its own: 504 places of 604. Indicator 1.1 has
/// no forecast but to increase, and does.
fn indicator(id: &str) -> IndicatorResult {
    let definition = &PACK.indicators[id];
    let promised = |year: i32| definition.target.get(&year.to_string()).copied();
    let years = (2022..=2027).filter(|year| *year <= 2024 || promised(*year).is_some()).map(|year| {
        let target = promised(year);
        let value = match target {
            _ if id == "2.3" && year == 2024 => 504.0,
            Some(target) => target,
            None => 100.0 + f64::from(year - 2022) * 20.0,
        };
        let open = year > 2024;
        let status = match target {
            _ if open => Status::Open,
            Some(target) if value < target => Status::NotReached,
            None if year == 2022 => Status::NoTarget,
            _ => Status::Reached,
        };
        let complete_on = day(year + 1, 1, 1);
        YearValue {
            year,
            value: (!open).then_some(value),
            numerator: value,
            denominator: 100,
            persons: 40,
            cases: 50,
            target,
            status,
            completeness: if open { Completeness::WindowOpen { complete_on } } else { Completeness::Complete },
            excluded: BTreeMap::from([("no_date".to_owned(), 3)]),
            boundary: Some(1),
            breakdowns: Vec::new(),
        }
    });
    IndicatorResult {
        indicator: id.to_owned(),
        years: years.collect(),
        parameters: BTreeMap::new(),
        provenance: provenance(&format!("indicators/{id}.toml")),
    }
}

fn target(id: &str, value: f64, promised: f64, status: Status) -> TargetResult {
    TargetResult {
        plan: "plan-2023-2024".to_owned(),
        owner: "1.3".to_owned(),
        target: id.to_owned(),
        values: vec![TargetValue {
            year: None,
            prison: None,
            value,
            target: Some(promised),
            status,
            completeness: Completeness::Complete,
        }],
        provenance: provenance("policy/plan-2023-2024/1.3.toml"),
    }
}

fn counted(achievement: &str, value: &str, printed: f64, counted: f64) -> AchievementCount {
    AchievementCount {
        task: "plan-2023-2024/1.3".to_owned(),
        achievement: achievement.to_owned(),
        value: value.to_owned(),
        printed: Some(printed),
        counted,
    }
}

/// 750 of 3000 persons for a quarter of the time and 20 % of the money.
fn dari() -> ProjectResult {
    let project = &PACK.projects["4.3.4.7"];
    let outputs = project.output.iter().map(|output| OutputResult {
        output: output.id.clone(),
        value: if output.target > 1.0 { 750 } else { 1 },
        target: output.target,
        by_year: BTreeMap::from([(2024, 746), (2025, 4)]),
        by_group: BTreeMap::from([("prisoner".to_owned(), 747), ("relative".to_owned(), 3)]),
        by_rule: output
            .rules
            .iter()
            .map(|rule| RuleCount { rule: rule.clone(), cases: 400, persons: 300, first: 150 })
            .collect(),
        excluded: BTreeMap::from([("outside_period".to_owned(), 7)]),
        members: (0..3)
            .map(|number| Member {
                person_key: format!("p{number:04}"),
                date: day(2024, 5, 1 + number),
                rule: output.rules[0].clone(),
                group: Some("prisoner".to_owned()),
                rules: output.rules.clone(),
            })
            .collect(),
    });
    let line = |source: &str, kind: &str, year, cents| MoneyLine {
        source: source.to_owned(),
        kind: kind.to_owned(),
        year,
        cents,
    };
    ProjectResult {
        project: project.id.clone(),
        outputs: outputs.collect(),
        money: vec![
            line("esf-plus", "planned", 2024, 40_000_000),
            line("esf-plus", "committed", 2024, 45_000_000),
            line("esf-plus", "spent", 2024, 48_268_967),
            line("state-budget", "spent", 2024, 8_518_053),
        ],
        provenance: provenance("projects/4.3.4.7.toml"),
    }
}
