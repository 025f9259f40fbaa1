//! Charts that Word draws itself, each with the workbook of its numbers, so that people may edit them.

mod plot;
mod years;

use std::io::{Cursor, Read};

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart as Office, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartRange, ChartSeries, ChartSolidFill,
    Color,
};
use zip::ZipArchive;

use super::{Sheet, Value, in_workbook};
use crate::ReportError;
use crate::chart::Picture;
use crate::words::locale;

/// Word wants the place of the workbook before the settings of printing.
const PRINTING: &str = "<c:printSettings>";
const LANGUAGE: &str = r#"<c:lang val="en-US"/>"#;
/// The crate writes charts as Excel of 2007 did and leaves out what that takes for granted. Elsewhere an element that is
/// absent means yes: smooth lines, colours that vary from column to column, names in labels, titles drawn over the chart.
const SAID: [(&str, &str); 7] = [
    (r#"<c:grouping val="clustered"/>"#, r#"<c:varyColors val="0"/>"#),
    (r#"<c:grouping val="standard"/>"#, r#"<c:varyColors val="0"/>"#),
    (r#"<c:scatterStyle val="lineMarker"/>"#, r#"<c:varyColors val="0"/>"#),
    ("</c:scaling>", r#"<c:delete val="0"/>"#),
    ("</c:tx><c:layout/>", r#"<c:overlay val="0"/>"#),
    (
        r#"<c:showVal val="1"/>"#,
        r#"<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#,
    ),
    (r#"<c:plotVisOnly val="1"/>"#, r#"<c:dispBlanksAs val="gap"/>"#),
];

/// A chart as a file of Word holds it.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// The part that says how it is drawn; its numbers are in it once more.
    pub(crate) chart: String,
    /// Its numbers.
    pub(crate) numbers: Vec<u8>,
}

/// A picture as Word draws it; the workbook is the chart's relationship `numbers`.
pub(crate) fn drawn(picture: &Picture, lang: &str, made_on: NaiveDate, numbers: &str) -> Result<Drawn, ReportError> {
    let (sheet, mut chart) = match picture {
        Picture::Years(chart) => years::office(chart, lang),
        Picture::Plot(plot) => plot::office(plot, lang),
    };
    chart.title().set_hidden();
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&letters());
    let title = picture.title();
    let book = |chart: Option<&Office>| {
        in_workbook(title, made_on, |workbook| {
            let page = workbook.add_worksheet();
            sheet.write(page, title)?;
            chart.map_or(Ok(()), |chart| page.insert_chart(0, 0, chart).map(drop))
        })
    };
    let mut archive = ZipArchive::new(Cursor::new(book(Some(&chart))?)).map_err(ReportError::document)?;
    let mut xml = String::new();
    archive
        .by_name("xl/charts/chart1.xml")
        .map_err(ReportError::document)?
        .read_to_string(&mut xml)
        .map_err(ReportError::document)?;
    let language = locale(lang);
    let chart = said(&xml)
        .replace(r#"lang="en-US""#, &format!(r#"lang="{language}""#))
        .replace(LANGUAGE, &format!(r#"<c:lang val="{language}"/><c:roundedCorners val="0"/>"#))
        .replace(
            PRINTING,
            &format!(r#"<c:externalData r:id="{numbers}"><c:autoUpdate val="0"/></c:externalData>{PRINTING}"#),
        );
    Ok(Drawn { chart, numbers: book(None)? })
}

/// The chart with everything said that the crate leaves out.
fn said(xml: &str) -> String {
    let mut xml = xml.replace(r#"<c:showVal val="1"/>"#, r#"<c:showLegendKey val="0"/><c:showVal val="1"/>"#);
    for (after, more) in SAID {
        xml = xml.replace(after, &format!("{after}{more}"));
    }
    if let Some((head, legend)) = xml.split_once("<c:legend>") {
        let legend = legend.replacen("<c:layout/>", r#"<c:layout/><c:overlay val="0"/>"#, 1);
        xml = format!("{head}<c:legend>{legend}");
    }
    // Columns stand before lines; only lines can be smooth.
    let lines = ["<c:lineChart>", "<c:scatterChart>"].iter().find_map(|tag| xml.find(tag)).unwrap_or(xml.len());
    let (columns, lines) = xml.split_at(lines);
    let columns: String = columns.split_inclusive("</c:ser>").map(upright).collect();
    let lines: String = lines.split_inclusive("</c:ser>").map(straight).collect();
    columns + &lines
}

/// A series of columns, of which negative ones keep their colour.
fn upright(series: &str) -> String {
    let Some((head, rest)) = series.split_once("</c:tx><c:spPr>") else { return series.to_owned() };
    let Some((look, rest)) = rest.split_once("</c:spPr>") else { return series.to_owned() };
    format!(r#"{head}</c:tx><c:spPr>{look}</c:spPr><c:invertIfNegative val="0"/>{rest}"#)
}

/// A series of a line with straight edges; its marks stand after its own look, where the crate writes them before.
fn straight(series: &str) -> String {
    let series = series.replace("</c:ser>", r#"<c:smooth val="0"/></c:ser>"#);
    let Some((head, rest)) = series.split_once("</c:tx><c:marker>") else { return series };
    let Some((marks, rest)) = rest.split_once("</c:marker><c:spPr>") else { return series };
    let Some((look, rest)) = rest.split_once("</c:spPr>") else { return series };
    format!("{head}</c:tx><c:spPr>{look}</c:spPr><c:marker>{marks}</c:marker>{rest}")
}

/// Adds a series as it is; the crate's own way takes its marks away.
fn push(office: &mut Office, series: ChartSeries) {
    *office.add_series() = series;
}

/// The whole of a column of the sheet below its head: what is filled in later is drawn too.
fn whole(sheet: &Sheet, at: usize) -> ChartRange {
    let last = u32::try_from(sheet.rows.len().max(1)).expect("a chart has fewer points than a sheet has rows");
    ChartRange::new_from_range(&sheet.name, 1, place(at), last, place(at))
}

/// The values of a column of the sheet, from below its head to the last it has.
fn column(sheet: &Sheet, at: usize) -> ChartRange {
    let last = sheet.rows.iter().rposition(|row| row[at] != Value::Empty).map_or(1, |last| last + 1);
    let last = u32::try_from(last).expect("a chart has fewer points than a sheet has rows");
    ChartRange::new_from_range(&sheet.name, 1, place(at), last, place(at))
}

/// The head of a column.
fn head(sheet: &Sheet, at: usize) -> ChartRange {
    ChartRange::new_from_range(&sheet.name, 0, place(at), 0, place(at))
}

fn place(at: usize) -> u16 {
    u16::try_from(at).expect("a sheet has few columns")
}

fn letters() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(9);
    font
}

fn stroke(colour: u32, points: f64) -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(colour)).set_width(points);
    line
}

fn filled(colour: u32) -> ChartSolidFill {
    let mut fill = ChartSolidFill::new();
    fill.set_color(Color::RGB(colour));
    fill
}

fn bordered(fill: u32, border: &ChartLine) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(&filled(fill)).set_border(border);
    format
}
