//! Entries of the ledger.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub external_key: Option<String>,
    pub kind: String,
    pub title: Option<String>,
    pub on_day: NaiveDate,
    pub until_day: Option<NaiveDate>,
    pub agency: String,
    pub unit: String,
    pub place: Option<String>,
    pub region: Option<String>,
    pub delivery: Option<String>,
    pub profession: Option<String>,
    pub funding: Option<String>,
    pub project: Option<String>,
    pub external_fund: Option<String>,
    pub measure: Option<String>,
    pub topic: Option<String>,
    pub programme: Option<String>,
    pub instrument: Option<String>,
    pub international: Option<bool>,
    pub partner: Option<String>,
    pub minutes: Option<i32>,
    pub simulated: bool,
    pub recorded_by: String,
    pub recorded_on: NaiveDate,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
