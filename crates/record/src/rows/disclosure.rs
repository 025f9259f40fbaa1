//! What was handed to whom.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "disclosure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub person_id: i64,
    pub sender: String,
    pub sender_agency: String,
    pub sender_unit: String,
    pub recipient: String,
    pub recipient_words: Option<String>,
    pub purpose: String,
    pub ground: String,
    pub contents: String,
    pub disclosed_at: String,
    pub received_by: Option<String>,
    pub received_at: Option<String>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
