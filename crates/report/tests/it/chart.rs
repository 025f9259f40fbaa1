//! Charts say their message in words, with every number as text.

use report::chart::{self, Chart, Point, Role, Series};

use crate::fixture::{BOARD, PACK};
use crate::xml::elements;

fn of(id: &str, lang: &str) -> Chart {
    chart::of_indicator(&PACK, &BOARD.indicators[id], lang).unwrap()
}

#[test]
fn the_title_says_value_and_forecast_of_the_newest_complete_year() {
    assert_eq!(of("2.3", "lv").title, "2.3. rādītājs 2024. gadā: 504, prognoze 604");
    assert_eq!(of("2.3", "en").title, "Indicator 2.3 in 2024: 504, forecast 604");
    assert!(of("1.2", "lv").title.contains("\u{a0}%"));
}

#[test]
fn the_description_tells_every_year() {
    let told = of("2.3", "lv").description;
    for year in
        ["2022: vērtība 504, prognoze 504.", "2024: vērtība 504, prognoze 604.", "2025: vērtība –, prognoze 1804."]
    {
        assert!(told.contains(year), "{told}");
    }
}

#[test]
fn the_picture_is_well_formed_and_its_numbers_are_text() {
    for id in PACK.indicators.keys() {
        for lang in ["lv", "en"] {
            let chart = of(id, lang);
            let all = elements(&chart::svg(&chart, lang));
            assert_eq!(all[0].name, "svg");
            assert_eq!(all[0].get("role"), Some("img"));
            assert_eq!(all[1].name, "title");
            assert_eq!(all[1].words, chart.title);
            assert_eq!(all[2].words, chart.description);
        }
    }
    let picture = chart::svg(&of("2.3", "lv"), "lv");
    assert!(picture.contains(">504</text>"));
    assert!(picture.contains(">Prognoze</text>"));
}

#[test]
fn a_year_that_is_not_over_is_drawn_otherwise_and_said_in_words() {
    let point = |year, value, open| Point { year, value: Some(value), open };
    let chart = Chart {
        title: "<Piemērs & co>".to_owned(),
        description: String::new(),
        unit: "gab.".to_owned(),
        decimals: 0,
        series: vec![Series {
            name: "Vērtība".to_owned(),
            role: Role::Actual,
            points: vec![point(2024, 5.0, false), point(2025, 7.0, true)],
        }],
    };
    let picture = chart::svg(&chart, "lv");
    let all = elements(&picture);
    let bars: Vec<&str> = all.iter().filter(|one| one.name == "rect").filter_map(|one| one.get("class")).collect();
    assert_eq!(bars, ["chart-bar", "chart-bar-open"]);
    assert!(picture.contains(">nepilns</text>"));
    assert!(picture.contains("&lt;Piemērs &amp; co&gt;"));
}

#[test]
fn every_part_stays_inside_the_picture() {
    for id in PACK.indicators.keys() {
        let all = elements(&chart::svg(&of(id, "lv"), "lv"));
        for bar in all.iter().filter(|one| one.name == "rect") {
            let number = |name: &str| bar.get(name).unwrap().parse::<f64>().unwrap();
            assert!(number("y") >= 0.0 && number("y") + number("height") <= 300.0 && number("height") > 0.0, "{id}");
            assert!(number("x") >= 0.0 && number("x") + number("width") <= 640.0, "{id}");
        }
    }
}
