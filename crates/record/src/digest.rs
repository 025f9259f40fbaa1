//! The digest of everything a change wrote, kept in its audit entry.

use sea_orm::Value;
use sha2::{Digest as _, Sha256};

/// SHA-256 over tables and values in the order they were written.
#[derive(Debug, Clone, Default)]
pub struct Digest(Sha256);

impl Digest {
    /// The rows that follow belong to `name`.
    pub fn table(&mut self, name: &str, rows: usize) {
        self.0.update(name.as_bytes());
        self.0.update(rows.to_le_bytes());
    }

    /// One row that is updated on its own, as its input reads.
    pub fn note(&mut self, table: &str, input: &impl std::fmt::Debug) {
        self.table(table, 1);
        self.bytes(format!("{input:?}").as_bytes());
    }

    /// One value; its length goes first, so that no two sequences read alike.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::String(Some(text)) => self.bytes(text.as_bytes()),
            Value::BigInt(Some(number)) => self.bytes(&number.to_le_bytes()),
            Value::Int(Some(number)) => self.bytes(&number.to_le_bytes()),
            Value::Bool(Some(truth)) => self.bytes(&[u8::from(*truth)]),
            Value::Bytes(Some(bytes)) => self.bytes(bytes),
            Value::ChronoDate(Some(day)) => self.bytes(&chrono::Datelike::num_days_from_ce(day).to_le_bytes()),
            _ => self.0.update(u32::MAX.to_le_bytes()),
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX - 1).to_le_bytes());
        self.0.update(bytes);
    }

    /// The digest in hex.
    pub fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}
