//! The one door for writing: one transaction, one audit entry, nothing half done.

use std::collections::{BTreeMap, HashMap, HashSet};

use catalogue::Scope;
use chrono::NaiveDate;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, Iterable, ModelTrait, QueryFilter, QuerySelect, Statement,
};
use tokio::sync::MutexGuard;

use crate::chain::{Chain, Entry};
use crate::digest::Digest;
use crate::permission::{self, Sight};
use crate::rows::{bulk, organisation, person, place};
use crate::storage::AT_ONCE;
use crate::{Actor, PersonId, Problem, Record, RecordError, codes};

/// One open change: one transaction, one audit entry when it is committed, nothing if it is dropped.
#[derive(Debug)]
pub struct Change<'r> {
    pub(crate) record: &'r Record,
    pub(crate) actor: Actor,
    pub(crate) verb: String,
    detail: Option<String>,
    // Declared before the turn: a dropped change is rolled back before the next writer begins.
    pub(crate) tx: DatabaseTransaction,
    chain: Chain,
    pub(crate) digest: Digest,
    wrote: BTreeMap<&'static str, u64>,
    subject: Option<String>,
    pub(crate) seen: Seen,
    _turn: MutexGuard<'r, ()>,
}

/// What a change has looked up already.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    units: Option<HashMap<String, Unit>>,
    places: Option<HashSet<String>>,
    people: HashSet<i64>,
    /// Own-unit scope: the unit and those below it.
    own_units: Option<HashSet<String>>,
    /// Words of names this change has added.
    pub(crate) words: HashMap<String, i64>,
    /// Persons whose stays changed, with the index in their batch; compared with each other before the commit.
    pub(crate) stays: HashMap<i64, usize>,
}

/// What validation needs of an organisation.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) parent: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) region: Option<String>,
}

/// The refusal of field `field` of the input at `index`.
pub(crate) fn refuse(index: usize, field: &str, problem: Problem) -> RecordError {
    RecordError::Invalid { field: format!("{index}.{field}"), problem }
}

/// Whether `found` is the version that was read.
pub(crate) fn fresh(noun: &'static str, id: i64, found: i32, read: i32) -> Result<(), RecordError> {
    if found == read { Ok(()) } else { Err(RecordError::Stale { noun, id: id.to_string(), version: found }) }
}

/// A text that must not be blank.
pub(crate) fn required(index: usize, field: &str, text: &str) -> Result<(), RecordError> {
    if text.trim().is_empty() { Err(refuse(index, field, Problem::Required)) } else { Ok(()) }
}

/// Whether `on` comes no earlier than `earliest`, the day of `other`.
pub(crate) fn not_before(on: NaiveDate, other: &'static str, earliest: NaiveDate) -> Result<(), Problem> {
    if on < earliest { Err(Problem::Before { on, field: other, earliest }) } else { Ok(()) }
}

impl Record {
    /// Begins a change. `verb` is `write`, `import` or `manage`; `detail` goes into the audit entry. Other writers wait
    /// until it is committed or dropped, and so do reads of persons, which leave an entry too: read first, then change.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn change(&self, actor: &Actor, verb: &str, detail: Option<String>) -> Result<Change<'_>, RecordError> {
        let (tx, turn) = self.storage.write().await?;
        let chain = Chain::lock(&tx).await?;
        Ok(Change {
            record: self,
            actor: actor.clone(),
            verb: verb.to_owned(),
            detail,
            tx,
            chain,
            digest: Digest::default(),
            wrote: BTreeMap::new(),
            subject: None,
            seen: Seen::default(),
            _turn: turn,
        })
    }
}

impl Change<'_> {
    /// Writes the audit entry and commits; returns its place in the chain.
    ///
    /// # Errors
    /// When stays in custody of one person overlap, or the database does not answer; nothing is written then.
    pub async fn commit(self) -> Result<i64, RecordError> {
        self.check_stays().await?;
        let nouns: Vec<&str> = self.wrote.keys().copied().collect();
        let counts: Vec<String> = self.wrote.iter().map(|(noun, rows)| format!("{noun} {rows}")).collect();
        let single = self.wrote.values().sum::<u64>() == 1;
        let mut detail = vec![counts.join(", "), format!("sha256 {}", self.digest.finish())];
        detail.extend(self.detail);
        let entry = Entry {
            verb: self.verb,
            noun: nouns.join(" "),
            subject: self.subject.filter(|_| single),
            detail: Some(detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")),
        };
        let seq = self.chain.append(&self.tx, &self.actor, vec![entry]).await?;
        self.tx.commit().await?;
        Ok(seq)
    }

    /// Counts what was written for the audit entry.
    pub(crate) fn wrote(&mut self, noun: &'static str, rows: usize, subject: &(impl ToString + ?Sized)) {
        if rows > 0 {
            *self.wrote.entry(noun).or_default() += rows as u64;
            self.subject = Some(subject.to_string());
        }
    }

    /// The actor's reach for this change's verb on `resource`.
    pub(crate) fn reach(&self, resource: &str) -> Result<Scope, RecordError> {
        self.record.allowed(&self.actor, &self.verb, resource).map(|(scope, _)| scope)
    }

    /// Gives out `rows` ids for `noun`; the first of them.
    pub(crate) async fn ids(&self, noun: &'static str, rows: usize) -> Result<i64, RecordError> {
        ids(&self.tx, noun, rows).await
    }

    /// Every organisation, read once a change.
    pub(crate) async fn units(&mut self) -> Result<&HashMap<String, Unit>, RecordError> {
        if self.seen.units.is_none() {
            let rows = organisation::Entity::find().all(&self.tx).await?;
            let unit = |row: organisation::Model| {
                (row.id, Unit { parent: row.parent, agency: row.agency, region: row.region })
            };
            self.seen.units = Some(rows.into_iter().map(unit).collect());
        }
        Ok(self.seen.units.as_ref().expect("read above"))
    }

    /// Organisations have changed: read them again when they are needed next.
    pub(crate) fn forget_units(&mut self) {
        self.seen.units = None;
        self.seen.own_units = None;
    }

    /// Every place, read once a change.
    pub(crate) async fn known_places(&mut self) -> Result<&HashSet<String>, RecordError> {
        if self.seen.places.is_none() {
            let ids: Vec<String> =
                place::Entity::find().select_only().column(place::Column::Id).into_tuple().all(&self.tx).await?;
            self.seen.places = Some(ids.into_iter().collect());
        }
        Ok(self.seen.places.as_ref().expect("read above"))
    }

    /// Places have changed.
    pub(crate) fn forget_places(&mut self) {
        self.seen.places = None;
    }

    /// Loads what [`Change::unit`], [`Change::place_exists`] and [`Change::within`] answer from.
    pub(crate) async fn prepare(&mut self) -> Result<(), RecordError> {
        self.known_places().await?;
        let own = self.actor.unit.clone();
        let units = self.units().await?;
        if own.is_empty() {
            return Ok(());
        }
        let tree: Vec<_> = units.iter().map(|(id, unit)| (id.as_str(), unit.parent.as_deref())).collect();
        let below = below(&own, &tree);
        self.seen.own_units = Some(below);
        Ok(())
    }

    /// The organisation with this id; call [`Change::prepare`] first.
    pub(crate) fn unit(&self, id: &str) -> Result<&Unit, Problem> {
        let units = self.seen.units.as_ref().expect("prepared");
        units.get(id).ok_or_else(|| codes::unknown("organisation", id, units.keys().map(String::as_str)))
    }

    /// Whether the place exists; call [`Change::prepare`] first.
    pub(crate) fn place_exists(&self, id: &str) -> Result<(), Problem> {
        let places = self.seen.places.as_ref().expect("prepared");
        if places.contains(id) {
            return Ok(());
        }
        Err(codes::unknown("place", id, places.iter().map(String::as_str)))
    }

    /// Whether something of `agency` and `unit` (empty where it belongs to the agency as a whole) is within `scope`;
    /// call [`Change::prepare`] first.
    pub(crate) fn within(
        &self,
        scope: Scope,
        resource: &str,
        agency: Option<&str>,
        unit: &str,
    ) -> Result<(), RecordError> {
        let inside = match scope {
            Scope::All => true,
            Scope::OwnUnit if !self.actor.unit.is_empty() && !unit.is_empty() => {
                self.seen.own_units.as_ref().expect("prepared").contains(unit)
            }
            Scope::Agency | Scope::OwnUnit => agency == Some(self.actor.agency.as_str()),
            // A caseload is people; what belongs to none is written for the actor's own unit.
            Scope::OwnCaseload => !unit.is_empty() && unit == self.actor.unit,
        };
        if inside { Ok(()) } else { Err(permission::refusal(&self.actor, &self.verb, resource)) }
    }

    /// Remembers people registered by this change.
    pub(crate) fn knows(&mut self, people: impl IntoIterator<Item = PersonId>) {
        self.seen.people.extend(people.into_iter().map(|person| person.0));
    }

    /// Writes new rows.
    pub(crate) async fn add<E>(&mut self, rows: &[E::Model]) -> Result<(), RecordError>
    where
        E: EntityTrait,
        E::Model: ModelTrait<Entity = E>,
    {
        Ok(bulk::insert::<E>(&self.tx, rows, &mut self.digest).await?)
    }

    /// Writes a row over the one with its key.
    pub(crate) async fn put<E>(&mut self, row: E::Model) -> Result<(), RecordError>
    where
        E: EntityTrait,
        E::Model: ModelTrait<Entity = E> + IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        self.digest.table(E::default().table_name(), 1);
        for column in E::Column::iter() {
            self.digest.value(&row.get(column));
        }
        row.into_active_model().reset_all().update(&self.tx).await?;
        Ok(())
    }

    /// Whether the actor may do this change's verb on `resource` of one person; `Missing` where the person is out of
    /// the sight that grant gives.
    pub(crate) async fn about(&self, resource: &str, id: PersonId) -> Result<(), RecordError> {
        self.about_as(&self.verb, resource, id).await
    }

    /// As [`Change::about`] for another verb.
    pub(crate) async fn about_as(&self, verb: &str, resource: &str, id: PersonId) -> Result<(), RecordError> {
        let (scope, _) = self.record.allowed(&self.actor, verb, resource)?;
        let sight = Sight::new(&self.tx, &self.actor, scope).await?;
        let found = person::Entity::find_by_id(id.0).filter(sight.people()).one(&self.tx).await?;
        found.map(drop).ok_or(RecordError::Missing("person"))
    }

    /// The day of this change.
    pub(crate) fn today(&self) -> NaiveDate {
        self.actor.at.date_naive()
    }

    /// Checks that every person exists and is in the actor's sight; `people` come with the index and field to name.
    pub(crate) async fn check_people(
        &mut self,
        people: impl Iterator<Item = (usize, String, PersonId)>,
        scope: Scope,
    ) -> Result<(), RecordError> {
        let mut unknown: Vec<(usize, String, i64)> = Vec::new();
        let mut ids: Vec<i64> = Vec::new();
        let mut asked = HashSet::new();
        for (index, field, person) in people {
            if !self.seen.people.contains(&person.0) && asked.insert(person.0) {
                unknown.push((index, field, person.0));
                ids.push(person.0);
            }
        }
        if ids.is_empty() {
            return Ok(());
        }
        let scope =
            self.record.matrix.decide(&self.actor.role, "read", "person").map_or(scope, |(read, _)| read.max(scope));
        let sight = Sight::new(&self.tx, &self.actor, scope).await?;
        for chunk in ids.chunks(AT_ONCE) {
            let found: Vec<i64> = person::Entity::find()
                .select_only()
                .column(person::Column::Id)
                .filter(sight.people())
                .filter(person::Column::Id.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.tx)
                .await?;
            self.seen.people.extend(found);
        }
        for (index, field, id) in unknown {
            if !self.seen.people.contains(&id) {
                return Err(refuse(
                    index,
                    &field,
                    Problem::Unknown { noun: "person", id: id.to_string(), nearest: None },
                ));
            }
        }
        Ok(())
    }
}

/// Gives out `rows` ids for `noun`; the first of them.
pub(crate) async fn ids(tx: &DatabaseTransaction, noun: &'static str, rows: usize) -> Result<i64, RecordError> {
    let backend = tx.get_database_backend();
    let sql = match backend {
        sea_orm::DbBackend::Postgres => {
            "INSERT INTO counter (noun, last) VALUES ($1, $2) \
             ON CONFLICT (noun) DO UPDATE SET last = counter.last + excluded.last RETURNING last"
        }
        _ => {
            "INSERT INTO counter (noun, last) VALUES (?, ?) \
             ON CONFLICT (noun) DO UPDATE SET last = counter.last + excluded.last RETURNING last"
        }
    };
    let rows = i64::try_from(rows).expect("a batch fits into memory");
    let statement = Statement::from_sql_and_values(backend, sql, [noun.into(), rows.into()]);
    let row = tx.query_one_raw(statement).await?;
    let last: i64 = row.expect("an upsert returns its row").try_get("", "last")?;
    Ok(last - rows + 1)
}

/// `unit` and everything below it, from pairs of id and parent.
pub(crate) fn below(unit: &str, tree: &[(&str, Option<&str>)]) -> HashSet<String> {
    let mut found = HashSet::from([unit]);
    loop {
        let before = found.len();
        for (id, parent) in tree {
            if parent.is_some_and(|parent| found.contains(parent)) {
                found.insert(id);
            }
        }
        if found.len() == before {
            return found.into_iter().map(str::to_owned).collect();
        }
    }
}
