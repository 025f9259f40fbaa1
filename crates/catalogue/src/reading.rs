//! One readable file on its way into the catalogue: its place in the pack says what it holds.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::definition::Definition;
use crate::document::Document;
use crate::loader::Loader;
use crate::protocol::{EACH, Each, Slip};
use crate::typed::typed;
use crate::{
    Act, ActivityType, Classifier, Deadline, DeadlineWords, Demarcation, Finding, Fund, ImportMapping, IndexModel,
    Indicator, Instrument, InstrumentDefinition, KeyPath, Kind, Milestone, Origin, Pack, PlanRow, PolicyDocument,
    Project, Protocol, ReportWords, Role, Standard, Study, Task, Unit, complaint, nearest,
};

/// A parsed file.
pub(crate) struct Reading<'a> {
    file: Arc<str>,
    folder: String,
    stem: String,
    pub(crate) document: Document,
    table: Spanned<DeTable<'a>>,
}

/// Takes the value of one key of a file that holds lists.
type Take = fn(&mut Loader, &Reading<'_>, &'static str, Spanned<DeValue<'_>>);

impl<'a> Reading<'a> {
    pub(crate) fn new(file: &str, document: Document, table: Spanned<DeTable<'a>>) -> Self {
        let mut parts = file.rsplit('/');
        let stem = parts.next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default().to_owned();
        let folder = parts.next().unwrap_or_default().to_owned();
        Self { file: file.into(), folder, stem, document, table }
    }

    fn take_whole(&mut self) -> Spanned<DeValue<'a>> {
        let table = std::mem::take(self.table.get_mut());
        self.whole(table)
    }

    /// `table` in the place of the file.
    fn whole<'t>(&self, table: DeTable<'t>) -> Spanned<DeValue<'t>> {
        Spanned::new(self.table.span(), DeValue::Table(table))
    }

    fn finding(&self, byte: usize, problem: String, remedy: String) -> Finding {
        Finding { file: self.file.as_ref().into(), line: self.document.line_at(byte), problem, remedy }
    }

    fn origin(&self, at: KeyPath) -> Origin {
        Origin { file: Arc::clone(&self.file), at }
    }
}

impl Loader {
    /// Reads the definitions of a file.
    pub(crate) fn sort_in(&mut self, reading: &mut Reading<'_>) {
        let file = Arc::clone(&reading.file);
        let parts: Vec<&str> = file.split('/').collect();
        match *parts {
            ["pack.toml"] => self.pack(reading),
            ["roles.toml"] => self.lists(reading, &[("role", Self::list::<Role>)]),
            ["funds.toml"] => {
                self.lists(reading, &[("fund", Self::list::<Fund>), ("demarcation", Self::single::<Demarcation>)]);
            }
            ["standards.toml"] => self.lists(reading, &[("standard", Self::list::<Standard>)]),
            ["studies.toml"] => self.lists(reading, &[("study", Self::list::<Study>)]),
            ["acts.toml"] => self.lists(reading, &[("act", Self::list::<Act>), ("milestone", Self::list::<Milestone>)]),
            ["deadlines.toml"] => self
                .lists(reading, &[("deadline", Self::list::<Deadline>), ("words", Self::single::<DeadlineWords>)]),
            ["units", _] => self.lists(reading, &[("unit", Self::list::<Unit>)]),
            ["classifiers", _] => self.whole::<Classifier>(reading),
            ["activities", _] => self.whole::<ActivityType>(reading),
            ["indicators", _] => self.whole::<Indicator>(reading),
            ["policy", _] => self.whole::<PolicyDocument>(reading),
            ["policy", _, _] if reading.table.get_ref().contains_key("row") => {
                self.lists(reading, &[("row", Self::list::<PlanRow>)]);
            }
            ["policy", _, _] => self.whole::<Task>(reading),
            ["projects", _] => self.whole::<Project>(reading),
            ["studies", _] if reading.table.get_ref().contains_key(EACH) => self.for_each.push(file.to_string()),
            ["studies", _] => self.whole::<Protocol>(reading),
            ["indices", _] => self.whole::<IndexModel>(reading),
            ["reports", _] => self.whole::<ReportWords>(reading),
            ["imports", _] => self.whole::<ImportMapping>(reading),
            ["instruments", _, _] => self.whole::<InstrumentDefinition>(reading),
            _ => self.find(
                &file,
                "no definition belongs in this place".to_owned(),
                "move it to one of: pack.toml, roles.toml, funds.toml, standards.toml, studies.toml, acts.toml, deadlines.toml, units/, \
                 classifiers/, activities/, indicators/, policy/, projects/, studies/, indices/, reports/, imports/, instruments/<id>/",
            ),
        }
    }

    /// A file that is no TOML is still the home of its id, so that references to it are not reported as well.
    pub(crate) fn set_aside(&mut self, reading: &Reading<'_>) {
        let parts: Vec<&str> = reading.file.split('/').collect();
        let kind = match *parts {
            ["classifiers", _] => Kind::Classifier,
            ["activities", _] => Kind::ActivityType,
            ["indicators", _] => Kind::Indicator,
            ["policy", _] => Kind::Policy,
            ["policy", _, _] => Kind::Task,
            ["projects", _] => Kind::Project,
            ["studies", _] => Kind::Protocol,
            ["indices", _] => Kind::Index,
            ["reports", _] => Kind::Report,
            ["imports", _] => Kind::Import,
            ["instruments", _, _] => Kind::Instrument,
            _ => {
                self.catalogue.unread.insert(reading.file.to_string());
                return;
            }
        };
        self.remember_broken(kind, reading, KeyPath::default());
    }

    /// Makes a protocol for every instrument that a file is written for; instruments are known by then.
    pub(crate) fn protocols_for_each(&mut self, file: &str) {
        let Some(text) = self.catalogue.documents.get(file).map(|document| document.text().to_owned()) else { return };
        let Ok(table) = DeTable::parse(&text) else { return };
        let reading = Reading::new(file, Document::new(&text, &table), table);
        let written = reading.table.get_ref();
        for one in Each::of(written) {
            let (each, instrument) = match one {
                Ok(one) => one,
                Err(slip) => {
                    self.slip(&reading, slip);
                    continue;
                }
            };
            let versions = self.catalogue.instruments.get(instrument).into_iter().flatten();
            let versions: Vec<&Instrument> = versions.map(|(_, version)| version).collect();
            let Some(newest) = versions.last() else {
                self.without_instrument(&reading, &each, instrument);
                continue;
            };
            let expanded = each.expand(written, newest, &versions);
            if !expanded.slips.is_empty() {
                expanded.slips.into_iter().for_each(|slip| self.slip(&reading, slip));
                self.broken_for(&reading, instrument);
                continue;
            }
            self.keep::<Protocol>(&reading, reading.whole(expanded.table), KeyPath::default());
            if let Some(protocol) = self.catalogue.protocols.get_mut(&Each::id(written, instrument)) {
                for (analysis, place) in protocol.analysis.iter_mut().zip(expanded.places) {
                    analysis.place = place;
                }
            }
        }
    }

    /// An instrument nobody defined; one whose file has faults of its own is not complained of again.
    fn without_instrument(&mut self, reading: &Reading<'_>, each: &Each<'_, '_>, instrument: &str) {
        let defined = self.catalogue.instrument_definitions.iter().any(|one| one.id == instrument);
        let broken = self
            .catalogue
            .broken
            .iter()
            .any(|(kind, id)| *kind == Kind::Instrument && id.split('/').next() == Some(instrument));
        if !defined && !broken {
            let known = self.catalogue.instruments.keys().map(String::as_str);
            let remedy = nearest(instrument, known)
                .map_or_else(|| "define it in instruments/".to_owned(), |near| format!("did you mean `{near}`?"));
            self.slip(reading, (each.start(), format!("there is no instrument `{instrument}`"), remedy));
        }
        self.broken_for(reading, instrument);
    }

    /// A protocol with faults is still the home of its id.
    fn broken_for(&mut self, reading: &Reading<'_>, instrument: &str) {
        let id = Each::id(reading.table.get_ref(), instrument);
        self.catalogue.broken.insert((Kind::Protocol, id.clone()));
        self.catalogue.origins.entry((Kind::Protocol, id)).or_insert_with(|| reading.origin(KeyPath::default()));
    }

    fn slip(&mut self, reading: &Reading<'_>, (byte, problem, remedy): Slip) {
        self.findings.push(reading.finding(byte, problem, remedy));
    }

    fn pack(&mut self, reading: &mut Reading<'_>) {
        let node = reading.take_whole();
        let (pack, errors) = typed::<Pack>(node);
        self.complain(reading, &errors);
        if let Some(pack) = pack {
            self.catalogue.pack = pack;
        } else {
            self.catalogue.unread.insert(reading.file.to_string());
        }
        self.catalogue.origins.insert((Kind::Pack, "pack".to_owned()), reading.origin(KeyPath::default()));
    }

    fn whole<T: Definition>(&mut self, reading: &mut Reading<'_>) {
        let node = reading.take_whole();
        self.keep::<T>(reading, node, KeyPath::default());
    }

    fn lists(&mut self, reading: &mut Reading<'_>, known: &[(&'static str, Take)]) {
        let mut table = std::mem::take(reading.table.get_mut());
        for (key, take) in known {
            if let Some(value) = table.remove(*key) {
                take(self, reading, key, value);
            }
        }
        let names: Vec<&str> = known.iter().map(|(key, _)| *key).collect();
        for key in table.keys() {
            let (problem, remedy) = complaint::unknown_key(key.get_ref(), &names);
            self.findings.push(reading.finding(key.span().start, problem, remedy));
        }
    }

    fn list<T: Definition>(&mut self, reading: &Reading<'_>, key: &'static str, value: Spanned<DeValue<'_>>) {
        let place = KeyPath::default().key(key);
        let span = value.span();
        if let DeValue::Array(elements) = value.into_inner() {
            for (index, element) in elements.into_iter().enumerate() {
                self.keep::<T>(reading, element, place.index(index));
            }
        } else {
            let problem = format!("`{key}` must be a list");
            self.findings.push(reading.finding(span.start, problem, format!("write `[[{key}]]` with two brackets")));
        }
    }

    fn single<T: Definition>(&mut self, reading: &Reading<'_>, key: &'static str, value: Spanned<DeValue<'_>>) {
        self.keep::<T>(reading, value, KeyPath::default().key(key));
    }

    fn keep<T: Definition>(&mut self, reading: &Reading<'_>, node: Spanned<DeValue<'_>>, at: KeyPath) {
        let (definition, errors) = typed::<T>(node);
        self.complain(reading, &errors);
        match definition {
            Some(definition) if self.remember(T::KIND, definition.id(), reading, &at) => {
                definition.keep(&mut self.catalogue, &reading.folder);
            }
            Some(_) => {}
            None => self.remember_broken(T::KIND, reading, at),
        }
    }

    /// Notes where a definition stands; false where another one has its id.
    fn remember(&mut self, kind: Kind, id: String, reading: &Reading<'_>, at: &KeyPath) -> bool {
        if let Some(first) = self.catalogue.origins.get(&(kind, id.clone())) {
            let line =
                if first.file == reading.file { reading.document.line(&first.at) } else { self.catalogue.line(first) };
            let problem = format!("{} `{id}` is already defined in {}:{line}", kind.noun(), first.file);
            let line = reading.document.line(&at.key("id"));
            let remedy = "give one of the two another id, or remove it".to_owned();
            self.findings.push(Finding { file: reading.file.as_ref().into(), line, problem, remedy });
            return false;
        }
        self.catalogue.origins.insert((kind, id), reading.origin(at.clone()));
        true
    }

    fn remember_broken(&mut self, kind: Kind, reading: &Reading<'_>, at: KeyPath) {
        let node = reading.document.node(&at);
        let said = |key| node.and_then(|node| node.text(key)).unwrap_or(&reading.stem);
        let id = match kind {
            Kind::Task => format!("{}/{}", reading.folder, said("no")),
            Kind::Demarcation => "demarcation".to_owned(),
            Kind::DeadlineWords => "words".to_owned(),
            Kind::Instrument => format!("{}/{}", reading.folder, reading.stem),
            _ => said("id").to_owned(),
        };
        self.catalogue.broken.insert((kind, id.clone()));
        self.catalogue.origins.entry((kind, id)).or_insert_with(|| reading.origin(at));
    }

    fn complain(&mut self, reading: &Reading<'_>, errors: &[Error]) {
        self.findings.extend(errors.iter().map(|error| complaint::unsuitable(&reading.file, &reading.document, error)));
    }
}
