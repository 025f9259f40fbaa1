//! Parquet files of a snapshot: the same rows give the same bytes.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::compute::interleave_record_batch;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::file::properties::{WriterProperties, WriterVersion};
use sha2::{Digest, Sha256};

use super::{Rows, order};
use crate::MeasureError;
use crate::snapshot::TableEntry;

/// Rows written and read at once.
const CHUNK: usize = 65_536;

/// Writes a table into `folder`, sorted, and says what was written.
pub(crate) fn write(folder: &Path, rows: Rows) -> Result<TableEntry, MeasureError> {
    let (table, count) = (rows.table(), rows.len());
    let path = folder.join(format!("{}.parquet", table.name));
    let in_path = |source| MeasureError::File { path: path.clone(), source };
    let batches = rows.finish();
    let mut hashed = Hashed { into: BufWriter::new(File::create(&path).map_err(in_path)?), hash: Sha256::new() };
    let schema = std::sync::Arc::new(table.arrow());
    let mut writer = ArrowWriter::try_new(&mut hashed, schema, Some(properties())).map_err(MeasureError::engine)?;
    let references: Vec<&RecordBatch> = batches.iter().collect();
    for places in order::order(&batches).chunks(CHUNK) {
        let sorted = interleave_record_batch(&references, places).map_err(MeasureError::engine)?;
        writer.write(&sorted).map_err(MeasureError::engine)?;
    }
    writer.close().map_err(MeasureError::engine)?;
    hashed.into.flush().map_err(in_path)?;
    Ok(TableEntry { name: table.name.to_owned(), rows: count, hash: hex::encode(hashed.hash.finalize()) })
}

/// Fixed, so that a newer library writes the same file until we decide otherwise.
fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_created_by("tilts".to_owned())
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(1_048_576))
        .build()
}

/// Reads a table back, in order.
pub(crate) fn read(path: &Path) -> Result<Vec<RecordBatch>, MeasureError> {
    let file = File::open(path).map_err(|source| MeasureError::File { path: path.to_owned(), source })?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file)
        .map_err(MeasureError::engine)?
        .with_batch_size(CHUNK)
        .build()
        .map_err(MeasureError::engine)?;
    reader.collect::<Result<_, _>>().map_err(MeasureError::engine)
}

/// SHA-256 (hex) of a file.
pub(crate) fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; CHUNK];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => hash.update(&buffer[..read]),
        }
    }
}

struct Hashed {
    into: BufWriter<File>,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.into.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}
