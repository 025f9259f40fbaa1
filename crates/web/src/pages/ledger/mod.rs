//! `/ledger/…`: the list of activities, one activity, and the form that records one.

pub(super) mod entry;
pub(super) mod form;
pub(super) mod list;

/// Why the ledger is read and written here: code of classifier `purpose`.
const PURPOSE: &str = "activity-record";
