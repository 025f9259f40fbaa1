//! Register of outgoing documents, by day, agency and kind of addressee.

use std::collections::HashSet;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::change::refuse;
use crate::rows::{bulk, document};
use crate::storage::AT_ONCE;
use crate::{Change, Problem, RecordError};

/// One day's outgoing documents of an agency to one kind of addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentsSent {
    /// Agency.
    pub agency: String,
    /// Code of `addressee-kind`.
    pub addressee: String,
    /// Day.
    pub on: NaiveDate,
    /// Documents sent.
    pub sent: i32,
    /// Of these signed electronically.
    pub e_signed: i32,
}

impl Change<'_> {
    /// Records outgoing documents; once per agency, addressee and day.
    ///
    /// # Errors
    /// When refused, more are signed than sent, or the day is recorded already.
    pub async fn documents(&mut self, new: &[DocumentsSent]) -> Result<(), RecordError> {
        let scope = self.reach("document-register")?;
        self.prepare().await?;
        let mut days: Vec<NaiveDate> = new.iter().map(|one| one.on).collect();
        days.sort_unstable();
        days.dedup();
        let mut present = HashSet::new();
        for chunk in days.chunks(AT_ONCE) {
            let found = document::Entity::find().filter(document::Column::OnDay.is_in(chunk.iter().copied()));
            present.extend(found.all(&self.tx).await?.into_iter().map(|row| (row.agency, row.addressee, row.on_day)));
        }
        for (index, one) in new.iter().enumerate() {
            self.check_documents(one).map_err(|(field, problem)| refuse(index, field, problem))?;
            self.within(scope, "document-register", Some(&one.agency), "")?;
            if !present.insert((one.agency.clone(), one.addressee.clone(), one.on)) {
                return Err(refuse(index, "on", Problem::Taken { noun: "entry", id: one.on.to_string() }));
            }
        }
        let first = self.ids("document", new.len()).await?;
        let row = |(id, one): (i64, &DocumentsSent)| document::Model {
            id,
            agency: one.agency.clone(),
            addressee: one.addressee.clone(),
            on_day: one.on,
            sent: one.sent,
            e_signed: one.e_signed,
        };
        let rows: Vec<document::Model> = (first..).zip(new).map(row).collect();
        bulk::insert::<document::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("document-register", rows.len(), &first);
        Ok(())
    }

    fn check_documents(&self, one: &DocumentsSent) -> Result<(), (&'static str, Problem)> {
        self.record.agency(&one.agency).map_err(|problem| ("agency", problem))?;
        let code = self.record.codes.get("addressee-kind", &one.addressee, one.on);
        code.map_err(|problem| ("addressee", problem))?;
        for (field, value) in [("sent", one.sent), ("e_signed", one.e_signed)] {
            if value < 0 {
                return Err((field, Problem::Below { value: i64::from(value), least: 0 }));
            }
        }
        if one.e_signed > one.sent {
            let (value, most) = (i64::from(one.e_signed), i64::from(one.sent));
            return Err(("e_signed", Problem::Above { value, field: "sent", most }));
        }
        Ok(())
    }
}
