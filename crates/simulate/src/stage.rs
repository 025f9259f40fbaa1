//! What a simulation is doing, for progress bars.

/// Steps of a simulation, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Making the nation up in memory.
    Imagining,
    /// Writing organisations, units and places.
    Organisations,
    /// Writing people.
    People,
    /// Writing stays in custody with moves and releases.
    Custody,
    /// Writing probation sections.
    Sections,
    /// Writing what other registers said.
    Facts,
    /// Writing the ledger.
    Activities,
    /// Writing deliverables, milestones, budgets, documents and external values.
    Registers,
}
