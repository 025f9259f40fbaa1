//! Tables of plans: versions, needs and steps as they stood, and contact persons.

use record::{NeedGround, PlanNeed, PlanOut, PlanVersionOut, StepWhat};

use super::Take;
use super::pages::{PAGE, Pages};
use crate::MeasureError;
use crate::rows::Rows;

/// The tables plans are written to, in the making.
struct Plans {
    plan: Rows,
    version: Rows,
    need: Rows,
    step: Rows,
}

impl Take<'_> {
    /// Plans opened by the as-of day, with every version up to it.
    pub(super) async fn plans(&mut self) -> Result<(), MeasureError> {
        let mut to = Plans {
            plan: Self::rows("plan"),
            version: Self::rows("plan_version"),
            need: Self::rows("plan_need"),
            step: Self::rows("plan_step"),
        };
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let plans = self.export.plans(after, PAGE).await?;
            pages.read(plans.len(), plans.last().map(|plan| plan.id.0));
            for plan in plans.iter().filter(|plan| known(plan.opened_on)) {
                self.plan(&mut to, plan);
            }
            (self.progress)("plan", to.plan.len());
        }
        self.write(to.plan)?;
        self.write(to.version)?;
        self.write(to.need)?;
        self.write(to.step)
    }

    fn plan(&mut self, to: &mut Plans, plan: &PlanOut) {
        let plan_key = self.pseudonyms.of("plan", plan.id.0);
        let person_key = self.person_key(plan.person);
        let closed_on = self.past(plan.closed_on);
        to.plan.push([
            ("plan_key", (&plan_key).into()),
            ("person_key", (&person_key).into()),
            ("agency", (&plan.agency).into()),
            ("unit", (&plan.unit).into()),
            ("opened_on", plan.opened_on.into()),
            ("closed_on", closed_on.into()),
        ]);
        let known = self.known();
        let versions: Vec<&PlanVersionOut> = plan.versions.iter().filter(|version| known(version.on)).collect();
        for (index, version) in versions.iter().enumerate() {
            let next = versions.get(index + 1).and_then(|next| next.on.pred_opt());
            let version_key = self.pseudonyms.of("plan-version", version.id);
            let said = version.agreement.as_ref().filter(|(_, on)| known(*on)).map(|(said, _)| said.as_str());
            to.version.push([
                ("version_key", (&version_key).into()),
                ("plan_key", (&plan_key).into()),
                ("person_key", (&person_key).into()),
                ("number", version.number.into()),
                ("from", version.on.into()),
                ("until", next.or(closed_on).into()),
                ("approved_on", self.past(version.approved_on).into()),
                ("agreement", said.into()),
            ]);
            for need in &version.content.needs {
                self.need(to, &version_key, need);
            }
        }
    }

    fn need(&self, to: &mut Plans, version_key: &str, need: &PlanNeed) {
        let (assessment, level) = match &need.ground {
            NeedGround::Assessed { assessment, level } => (Some(*assessment), Some(level.as_str())),
            NeedGround::Justified { .. } => (None, None),
        };
        to.need.push([
            ("version_key", version_key.into()),
            ("need", i64::from(need.id).into()),
            ("area", (&need.area).into()),
            ("assessment_key", assessment.map(|id| self.pseudonyms.of("assessment", id.0)).into()),
            ("level", level.into()),
            ("excepted", need.exception.is_some().into()),
            ("result", need.closing.as_ref().map(|closing| closing.result.id()).into()),
            ("closed_on", need.closing.as_ref().map(|closing| closing.on).into()),
        ]);
        for step in need.goals.iter().flat_map(|goal| &goal.steps) {
            let (activity_type, programme) = match &step.what {
                StepWhat::Activity(kind) => (Some(kind.as_str()), None),
                StepWhat::Programme(code) => (None, Some(code.as_str())),
                StepWhat::Other => (None, None),
            };
            to.step.push([
                ("version_key", version_key.into()),
                ("need", i64::from(need.id).into()),
                ("step", i64::from(step.id).into()),
                ("activity_type", activity_type.into()),
                ("programme", programme.into()),
                ("by", step.by.into()),
                ("state", step.state.id().into()),
                ("shown", step.evidence.iter().any(|one| one.attended).into()),
            ]);
        }
    }

    /// Contact persons, with the sessions held by the as-of day.
    pub(super) async fn contacts(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("contact");
        let known = self.known();
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let contacts = self.export.contacts(after, PAGE).await?;
            pages.read(contacts.len(), contacts.last().map(|contact| contact.id));
            for contact in contacts.into_iter().filter(|contact| known(contact.from)) {
                let held = || contact.held_on.iter().copied().filter(|on| known(*on));
                rows.push([
                    ("contact_key", self.pseudonyms.of("contact", contact.id).into()),
                    ("person_key", self.person_key(contact.person).into()),
                    ("worker_key", self.pseudonyms.of("worker", contact.account).into()),
                    ("from", contact.from.into()),
                    ("until", self.past(contact.until).into()),
                    ("every_days", contact.every_days.into()),
                    ("held", i64::try_from(held().count()).unwrap_or(i64::MAX).into()),
                    ("last_held_on", held().max().into()),
                ]);
            }
            (self.progress)("contact", rows.len());
        }
        self.write(rows)
    }
}
