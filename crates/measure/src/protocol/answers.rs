//! The answers given to an instrument as one table: a row for each assessment, a column of numbers for each item. The
//! instrument itself says what was asked and what an answer counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use catalogue::Instrument;
use datafusion::arrow::array::{ArrayRef, Float64Builder, RecordBatch, StringBuilder};
use datafusion::arrow::datatypes::{DataType, Field, Schema};

use crate::complaint::Complaint;
use crate::engine::cells::Cells;
use crate::parameters::{Literal, Parameters};
use crate::session::Session;

/// Versions of one instrument, oldest first.
pub(super) type Versions = BTreeMap<u32, Instrument>;

/// Every answer, in the order of assessments; one without any answers has a row too.
const GIVEN: &str = r"
select a.assessment_key, a.instrument_version, n.item, n.answer
from   assessment a
left join assessment_answer n on n.assessment_key = a.assessment_key
where  a.instrument = $instrument
order by a.assessment_key
";

/// The table as [`Protocol::ANSWERS`](catalogue::Protocol::ANSWERS) says, made once for a snapshot; its name there.
pub(super) async fn answers(session: &Session, versions: &Versions) -> Result<String, Complaint> {
    let id = versions.values().next().map(|one| one.definition.id.clone()).unwrap_or_default();
    let name = format!("answers of {id}");
    if session.has(&name) {
        return Ok(name);
    }
    let mut parameters = Parameters::default();
    parameters.set("instrument", Literal::Text(id));
    let given = Cells::new(&session.ask(GIVEN, &parameters).await?)?;
    session.keep(&name, table(&given, versions)?)?;
    Ok(name)
}

fn table(given: &Cells, versions: &Versions) -> Result<RecordBatch, Complaint> {
    let (keys, kinds) = (given.texts("assessment_key")?, given.integers("instrument_version")?);
    let (items, texts) = (given.texts("item")?, given.texts("answer")?);
    let names: BTreeSet<&str> =
        versions.values().flat_map(|one| one.definition.item.iter().map(|item| item.id.as_str())).collect();
    let places: BTreeMap<&str, usize> = names.iter().enumerate().map(|(place, name)| (*name, place)).collect();
    let mut assessed = StringBuilder::new();
    let mut columns: Vec<Float64Builder> = names.iter().map(|_| Float64Builder::new()).collect();
    let mut row = 0;
    while row < keys.len() {
        let end = keys[row..].iter().position(|key| *key != keys[row]).map_or(keys.len(), |more| row + more);
        let written: BTreeMap<String, String> =
            (row..end).filter_map(|one| Some((items[one].clone()?, texts[one].clone()?))).collect();
        let version = kinds[row].and_then(|version| versions.get(&u32::try_from(version).ok()?));
        let mut numbers = vec![None; names.len()];
        for (item, number) in version.map(|version| version.numbers(&written)).into_iter().flatten() {
            numbers[places[item]] = number;
        }
        assessed.append_option(keys[row].as_deref());
        columns.iter_mut().zip(numbers).for_each(|(column, number)| column.append_option(number));
        row = end;
    }
    let fields = names.iter().map(|name| Field::new(Instrument::answer_column(name), DataType::Float64, true));
    let key = Field::new("assessment_key", DataType::Utf8, false);
    let schema = Arc::new(Schema::new(std::iter::once(key).chain(fields).collect::<Vec<_>>()));
    let arrays = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef);
    let arrays = std::iter::once(Arc::new(assessed.finish()) as ArrayRef).chain(arrays).collect();
    Ok(RecordBatch::try_new(schema, arrays).expect("every assessment has a key and a cell in every column"))
}
