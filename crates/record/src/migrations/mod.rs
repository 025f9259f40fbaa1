//! The schema, step by step; steps that were released are never edited.

mod m01_installation;
mod m02_organisations;
mod m03_accounts;
mod m04_people;
mod m05_custody;
mod m06_ledger;
mod m07_registers;
mod m08_audit_guard;
mod m09_search;
mod m10_contacts;
mod m11_assessments;
mod m12_plans;
mod m13_handover;
mod m14_renamings;
mod m15_terms;
mod m16_tokens;
mod m17_supervision;
mod m18_sight;
mod table;

use sea_orm_migration::prelude::*;

/// Every step, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_installation::Migration),
            Box::new(m02_organisations::Migration),
            Box::new(m03_accounts::Migration),
            Box::new(m04_people::Migration),
            Box::new(m05_custody::Migration),
            Box::new(m06_ledger::Migration),
            Box::new(m07_registers::Migration),
            Box::new(m08_audit_guard::Migration),
            Box::new(m09_search::Migration),
            Box::new(m10_contacts::Migration),
            Box::new(m11_assessments::Migration),
            Box::new(m12_plans::Migration),
            Box::new(m13_handover::Migration),
            Box::new(m14_renamings::Migration),
            Box::new(m15_terms::Migration),
            Box::new(m16_tokens::Migration),
            Box::new(m17_supervision::Migration),
            Box::new(m18_sight::Migration),
        ]
    }
}
