//! From episodes to stays: episodes of one person that overlap or touch are one stay, and what follows it is a return.

use std::ops::Range;
use std::thread;

use crate::file::{Keys, Levels};

/// One episode, in days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Episode {
    /// Its first day.
    pub(super) from: i32,
    /// Its last; [`Episode::OPEN`]: it goes on.
    pub(super) until: i32,
    /// Its row.
    pub(super) row: u32,
}

impl Episode {
    /// The last day of an episode that goes on.
    pub(super) const OPEN: i32 = i32::MAX;
}

/// The end of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Release {
    /// The day.
    pub(super) on: i32,
    /// The row of the episode that ended then.
    pub(super) row: u32,
    /// The first day of the next stay.
    pub(super) next: Option<i32>,
}

/// Episodes of people, whose stays are asked for.
pub(super) struct Episodes<'a> {
    /// Whose each row is.
    pub(super) persons: &'a Keys,
    /// First days by row.
    pub(super) from: &'a [i32],
    /// Last days by row.
    pub(super) until: &'a [i32],
}

impl Episodes<'_> {
    /// Puts every release to `count`, one value of `T` for each thread.
    pub(super) fn releases<T: Default + Send>(&self, count: impl Fn(&mut T, Release) + Sync) -> Vec<T> {
        let cores = thread::available_parallelism().map_or(1, usize::from).min(self.persons.bound.max(1));
        let bound = self.persons.bound;
        let count = &count;
        thread::scope(|scope| {
            let parts = (0..cores).map(|part| bound * part / cores..bound * (part + 1) / cores);
            let threads: Vec<_> = parts.map(|persons| scope.spawn(move || self.of(persons, count))).collect();
            threads.into_iter().map(|thread| thread.join().expect("counting does not panic")).collect()
        })
    }

    /// Releases of the persons whose codes lie in a range.
    fn of<T: Default>(&self, persons: Range<usize>, count: impl Fn(&mut T, Release)) -> T {
        let (ends, episodes) = self.sorted(persons);
        let mut counted = T::default();
        let mut first = 0;
        let mut episodes = episodes;
        for end in ends {
            let own = &mut episodes[first..end];
            first = end;
            if own.windows(2).any(|pair| pair[0].from > pair[1].from) {
                own.sort_unstable_by_key(|episode| (episode.from, episode.until, episode.row));
            }
            each_release(own, |release| count(&mut counted, release));
        }
        counted
    }

    /// Episodes of these persons, person by person, and where each person's end. Two passes over the rows and no sorting:
    /// the time grows with the rows, whatever their order.
    fn sorted(&self, persons: Range<usize>) -> (Vec<usize>, Vec<Episode>) {
        let (low, many) = (persons.start, persons.len());
        let own = || {
            self.persons.codes.iter().enumerate().filter_map(move |(row, code)| {
                let person = (*code as usize).wrapping_sub(low);
                (*code != Levels::NONE && person < many).then_some((row, person))
            })
        };
        let mut places = vec![0_usize; many + 1];
        own().for_each(|(_, person)| places[person + 1] += 1);
        for person in 0..many {
            places[person + 1] += places[person];
        }
        let nobody = Episode { from: 0, until: 0, row: 0 };
        let mut episodes = vec![nobody; places[many]];
        for (row, person) in own() {
            let (from, until) = (self.from[row], self.until[row]);
            let row = u32::try_from(row).expect("rows were counted");
            episodes[places[person]] = Episode { from, until, row };
            places[person] += 1;
        }
        // Each place has moved to the end of its person.
        places.truncate(many);
        (places, episodes)
    }
}

/// Releases of one person, from episodes in the order of their first days.
fn each_release(episodes: &[Episode], mut count: impl FnMut(Release)) {
    let Some(mut last) = episodes.first().copied() else { return };
    for episode in &episodes[1..] {
        if episode.from > last.until {
            count(Release { on: last.until, row: last.row, next: Some(episode.from) });
            last = *episode;
        } else if episode.until > last.until {
            last = *episode;
        }
    }
    if last.until != Episode::OPEN {
        count(Release { on: last.until, row: last.row, next: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn releases(rows: &[(u32, i32, i32)]) -> Vec<(i32, u32, Option<i32>)> {
        let persons = Keys { codes: rows.iter().map(|row| row.0).collect(), bound: 5 };
        let from: Vec<i32> = rows.iter().map(|row| row.1).collect();
        let until: Vec<i32> = rows.iter().map(|row| row.2).collect();
        let episodes = Episodes { persons: &persons, from: &from, until: &until };
        let found = episodes.releases(|found: &mut Vec<Release>, release| found.push(release));
        let mut found: Vec<_> = found.concat().into_iter().map(|one| (one.on, one.row, one.next)).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn episodes_that_touch_or_overlap_are_one_stay() {
        // A transfer on the day, an episode within another, then a return.
        assert_eq!(releases(&[(3, 0, 10), (3, 10, 20), (3, 12, 15), (3, 30, 40)]), [(20, 1, Some(30)), (40, 3, None)]);
    }

    #[test]
    fn an_episode_that_goes_on_ends_no_stay_but_is_a_return() {
        assert_eq!(releases(&[(0, 30, Episode::OPEN), (0, 0, 10)]), [(10, 1, Some(30))]);
        assert_eq!(releases(&[(0, 0, Episode::OPEN), (0, 5, 10)]), []);
    }

    #[test]
    fn people_are_told_apart_whatever_the_order_of_rows() {
        let rows = [(2, 30, 40), (0, 0, 5), (2, 0, 10), (4, 1, 2), (0, 7, 9)];
        assert_eq!(releases(&rows), [(2, 3, None), (5, 1, Some(7)), (9, 4, None), (10, 2, Some(30)), (40, 0, None)]);
    }
}
