//! Statistics of any file or snapshot table: one question type per study, one kind of answer for all.
//!
//! A question is asked of a [`DataFile`]; its columns go to `statistics`, which does all arithmetic; the answer is a
//! [`StudyResult`] of tables with fixed names.

mod accuracy;
mod agreement;
mod amounts;
mod by;
mod calibration;
mod columns;
mod completeness;
mod cox;
mod differences;
mod drift;
mod effect;
mod error;
mod errors;
mod event;
mod expected;
mod explained;
mod grounds;
mod group;
mod incidence;
mod index;
mod names;
mod part;
mod rates;
mod refused;
mod regression;
mod reliability;
mod result;
mod returns;
mod rounding;
mod shares;
mod steps;
mod stored;
mod suppression;
mod survival;
mod table;
mod times;
mod windows;

pub use accuracy::Accuracy;
pub use agreement::Agreement;
pub use amounts::Amounts;
pub use calibration::Calibration;
pub use completeness::Completeness;
pub use cox::Cox;
pub use differences::{estimate_of, with_differences};
pub use drift::Drift;
pub use effect::{Effect, Method};
pub use error::StudyError;
pub use errors::Errors;
pub use event::Event;
pub use expected::Expected;
pub use explained::{Explained, Factor};
pub use incidence::Incidence;
pub use index::Index;
pub use names::names;
pub(crate) use names::table_of;
pub use part::{Cell, Part, Shape};
pub use rates::Rates;
pub use refused::Refused;
pub use regression::{Family, Regression};
pub use reliability::Reliability;
pub use result::StudyResult;
pub use returns::Returns;
pub(crate) use rounding::{round_people, rounded};
pub use shares::Shares;
pub use steps::Steps;
pub use stored::{StoredStudy, UnknownName};
pub use suppression::suppress_study;
pub use survival::Survival;
pub use table::{Publishable, Table};
pub use windows::Windows;

use crate::file::DataFile;
