//! Sessions of contact persons.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub contact_id: i64,
    pub person_id: i64,
    pub account_id: i64,
    pub on_day: NaiveDate,
    pub delivery: String,
    pub minutes: Option<i32>,
    pub held: bool,
    pub words: String,
    pub recorded_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
