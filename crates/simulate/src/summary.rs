//! What a simulation wrote.

/// Numbers of what was written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// People.
    pub people: u64,
    /// Stays in custody.
    pub stays: u64,
    /// Releases among them.
    pub releases: u64,
    /// Probation sections.
    pub sections: u64,
    /// Facts.
    pub facts: u64,
    /// Activities.
    pub activities: u64,
    /// Participations in them.
    pub participations: u64,
}
