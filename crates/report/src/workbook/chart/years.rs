//! Yearly values as columns, their forecasts as a line of marks.

use rust_xlsxwriter::{
    Chart as Office, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartPoint, ChartSeries, Color,
};

use super::{bordered, filled, head, letters, push, stroke, whole};
use crate::chart::{BLUE, BROWN, Chart, GREY, INK, Role, Series, WHITE};
use crate::words::Words;
use crate::workbook::{Column, Kind, Sheet, Value};

/// The numbers and the chart that shows them.
pub(super) fn office(chart: &Chart, lang: &str) -> (Sheet, Office) {
    let sheet = sheet(chart, &Words::new(lang));
    let (mut bars, mut lines) = (Office::new_column(), Office::new_line());
    let format = if chart.has_fractions() { "#,##0.0" } else { "#,##0" };
    for (at, series) in chart.series.iter().enumerate() {
        let mut drawn = ChartSeries::new();
        let (values, years, name) = (whole(&sheet, at + 1), whole(&sheet, 0), head(&sheet, at + 1));
        drawn.set_values(&values).set_categories(&years).set_name(&name);
        match series.role {
            Role::Actual => {
                measured(&mut drawn, series, format);
                push(&mut bars, drawn);
            }
            Role::Target | Role::Baseline => {
                promised(&mut drawn, series.role);
                push(&mut lines, drawn);
            }
        }
    }
    let has = |measured: bool| chart.series.iter().any(|series| (series.role == Role::Actual) == measured);
    let mut office = if has(true) { bars } else { lines.clone() };
    if has(true) && has(false) {
        office.combine(&lines);
    }
    office.x_axis().set_font(&letters());
    let axis = office.y_axis();
    axis.set_name(chart.unit.as_str()).set_name_font(letters().set_default_bold(false)).set_font(&letters());
    axis.set_num_format(format).set_major_gridlines(true).set_major_gridlines_line(&stroke(GREY, 0.5));
    (sheet, office)
}

fn sheet(chart: &Chart, words: &Words) -> Sheet {
    let heads = chart.series.iter().map(|series| Column::new(&series.name, 18.0, Kind::Number));
    let columns = std::iter::once(Column::new(words.say("year"), 18.0, Kind::Words)).chain(heads);
    let mut sheet = Sheet::new(words.say("chart-numbers"), columns.collect());
    for year in chart.years() {
        let of = |series: &Series| series.points.iter().find(|point| point.year == year).copied();
        let open = chart.series.iter().filter_map(of).any(|point| point.open);
        let when = if open { format!("{year} ({})", words.say("year-open-mark")) } else { year.to_string() };
        let values = chart.series.iter().map(|series| of(series).and_then(|point| point.value));
        let values = values.map(|value| value.map_or(Value::Empty, Value::Number));
        sheet.rows.push(std::iter::once(Value::Words(when)).chain(values).collect());
    }
    sheet
}

/// Columns with their numbers; those of years that are not over are hatched.
fn measured(drawn: &mut ChartSeries, series: &Series, format: &str) {
    let mut label = ChartDataLabel::new();
    label.show_value().set_position(ChartDataLabelPosition::OutsideEnd).set_num_format(format).set_font(&letters());
    drawn.set_format(&mut solid(BLUE)).set_gap(80).set_data_label(&label);
    if series.points.iter().any(|point| point.open) {
        let points = series
            .points
            .iter()
            .map(|point| ChartPoint::new().set_format(&mut if point.open { hatched() } else { solid(BLUE) }));
        drawn.set_points(&points.collect::<Vec<_>>());
    }
}

fn promised(drawn: &mut ChartSeries, role: Role) {
    if role == Role::Baseline {
        let mut line = stroke(INK, 1.5);
        drawn.set_format(line.set_dash_type(ChartLineDashType::SquareDot));
        return;
    }
    let mut marker = ChartMarker::new();
    let mut look = bordered(WHITE, &stroke(BROWN, 2.0));
    marker.set_type(ChartMarkerType::Circle).set_size(7).set_format(&mut look);
    drawn.set_format(&mut stroke(BROWN, 2.25)).set_marker(&marker);
}

fn solid(colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(&filled(colour));
    format
}

fn hatched() -> ChartFormat {
    let mut format = ChartFormat::new();
    let mut fill = ChartPatternFill::new();
    fill.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards);
    fill.set_foreground_color(Color::RGB(BLUE)).set_background_color(Color::RGB(WHITE));
    format.set_pattern_fill(&fill).set_border(&stroke(BLUE, 1.5));
    format
}
