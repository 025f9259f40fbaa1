//! Workbooks people work on: typed cells, a header that stays and repeats, filters, A4 print, provenance sheet.

mod chart;
mod provenance;
mod sheet;

pub(crate) use chart::drawn;
use chrono::NaiveDate;
pub(crate) use provenance::provenance;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
pub(crate) use sheet::{Column, Kind, Sheet, Value};

use crate::ReportError;

/// A workbook with a title, made on a day; the same sheets give the same bytes.
pub(crate) fn workbook(title: &str, made_on: NaiveDate, sheets: &[Sheet]) -> Result<Vec<u8>, ReportError> {
    in_workbook(title, made_on, |workbook| {
        sheets.iter().try_for_each(|sheet| sheet.write(workbook.add_worksheet(), title))
    })
}

/// A workbook of what `fill` puts into it.
fn in_workbook(
    title: &str,
    made_on: NaiveDate,
    fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>,
) -> Result<Vec<u8>, ReportError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::parse_from_str(&made_on.to_string())?;
    let properties = DocProperties::new().set_title(title).set_author("Tilts").set_creation_datetime(&day);
    workbook.set_properties(&properties);
    fill(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}
