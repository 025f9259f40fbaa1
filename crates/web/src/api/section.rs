//! Sections of probation: opening and closing. What was recorded is read in the chronology.

use record::{NewSection, PersonId, SectionClosing, SectionId};
use serde::Deserialize;

use super::call::Call;
use super::day::Day;
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

shape! {
    /// A section to open.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct SectionToOpen {
        /// Code of `probation-function`.
        function: String,
        /// Code of `section-basis`.
        basis: String,
        /// Territorial unit (organisation id).
        unit: String,
        opened_on: Day,
        /// What the tax register said on opening.
        employed_at_opening: Option<bool>,
    }
}

shape! {
    /// The closing of a section.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct SectionToClose {
        on: Day,
        /// Code of `closing-reason`.
        reason: String,
        /// What the tax register said on closing.
        employed_at_closing: Option<bool>,
    }
}

pub(super) async fn open(call: Call, new: SectionToOpen) -> Result<Written, Refused> {
    let mut change = call.change("write", PURPOSE).await?;
    let new = NewSection {
        person: PersonId(call.id()?),
        function: new.function,
        basis: new.basis,
        unit: new.unit,
        opened_on: new.opened_on.0,
        closed_on: None,
        closing_reason: None,
        employed_at_opening: new.employed_at_opening,
        employed_at_closing: None,
    };
    let ids = change.sections(&[new]).await?;
    call.commit(change, Written::new(ids[0].0)).await
}

pub(super) async fn close(call: Call, new: SectionToClose) -> Result<Written, Refused> {
    let id = call.id()?;
    let mut change = call.change("write", PURPOSE).await?;
    let closing = SectionClosing {
        section: SectionId(id),
        on: new.on.0,
        reason: new.reason,
        employed_at_closing: new.employed_at_closing,
    };
    change.close_sections(&[closing]).await?;
    call.commit(change, Written::new(id)).await
}
