//! Probation sections.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "section")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub person_id: i64,
    pub function: String,
    pub basis: String,
    pub unit: String,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub closing_reason: Option<String>,
    pub employed_at_opening: Option<bool>,
    pub employed_at_closing: Option<bool>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
