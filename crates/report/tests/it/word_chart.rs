//! Charts in Word files: drawn by Word from numbers that people may edit.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataType, Range, Reader, Xlsx};
use report::passports_docx;
use zip::ZipArchive;

use crate::fixture::{BOARD, input};
use crate::section::{answered, section_docx};
use crate::study::pictured;
use crate::xml::{Element, elements};

/// Parts of a file by name.
pub fn parts(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), bytes)
        })
        .collect()
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

fn attributes<'a>(all: &'a [Element], name: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    all.iter().filter(move |one| one.name == name).filter_map(move |one| one.get(attribute))
}

/// The workbook a chart of the file is drawn from.
fn numbers(parts: &BTreeMap<String, Vec<u8>>, chart: usize) -> Range<Data> {
    let bytes = parts[&format!("word/embeddings/chart{chart}.xlsx")].clone();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names().len(), 1);
    book.worksheet_range_at(0).unwrap().unwrap()
}

fn row(sheet: &Range<Data>, at: usize) -> Vec<String> {
    sheet.rows().nth(at).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn every_chart_has_its_place_its_part_and_its_workbook() {
    let parts = parts(passports_docx(&input("lv"), "guidelines-2022-2027").unwrap());
    let document = elements(&text(&parts, "word/document.xml"));
    let relationships = elements(&text(&parts, "word/_rels/document.xml.rels"));
    let types = elements(&text(&parts, "[Content_Types].xml"));
    let charts = attributes(&document, "c:chart", "r:id").collect::<Vec<_>>();
    assert!(charts.len() > 3, "{charts:?}");
    assert_eq!(attributes(&types, "Default", "Extension").filter(|one| *one == "xlsx").count(), 1);
    for (number, id) in (1..).zip(charts) {
        let target = relationships.iter().find(|one| one.get("Id") == Some(id)).and_then(|one| one.get("Target"));
        assert_eq!(target, Some(&*format!("charts/chart{number}.xml")));
        let part = format!("/word/charts/chart{number}.xml");
        assert_eq!(attributes(&types, "Override", "PartName").filter(|one| *one == part).count(), 1);
        let chart = elements(&text(&parts, &part[1..]));
        let data = attributes(&chart, "c:externalData", "r:id").collect::<Vec<_>>();
        let own = elements(&text(&parts, &format!("word/charts/_rels/chart{number}.xml.rels")));
        assert_eq!(attributes(&own, "Relationship", "Id").collect::<Vec<_>>(), data);
        let workbook = format!("../embeddings/chart{number}.xlsx");
        assert_eq!(attributes(&own, "Relationship", "Target").collect::<Vec<_>>(), [&*workbook]);
        assert!(numbers(&parts, number).height() > 1);
    }
    let drawings: Vec<&Element> = document.iter().filter(|one| one.name == "wp:docPr").collect();
    assert!(drawings.iter().all(|one| one.get("descr").is_some_and(|text| !text.is_empty())));
    let inside = text(&parts, "word/document.xml");
    assert!(!inside.contains('\u{E000}'), "a mark of a place is left in the text");
}

#[test]
fn the_workbook_and_the_chart_hold_the_values_of_the_board() {
    let parts = parts(passports_docx(&input("lv"), "guidelines-2022-2027").unwrap());
    let document = elements(&text(&parts, "word/document.xml"));
    let titles: Vec<&str> = attributes(&document, "wp:docPr", "title").collect();
    let at = titles.iter().position(|title| title.starts_with("2.3. ")).unwrap() + 1;
    let sheet = numbers(&parts, at);
    assert_eq!(row(&sheet, 0), ["Gads", "Faktiskā vērtība", "Prognoze"]);
    for (line, year) in (1..).zip(&BOARD.indicators["2.3"].years) {
        let shown = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let found = row(&sheet, line);
        assert!(found[0].starts_with(&year.year.to_string()));
        assert_eq!(found[1..], [shown(year.value), shown(year.target)]);
    }
    let chart = elements(&text(&parts, &format!("word/charts/chart{at}.xml")));
    assert!(chart.iter().any(|one| one.name == "c:v" && one.words == "504"), "Word shows it before anybody edits");
    assert_eq!(attributes(&chart, "c:lang", "val").collect::<Vec<_>>(), ["lv-LV"]);
    assert!(!text(&parts, &format!("word/charts/chart{at}.xml")).contains("en-US"));
}

#[test]
fn every_picture_of_a_study_stands_in_its_section() {
    for (answer, lines, dots) in pictured() {
        let study = answer.study;
        let parts = parts(section_docx(&answered(answer), "en"));
        let chart = elements(&text(&parts, "word/charts/chart1.xml"));
        let series = chart.iter().filter(|one| one.name == "c:ser").count();
        let sheet = numbers(&parts, 1);
        match study {
            // A curve and the two limits of its interval for each group.
            "survival" => assert_eq!(series, 3 * lines),
            // A curve for each score, and chance.
            "accuracy" => assert_eq!(series, lines + 1),
            // Bins with intervals, and what would be perfect.
            "calibration" => {
                assert_eq!((series, chart.iter().filter(|one| one.name == "c:errBars").count()), (2, 1));
                assert_eq!(sheet.height(), dots + 1);
            }
            // Each covariate before and after.
            "effect" => {
                assert_eq!((series, sheet.height()), (2, dots / 2 + 1));
                assert_eq!(chart.iter().filter(|one| one.name == "c:barChart").count(), 1);
                let title = |axis: &str| {
                    let at = chart.iter().position(|one| one.name == axis).unwrap();
                    chart[at..].iter().find(|one| one.name == "a:t").unwrap().words.clone()
                };
                assert_eq!(
                    (title("c:catAx"), title("c:valAx")),
                    ("Covariate".to_owned(), "Balance: standardised differences before and after".to_owned())
                );
            }
            _ => panic!("{study} has a picture that no test looks at"),
        }
    }
}

#[test]
fn a_curve_holds_its_height_until_the_next_event() {
    let (answer, _, _) = pictured().remove(0);
    let parts = parts(section_docx(&answered(answer), "lv"));
    let sheet = numbers(&parts, 1);
    let points: Vec<(f64, f64)> =
        sheet.rows().skip(1).filter_map(|row| Some((row[0].as_f64()?, row[1].as_f64()?))).collect();
    assert_eq!(points[0], (0.0, 1.0));
    for pair in points.windows(2) {
        let (level, upright) = (pair[0].1.to_bits() == pair[1].1.to_bits(), pair[0].0.to_bits() == pair[1].0.to_bits());
        assert!(level || upright, "{pair:?}");
    }
    let document = text(&parts, "word/document.xml");
    assert!(document.contains("Riska grupā"), "numbers at risk stand under the chart");
    for day in [10, 20, 30, 40, 50] {
        assert!(document.contains(&format!(">{day}</w:t>")), "round days head the numbers at risk");
    }
}

/// Elements that a part of a chart may hold, in the order of the schema of ECMA-376, part 1, 21.2.
const ORDER: [(&str, &str); 12] = [
    ("c:chartSpace", "lang roundedCorners style chart spPr txPr externalData printSettings"),
    ("c:chart", "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs"),
    ("c:legend", "legendPos legendEntry layout overlay spPr txPr"),
    ("c:ser", "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat xVal val yVal smooth"),
    ("c:dLbls", "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize"),
    ("c:barChart", "barDir grouping varyColors ser gapWidth overlap axId"),
    ("c:lineChart", "grouping varyColors ser marker axId"),
    ("c:scatterChart", "scatterStyle varyColors ser dLbls axId"),
    ("c:errBars", "errDir errBarType errValType noEndCap plus minus val spPr"),
    ("c:title", "tx layout overlay spPr txPr"),
    (
        "c:catAx",
        "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx \
         crosses auto lblAlgn lblOffset noMultiLvlLbl",
    ),
    (
        "c:valAx",
        "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx \
         crosses crossBetween majorUnit",
    ),
];

/// Names of an element's children, in order, for every element of a name.
fn children(xml: &str, of: &str) -> Vec<Vec<String>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut path, mut found): (Vec<String>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    loop {
        let (tag, opens) = match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => (tag, true),
            quick_xml::events::Event::Empty(tag) => (tag, false),
            quick_xml::events::Event::End(_) => {
                path.pop();
                continue;
            }
            quick_xml::events::Event::Eof => return found,
            _ => continue,
        };
        let name = tag.name().as_ref().to_owned();
        if path.last().is_some_and(|parent| parent == of) {
            found.last_mut().unwrap().push(name.clone());
        }
        if opens {
            if name == of {
                found.push(Vec::new());
            }
            path.push(name);
        }
    }
}

#[test]
fn every_element_stands_where_the_schema_has_it() {
    let years = parts(passports_docx(&input("lv"), "guidelines-2022-2027").unwrap());
    let studies = pictured().into_iter().map(|(answer, ..)| parts(section_docx(&answered(answer), "lv")));
    for parts in studies.chain([years]) {
        for name in parts.keys().filter(|name| name.starts_with("word/charts/chart")) {
            for (of, order) in ORDER {
                let order: Vec<String> = order.split_whitespace().map(|name| format!("c:{name}")).collect();
                let place = |name: &String| {
                    order.iter().position(|known| known == name).unwrap_or_else(|| panic!("{of} holds {name}"))
                };
                for names in children(&text(&parts, name), of) {
                    assert!(names.iter().map(place).is_sorted(), "{of}: {names:?}");
                }
            }
        }
    }
}
