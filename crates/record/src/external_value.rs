//! A value another body published, with its source.

use crate::change::{refuse, required};
use crate::rows::{bulk, external_value};
use crate::{Change, Problem, RecordError};

/// An external indicator value; one per indicator and year, newer entries replace older ones in reports.
#[derive(Debug, Clone, PartialEq)]
pub struct ExternalValue {
    /// Indicator or target id.
    pub indicator: String,
    /// Year.
    pub year: i32,
    /// Value in thousandths, so that no digit is lost.
    pub thousandths: i64,
    /// Document it is from.
    pub source: String,
}

impl Change<'_> {
    /// Records external values.
    ///
    /// # Errors
    /// When refused or a value is not acceptable.
    pub async fn external_values(&mut self, new: &[ExternalValue]) -> Result<(), RecordError> {
        let scope = self.reach("external-value")?;
        self.prepare().await?;
        for (index, one) in new.iter().enumerate() {
            required(index, "indicator", &one.indicator)?;
            required(index, "source", &one.source)?;
            if one.year < 1900 {
                return Err(refuse(index, "year", Problem::Below { value: i64::from(one.year), least: 1900 }));
            }
            let owner = self.record.catalogue.indicators.get(&one.indicator).map(|indicator| &indicator.owner);
            let agency = owner.map_or(self.actor.agency.as_str(), String::as_str);
            self.within(scope, "external-value", Some(agency), "")?;
        }
        let first = self.ids("external-value", new.len()).await?;
        let entered_on = self.actor.at.date_naive();
        let row = |(id, one): (i64, &ExternalValue)| external_value::Model {
            id,
            indicator: one.indicator.clone(),
            year: one.year,
            thousandths: one.thousandths,
            source: one.source.clone(),
            entered_on,
        };
        let rows: Vec<external_value::Model> = (first..).zip(new).map(row).collect();
        bulk::insert::<external_value::Entity>(&self.tx, &rows, &mut self.digest).await?;
        self.wrote("external-value", rows.len(), &first);
        Ok(())
    }
}
