//! Splitting work over threads so that the result does not depend on how many there are.

use std::ops::Range;
use std::sync::OnceLock;
use std::thread;

/// Rows fewer than this are not worth a thread.
const WORTH_A_THREAD: usize = 50_000;

/// How many threads can run side by side. Asking the system takes longer than many a sum, so it is asked once.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

/// Runs `work` on consecutive ranges of `0..rows` and gives the results in order. The ranges depend on `rows` alone,
/// so that sums over them have the same last digit on every machine.
pub(crate) fn over_ranges<T: Send>(rows: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let parts = (rows / WORTH_A_THREAD).clamp(1, 16);
    let bounds: Vec<Range<usize>> = (0..parts).map(|i| rows * i / parts..rows * (i + 1) / parts).collect();
    over_items(&bounds, |range| work(range.clone()))
}

/// Runs `work` on every item, each thread taking every so-manieth, and gives the results in the items' order.
pub(crate) fn over_items<I: Sync, T: Send>(items: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let threads = cores().min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let mut done: Vec<Option<T>> = Vec::new();
    done.resize_with(items.len(), || None);
    let work = &work;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    items.iter().enumerate().skip(first).step_by(threads).map(|(i, item)| (i, work(item))).collect()
                })
            })
            .collect();
        for handle in handles {
            let results: Vec<(usize, T)> = handle.join().expect("the work does not panic");
            for (i, result) in results {
                done[i] = Some(result);
            }
        }
    });
    done.into_iter().map(|result| result.expect("every item was worked on")).collect()
}

/// Runs `work` on every item in place, each thread taking consecutive ones.
pub(crate) fn over_items_mut<I: Send>(items: &mut [I], work: impl Fn(&mut I) + Sync) {
    let threads = cores().min(items.len());
    if threads < 2 {
        items.iter_mut().for_each(work);
        return;
    }
    let work = &work;
    let each = items.len().div_ceil(threads);
    thread::scope(|scope| {
        for items in items.chunks_mut(each) {
            scope.spawn(move || items.iter_mut().for_each(work));
        }
    });
}
