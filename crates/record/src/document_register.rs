//! Register of outgoing documents, by day, agency and kind of addressee.

use chrono::NaiveDate;

/// One day's outgoing documents of an agency to one kind of addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentsSent {
    /// Agency.
    pub agency: String,
    /// Code of `addressee-kind`.
    pub addressee: String,
    /// Day.
    pub on: NaiveDate,
    /// Documents sent.
    pub sent: i32,
    /// Of these signed electronically.
    pub e_signed: i32,
}
