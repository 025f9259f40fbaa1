//! Measurement through its public interface: packs, snapshots, and the scenarios of the practitioners.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod broken_packs;
mod continuity;
mod document;
mod explorer;
mod file;
mod index;
mod office;
mod packs;
mod protocols;
mod range;
mod release;
mod returns;
mod s05_probation_indicator;
mod s08_family_days;
mod s09_participations_and_persons;
mod s10_project_counter;
mod s13_recidivism;
mod s14_places;
mod s16_outsiders;
mod s19_solutions;
mod s20_demarcation;
mod second_pack;
mod snapshot;
mod suppression;
mod validity;
