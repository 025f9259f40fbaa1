//! From settings to a written nation.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use record::{Actor, Change, NewPerson, PersonId, PersonalCode, Purpose, Record};

use crate::human::Human;
use crate::nation::Nation;
use crate::{Settings, SimulateError, Stage, Summary};

/// Who writes: the record's account for data that come from elsewhere.
const ACCOUNT: &str = "simulation";
const ROLE: &str = "importer";
const PURPOSE: &str = "simulation";
/// Rows of one call; between two calls progress is told.
const BATCH: usize = 4096;
/// People of a demo caseload.
const CASELOAD: usize = 40;

/// Makes a nation up and writes it into `record` at the instant `at`, telling `progress` what it does.
///
/// # Errors
/// When the settings or the pack do not allow a nation, or the record refuses.
pub async fn simulate(
    record: &Record,
    settings: &Settings,
    at: DateTime<Utc>,
    progress: &mut (dyn FnMut(Stage, u64, u64) + Send),
) -> Result<Summary, SimulateError> {
    let today = at.date_naive();
    if today < settings.until {
        return Err(SimulateError::Future { until: settings.until, today });
    }
    progress(Stage::Imagining, 0, 1);
    let mut nation = Nation::imagine(record.catalogue(), settings)?;
    progress(Stage::Imagining, 1, 1);
    let actor = writer(record, at);
    let mut writing = Writing { record, actor, progress };
    writing.write(&mut nation).await?;
    Ok(summary(nation))
}

/// Who writes what the simulation makes.
pub(crate) fn writer(record: &Record, at: DateTime<Utc>) -> Actor {
    Actor {
        account: ACCOUNT.to_owned(),
        role: ROLE.to_owned(),
        agency: record.catalogue().pack.agency.keys().next().cloned().unwrap_or_default(),
        unit: String::new(),
        purpose: Purpose::new(PURPOSE),
        at,
    }
}

struct Writing<'a> {
    record: &'a Record,
    actor: Actor,
    progress: &'a mut (dyn FnMut(Stage, u64, u64) + Send),
}

impl<'a> Writing<'a> {
    async fn write(&mut self, nation: &mut Nation) -> Result<(), SimulateError> {
        let mut change = self.open(Stage::Organisations).await?;
        change.organisations(&nation.organisations).await?;
        change.places(&nation.places).await?;
        change.commit().await?;

        let people = nation.people.iter().zip(1..).map(|(human, number)| person(human, number));
        let people: Vec<NewPerson> = people.collect::<Result<_, _>>()?;
        let mut ids: Vec<PersonId> = Vec::with_capacity(people.len());
        let mut change = self.open(Stage::People).await?;
        for batch in people.chunks(BATCH) {
            ids.extend(change.people(batch).await?);
            self.tell(Stage::People, ids.len(), people.len());
        }
        change.commit().await?;
        name(nation, &ids);

        let mut change = self.open(Stage::Custody).await?;
        for (batch, done) in batches(&nation.stays) {
            change.stays(batch).await?;
            self.tell(Stage::Custody, done, nation.stays.len());
        }
        change.commit().await?;

        let mut change = self.open(Stage::Sections).await?;
        for (batch, done) in batches(&nation.sections) {
            change.sections(batch).await?;
            self.tell(Stage::Sections, done, nation.sections.len());
        }
        change.commit().await?;

        let mut change = self.open(Stage::Facts).await?;
        for (batch, done) in batches(&nation.facts) {
            change.facts(batch).await?;
            self.tell(Stage::Facts, done, nation.facts.len());
        }
        change.commit().await?;

        let mut change = self.open(Stage::Activities).await?;
        for (batch, done) in batches(&nation.activities) {
            change.activities(batch).await?;
            self.tell(Stage::Activities, done, nation.activities.len());
        }
        change.commit().await?;

        let mut change = self.open(Stage::Registers).await?;
        change.deliverables(&nation.deliverables).await?;
        change.milestones(&nation.milestones).await?;
        change.budget(&nation.budget).await?;
        change.documents(&nation.documents).await?;
        change.external_values(&nation.external_values).await?;
        change.commit().await?;
        self.tell(Stage::Registers, 1, 1);
        Ok(())
    }

    async fn open(&mut self, stage: Stage) -> Result<Change<'a>, SimulateError> {
        (self.progress)(stage, 0, 1);
        Ok(self.record.change(&self.actor, "write", None).await?)
    }

    fn tell(&mut self, stage: Stage, done: usize, total: usize) {
        (self.progress)(stage, done as u64, total as u64);
    }
}

/// Rows in batches, each with the number done after it.
fn batches<T>(rows: &[T]) -> impl Iterator<Item = (&[T], usize)> {
    rows.chunks(BATCH).enumerate().map(|(number, batch)| (batch, number * BATCH + batch.len()))
}

/// Gives everybody the id the record has given.
fn name(nation: &mut Nation, ids: &[PersonId]) {
    let id = |provisional: &mut PersonId| {
        let place = usize::try_from(provisional.0).expect("provisional ids are places in the list of people");
        *provisional = ids[place];
    };
    nation.stays.iter_mut().for_each(|stay| id(&mut stay.custody.person));
    nation.released.values_mut().flatten().for_each(|release| id(&mut release.person));
    nation.closed.iter_mut().for_each(|section| id(&mut section.person));
    nation.sections.iter_mut().for_each(|section| id(&mut section.person));
    nation.facts.iter_mut().for_each(|fact| id(&mut fact.person));
    let participations = nation.activities.iter_mut().flat_map(|activity| &mut activity.participations);
    participations.filter_map(|one| one.person.as_mut()).for_each(id);
}

fn person(human: &Human, number: u64) -> Result<NewPerson, SimulateError> {
    let code = human.code.as_deref().map(PersonalCode::parse).transpose()?;
    Ok(NewPerson {
        external_key: Some(format!("simulated-{number:06}")),
        given_name: human.given.clone(),
        family_name: human.family.clone(),
        code,
        born_on: Some(human.born_on),
        sex: Some(human.sex().to_owned()),
        citizenship: Some(human.citizenship.clone()),
        language: Some(human.language.clone()),
        employer_agency: human.employer.clone(),
        volunteer: human.volunteer,
        simulated: true,
    })
}

fn summary(nation: Nation) -> Summary {
    let mut caseloads: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    let mut put = |unit: &str, person: PersonId| {
        let caseload = caseloads.entry(unit.to_owned()).or_default();
        if caseload.len() < CASELOAD && !caseload.contains(&person) {
            caseload.push(person);
        }
    };
    for stay in nation.stays.iter().filter(|stay| stay.release.is_none()) {
        put(stay.moves.last().map_or(&stay.custody.unit, |last| &last.unit), stay.custody.person);
    }
    for section in nation.sections.iter().filter(|section| section.closed_on.is_none()) {
        put(&section.unit, section.person);
    }
    Summary {
        organisations: nation.organisations.len() as u64,
        people: nation.people.len() as u64,
        stays: nation.stays.len() as u64,
        releases: nation.stays.iter().filter(|stay| stay.release.is_some()).count() as u64,
        sections: nation.sections.len() as u64,
        facts: nation.facts.len() as u64,
        activities: nation.activities.len() as u64,
        participations: nation.activities.iter().map(|one| one.participations.len() as u64).sum(),
        headcounts: nation.activities.iter().map(|one| one.headcounts.len() as u64).sum(),
        deliverables: nation.deliverables.len() as u64,
        truth: nation.truth,
        unmet: nation.unmet,
        caseloads,
        released: nation.released,
        closed: nation.closed,
    }
}
