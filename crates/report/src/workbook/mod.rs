//! Workbooks people work on: typed cells, a header that stays and repeats, filters, A4 print, provenance sheet.

mod provenance;
mod sheet;

use chrono::NaiveDate;
pub(crate) use provenance::provenance;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
pub(crate) use sheet::{Column, Kind, Sheet, Value};

use crate::ReportError;

/// A workbook with a title, made on a day; the same sheets give the same bytes.
pub(crate) fn workbook(title: &str, made_on: NaiveDate, sheets: &[Sheet]) -> Result<Vec<u8>, ReportError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::parse_from_str(&made_on.to_string())?;
    let properties = DocProperties::new().set_title(title).set_author("Tilts").set_creation_datetime(&day);
    workbook.set_properties(&properties);
    for sheet in sheets {
        sheet.write(workbook.add_worksheet(), title)?;
    }
    Ok(workbook.save_to_buffer()?)
}
