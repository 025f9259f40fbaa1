//! Concerns handed to a specialist.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "concern")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub person_id: i64,
    pub note_id: Option<i64>,
    pub raised_by: String,
    pub raised_at: String,
    pub to_role: String,
    pub to_unit: String,
    pub words: String,
    pub state: String,
    pub taken_by: Option<String>,
    pub answer: Option<String>,
    pub answered_at: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
