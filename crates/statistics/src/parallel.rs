//! Work over many rows on all cores, with sums that do not depend on how many there are.

use std::{
    ops::Range,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Rows per piece: the pieces, and with them the order of every sum, are the same on every machine.
const PIECE: usize = 1 << 15;

/// Does the work for every piece of the rows and gives the results in the order of rows.
pub(crate) fn over_rows<T: Send>(rows: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let pieces = rows.div_ceil(PIECE);
    let piece = |index: usize| index * PIECE..rows.min((index + 1) * PIECE);
    let threads = thread::available_parallelism().map_or(1, usize::from).min(pieces);
    if threads < 2 {
        return (0..pieces).map(|index| work(piece(index))).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(pieces));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= pieces {
                        break;
                    }
                    let result = work(piece(index));
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
