//! A study protocol: what is asked, of whom, how cases are chosen, and every analysis, all of it before the data are seen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Alarm, Ask};
use crate::{Parameter, Source, Text};

/// A study as a definition.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Id, the name of the file.
    pub id: String,
    /// Version of the definition, raised when its meaning changes.
    pub version: u32,
    /// Title.
    pub name: Text,
    /// Agency that answers for it.
    pub owner: String,
    /// Its entry in the register of studies, which has contractor, client and due day.
    pub study: Option<String>,
    /// Instrument it is about: its page leads here, `$instrument` stands for it in the query, which may join its tables
    /// `answers` and `bands`.
    pub instrument: Option<String>,
    /// Another instrument whose tables the query joins, where it is not about one.
    pub answers_of: Option<String>,
    /// Whether it may still change.
    pub state: ProtocolState,
    /// Day from which it does not change any more.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub fixed_on: Option<NaiveDate>,
    /// What is asked.
    pub question: Text,
    /// Who is followed.
    pub population: Text,
    /// What counts as an outcome.
    pub outcome: Text,
    /// What is computed, and how.
    pub method: Text,
    /// What the answer cannot say.
    #[serde(default)]
    pub limits: Vec<Text>,
    /// Where the question comes from.
    pub sources: Vec<Source>,
    /// Pages of `docs/methods/<language>` that explain the methods.
    #[serde(default)]
    pub methods: Vec<String>,
    /// Seed of everything drawn by chance.
    #[serde(default)]
    pub seed: u64,
    /// Choices a reader may make otherwise.
    #[serde(default)]
    pub parameter: BTreeMap<String, Parameter>,
    /// Reason codes of cases that are considered and left out, in words.
    #[serde(default)]
    pub reason: BTreeMap<String, Text>,
    /// The cases.
    pub cohort: Cohort,
    /// Which codes of a column are followed; every code of the list is decided.
    #[serde(default)]
    pub inclusion: Vec<Inclusion>,
    /// Codes put together, for the query to join; every code of the list is decided.
    #[serde(default)]
    pub grouping: Vec<Grouping>,
    /// What is computed of the cases, in order.
    pub analysis: Vec<Analysis>,
    /// Answers shown to leadership, year by year.
    #[serde(default)]
    pub lead: Vec<Lead>,
}

/// How far a protocol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProtocolState {
    /// It may change.
    Draft,
    /// It was fixed, on a day.
    Fixed,
    /// It is kept for the results made with it.
    Withdrawn,
}

/// One SQL query that returns a row for each case considered.
///
/// Columns: `case_key` (text, every value once), `person_key` (text), `reason` (text, null where the case counts), and
/// whatever the analyses name. `$as_of` stands for the snapshot's as-of day, as text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cohort {
    /// The SQL text over snapshot tables, `$name` for parameters.
    pub sql: String,
    /// Columns that readers see by name.
    #[serde(default)]
    pub column: Vec<CohortColumn>,
}

/// A column of the cohort in words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CohortColumn {
    /// Column of the query.
    pub id: String,
    /// Its heading.
    pub name: Text,
    /// Classifier that names its values.
    pub classifier: Option<String>,
    /// Another that names those the first does not know.
    pub or_classifier: Option<String>,
    /// Its values are places of the instrument's bands, as in table `bands`.
    #[serde(default)]
    pub bands: bool,
    /// Words of its values, where no classifier has them.
    #[serde(default)]
    pub words: BTreeMap<String, Text>,
}

/// Which codes of a column are followed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// Column of the query.
    pub column: String,
    /// The code list all of whose codes are decided.
    pub classifier: String,
    /// Codes that are followed.
    pub include: Vec<String>,
    /// Codes that are left out, each with its reason.
    #[serde(default)]
    pub leave_out: BTreeMap<String, String>,
}

/// Codes put together into fewer values: a table of that name with columns `code` and `value`, for the query to join.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grouping {
    /// Name of the table.
    pub id: String,
    /// The code list all of whose codes are decided.
    pub classifier: String,
    /// The value of each code.
    pub of: BTreeMap<String, String>,
}

/// One thing that is computed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// Place in the file, where other analyses may stand that are not of this protocol.
    #[serde(skip)]
    pub place: usize,
    /// Id within the protocol.
    pub id: String,
    /// Heading.
    pub name: Text,
    /// The main result as a sentence: `No 100 atbrīvotajiem {count} {window} laikā …`.
    pub sentence: Option<Text>,
    /// Only cases that meet this SQL condition over the cohort's columns.
    pub only: Option<String>,
    /// What is asked.
    pub ask: Ask,
    /// What is watched in the answer.
    #[serde(default)]
    pub alarm: Vec<Alarm>,
}

/// An answer shown to leadership: that of the newest year whose outcome is known for everybody.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The analysis, which has a sentence.
    pub analysis: String,
    /// Column of the year in which people began to be followed.
    pub year: String,
    /// Reasons for which a case is left out until time has passed: a year with such cases is not over.
    #[serde(default)]
    pub waits: Vec<String>,
}

impl Protocol {
    /// Stands for the snapshot's as-of day in queries: `cast($as_of as date)`.
    pub const AS_OF: &'static str = "as_of";

    /// The table of the instrument's answers that a query may join: `assessment_key`, and for every item of any version a column
    /// ([`Instrument::answer_column`](crate::Instrument::answer_column)) with its answer as a number
    /// ([`Instrument::number`](crate::Instrument::number)); null where it was asked and not answered.
    pub const ANSWERS: &'static str = "answers";

    /// The table of the instrument's bands: `code` is version and band with `/` between, `value` is its place from the lowest,
    /// counted from 1, as text.
    pub const BANDS: &'static str = "bands";

    /// Stands for the id of the instrument the protocol is about.
    pub const INSTRUMENT: &'static str = "instrument";

    /// The instrument of those tables.
    #[must_use]
    pub fn answered(&self) -> Option<&str> {
        self.answers_of.as_deref().or(self.instrument.as_deref())
    }

    /// What stands in its query for itself, without being a parameter.
    #[must_use]
    pub fn given(&self) -> Vec<&'static str> {
        let about = self.instrument.is_some().then_some(Self::INSTRUMENT);
        std::iter::once(Self::AS_OF).chain(about).collect()
    }

    /// The analysis with this id.
    #[must_use]
    pub fn analysis(&self, id: &str) -> Option<&Analysis> {
        self.analysis.iter().find(|analysis| analysis.id == id)
    }

    /// Whether an analysis reads the column as what happened to people, rather than as what they were like.
    #[must_use]
    pub fn tells_outcome(&self, column: &str) -> bool {
        let mut read = self.analysis.iter().flat_map(|analysis| analysis.ask.reads());
        read.any(|one| one.outcome && one.column == column)
    }

    /// The name of a column; its id where it has none.
    #[must_use]
    pub fn heading<'a>(&'a self, column: &'a str, lang: &str) -> &'a str {
        self.column(column).map_or(column, |column| column.name.get(lang))
    }

    /// The words of a column.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&CohortColumn> {
        self.cohort.column.iter().find(|column| column.id == id)
    }
}
