//! A record of its own for every test, filled through its one door, with the snapshots taken of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::Catalogue;
use chrono::{DateTime, NaiveDate, Utc};
use measure::{Engine, IndicatorResult, Snapshot, Taking, YearValue};
use record::{
    Actor, Change, Keys, NewActivity, NewOrganisation, NewParticipation, NewPerson, PersonId, Purpose, Record,
};

/// The project's own folder.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A pack of the project.
pub fn pack(id: &str) -> Arc<Catalogue> {
    match Catalogue::load(&workspace().join("definitions").join(id)) {
        Ok(catalogue) => Arc::new(catalogue),
        Err(findings) => panic!("pack {id} has findings:\n{findings}"),
    }
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write days as 2024-12-31")
}

/// A record with the Latvian pack.
pub struct Office {
    pub record: Record,
    pub catalogue: Arc<Catalogue>,
    folder: tempfile::TempDir,
}

/// Id, kind, agency, parent, region and regime.
type Organisation = (
    &'static str,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

/// The organisations the scenarios need.
const ORGANISATIONS: &[Organisation] = &[
    ("ievp", "prison-service", Some("ievp"), None, None, None),
    ("jelgavas-cietums", "prison", Some("ievp"), Some("ievp"), Some("zemgale"), Some("closed")),
    ("ilguciema-cietums", "prison", Some("ievp"), Some("ievp"), Some("riga"), Some("closed")),
    ("brasas-cietums", "prison", Some("ievp"), Some("ievp"), Some("riga"), Some("closed")),
    ("cesu-audzinasanas-iestade", "prison", Some("ievp"), Some("ievp"), Some("vidzeme"), Some("juvenile")),
    ("vpd", "probation-service", Some("vpd"), None, None, None),
    ("vpd-kurzeme", "probation-region", Some("vpd"), Some("vpd"), Some("vpd-kurzeme"), None),
    ("vpd-liepajas", "probation-unit", Some("vpd"), Some("vpd-kurzeme"), None, None),
    ("biedriba", "ngo", None, None, None, None),
    ("dome", "municipality", None, None, None, None),
    ("policija", "police", None, None, None, None),
];

impl Office {
    /// With organisations and nothing else.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = pack("lv");
        let url = format!("sqlite://{}", folder.path().join("record.sqlite").display());
        let keys = Keys { encryption: [1; 32], lookup: [2; 32] };
        let record = Record::open(&url, keys, Arc::clone(&catalogue)).await.unwrap();
        let office = Self { record, catalogue, folder };
        let new: Vec<_> = ORGANISATIONS
            .iter()
            .map(|(id, kind, agency, parent, region, regime)| NewOrganisation {
                id: (*id).to_owned(),
                name: (*id).to_owned(),
                kind: (*kind).to_owned(),
                parent: parent.map(str::to_owned),
                agency: agency.map(str::to_owned),
                region: region.map(str::to_owned),
                regime: regime.map(str::to_owned),
            })
            .collect();
        let mut change = office.change().await;
        change.organisations(&new).await.unwrap();
        change.commit().await.unwrap();
        office
    }

    /// A change to commit.
    pub async fn change(&self) -> Change<'_> {
        self.record.change(&actor("importer", "import"), "import", None).await.unwrap()
    }

    /// Registers people; `prepare` gets each with its number.
    pub async fn people(&self, count: usize, prepare: impl Fn(usize, &mut NewPerson)) -> Vec<PersonId> {
        let new: Vec<_> = (0..count)
            .map(|number| {
                let mut person = NewPerson {
                    given_name: "Trial".to_owned(),
                    family_name: format!("Person {number}"),
                    born_on: Some(day("1990-05-04")),
                    sex: Some("male".to_owned()),
                    ..NewPerson::default()
                };
                prepare(number, &mut person);
                person
            })
            .collect();
        let mut change = self.change().await;
        let ids = change.people(&new).await.unwrap();
        change.commit().await.unwrap();
        ids
    }

    /// Records activities.
    pub async fn activities(&self, new: &[NewActivity]) {
        let mut change = self.change().await;
        if let Err(error) = change.activities(new).await {
            panic!("{error}");
        }
        change.commit().await.unwrap();
    }

    /// Takes a snapshot for a purpose.
    pub async fn snapshot_for(&self, purpose: &str, as_of: &str) -> Snapshot {
        let into = self.folder.path().join("snapshots");
        let taking = Taking { into: &into, as_of: day(as_of), purpose, pseudonym_key: [3; 32] };
        let actor = actor("analyst", "reporting");
        Snapshot::take(&self.record, &actor, &taking, &mut |_, _| {}).await.unwrap()
    }

    /// Takes a snapshot and opens it.
    pub async fn engine(&self, as_of: &str) -> Engine {
        let snapshot = self.snapshot_for("reporting", as_of).await;
        let snapshot = Snapshot::open(&snapshot.folder).unwrap();
        Engine::open(Arc::clone(&self.catalogue), snapshot).await.unwrap()
    }

    /// Folder of everything the office keeps.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// An activity of a type on a day, in a unit.
pub fn activity(kind: &str, on: &str, agency: &str, unit: &str) -> NewActivity {
    NewActivity {
        kind: kind.to_owned(),
        on: day(on),
        agency: agency.to_owned(),
        unit: unit.to_owned(),
        ..NewActivity::default()
    }
}

/// A person who was there.
pub fn there(person: PersonId, role: &str) -> NewParticipation {
    NewParticipation {
        person: Some(person),
        role: role.to_owned(),
        attended: true,
        system_record: true,
        ..NewParticipation::default()
    }
}

/// A representative of an organisation who was there.
pub fn from_organisation(organisation: &str) -> NewParticipation {
    NewParticipation {
        role: "representative".to_owned(),
        organisation: Some(organisation.to_owned()),
        attended: true,
        ..NewParticipation::default()
    }
}

/// An indicator with its chosen readings.
pub async fn indicator(engine: &Engine, id: &str) -> IndicatorResult {
    engine.indicator(id, &BTreeMap::new()).await.unwrap()
}

/// The value of one year.
pub fn year(result: &IndicatorResult, year: i32) -> &YearValue {
    result.years.iter().find(|value| value.year == year).expect("the indicator has the year")
}

/// An engine on tables written as CSV.
pub async fn engine_on(catalogue: &Arc<Catalogue>, as_of: &str, tables: &[(&str, &str)]) -> Engine {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = Snapshot::from_tables(folder.path(), catalogue, day(as_of), tables).unwrap();
    Engine::open(Arc::clone(catalogue), snapshot).await.unwrap()
}

fn actor(role: &str, purpose: &str) -> Actor {
    Actor {
        account: role.to_owned(),
        role: role.to_owned(),
        agency: "tm".to_owned(),
        unit: String::new(),
        purpose: Purpose::new(purpose),
        at: "2025-02-01T08:00:00Z".parse::<DateTime<Utc>>().unwrap(),
    }
}
