//! Organisations and units (iestāde, struktūrvienība).

/// An organisation or unit to record; ids are readable and unique: `jelgavas-cietums`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Code of `organisation-kind`.
    pub kind: String,
    /// Organisation it belongs to.
    pub parent: Option<String>,
    /// Agency of the pack it belongs to.
    pub agency: Option<String>,
    /// Code of `region`.
    pub region: Option<String>,
    /// Code of `regime`, prisons only.
    pub regime: Option<String>,
}

/// A recorded organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its data.
    pub data: NewOrganisation,
    /// Version.
    pub version: i32,
}
