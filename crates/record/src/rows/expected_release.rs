//! Days somebody is expected to be released on; the newest row of a stay counts.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expected_release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub custody_id: i64,
    pub person_id: i64,
    pub on_day: NaiveDate,
    pub words: Option<String>,
    pub said_on: NaiveDate,
    pub said_by: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
