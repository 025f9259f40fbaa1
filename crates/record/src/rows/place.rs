//! Buildings with their standards checklist.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[expect(clippy::struct_excessive_bools, reason = "the checklist is five yes-or-no points")]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub organisation: String,
    pub kind: String,
    pub places: i32,
    pub open_regime: bool,
    pub built_or_renovated: bool,
    pub double_cells: bool,
    pub statutory_space: bool,
    pub shower_and_toilet: bool,
    pub compliant_from: Option<NaiveDate>,
    pub compliant_until: Option<NaiveDate>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
