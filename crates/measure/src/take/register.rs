//! Tables about things rather than people: organisations, deliverables, places, milestones, money, documents, values.

use chrono::Datelike;
use record::{OrganisationOut, Place};

use super::Take;
use super::pages::{PAGE, Pages};
use crate::MeasureError;

/// External values are kept in thousandths.
const THOUSANDTHS: f64 = 1000.0;

impl Take<'_> {
    pub(super) fn organisations(&mut self, organisations: &[OrganisationOut]) -> Result<(), MeasureError> {
        let mut rows = Self::rows("organisation");
        for organisation in organisations {
            let regime = organisation.regime.as_ref().and_then(|_| self.tree.regime(&organisation.id, self.as_of));
            rows.push([
                ("organisation", (&organisation.id).into()),
                ("parent", organisation.parent.as_deref().into()),
                ("kind", (&organisation.kind).into()),
                ("agency", organisation.agency.as_deref().into()),
                ("region", organisation.region.as_deref().into()),
                ("regime", regime.into()),
            ]);
        }
        self.write(rows)
    }

    pub(super) async fn registers(&mut self) -> Result<(), MeasureError> {
        self.deliverables().await?;
        self.places().await?;
        self.milestones().await?;
        self.budget_movements().await?;
        self.documents().await?;
        self.external_values().await
    }

    async fn deliverables(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("deliverable");
        for deliverable in self.export.deliverables().await? {
            let data = &deliverable.data;
            rows.push([
                ("deliverable", (&data.id).into()),
                ("kind", (&data.kind).into()),
                ("agency", (&data.agency).into()),
                ("project", data.project.as_deref().into()),
                ("measure", data.measure.as_deref().into()),
                ("introduced_on", self.past(data.introduced_on).into()),
                ("withdrawn_on", self.past(data.withdrawn_on).into()),
                ("count", data.count.into()),
            ]);
        }
        self.write(rows)
    }

    async fn places(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("place");
        for place in self.export.places().await? {
            let list = place.checklist;
            rows.push([
                ("place", (&place.id).into()),
                ("organisation", (&place.organisation).into()),
                ("kind", (&place.kind).into()),
                ("places", place.places.into()),
                ("open_regime", list.open_regime.into()),
                ("built_or_renovated", list.built_or_renovated.into()),
                ("double_cells", list.double_cells.into()),
                ("statutory_space", list.statutory_space.into()),
                ("shower_and_toilet", list.shower_and_toilet.into()),
                ("meets_standards", meets_standards(&place).into()),
                ("compliant_from", self.past(place.compliant_from).into()),
                ("compliant_until", self.past(place.compliant_until).into()),
            ]);
        }
        self.write(rows)
    }

    async fn milestones(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("milestone");
        for milestone in self.export.milestones().await? {
            rows.push([
                ("milestone", (&milestone.milestone).into()),
                ("reached_on", self.past(milestone.reached_on).into()),
            ]);
        }
        self.write(rows)
    }

    async fn budget_movements(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("budget_movement");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let movements = self.export.budget(after, PAGE).await?;
            pages.read(movements.len(), movements.last().map(|movement| movement.id));
            for data in movements.iter().map(|movement| &movement.data).filter(|data| known(data.on)) {
                rows.push([
                    ("project", (&data.project).into()),
                    ("source", (&data.source).into()),
                    ("kind", (&data.kind).into()),
                    ("activity", data.activity.as_deref().into()),
                    ("on", data.on.into()),
                    ("cents", data.cents.into()),
                ]);
            }
        }
        self.write(rows)
    }

    async fn documents(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("document");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let days = self.export.documents(after, PAGE).await?;
            pages.read(days.len(), days.last().map(|day| day.id));
            for data in days.iter().map(|day| &day.data).filter(|data| known(data.on)) {
                rows.push([
                    ("agency", (&data.agency).into()),
                    ("addressee", (&data.addressee).into()),
                    ("on", data.on.into()),
                    ("sent", data.sent.into()),
                    ("e_signed", data.e_signed.into()),
                ]);
            }
        }
        self.write(rows)
    }

    async fn external_values(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("external_value");
        let year = self.as_of.year();
        for value in self.export.external_values().await?.iter().filter(|value| value.data.year <= year) {
            #[expect(clippy::cast_precision_loss, reason = "published values have far fewer than 52 bits")]
            let number = value.data.thousandths as f64 / THOUSANDTHS;
            rows.push([
                ("indicator", (&value.data.indicator).into()),
                ("year", value.data.year.into()),
                ("value", number.into()),
                ("source", (&value.data.source).into()),
                ("entered_on", value.entered_on.into()),
            ]);
        }
        self.write(rows)
    }
}

/// Every point of the checklist; the open-prison variant asks for the same four, met in rooms instead of cells.
fn meets_standards(place: &Place) -> bool {
    let list = place.checklist;
    list.built_or_renovated && list.double_cells && list.statutory_space && list.shower_and_toilet
}
