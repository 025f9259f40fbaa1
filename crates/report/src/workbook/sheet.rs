//! One sheet: a table of typed values.

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

const HEADER_SHADE: u32 = 0x00E8_EEF3;
/// Codes of paper sizes in workbooks.
const A3: u8 = 8;
const A4: u8 = 9;
/// Height of one line in points.
const LINE: f64 = 15.0;

/// A table of typed values on one sheet.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    /// Name of the tab.
    pub(crate) name: String,
    /// Columns.
    pub(crate) columns: Vec<Column>,
    /// Rows, one value per column.
    pub(crate) rows: Vec<Vec<Value>>,
    /// Sums under the table, in bold.
    pub(crate) totals: Vec<Vec<Value>>,
    /// Has so many columns that it prints on A3.
    pub(crate) wide: bool,
}

/// A column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Heading.
    pub(crate) head: String,
    /// Width in characters.
    pub(crate) width: f64,
    /// What its cells hold.
    pub(crate) kind: Kind,
}

/// Kinds of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words.
    Words,
    /// Number without unit.
    Number,
    /// Year: a number that is never grouped.
    Year,
    /// Share from 0 to 1, shown in percent.
    Share,
    /// Amount in whole currency units, shown with cents.
    Money,
    /// Day.
    Day,
}

/// A cell's value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Empty,
    /// Words.
    Words(String),
    /// Number.
    Number(f64),
    /// Cents, written as an amount.
    Cents(i64),
    /// Day.
    Day(NaiveDate),
}

impl Column {
    /// A column.
    pub(crate) fn new(head: impl Into<String>, width: f64, kind: Kind) -> Self {
        Self { head: head.into(), width, kind }
    }
}

impl Sheet {
    /// A sheet without rows.
    pub(crate) fn new(name: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { name: name.into(), columns, rows: Vec::new(), totals: Vec::new(), wide: false }
    }

    /// Writes it, with `title` in the print header.
    pub(super) fn write(&self, sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_background_color(Color::RGB(HEADER_SHADE))
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::Top);
        for (at, column) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, &column.head, &head)?;
        }
        let heads = self.columns.iter().map(|column| lines_of(&column.head, column.width));
        sheet.set_row_height(0, LINE * heads.fold(1.0, f64::max))?;
        let mut row = 1;
        for values in &self.rows {
            self.row(sheet, row, values, false)?;
            row += 1;
        }
        let last_row = row - 1;
        for values in &self.totals {
            self.row(sheet, row, values, true)?;
            row += 1;
        }
        let last_column = u16::try_from(self.columns.len()).expect("a sheet has few columns").saturating_sub(1);
        sheet.set_freeze_panes(1, 0)?;
        if last_row > 0 {
            sheet.autofilter(0, 0, last_row, last_column)?;
        }
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_paper_size(if self.wide { A3 } else { A4 }).set_landscape().set_print_fit_to_pages(1, 0);
        // `&` begins a code in headers.
        sheet.set_header(format!("&L{}&R&A", title.replace('&', "&&"))).set_footer("&C&P / &N");
        Ok(())
    }

    /// Lines of the row's tallest cell: not every program fits rows to wrapped words by itself.
    fn lines(&self, values: &[Value]) -> f64 {
        let cells = values.iter().zip(&self.columns);
        let lines = cells.map(|(value, column)| match value {
            Value::Words(words) => lines_of(words, column.width),
            _ => 1.0,
        });
        lines.fold(1.0, f64::max)
    }

    fn row(&self, sheet: &mut Worksheet, row: u32, values: &[Value], total: bool) -> Result<(), XlsxError> {
        assert_eq!(values.len(), self.columns.len(), "a row of `{}` has one value per column", self.name);
        sheet.set_row_height(row, LINE * self.lines(values))?;
        for (at, (value, column)) in (0_u16..).zip(values.iter().zip(&self.columns)) {
            let format = format(column.kind, value, total);
            match value {
                Value::Empty => {
                    sheet.write_blank(row, at, &format)?;
                }
                Value::Words(words) => {
                    sheet.write_string_with_format(row, at, words, &format)?;
                }
                Value::Number(number) => {
                    sheet.write_number_with_format(row, at, *number, &format)?;
                }
                Value::Cents(cents) => {
                    sheet.write_number_with_format(row, at, amount(*cents), &format)?;
                }
                Value::Day(day) => {
                    let day = ExcelDateTime::parse_from_str(&day.to_string())?;
                    sheet.write_datetime_with_format(row, at, &day, &format)?;
                }
            }
        }
        Ok(())
    }
}

/// Lines of text at a column's width; words break before it is full, so one letter in eight counts twice.
fn lines_of(words: &str, width: f64) -> f64 {
    let letters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    (f64::from(letters) * 1.125 / width).ceil().max(1.0)
}

fn format(kind: Kind, value: &Value, total: bool) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    let format = match kind {
        Kind::Words => format.set_text_wrap(),
        Kind::Number if matches!(value, Value::Number(number) if number.fract() != 0.0) => {
            format.set_num_format("#,##0.00")
        }
        Kind::Number => format.set_num_format("#,##0"),
        Kind::Year => format.set_num_format("0"),
        Kind::Share => format.set_num_format("0.00%"),
        Kind::Money => format.set_num_format("#,##0.00"),
        Kind::Day => format.set_num_format("dd\\.mm\\.yyyy"),
    };
    if total { format.set_bold().set_border_top(FormatBorder::Thin) } else { format }
}

/// Cents as an amount. Sheets know floating numbers only; up to 90 million million euros every cent is exact.
#[expect(clippy::cast_precision_loss, reason = "amounts of a national budget lie far below 2^53 cents")]
fn amount(cents: i64) -> f64 {
    cents as f64 / 100.0
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Words(words) }
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Number(f64::from(u32::try_from(count).expect("counts of persons and cases fit 32 bits")))
    }
}

impl From<i32> for Value {
    fn from(year: i32) -> Self {
        Self::Number(f64::from(year))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}
