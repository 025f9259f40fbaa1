//! Measurement through its public interface: packs, snapshots, scenarios.

mod packs;
mod support;
