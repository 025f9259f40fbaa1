//! Deadline (termiņš): what must be done by when in a case, computed from what is recorded and explained step by step.

use std::collections::{BTreeMap, HashMap};

use catalogue::{CaseEvent, CaseHistory, Due, DueState, Exemption};
use chrono::NaiveDate;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::rows::{
    assessment, case_plan, case_plan_review, case_plan_version, custody, exemption, expected_release, fact, section,
};
use crate::storage::AT_ONCE;
use crate::{Actor, AssessmentState, PersonId, Record, RecordError, instant};

impl Record {
    /// Deadlines of a person that have begun, the earliest first, each with the steps that explain it.
    ///
    /// # Errors
    /// As for opening the person.
    pub async fn deadlines(&self, actor: &Actor, person: PersonId) -> Result<Vec<Due>, RecordError> {
        self.open_about(actor, "person", person).await?;
        self.due(person, actor.at.date_naive()).await
    }

    /// Deadlines of a person who is open already.
    pub(crate) async fn due(&self, person: PersonId, today: NaiveDate) -> Result<Vec<Due>, RecordError> {
        let mut histories = self.histories(&[person.0]).await?;
        let history = histories.remove(&person.0).unwrap_or_default();
        Ok(self.catalogue.due(&history, today))
    }

    /// Deadlines of many people that are to be done, overdue or near enough to be reminded of.
    pub(crate) async fn deadlines_ahead(
        &self,
        people: &[i64],
        today: NaiveDate,
    ) -> Result<Vec<(i64, Due)>, RecordError> {
        if self.catalogue.deadlines.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for (person, history) in self.histories(people).await? {
            let due = self.catalogue.due(&history, today).into_iter();
            let now = |due: &Due| match due.state {
                DueState::Overdue => true,
                DueState::Pending => due.remind_on <= today,
                _ => false,
            };
            found.extend(due.filter(now).map(|due| (person, due)));
        }
        found.sort_by_key(|one| (one.1.on, one.0));
        Ok(found)
    }

    /// What happened in cases, as far as deadlines ask.
    async fn histories(&self, people: &[i64]) -> Result<HashMap<i64, CaseHistory>, RecordError> {
        let mut histories: HashMap<i64, CaseHistory> = HashMap::new();
        let mut add = |person: i64, kind: &str, on: NaiveDate, with: &[(&str, &str)]| {
            let with: BTreeMap<String, String> =
                with.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
            let event = CaseEvent { kind: kind.to_owned(), on, with };
            histories.entry(person).or_default().events.push(event);
        };
        let db = self.storage.db();
        for people in people.chunks(AT_ONCE) {
            let of = || people.iter().copied();
            for row in custody::Entity::find().filter(custody::Column::PersonId.is_in(of())).all(db).await? {
                add(row.person_id, "custody.placed", row.from_day, &[]);
                if let Some(on) = row.until_day {
                    add(row.person_id, "custody.released", on, &[]);
                }
            }
            for row in section::Entity::find().filter(section::Column::PersonId.is_in(of())).all(db).await? {
                add(row.person_id, "section.opened", row.opened_on, &[("function", &row.function)]);
                if let Some(on) = row.closed_on {
                    add(row.person_id, "section.closed", on, &[("function", &row.function)]);
                }
            }
            let deaths = fact::Entity::find().filter(fact::Column::PersonId.is_in(of()));
            for row in deaths.filter(fact::Column::Kind.eq("death")).all(db).await? {
                add(row.person_id, "person.died", row.on_day, &[]);
            }
            let done = [AssessmentState::Completed.id(), AssessmentState::Superseded.id()];
            let assessed = assessment::Entity::find()
                .filter(assessment::Column::PersonId.is_in(of()))
                .filter(assessment::Column::State.is_in(done))
                .filter(assessment::Column::FirstCoding.is_null());
            for row in assessed.all(db).await? {
                let version = u32::try_from(row.instrument_version).unwrap_or_default();
                let Some(instrument) = self.catalogue.instrument(&row.instrument, version) else { continue };
                let Some(at) = row.completed_at.as_deref() else { continue };
                let with = [("kind", instrument.definition.kind.as_str()), ("instrument", row.instrument.as_str())];
                add(row.person_id, "assessment.completed", instant::read(at)?.date_naive(), &with);
            }
            let plans = case_plan::Entity::find().filter(case_plan::Column::PersonId.is_in(of())).all(db).await?;
            let whose: HashMap<i64, i64> = plans.iter().map(|row| (row.id, row.person_id)).collect();
            let ids = || whose.keys().copied();
            let approved = case_plan_version::Entity::find()
                .filter(case_plan_version::Column::PlanId.is_in(ids()))
                .filter(case_plan_version::Column::ApprovedOn.is_not_null());
            for row in approved.all(db).await? {
                if let (Some(person), Some(on)) = (whose.get(&row.plan_id), row.approved_on) {
                    add(*person, "plan.approved", on, &[]);
                }
            }
            let reviews = case_plan_review::Entity::find().filter(case_plan_review::Column::PlanId.is_in(ids()));
            for row in reviews.all(db).await? {
                if let Some(person) = whose.get(&row.plan_id) {
                    add(*person, "plan.reviewed", row.on_day, &[]);
                }
            }
        }
        self.add_terms(people, &mut histories).await?;
        Ok(histories)
    }

    /// Adds what moves deadlines: exemptions, and the expected end of the stays that last.
    async fn add_terms(&self, people: &[i64], to: &mut HashMap<i64, CaseHistory>) -> Result<(), RecordError> {
        let db = self.storage.db();
        for people in people.chunks(AT_ONCE) {
            let of = || people.iter().copied();
            for row in exemption::Entity::find().filter(exemption::Column::PersonId.is_in(of())).all(db).await? {
                let exemption = Exemption { kind: row.kind, from: row.from_day, to: row.until_day };
                to.entry(row.person_id).or_default().exemptions.push(exemption);
            }
            let mut lasting = Query::select();
            // Of these people only: the stays of everybody would be gone through each time.
            lasting
                .column(custody::Column::Id)
                .from(custody::Entity)
                .and_where(custody::Column::PersonId.is_in(of()))
                .and_where(custody::Column::UntilDay.is_null());
            let expected = expected_release::Entity::find()
                .filter(expected_release::Column::PersonId.is_in(of()))
                .filter(expected_release::Column::CustodyId.in_subquery(lasting))
                .order_by_asc(expected_release::Column::Id);
            for row in expected.all(db).await? {
                to.entry(row.person_id).or_default().release_on = Some(row.on_day);
            }
        }
        Ok(())
    }
}
