//! Turns measured results into documents: DOCX, HTML, XLSX, CSV and SVG charts.
//!
//! Fourth room of the flow `definitions -> catalogue -> record -> measure -> report -> web / cli`.

pub mod chart;
mod context;
mod document;
mod docx;
mod efficiency;
mod error;
mod html;
mod indicators;
mod input;
mod midterm;
mod passports;
mod plan;
mod project;
mod study;
mod table_text;
mod value;
mod words;
mod workbook;

pub use error::ReportError;
pub use indicators::{Selection, indicators_csv, indicators_json, indicators_table};
pub use input::Input;
pub use midterm::{midterm_docx, midterm_html};
pub use passports::passports_docx;
pub use plan::{plan_csv, plan_xlsx};
pub use project::project_xlsx;
pub use study::{
    AlarmShown, AlarmState, MANY_GROUPS, Sheet, StudySection, Telling, cases_csv, group_count, groups_by_name,
    in_words, only_by, only_headline, reading_value, study_alarms, study_cautions, study_comparisons, study_csv,
    study_docx, study_heading, study_headline, study_json, study_picture, study_readings, study_refusal,
    study_run_json, study_run_table, study_sentences, study_sheets, study_svg, study_table, value_in_words,
};
