//! Scores a whole CSV file: one row a person, in the order of the file, on all processors.
//!
//! Rows take the same road as a single assessment ([`Plan::run`](super::plan::Plan::run)); only reading and writing are
//! made for bulk. What a row lacks is said in the row, and the rest of the file is scored all the same.

mod column;
mod digits;
mod layout;
mod piece;
mod pieces;

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use column::Column;
use layout::Layout;
use piece::Worker;
use pieces::Pieces;

use super::{Instrument, MissingRule};
use crate::nearest;

/// How a bulk run went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BulkCount {
    /// Rows read.
    pub rows: u64,
    /// Rows that got no score; their column `error` says why.
    pub without_score: u64,
}

/// Why a file could not be scored at all.
#[derive(Debug, thiserror::Error)]
pub enum BulkProblem {
    /// The file has no column for an item that every score needs; add it.
    #[error("the file has no column `{column}`{}", .near.as_ref().map(|near| format!("; is it the column `{near}`?")).unwrap_or_default())]
    NoColumn {
        /// The item.
        column: String,
        /// A column with a similar name.
        near: Option<String>,
    },
    /// A column stands twice; remove one.
    #[error("the column `{0}` stands twice")]
    Twice(String),
    /// The first row does not name columns.
    #[error("the first row cannot be read: {0}")]
    NoHeader(#[from] csv::Error),
    /// Reading or writing failed; what was written so far is incomplete.
    #[error("the file cannot be read or the scores written: {0}")]
    Storage(#[from] io::Error),
}

impl Instrument {
    /// Names of the columns a file may have: one an item. Other columns are passed on.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.definition.item.iter().map(|item| item.id.as_str())
    }

    /// Scores every row of the CSV `input` with `threads` workers and writes one row each to `output`: `line`, columns that
    /// are no items, the set of inputs used, every score with its band, the share of every term, what a fuller set misses,
    /// and `error`.
    ///
    /// # Errors
    /// The file as a whole cannot be used, read or written. Rows that cannot be scored are no error.
    ///
    /// # Panics
    /// Where `input` panics.
    pub fn score_csv(
        &self,
        input: impl Read + Send,
        mut output: impl Write,
        threads: usize,
    ) -> Result<BulkCount, BulkProblem> {
        let mut pieces = Pieces::new(input);
        let header = pieces.header()?;
        let (columns, passed) = self.match_columns(&header)?;
        let layout = Layout::new(self);
        output.write_all(&layout.header(passed.iter().map(|at| header[*at].as_str())))?;
        let threads = threads.max(1);
        let (work, jobs) = mpsc::sync_channel(threads * 2);
        // Owned by the workers alone: when the last one stops, the reader stops as well.
        let jobs = Arc::new(Mutex::new(jobs));
        // Bounded as well, so that a slow disk does not fill the memory.
        let (done, results) = mpsc::sync_channel(threads * 2);
        thread::scope(|scope| {
            let reader = scope.spawn(move || pieces.hand_out(&work));
            for _ in 0..threads {
                let (jobs, done) = (Arc::clone(&jobs), done.clone());
                let mut worker = Worker::new(self, &columns, &passed, &layout, &header);
                scope.spawn(move || {
                    // The lock is held while waiting for a piece, never while scoring one.
                    while let Ok(piece) = { jobs.lock().map_or(Err(mpsc::RecvError), |jobs| jobs.recv()) } {
                        if done.send(worker.score(&piece)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop((done, jobs));
            let count = write_in_order(&results, &mut output);
            // Workers stop when nobody listens any more, the reader when nobody works.
            drop(results);
            let read = reader.join().expect("the reader does not panic");
            let count = count?;
            read?;
            output.flush()?;
            Ok(count)
        })
    }

    /// The column of every item, and columns that are passed on.
    fn match_columns(&self, header: &[String]) -> Result<(Vec<Column>, Vec<usize>), BulkProblem> {
        let (mut columns, mut passed) = (Vec::new(), Vec::new());
        for (at, name) in header.iter().enumerate() {
            if header[..at].contains(name) {
                return Err(BulkProblem::Twice(name.clone()));
            }
            match self.definition.item.iter().position(|item| item.id == *name) {
                Some(item) => columns.push(Column::new(self, at, item)),
                None => passed.push(at),
            }
        }
        for (at, item) in self.plan.items.iter().enumerate() {
            let required = item.missing == MissingRule::Mandatory && item.visible.is_none() && !item.in_a_set;
            let id = &self.definition.item[at].id;
            if required && !header.contains(id) {
                let others = passed.iter().map(|at| header[*at].as_str());
                return Err(BulkProblem::NoColumn { column: id.clone(), near: nearest(id, others).map(str::to_owned) });
            }
        }
        Ok((columns, passed))
    }
}

/// Scored rows of one piece of the file.
struct ScoredPiece {
    number: u64,
    text: Vec<u8>,
    count: BulkCount,
}

fn write_in_order(results: &mpsc::Receiver<ScoredPiece>, output: &mut impl Write) -> io::Result<BulkCount> {
    let mut total = BulkCount::default();
    let mut waiting: BTreeMap<u64, ScoredPiece> = BTreeMap::new();
    let mut next = 0;
    for piece in results {
        waiting.insert(piece.number, piece);
        while let Some(piece) = waiting.remove(&next) {
            output.write_all(&piece.text)?;
            total.rows += piece.count.rows;
            total.without_score += piece.count.without_score;
            next += 1;
        }
    }
    Ok(total)
}
