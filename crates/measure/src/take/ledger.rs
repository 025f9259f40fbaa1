//! Tables `activity`, `participation` and `headcount`: the ledger.

use record::ActivityOut;

use super::Take;
use super::age::age;
use super::pages::{PAGE, Pages};
use crate::MeasureError;
use crate::rows::Rows;

impl Take<'_> {
    pub(super) async fn activities(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("activity");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let activities = self.export.activities(after, PAGE).await?;
            pages.read(activities.len(), activities.last().map(|activity| activity.id.0));
            for activity in activities {
                if !known(activity.on) {
                    self.later.insert(activity.id);
                    continue;
                }
                self.began(activity.on);
                self.simulated |= activity.simulated;
                self.activity(&mut rows, &activity);
            }
            (self.progress)("activity", rows.len());
        }
        self.write(rows)
    }

    fn activity(&self, rows: &mut Rows, activity: &ActivityOut) {
        let kind = self.catalogue.activity_types.get(&activity.kind);
        let project = activity.project.as_ref().and_then(|project| self.catalogue.projects.get(project));
        let fund = project.map(|project| &project.fund).or(activity.external_fund.as_ref());
        let unit = &activity.unit;
        rows.push([
            ("activity_key", self.pseudonyms.of("activity", activity.id.0).into()),
            ("type", (&activity.kind).into()),
            ("activity_group", kind.map_or("", |kind| kind.group.as_str()).into()),
            ("on", activity.on.into()),
            ("until", self.past(activity.until).into()),
            ("agency", (&activity.agency).into()),
            ("unit", unit.into()),
            ("prison", self.tree.prison(unit).into()),
            ("regime", self.tree.regime(unit, activity.on).into()),
            ("region", activity.region.as_deref().or_else(|| self.tree.region(unit)).into()),
            ("place", activity.place.as_deref().into()),
            ("delivery", activity.delivery.as_deref().into()),
            ("profession", activity.profession.as_deref().into()),
            ("funding", activity.funding.as_deref().into()),
            ("project", activity.project.as_deref().into()),
            ("fund", fund.into()),
            ("measure", activity.measure.as_deref().into()),
            ("topic", activity.topic.as_deref().into()),
            ("programme", activity.programme.as_deref().into()),
            ("instrument", activity.instrument.as_deref().into()),
            ("international", activity.international.into()),
            ("partner_kind", activity.partner_kind.as_deref().into()),
            ("minutes", activity.minutes.into()),
            ("recorded_on", activity.recorded_on.into()),
        ]);
    }

    pub(super) async fn participations(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("participation");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let participations = self.export.participations(after, PAGE).await?;
            pages.read(participations.len(), participations.last().map(|participation| participation.id));
            for one in participations.into_iter().filter(|one| known(one.activity_on)) {
                rows.push([
                    ("participation_key", self.pseudonyms.of("participation", one.id).into()),
                    ("activity_key", self.pseudonyms.of("activity", one.activity.0).into()),
                    ("person_key", one.person.map(|person| self.person_key(person)).into()),
                    ("role", (&one.role).into()),
                    ("organisation", one.organisation.as_deref().into()),
                    ("organisation_kind", one.organisation_kind.as_deref().into()),
                    ("employer_agency", one.employer_agency.as_deref().into()),
                    ("attended", one.attended.into()),
                    ("minutes", one.minutes.into()),
                    ("outcome", one.outcome.as_deref().into()),
                    ("system_record", one.system_record.into()),
                    ("age", age(one.born_on, one.activity_on).into()),
                    ("sex", one.sex.as_deref().into()),
                ]);
            }
            (self.progress)("participation", rows.len());
        }
        self.write(rows)
    }

    pub(super) async fn headcounts(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("headcount");
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let headcounts = self.export.headcounts(after, PAGE).await?;
            pages.read(headcounts.len(), headcounts.last().map(|headcount| headcount.id));
            for headcount in headcounts.into_iter().filter(|headcount| !self.later.contains(&headcount.activity)) {
                rows.push([
                    ("activity_key", self.pseudonyms.of("activity", headcount.activity.0).into()),
                    ("kind", (&headcount.kind).into()),
                    ("part_of", headcount.part_of.as_deref().into()),
                    ("organisation_kind", headcount.organisation_kind.as_deref().into()),
                    ("count", headcount.count.into()),
                ]);
            }
            (self.progress)("headcount", rows.len());
        }
        self.write(rows)
    }
}
