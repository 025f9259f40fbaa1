//! `/ledger/…`: the list of activities, one activity, and the form that records one.

pub(super) mod entry;
pub(super) mod form;
pub(super) mod list;

pub(crate) use entry::may_edit;

/// Why the ledger is read and written here: code of classifier `purpose`.
pub(crate) const PURPOSE: &str = "activity-record";
