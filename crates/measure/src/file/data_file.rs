//! A CSV or Parquet file whose columns can be asked for.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::csv::ReaderBuilder;
use datafusion::arrow::csv::reader::Format;
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::arrow::error::ArrowError;
use datafusion::parquet::arrow::ProjectionMask;
use datafusion::parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::metadata::RowGroupMetaData;
use regex::Regex;

use super::cells::Reader;
use super::csv_fault::{csv_fault, encoding_fault, may_be_open};
use super::formula::Formula;
use super::{FileError, Frame, Kind, Missing, Request};

/// Rows read at once.
const CHUNK: usize = 65_536;

/// Rows that a CSV column's type is guessed from; where a later row does not fit, all are looked at.
const SAMPLE: usize = 1_000;

/// What stands for a missing value in CSV files.
const ABSENT: &str = r"^\s*(NA|NaN|nan|NULL|null|)\s*$";

/// A file of rows and named columns, or rows in memory under a name.
#[derive(Debug, Clone)]
pub struct DataFile {
    path: PathBuf,
    form: Form,
    schema: SchemaRef,
    condition: Option<String>,
}

#[derive(Debug, Clone)]
enum Form {
    Csv { delimiter: u8 },
    Parquet,
    Memory(Arc<[RecordBatch]>),
}

impl DataFile {
    /// Opens a file: Parquet by its first bytes, otherwise CSV with a heading, divided by commas, semicolons or tabs.
    ///
    /// # Errors
    /// There is no such file, or it is neither.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        if !path.is_file() {
            return Err(FileError::Absent { path: path.to_owned() });
        }
        let mut start = Vec::new();
        let mut file = BufReader::new(file(path)?);
        file.by_ref().take(4).read_to_end(&mut start).map_err(|error| unreadable(path, &error))?;
        let form = match start.as_slice() {
            b"PAR1" => Form::Parquet,
            _ if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet")) => {
                return Err(unreadable(
                    path,
                    &"it is no Parquet file, whatever its name says; if it is CSV, name it .csv",
                ));
            }
            [b'P', b'K', ..] => return Err(unreadable(path, &"it is a workbook or archive; save the sheet as CSV")),
            _ => {
                let mut heading = start.clone();
                file.read_until(b'\n', &mut heading).map_err(|error| unreadable(path, &error))?;
                if let Some(fault) = encoding_fault(&heading) {
                    return Err(unreadable(path, &fault));
                }
                Form::Csv { delimiter: delimiter(&heading) }
            }
        };
        let schema = match form {
            Form::Memory(_) => unreachable!("a path leads to a file"),
            Form::Parquet => Arc::clone(
                ParquetRecordBatchReaderBuilder::try_new(self::file(path)?)
                    .map_err(|error| unreadable(path, &error))?
                    .schema(),
            ),
            Form::Csv { delimiter } => guessed(path, delimiter, Some(SAMPLE))?,
        };
        if schema.fields().is_empty() {
            return Err(unreadable(path, &"it is empty; the first row must name the columns"));
        }
        Ok(Self { path: path.to_owned(), form, schema, condition: None })
    }

    /// Rows in memory, read the same way; `name` stands for a path in answers and messages.
    #[must_use]
    pub fn of_rows(name: &str, schema: SchemaRef, rows: &[RecordBatch]) -> Self {
        Self { path: PathBuf::from(name), form: Form::Memory(rows.into()), schema, condition: None }
    }

    /// The same file, only its rows that meet a condition in SQL.
    #[must_use]
    pub fn only(self, condition: Option<&str>) -> Self {
        Self { condition: condition.map(str::to_owned), ..self }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The condition that rows must meet.
    #[must_use]
    pub fn condition(&self) -> Option<&str> {
        self.condition.as_deref()
    }

    /// Reads columns; no others are read, except those of the condition.
    ///
    /// # Errors
    /// A column is not there or does not hold what it must, the condition cannot be used, or no row is left.
    pub fn read(&self, requests: &[Request], missing: Missing) -> Result<Frame, FileError> {
        // An open quotation mark may swallow the rest of the file without any error.
        if let Form::Csv { delimiter } = self.form
            && may_be_open(&self.path)
            && let Some(fault) = csv_fault(&self.path, delimiter)
        {
            return Err(unreadable(&self.path, &fault));
        }
        match self.read_as(&self.schema, requests, missing) {
            // A later row of a CSV file may not be what the first ones promised.
            Err(Stopped::Parse(_)) => {
                let Form::Csv { delimiter } = self.form else { unreachable!("only CSV is parsed") };
                let schema = guessed(&self.path, delimiter, None)?;
                self.read_as(&schema, requests, missing).map_err(|stopped| stopped.told(&self.path))
            }
            result => result.map_err(|stopped| stopped.told(&self.path)),
        }
    }

    fn read_as(&self, schema: &SchemaRef, requests: &[Request], missing: Missing) -> Result<Frame, Stopped> {
        let twice = twice(schema);
        let once: Vec<_> = schema.fields().iter().filter(|field| !twice.contains(field.name())).cloned().collect();
        let named_twice = |name: &str| {
            let problem = format!("two of its columns are named `{name}`; give them different names");
            unreadable(&self.path, &problem)
        };
        let told = |error: FileError| match error {
            FileError::NoColumn { column, .. } if twice.contains(&column) => named_twice(&column),
            error => error,
        };
        let keyed = self.keyed(schema, requests);
        let (whole, schema) = (&keyed, &self.keyed(&Arc::new(Schema::new(once)), requests));
        let condition = self.condition.as_deref();
        let condition = condition.map(|text| Formula::condition(text, &self.path, schema)).transpose().map_err(told)?;
        let formula = |name: &str| {
            let is_one = whole.index_of(name).is_err() && Formula::is_one(name);
            is_one.then(|| Formula::value(name, &self.path, schema)).transpose().map_err(told)
        };
        let formulas = requests.iter().map(|request| formula(&request.name)).collect::<Result<Vec<_>, _>>()?;
        let direct = requests.iter().zip(&formulas).filter(|(_, formula)| formula.is_none());
        let of_formulas = condition.iter().chain(formulas.iter().flatten()).flat_map(Formula::columns);
        let mut places = BTreeSet::new();
        for name in direct.map(|(request, _)| request.name.as_str()).chain(of_formulas) {
            if twice.contains(name) {
                return Err(named_twice(name).into());
            }
            let names = whole.fields().iter().map(|field| field.name().as_str());
            let place = whole.index_of(name).map_err(|_| FileError::no_column(&self.path, name, names))?;
            places.insert(place);
        }
        let places: Vec<usize> = places.into_iter().collect();
        let read = whole.project(&places).map_err(|error| unreadable(&self.path, &error))?;
        let ready = |formula: Formula| formula.over(&self.path, &read);
        let condition = condition.map(ready).transpose()?;
        let formulas = formulas.into_iter().map(|formula| formula.map(ready).transpose());
        let formulas = formulas.collect::<Result<Vec<_>, _>>()?;
        let rows_of = |part: Part| {
            let room = (part.first, part.expected);
            let mut reader = Reader::new(&self.path, requests, missing, (condition.as_ref(), &formulas), room);
            for batch in self.batches(whole, places.clone(), part.groups)? {
                let batch = batch.map_err(|error| match (&self.form, error) {
                    (Form::Csv { .. }, ArrowError::ParseError(problem)) => Stopped::Parse(problem),
                    (Form::Csv { delimiter }, error) => Stopped::File(csv_unreadable(&self.path, *delimiter, &error)),
                    (_, error) => Stopped::File(unreadable(&self.path, &error)),
                })?;
                reader.take(&batch)?;
            }
            Ok::<_, Stopped>(reader)
        };
        let mut parts = self.parts()?.into_iter();
        let first = parts.next().unwrap_or_default();
        // Each part in a thread of its own; what is wrong first in the file is told first.
        let reader = thread::scope(|scope| {
            let rows_of = &rows_of;
            let others: Vec<_> = parts.map(|part| scope.spawn(move || rows_of(part))).collect();
            let mut reader = rows_of(first)?;
            for other in others {
                reader.append(other.join().expect("reading does not panic")?);
            }
            Ok::<_, Stopped>(reader)
        })?;
        Ok(reader.finish()?)
    }

    /// Parts of the file to be read side by side: of a Parquet file consecutive groups of rows, as many for each core. All
    /// are opened before any is read, so that a file put in its place meanwhile does not mix with it.
    fn parts(&self) -> Result<Vec<Part>, FileError> {
        let Form::Parquet = self.form else { return Ok(vec![Part::default()]) };
        let fault = |error: ParquetError| unreadable(&self.path, &error);
        let metadata = ArrowReaderMetadata::load(&file(&self.path)?, ArrowReaderOptions::default()).map_err(fault)?;
        let groups = metadata.metadata().row_groups();
        let cores = thread::available_parallelism().map_or(1, usize::from).min(groups.len());
        let bounds = (0..cores).map(|part| groups.len() * part / cores..groups.len() * (part + 1) / cores);
        let rows = |groups: &[RowGroupMetaData]| {
            groups.iter().map(|group| u64::try_from(group.num_rows()).unwrap_or(0)).sum::<u64>()
        };
        let part = |part: Range<usize>| {
            let first = rows(&groups[..part.start]);
            // The first takes the rows of all others in.
            let expected = rows(if part.start == 0 { groups } else { &groups[part.clone()] });
            let expected = usize::try_from(expected).unwrap_or_default();
            Ok(Part { first, expected, groups: Some((file(&self.path)?, metadata.clone(), part.collect())) })
        };
        bounds.map(part).collect()
    }

    /// The file's columns with those as text that are keys: `007` and `7` are two people. A column that formulas use as
    /// well stays as it is.
    fn keyed(&self, schema: &SchemaRef, requests: &[Request]) -> SchemaRef {
        let keys: Vec<&str> =
            requests.iter().filter(|request| request.kind == Kind::Key).map(|request| request.name.as_str()).collect();
        if keys.is_empty() || !matches!(self.form, Form::Csv { .. }) {
            return Arc::clone(schema);
        }
        let formulas = self.condition.as_deref().map(|text| Formula::condition(text, &self.path, schema));
        let formulas: Vec<Formula> = formulas.into_iter().flatten().collect();
        let is_key = |name: &str| {
            let used = formulas.iter().flat_map(Formula::columns).any(|column| column == name);
            !used && keys.contains(&name)
        };
        let field = |field: &Arc<Field>| {
            if is_key(field.name()) { Field::new(field.name(), DataType::Utf8, true) } else { field.as_ref().clone() }
        };
        Arc::new(Schema::new(schema.fields().iter().map(field).collect::<Vec<_>>()))
    }

    fn batches(
        &self,
        schema: &SchemaRef,
        places: Vec<usize>,
        groups: Option<Groups>,
    ) -> Result<Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>>>, FileError> {
        let fault = |error: &dyn std::fmt::Display| unreadable(&self.path, error);
        match &self.form {
            Form::Memory(batches) => {
                let batches = Arc::clone(batches);
                Ok(Box::new((0..batches.len()).map(move |at| batches[at].project(&places))))
            }
            Form::Parquet => {
                let builder = match groups {
                    Some((file, metadata, groups)) => {
                        ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata).with_row_groups(groups)
                    }
                    None => {
                        ParquetRecordBatchReaderBuilder::try_new(file(&self.path)?).map_err(|error| fault(&error))?
                    }
                };
                let mask = ProjectionMask::roots(builder.parquet_schema(), places);
                let reader = builder.with_projection(mask).with_batch_size(CHUNK).build();
                Ok(Box::new(reader.map_err(|error| fault(&error))?))
            }
            Form::Csv { delimiter } => {
                let reader = ReaderBuilder::new(Arc::clone(schema))
                    .with_format(format(*delimiter))
                    .with_projection(places)
                    .with_batch_size(CHUNK)
                    .build(file(&self.path)?);
                Ok(Box::new(reader.map_err(|error| fault(&error))?))
            }
        }
    }
}

/// Rows of a file that are read one after another.
#[derive(Debug, Default)]
struct Part {
    /// Rows of the file before them.
    first: u64,
    /// Rows there is to be room for.
    expected: usize,
    /// Groups of rows of a Parquet file; none: the whole file.
    groups: Option<Groups>,
}

/// The file, what it says about itself, and places of its groups of rows.
type Groups = (File, ArrowReaderMetadata, Vec<usize>);

/// Why reading stopped.
enum Stopped {
    File(FileError),
    /// A value does not fit the type guessed for its column.
    Parse(String),
}

impl Stopped {
    fn told(self, path: &Path) -> FileError {
        match self {
            Self::File(error) => error,
            Self::Parse(problem) => unreadable(path, &problem),
        }
    }
}

impl From<FileError> for Stopped {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

fn file(path: &Path) -> Result<File, FileError> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, problem: &dyn std::fmt::Display) -> FileError {
    FileError::Unreadable { path: path.to_owned(), problem: problem.to_string() }
}

/// The first row that is not like the heading, or else what the reader says.
fn csv_unreadable(path: &Path, delimiter: u8, error: &ArrowError) -> FileError {
    match csv_fault(path, delimiter) {
        Some(fault) => unreadable(path, &fault),
        None => unreadable(path, error),
    }
}

/// The sign that divides the heading most often; a comma where none does.
fn delimiter(heading: &[u8]) -> u8 {
    let parts = |sign: u8| heading.split(|byte| *byte == sign).count();
    b",;\t".iter().copied().rev().max_by_key(|sign| parts(*sign)).unwrap_or(b',')
}

fn format(delimiter: u8) -> Format {
    let absent = Regex::new(ABSENT).expect("a constant expression");
    Format::default().with_header(true).with_delimiter(delimiter).with_null_regex(absent)
}

/// Names that more than one column has.
fn twice(schema: &Schema) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    schema.fields().iter().filter(|field| !seen.insert(field.name())).map(|field| field.name().clone()).collect()
}

/// Names and types of a CSV file's columns, from its first rows or all of them.
fn guessed(path: &Path, delimiter: u8, rows: Option<usize>) -> Result<SchemaRef, FileError> {
    let reader = BufReader::new(file(path)?);
    let (schema, _) =
        format(delimiter).infer_schema(reader, rows).map_err(|error| csv_unreadable(path, delimiter, &error))?;
    // A column without any value in the sample may hold anything later; whole numbers may go on as fractions.
    let typed = |field: &Arc<Field>| match field.data_type() {
        DataType::Null => Field::new(field.name(), DataType::Utf8, true),
        _ => field.as_ref().clone(),
    };
    Ok(Arc::new(Schema::new(schema.fields().iter().map(typed).collect::<Vec<_>>())))
}
