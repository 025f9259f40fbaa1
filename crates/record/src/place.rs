//! Place (vieta): a building with its places and the standards checklist.

use chrono::NaiveDate;

/// A building or part of a prison; id is readable: `olaine-atkarigo-centrs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Prison or unit (organisation id).
    pub organisation: String,
    /// Code of `place-kind`.
    pub kind: String,
    /// Number of places.
    pub places: i32,
    /// Standards checklist.
    pub checklist: Checklist,
    /// First day all points held.
    pub compliant_from: Option<NaiveDate>,
    /// Last day.
    pub compliant_until: Option<NaiveDate>,
    /// Version for optimistic locking; 0 for a new one.
    pub version: i32,
}

/// The minimum requirements of passport 2.3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checklist {
    /// Judged by the open-prison variant.
    pub open_regime: bool,
    /// Newly built or renovated.
    pub built_or_renovated: bool,
    /// Cells (rooms) for two.
    pub double_cells: bool,
    /// Space per person as the law sets.
    pub statutory_space: bool,
    /// Shower and toilet in the cell.
    pub shower_and_toilet: bool,
}
