//! What a plan said after each day of change.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_plan_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub plan_id: i64,
    pub number: i32,
    pub on_day: NaiveDate,
    pub state: String,
    pub content: String,
    pub author: String,
    pub approved_by: Option<String>,
    pub approved_on: Option<NaiveDate>,
    pub agreement: Option<String>,
    pub agreement_words: Option<String>,
    pub agreed_on: Option<NaiveDate>,
    pub acknowledged_on: Option<NaiveDate>,
    pub acknowledged_words: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
