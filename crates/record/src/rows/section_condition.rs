//! Conditions and duties of sections.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "section_condition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub section_id: i64,
    pub kind: String,
    pub set_by: String,
    pub words: Option<String>,
    pub from_day: NaiveDate,
    pub until_day: Option<NaiveDate>,
    pub ending: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
