//! People; the personal code only encrypted and as a keyed hash.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub external_key: Option<String>,
    pub given_name: String,
    pub family_name: String,
    pub search_key: String,
    pub code_sealed: Option<Vec<u8>>,
    pub code_hash: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub sex: Option<String>,
    pub citizenship: Option<String>,
    pub language: Option<String>,
    pub employer_agency: Option<String>,
    pub volunteer: bool,
    pub simulated: bool,
    pub registered_agency: String,
    pub registered_unit: String,
    pub registered_on: NaiveDate,
    pub version: i32,
    pub merged_into: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
