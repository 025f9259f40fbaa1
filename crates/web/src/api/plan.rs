//! Plans of persons: opening, reading, changing, approving, the person's own word, reviews.

use chrono::NaiveDate;
use record::{Agreement, PersonId, PlanEdit, PlanId, PlanReview, PlanState, PlanVersion, PlanView, RecordError};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::day::Day;
use super::list::List;
use super::operation::{Empty, Nothing, Shown};
use super::plan_content::{EvidenceInPlan, NeedInPlan};
use super::plan_edit::Edits;
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::case_plans::PURPOSE;

const HERE: &str = "/api/v1/case-plans";

shape! {
    /// As it was on which day.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct AsOf {
        /// The plan as it was at the end of this day; as it is now where it is left out.
        on: Option<Day>,
    }
}

shape! {
    /// A plan in one of its versions.
    #[derive(Debug, Serialize)]
    pub(super) struct Plan {
        id: i64,
        person: i64,
        version: i32,
        author: String,
        opened_on: NaiveDate,
        closed_on: Option<NaiveDate>,
        closing_words: Option<String>,
        next_review_on: Option<NaiveDate>,
        shown: VersionOfPlan,
        needs: Vec<NeedInPlan>,
        coverage: Coverage,
        /// Newest first.
        reviews: Vec<Review>,
    }
}

shape! {
    /// A version of a plan: one for every day of change.
    #[derive(Debug, Serialize)]
    pub(super) struct VersionOfPlan {
        number: i32,
        on: NaiveDate,
        /// `draft` or `approved`.
        state: &'static str,
        author: String,
        approved_by: Option<String>,
        approved_on: Option<NaiveDate>,
        /// What the person said.
        agreement: Option<AgreementGiven>,
        /// Day the person was shown it.
        acknowledged_on: Option<NaiveDate>,
    }
}

shape! {
    /// What the person said to the plan.
    #[derive(Debug, Serialize)]
    pub(super) struct AgreementGiven {
        answer: SaidToPlan,
        words: Option<String>,
        on: NaiveDate,
    }
}

shape! {
    /// What the person answers.
    #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum SaidToPlan {
        Agreed,
        DidNotAgree,
        CouldNotAnswer,
    }
}

shape! {
    /// How much is covered and done.
    #[derive(Debug, Serialize)]
    pub(super) struct Coverage {
        needs: u32,
        with_measure: u32,
        excepted: u32,
        closed: u32,
        steps: u32,
        done: u32,
        /// Steps shown by the ledger.
        shown: u32,
    }
}

shape! {
    /// A review.
    #[derive(Debug, Serialize)]
    pub(super) struct Review {
        on: NaiveDate,
        words: String,
        next_on: Option<NaiveDate>,
        by: String,
    }
}

shape! {
    /// Ledger entries that could show a step.
    #[derive(Debug, Serialize)]
    pub(super) struct EvidenceForStep {
        step: u32,
        entries: Vec<EvidenceInPlan>,
    }
}

shape! {
    /// What the person says to the approved plan.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct AgreementToRecord {
        answer: SaidToPlan,
        /// In their own words; needed unless they agreed.
        words: Option<String>,
        on: Day,
    }
}

shape! {
    /// The day the person was shown the plan.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Acknowledgement {
        on: Day,
        words: Option<String>,
    }
}

shape! {
    /// A review to record.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ReviewToRecord {
        on: Day,
        words: String,
        next_on: Option<Day>,
    }
}

shape! {
    /// Words at the end of a plan.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Closing {
        words: String,
    }
}

pub(super) async fn of_person(call: Call, _: Nothing) -> Result<List<Plan>, Refused> {
    let plans = call.record().plans(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(plans.into_iter().map(Plan::from).collect()))
}

pub(super) async fn open(call: Call, asked: AsOf) -> Result<Shown<Plan>, Refused> {
    let (actor, id) = (call.actor(PURPOSE), PlanId(call.id()?));
    let found = match asked.on {
        Some(day) => call.record().plan_on(&actor, id, day.0).await?,
        None => Some(call.record().plan(&actor, id).await?),
    };
    let found = found.ok_or(RecordError::Missing("case-plan"))?;
    let version = found.version;
    Ok(Shown::at(Plan::from(found), version))
}

pub(super) async fn versions(call: Call, _: Nothing) -> Result<List<VersionOfPlan>, Refused> {
    let versions = call.record().plan_versions(&call.actor(PURPOSE), PlanId(call.id()?)).await?;
    Ok(List::whole(versions.into_iter().map(VersionOfPlan::from).collect()))
}

pub(super) async fn evidence(call: Call, _: Nothing) -> Result<List<EvidenceForStep>, Refused> {
    let found = call.record().evidence_for(&call.actor(PURPOSE), PlanId(call.id()?)).await?;
    let rows = found
        .into_iter()
        .map(|(step, entries)| EvidenceForStep { step, entries: entries.iter().map(EvidenceInPlan::from).collect() });
    Ok(List::whole(rows.collect()))
}

pub(super) async fn begin(call: Call, _: Empty) -> Result<Written, Refused> {
    let person = PersonId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    let id = change.open_plan(person).await?;
    call.commit(change, Written::at(id.0, 1).under(HERE)).await
}

pub(super) async fn edit(call: Call, new: Edits) -> Result<Written, Refused> {
    let id = PlanId(call.id()?);
    let mut change = call.change("write", PURPOSE).await?;
    let edits: Vec<PlanEdit> = new.edits.into_iter().map(PlanEdit::from).collect();
    let version = change.edit_plan(id, call.version(), &edits).await?;
    call.commit(change, Written::at(id.0, version).under(HERE)).await
}

pub(super) async fn approve(call: Call, _: Empty) -> Result<Written, Refused> {
    let (id, version) = (PlanId(call.id()?), call.version());
    let mut change = call.change("verify", PURPOSE).await?;
    change.approve_plan(id, version).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn agree(call: Call, new: AgreementToRecord) -> Result<Written, Refused> {
    let (id, version) = (PlanId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    let said = match new.answer {
        SaidToPlan::Agreed => Agreement::Agreed(new.words),
        SaidToPlan::DidNotAgree => Agreement::DidNotAgree(new.words.unwrap_or_default()),
        SaidToPlan::CouldNotAnswer => Agreement::CouldNotAnswer(new.words.unwrap_or_default()),
    };
    change.record_agreement(id, version, &said, new.on.0).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn acknowledge(call: Call, new: Acknowledgement) -> Result<Written, Refused> {
    let (id, version) = (PlanId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.acknowledge_plan(id, version, new.on.0, new.words.as_deref()).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn review(call: Call, new: ReviewToRecord) -> Result<Written, Refused> {
    let (id, version) = (PlanId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    let review = PlanReview { on: new.on.0, words: new.words, next_on: new.next_on.map(|day| day.0) };
    change.review_plan(id, version, &review).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

pub(super) async fn close(call: Call, new: Closing) -> Result<Written, Refused> {
    let (id, version) = (PlanId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.close_plan(id, version, &new.words).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

impl From<PlanView> for Plan {
    fn from(one: PlanView) -> Self {
        let covered = one.coverage;
        let review = |(review, by): (PlanReview, String)| Review {
            on: review.on,
            words: review.words,
            next_on: review.next_on,
            by,
        };
        Self {
            id: one.id.0,
            person: one.person.0,
            version: one.version,
            author: one.author,
            opened_on: one.opened_on,
            closed_on: one.closed_on,
            closing_words: one.closing_words,
            next_review_on: one.next_review_on,
            shown: VersionOfPlan::from(one.shown),
            needs: one.content.needs.iter().map(NeedInPlan::from).collect(),
            coverage: Coverage {
                needs: covered.needs,
                with_measure: covered.with_measure,
                excepted: covered.excepted,
                closed: covered.closed,
                steps: covered.steps,
                done: covered.done,
                shown: covered.shown,
            },
            reviews: one.reviews.into_iter().map(review).collect(),
        }
    }
}

impl From<PlanVersion> for VersionOfPlan {
    fn from(one: PlanVersion) -> Self {
        let agreement = one.agreement.map(|(agreement, on)| {
            let (answer, words) = match agreement {
                Agreement::Agreed(words) => (SaidToPlan::Agreed, words),
                Agreement::DidNotAgree(words) => (SaidToPlan::DidNotAgree, Some(words)),
                Agreement::CouldNotAnswer(words) => (SaidToPlan::CouldNotAnswer, Some(words)),
            };
            AgreementGiven { answer, words, on }
        });
        let (approved_by, approved_on) = one.approved.unzip();
        Self {
            number: one.number,
            on: one.on,
            state: if one.state == PlanState::Approved { "approved" } else { "draft" },
            author: one.author,
            approved_by,
            approved_on,
            agreement,
            acknowledged_on: one.acknowledged.map(|(on, _)| on),
        }
    }
}
