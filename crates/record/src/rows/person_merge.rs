//! Records found to be of one person.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_merge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kept: i64,
    pub merged: i64,
    pub weight_centibits: Option<i64>,
    pub words: String,
    pub decided_by: String,
    pub decided_at: String,
    pub undone_words: Option<String>,
    pub undone_by: Option<String>,
    pub undone_at: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
