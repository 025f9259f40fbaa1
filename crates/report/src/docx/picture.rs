//! Charts in the file: a place in the text, and the parts that hold the chart and its numbers.

use super::body::TEXT_WIDTH;
use crate::ReportError;
use crate::chart::Picture;
use crate::document::Document;
use crate::html::escape;
use crate::workbook::drawn;

/// A letter of no alphabet around a picture's number; the crate cannot write charts.
const MARK: char = '\u{E000}';
const NUMBERS: &str = "numbers";
/// Units of drawings in a twentieth of a point.
const UNITS: usize = 635;
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWINGS: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument";

/// Text that stands where a picture is to stand, by its number from one.
pub(super) fn place(number: usize) -> String {
    format!("{MARK}{number}{MARK}")
}

/// The body with the pictures in their places.
pub(super) fn put(mut xml: String, document: &Document) -> String {
    for (number, picture) in (1..).zip(document.pictures()) {
        let text = format!("<w:t xml:space=\"preserve\">{}</w:t>", place(number));
        xml = xml.replacen(&text, &drawing(number, picture), 1);
    }
    xml
}

/// Parts to add: name and content.
pub(super) fn parts(document: &Document) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let mut parts = Vec::new();
    for (number, picture) in (1..).zip(document.pictures()) {
        let drawn = drawn(picture, &document.lang, document.made_on, NUMBERS)?;
        let relationship = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"{NUMBERS}\" Type=\"{RELATIONSHIPS}/package\" Target=\"../embeddings/chart{number}.xlsx\"/>\
             </Relationships>"
        );
        parts.push((format!("word/charts/chart{number}.xml"), drawn.chart.into_bytes()));
        parts.push((format!("word/charts/_rels/chart{number}.xml.rels"), relationship.into_bytes()));
        parts.push((format!("word/embeddings/chart{number}.xlsx"), drawn.numbers));
    }
    Ok(parts)
}

/// The list of relationships with those of the charts.
pub(super) fn relationships(xml: &str, document: &Document) -> String {
    let own = (1..).zip(document.pictures()).map(|(number, _)| {
        let id = id(number);
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONSHIPS}/chart\" Target=\"charts/chart{number}.xml\"/>")
    });
    before(xml, "</Relationships>", &own.collect::<String>())
}

/// The list of kinds of parts with those of the charts.
pub(super) fn content_types(xml: &str, document: &Document) -> String {
    let own = (1..).zip(document.pictures()).map(|(number, _)| {
        let part = format!("/word/charts/chart{number}.xml");
        format!("<Override PartName=\"{part}\" ContentType=\"{TYPES}.drawingml.chart+xml\"/>")
    });
    let own: String = own.collect();
    if own.is_empty() {
        return xml.to_owned();
    }
    let workbooks = format!("<Default Extension=\"xlsx\" ContentType=\"{TYPES}.spreadsheetml.sheet\"/>");
    before(xml, "</Types>", &format!("{workbooks}{own}"))
}

fn before(xml: &str, end: &str, added: &str) -> String {
    xml.replacen(end, &format!("{added}{end}"), 1)
}

fn id(number: usize) -> String {
    format!("chart{number}")
}

fn drawing(number: usize, picture: &Picture) -> String {
    let (title, description, id) = (escape(picture.title()), escape(picture.description()), id(number));
    let width = TEXT_WIDTH * UNITS;
    // Each name beside the axis needs its line.
    let height = (width / 2).max((picture.names_beside() + 4) * width * 34 / 1000);
    format!(
        "<w:drawing><wp:inline xmlns:wp=\"{DRAWINGS}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" \
         distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{id}\" \
         title=\"{title}\" descr=\"{description}\"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"{DRAWINGS}/main\">\
         <a:graphicData uri=\"{DRAWINGS}/chart\"><c:chart xmlns:c=\"{DRAWINGS}/chart\" xmlns:r=\"{RELATIONSHIPS}\" \
         r:id=\"{id}\"/></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
}
