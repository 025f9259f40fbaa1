//! Resocialization plans.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub person_id: i64,
    pub agency: String,
    pub unit: String,
    pub author: String,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub closing_words: Option<String>,
    pub next_review_on: Option<NaiveDate>,
    pub number: i32,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
