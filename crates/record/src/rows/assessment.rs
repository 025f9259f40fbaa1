//! Assessments as they stand.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub person_id: i64,
    pub instrument: String,
    pub instrument_version: i32,
    pub hash: String,
    pub topic: Option<String>,
    pub on_day: NaiveDate,
    pub state: String,
    pub assessor: String,
    pub agency: String,
    pub unit: String,
    pub answers: String,
    pub scored: Option<String>,
    pub band: Option<String>,
    pub override_band: Option<String>,
    pub override_reason: Option<String>,
    pub override_by: Option<String>,
    pub decision: Option<String>,
    pub decision_words: Option<String>,
    pub decided_by: Option<String>,
    pub started_at: String,
    pub completed_at: Option<String>,
    pub countersigned_by: Option<String>,
    pub countersigned_at: Option<String>,
    pub returned_words: Option<String>,
    pub first_coding: Option<i64>,
    pub corrects: Option<i64>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
