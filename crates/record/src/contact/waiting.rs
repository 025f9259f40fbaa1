//! People held in a unit who have no contact person yet.

use catalogue::wording::fold;
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::read::complex_cases;
use crate::chain::Entry;
use crate::permission::Sight;
use crate::rows::{contact, custody, person};
use crate::{Actor, Page, Paged, PersonId, Record, RecordError};

/// Somebody held in a unit without a contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutContact {
    /// Person.
    pub person: PersonId,
    /// Given and family name.
    pub name: String,
    /// Day they came to the unit.
    pub here_since: NaiveDate,
    /// Why it is a complex case.
    pub complex: Option<String>,
}

/// Which of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitingFilter {
    /// Part of the name; marks and capitals do not matter.
    pub name: Option<String>,
    /// Only these; everybody where it is empty.
    pub people: Vec<PersonId>,
}

impl Record {
    /// People held in `unit` (and units below it) who have no contact person, by name; one audit entry tells how many
    /// were listed.
    ///
    /// # Errors
    /// When the role may not read contacts by name or the database does not answer.
    pub async fn people_without_contact(
        &self,
        actor: &Actor,
        unit: &str,
        filter: &WaitingFilter,
        page: Page,
    ) -> Result<Paged<WithoutContact>, RecordError> {
        let scope = self.allowed_persons(actor, "contact")?;
        let db = self.storage.db();
        let sight = Sight::new(db, actor, scope).await?;
        let units = self.units_below(unit).await?;
        let mut held = Query::select();
        held.column(custody::Column::PersonId)
            .from(custody::Entity)
            .and_where(Expr::col(custody::Column::Unit).is_in(units.clone()))
            .and_where(Expr::col(custody::Column::UntilDay).is_null());
        let mut talked_to = Query::select();
        talked_to
            .column(contact::Column::PersonId)
            .from(contact::Entity)
            .and_where(Expr::col(contact::Column::UntilDay).is_null());
        let mut wanted = person::Entity::find()
            .filter(person::Column::Id.in_subquery(held))
            .filter(person::Column::Id.not_in_subquery(talked_to))
            .filter(sight.people());
        for word in filter.name.as_deref().map(fold).unwrap_or_default().split_whitespace() {
            wanted = wanted.filter(person::Column::SearchKey.contains(word));
        }
        if !filter.people.is_empty() {
            wanted = wanted.filter(person::Column::Id.is_in(filter.people.iter().map(|person| person.0)));
        }
        let total = wanted.clone().count(db).await?;
        let people = wanted
            .order_by_asc(person::Column::SearchKey)
            .order_by_asc(person::Column::Id)
            .offset(page.offset())
            .limit(page.size)
            .all(db)
            .await?;
        let ids = people.iter().map(|row| row.id);
        let stays = custody::Entity::find()
            .filter(custody::Column::PersonId.is_in(ids.clone()))
            .filter(custody::Column::UntilDay.is_null())
            .all(db)
            .await?;
        let mut complex = complex_cases(db, ids).await?;
        let row = |row: person::Model| {
            let stay = stays.iter().find(|stay| stay.person_id == row.id && units.contains(&stay.unit))?;
            Some(WithoutContact {
                person: PersonId(row.id),
                name: format!("{} {}", row.given_name, row.family_name),
                here_since: stay.moved_on,
                complex: complex.remove(&row.id),
            })
        };
        let rows: Vec<WithoutContact> = people.into_iter().filter_map(row).collect();
        let detail = Some(format!("{} without a contact person", rows.len()));
        let entry = Entry { verb: "read".to_owned(), noun: "contact".to_owned(), subject: None, detail };
        self.log(actor, vec![entry]).await?;
        Ok(Paged { rows, total, page })
    }
}
