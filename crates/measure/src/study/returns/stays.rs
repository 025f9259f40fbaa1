//! From episodes to stays: episodes of one person that overlap or touch are one stay, and what follows it is a return.

use std::ops::Range;
use std::thread;

use crate::file::{Keys, Levels};

/// Episodes that are put in order at once, so that they stay near the processor.
const AT_ONCE: usize = 1 << 15;

/// One episode, in days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Episode {
    person: u32,
    from: i32,
    until: i32,
    group: u32,
    row: u32,
}

/// The last day of an episode that goes on.
pub(super) const OPEN: i32 = i32::MAX;

/// What a person's episodes come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The end of a stay.
    Release {
        /// The day.
        on: i32,
        /// Group of the episode that ended then.
        group: u32,
        /// The first day of the next stay.
        next: Option<i32>,
        /// The day on which the person died or went away.
        left: Option<i32>,
    },
    /// The stay ended with the person's death or departure.
    LeftInside,
    /// The stay goes on.
    Inside,
    /// An episode goes on though the person was admitted anew later: its last day is not known.
    Unclosed,
}

/// Episodes of people, whose stays are asked for.
pub(super) struct Episodes<'a> {
    /// Whose each row is.
    pub(super) persons: &'a Keys,
    /// First days by row.
    pub(super) from: &'a [i32],
    /// Last days by row.
    pub(super) until: &'a [i32],
    /// Groups by row.
    pub(super) groups: Option<&'a [u32]>,
    /// Days of death or departure by row; NaN is none.
    pub(super) left: Option<&'a [f64]>,
    /// Episodes that begin after this day are not looked at, those that end after it go on.
    pub(super) known_until: i32,
}

impl Episodes<'_> {
    /// Puts what is found to `count`, one value of `T` for each thread.
    pub(super) fn each<T: Default + Send>(&self, count: impl Fn(&mut T, Found) + Sync) -> Vec<T> {
        let bound = self.persons.bound;
        let cores = thread::available_parallelism().map_or(1, usize::from).min(bound.max(1));
        let count = &count;
        thread::scope(|scope| {
            let parts = (0..cores).map(|part| bound * part / cores..bound * (part + 1) / cores);
            let threads: Vec<_> = parts.map(|persons| scope.spawn(move || self.of(persons, count))).collect();
            threads.into_iter().map(|thread| thread.join().expect("counting does not panic")).collect()
        })
    }

    /// What is found about persons whose codes lie in a range.
    fn of<T: Default>(&self, persons: Range<usize>, count: impl Fn(&mut T, Found)) -> T {
        let mut counted = T::default();
        let mut ordered = Ordered::default();
        let (wide, ends, episodes) = self.in_buckets(&persons);
        let mut start = 0;
        for (bucket, end) in ends.into_iter().enumerate() {
            ordered.put(&episodes[start..end], persons.start + bucket * wide, wide);
            start = end;
            let mut first = 0;
            for &end in &ordered.ends {
                let own = &mut ordered.episodes[first..end as usize];
                first = end as usize;
                if own.windows(2).any(|pair| pair[0].from > pair[1].from) {
                    own.sort_unstable_by_key(|episode| (episode.from, episode.until, episode.row));
                }
                each_stay(own, self.left_of(own), |found| count(&mut counted, found));
            }
        }
        counted
    }

    /// Episodes of these persons in buckets of so many persons each, and where each bucket ends. Two passes over the rows.
    fn in_buckets(&self, persons: &Range<usize>) -> (usize, Vec<usize>, Vec<Episode>) {
        let (low, many) = (persons.start, persons.len());
        let own = || {
            self.persons.codes.iter().enumerate().filter_map(move |(row, code)| {
                let person = (*code as usize).wrapping_sub(low);
                (*code != Levels::NONE && person < many && self.from[row] <= self.known_until).then_some((row, person))
            })
        };
        let buckets = (self.persons.codes.len() / AT_ONCE).clamp(1, 512).min(many.max(1));
        let wide = many.div_ceil(buckets).max(1).next_power_of_two();
        let shift = wide.trailing_zeros();
        let mut places = vec![0_usize; (many >> shift) + 2];
        own().for_each(|(_, person)| places[(person >> shift) + 1] += 1);
        for bucket in 1..places.len() {
            places[bucket] += places[bucket - 1];
        }
        let all = places.last().copied().unwrap_or(0);
        let nobody = Episode { person: 0, from: 0, until: 0, group: 0, row: 0 };
        let mut episodes = vec![nobody; all];
        for (row, person) in own() {
            let place = &mut places[person >> shift];
            let until = self.until[row];
            episodes[*place] = Episode {
                person: self.persons.codes[row],
                from: self.from[row],
                until: if until > self.known_until { OPEN } else { until },
                group: self.groups.map_or(0, |groups| groups[row]),
                row: u32::try_from(row).expect("rows were counted"),
            };
            *place += 1;
        }
        // Each place has moved to the end of its bucket.
        places.pop();
        (wide, places, episodes)
    }

    /// The first day on which any row says that the person left.
    fn left_of(&self, own: &[Episode]) -> Option<i32> {
        let left = self.left?;
        own.iter().filter_map(|episode| crate::study::windows::given(left[episode.row as usize])).min()
    }
}

/// The episodes of one bucket, person by person.
#[derive(Default)]
struct Ordered {
    /// Where each person's end.
    ends: Vec<u32>,
    episodes: Vec<Episode>,
}

impl Ordered {
    /// Counts episodes into place; nothing is compared, so the order of rows does not matter.
    fn put(&mut self, of: &[Episode], low: usize, wide: usize) {
        self.ends.clear();
        self.ends.resize(wide + 1, 0);
        let person = |episode: &Episode| episode.person as usize - low;
        for episode in of {
            self.ends[person(episode) + 1] += 1;
        }
        for person in 0..wide {
            self.ends[person + 1] += self.ends[person];
        }
        self.episodes.clear();
        self.episodes.extend_from_slice(of);
        for episode in of {
            let place = &mut self.ends[person(episode)];
            self.episodes[*place as usize] = *episode;
            *place += 1;
        }
        // Each place has moved to the end of its person.
        self.ends.pop();
    }
}

/// What one person's episodes come to, in the order of their first days. An episode without a last day goes on only where
/// nothing follows it: otherwise its end was not written down.
fn each_stay(episodes: &[Episode], left: Option<i32>, mut count: impl FnMut(Found)) {
    let Some(mut last) = episodes.first().copied() else { return };
    for episode in &episodes[1..] {
        if last.until == OPEN && episode.from > last.from {
            count(Found::Unclosed);
            last = *episode;
        } else if episode.from > last.until {
            count(ended(last, Some(episode.from), left));
            last = *episode;
        } else if episode.until > last.until {
            last = *episode;
        }
    }
    count(if last.until == OPEN { Found::Inside } else { ended(last, None, left) });
}

fn ended(last: Episode, next: Option<i32>, left: Option<i32>) -> Found {
    match left {
        // Who was admitted anew has not left.
        Some(left) if left <= last.until && next.is_none() => Found::LeftInside,
        _ => Found::Release { on: last.until, group: last.group, next, left: left.filter(|left| *left > last.until) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days of release and of return by row of the first test's episodes: person, first day, last day.
    fn found(rows: &[(u32, i32, i32)]) -> Vec<Found> {
        let persons = Keys { codes: rows.iter().map(|row| row.0).collect(), bound: 5 };
        let from: Vec<i32> = rows.iter().map(|row| row.1).collect();
        let until: Vec<i32> = rows.iter().map(|row| row.2).collect();
        let groups: Vec<u32> = (0..).take(rows.len()).collect();
        let groups = Some(&*groups);
        let episodes =
            Episodes { persons: &persons, from: &from, until: &until, groups, left: None, known_until: 1_000 };
        let found = episodes.each(|all: &mut Vec<Found>, one| all.push(one));
        let mut found = found.concat();
        found.sort_by_key(|found| format!("{found:?}"));
        found
    }

    fn release(on: i32, group: u32, next: Option<i32>) -> Found {
        Found::Release { on, group, next, left: None }
    }

    #[test]
    fn episodes_that_touch_or_overlap_are_one_stay() {
        // A transfer on the day, an episode within another, then a return.
        let rows = [(3, 0, 10), (3, 10, 20), (3, 12, 15), (3, 30, 40)];
        assert_eq!(found(&rows), [release(20, 1, Some(30)), release(40, 3, None)]);
    }

    #[test]
    fn an_episode_that_goes_on_ends_no_stay_but_is_a_return() {
        assert_eq!(found(&[(0, 30, OPEN), (0, 0, 10)]), [Found::Inside, release(10, 1, Some(30))]);
        // What ends after the last known day goes on; what begins after it is not there.
        assert_eq!(found(&[(0, 0, 2_000), (1, 1_500, 1_600)]), [Found::Inside]);
    }

    #[test]
    fn an_end_that_was_not_written_down_hides_nothing_that_follows() {
        let rows = [(0, 0, OPEN), (0, 50, 60), (0, 70, 80)];
        assert_eq!(found(&rows), [release(60, 1, Some(70)), release(80, 2, None), Found::Unclosed]);
    }

    #[test]
    fn people_are_told_apart_whatever_the_order_of_rows() {
        let rows = [(2, 30, 40), (0, 0, 5), (2, 0, 10), (4, 1, 2), (0, 7, 9)];
        let mut expected = [(2, 3, None), (5, 1, Some(7)), (9, 4, None), (10, 2, Some(30)), (40, 0, None)]
            .map(|(on, group, next)| release(on, group, next));
        expected.sort_by_key(|found| format!("{found:?}"));
        assert_eq!(found(&rows), expected);
    }
}
