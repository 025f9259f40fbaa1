//! Answers of studies for people, programs and spreadsheets.

mod alarm;
mod cases;
mod cell;
mod comparison;
mod cross;
mod csv;
mod in_words;
mod model;
mod picture;
mod reading;
mod refusal;
mod run;
mod section;
mod sentence;
mod table;

pub use alarm::{AlarmShown, AlarmState, study_alarms};
pub use cases::cases_csv;
pub(crate) use cell::whole;
pub use comparison::study_comparisons;
pub use csv::study_csv;
pub use in_words::{MANY_GROUPS, group_count, groups_by_name, in_words, only_by, only_headline, value_in_words};
pub use picture::{study_picture, study_svg};
pub use reading::{reading_value, study_readings};
pub use refusal::study_refusal;
pub use run::{study_run_json, study_run_table};
pub use section::{StudySection, study_docx, study_heading};
pub use sentence::{Telling, study_headline, study_sentences};
pub use table::{Sheet, study_cautions, study_sheets, study_table};

use measure::study::StudyResult;

use crate::ReportError;

/// The answer as JSON: every digit, names that stay the same.
///
/// # Errors
/// Never in practice: an answer holds text and numbers only.
pub fn study_json(result: &StudyResult) -> Result<String, ReportError> {
    let mut text = serde_json::to_string_pretty(result).map_err(|error| ReportError::Document(Box::new(error)))?;
    text.push('\n');
    Ok(text)
}
