//! Whose contact person somebody is and was.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub person_id: i64,
    pub account_id: i64,
    pub from_day: NaiveDate,
    pub until_day: Option<NaiveDate>,
    pub every_days: i32,
    pub ground: String,
    pub ground_words: Option<String>,
    pub end_reason: Option<String>,
    pub end_words: Option<String>,
    pub assigned_by: String,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
