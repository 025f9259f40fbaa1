//! Disclosures: packages handed over to another organisation, and taking one.

use chrono::{DateTime, NaiveDate, Utc};
use record::{ChronologySource, Disclosure, DisclosureId, NewDisclosure, Package, PersonId};
use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use super::call::Call;
use super::chronology::Entry;
use super::list::List;
use super::operation::{Empty, Nothing, Shown};
use super::plan::Plan;
use super::problem::Refused;
use super::shape::shape;
use super::written::Written;
use crate::pages::people::PURPOSE;

const HERE: &str = "/api/v1/disclosures";

shape! {
    /// A package as sent.
    #[derive(Debug, Serialize)]
    pub(super) struct DisclosureOut {
        id: i64,
        version: i32,
        person: i64,
        /// Account that sent it.
        sender: String,
        sender_unit: String,
        recipient: String,
        recipient_words: Option<String>,
        /// Code of `purpose`.
        purpose: String,
        ground: String,
        contents: Vec<Entry>,
        disclosed_at: DateTime<Utc>,
        received_by: Option<String>,
        received_at: Option<DateTime<Utc>>,
    }
}

shape! {
    /// A package opened, as it stood when it was sent.
    #[derive(Debug, Serialize)]
    pub(super) struct PackageOut {
        disclosure: DisclosureOut,
        name: String,
        born_on: Option<NaiveDate>,
        assessments: Vec<Assessment>,
        plans: Vec<Plan>,
    }
}

shape! {
    /// A package to hand over.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct DisclosureToMake {
        /// Organisation that receives it.
        recipient: String,
        /// Who there.
        recipient_words: Option<String>,
        /// Code of `purpose`.
        purpose: String,
        /// Legal ground and reason.
        ground: String,
        /// What it holds, from the chronology.
        contents: Vec<Held>,
    }
}

shape! {
    /// Something a package holds: an entry of the chronology by its source.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Held {
        source: HeldSource,
        source_id: i64,
        /// Version of an assessment or number of a plan's version; left out for others.
        version: Option<i32>,
    }
}

shape! {
    #[derive(Debug, Clone, Copy, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(super) enum HeldSource {
        Custody,
        Movement,
        Release,
        Section,
        Fact,
        Activity,
        Assessment,
        Plan,
        Contact,
        SessionNote,
        ExpectedRelease,
    }
}

pub(super) async fn of_person(call: Call, _: Nothing) -> Result<List<DisclosureOut>, Refused> {
    let sent = call.record().disclosures(&call.actor(PURPOSE), PersonId(call.id()?)).await?;
    Ok(List::whole(sent.into_iter().map(DisclosureOut::from).collect()))
}

pub(super) async fn open(call: Call, _: Nothing) -> Result<Shown<PackageOut>, Refused> {
    let package = call.record().package(&call.actor(PURPOSE), DisclosureId(call.id()?)).await?;
    let version = package.disclosure.version;
    Ok(Shown::at(PackageOut::from(package), version))
}

pub(super) async fn make(call: Call, new: DisclosureToMake) -> Result<Written, Refused> {
    let new = NewDisclosure {
        person: PersonId(call.id()?),
        recipient: new.recipient,
        recipient_words: new.recipient_words,
        purpose: new.purpose,
        ground: new.ground,
        contents: new.contents.into_iter().map(ChronologySource::from).collect(),
    };
    let mut change = call.change("write", PURPOSE).await?;
    let id = change.disclose(&new).await?;
    call.commit(change, Written::at(id.0, 1).under(HERE)).await
}

pub(super) async fn receive(call: Call, _: Empty) -> Result<Written, Refused> {
    let (id, version) = (DisclosureId(call.id()?), call.version());
    let mut change = call.change("write", PURPOSE).await?;
    change.receive_package(id, version).await?;
    call.commit(change, Written::at(id.0, version + 1).under(HERE)).await
}

impl From<Held> for ChronologySource {
    fn from(held: Held) -> Self {
        let (id, version) = (held.source_id, held.version.unwrap_or_default());
        match held.source {
            HeldSource::Custody => Self::Custody(id),
            HeldSource::Movement => Self::Movement(id),
            HeldSource::Release => Self::Release(id),
            HeldSource::Section => Self::Section(id),
            HeldSource::Fact => Self::Fact(id),
            HeldSource::Activity => Self::Activity(id),
            HeldSource::Assessment => Self::Assessment { id, version },
            HeldSource::Plan => Self::Plan { id, number: version },
            HeldSource::Contact => Self::Contact(id),
            HeldSource::SessionNote => Self::SessionNote(id),
            HeldSource::ExpectedRelease => Self::ExpectedRelease(id),
        }
    }
}

impl From<Disclosure> for DisclosureOut {
    fn from(one: Disclosure) -> Self {
        let (received_by, received_at) = one.received.unzip();
        Self {
            id: one.id.0,
            version: one.version,
            person: one.person.0,
            sender: one.sender.0,
            sender_unit: one.sender.1,
            recipient: one.recipient,
            recipient_words: one.recipient_words,
            purpose: one.purpose,
            ground: one.ground,
            contents: one.contents.into_iter().map(Entry::from).collect(),
            disclosed_at: one.disclosed_at,
            received_by,
            received_at,
        }
    }
}

impl From<Package> for PackageOut {
    fn from(one: Package) -> Self {
        Self {
            disclosure: DisclosureOut::from(one.disclosure),
            name: one.name,
            born_on: one.born_on,
            assessments: one.assessments.into_iter().map(Assessment::from).collect(),
            plans: one.plans.into_iter().map(Plan::from).collect(),
        }
    }
}
