//! People and representatives in activities.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub activity_id: i64,
    pub person_id: Option<i64>,
    pub role: String,
    pub organisation: Option<String>,
    pub attended: bool,
    pub minutes: Option<i32>,
    pub outcome: Option<String>,
    pub system_record: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
