//! Tables with a header row that repeats on every page.

use docx_rs::{
    AlignmentType, Docx, HeightRule, Shading, Table as WordTable, TableCell, TableCellMargins, TableLayoutType,
    TableRow, WidthType,
};

use super::body::TEXT_WIDTH;
use super::line::{Ids, run};
use crate::document::{Cell, Row, Table};

/// Marks header rows until the package is written: the crate cannot say that a row repeats.
pub(super) const HEADER_ROW: &str = r#"<w:trHeight w:val="7" w:hRule="exact" />"#;
const HEADER_ROW_HEIGHT: f32 = 7.0;
const HEADER_SHADE: &str = "E8EEF3";
/// From so many columns on letters are smaller, so that no word of a heading is broken.
const MANY_COLUMNS: usize = 9;
/// Letters of a line in letters of the usual size, and in small ones; a longer line has tiny ones.
const LINE: u32 = 85;
const SMALL_LINE: u32 = 106;

/// Adds caption and table.
pub(super) fn add(docx: Docx, table: &Table, ids: &mut Ids) -> Docx {
    let mut docx = docx;
    if !table.caption.is_empty() {
        docx = docx.add_paragraph(ids.paragraph("Caption").keep_next(true).add_run(run(&table.caption)));
    }
    let widths = widths(table);
    let mut rows = vec![header(table, &widths, ids)];
    rows.extend(table.rows.iter().map(|row| body(row, table, &widths, ids)));
    let word = WordTable::new(rows)
        .style("TableGrid")
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(40, 85, 40, 85))
        .set_grid(widths);
    // Without a paragraph between them Word would join two tables.
    docx.add_table(word).add_paragraph(ids.paragraph("AfterTable"))
}

fn widths(table: &Table) -> Vec<usize> {
    let sum: usize = table.columns.iter().map(|column| column.width as usize).sum();
    table.columns.iter().map(|column| column.width as usize * TEXT_WIDTH / sum.max(1)).collect()
}

fn header(table: &Table, widths: &[usize], ids: &mut Ids) -> TableRow {
    let cells = table.columns.iter().zip(widths).map(|(column, width)| {
        let mut paragraph = ids.paragraph(style("TableHead", table)).keep_next(true).add_run(run(&column.head));
        if column.number {
            paragraph = paragraph.align(AlignmentType::Right);
        }
        let shade = Shading::new().fill(HEADER_SHADE);
        TableCell::new().width(*width, WidthType::Dxa).shading(shade).add_paragraph(paragraph)
    });
    TableRow::new(cells.collect()).cant_split().row_height(HEADER_ROW_HEIGHT).height_rule(HeightRule::Exact)
}

fn body(row: &Row, table: &Table, widths: &[usize], ids: &mut Ids) -> TableRow {
    let cells = row.cells.iter().zip(&table.columns).zip(widths).map(|((cell, column), width)| {
        let look = style(if row.total { "TableTotal" } else { "TableText" }, table);
        let cell = lines(cell, look, column.number, ids);
        cell.width(*width, WidthType::Dxa)
    });
    TableRow::new(cells.collect()).cant_split()
}

/// The style of this name, or its smaller form.
fn style(name: &'static str, table: &Table) -> &'static str {
    let many = table.columns.len() >= MANY_COLUMNS;
    let letters: u32 = if table.in_letters { table.columns.iter().map(|column| column.width).sum() } else { 0 };
    match (name, letters) {
        (_, ..=LINE) if !many => name,
        ("TableHead", ..=SMALL_LINE) => "TableHeadSmall",
        ("TableTotal", ..=SMALL_LINE) => "TableTotalSmall",
        (_, ..=SMALL_LINE) => "TableTextSmall",
        ("TableHead", _) => "TableHeadTiny",
        ("TableTotal", _) => "TableTotalTiny",
        _ => "TableTextTiny",
    }
}

fn lines(cell: &Cell, style: &str, number: bool, ids: &mut Ids) -> TableCell {
    let mut out = TableCell::new();
    for line in &cell.0 {
        let mut paragraph = ids.paragraph(style);
        if number {
            paragraph = paragraph.align(AlignmentType::Right);
        }
        out = out.add_paragraph(ids.words(paragraph, line));
    }
    if cell.0.is_empty() { out.add_paragraph(ids.paragraph(style)) } else { out }
}
