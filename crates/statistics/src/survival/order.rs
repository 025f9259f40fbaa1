//! Rows in the order of their times, group after group: counting where times are whole, comparison sorting otherwise.

use super::follow_up::whole;
use super::groups::Groups;
use crate::threads::over_items_mut;

/// Row numbers, group by group, in each by ascending time. Of rows of equal time those that are `later` come after the
/// others; for the rest they keep their order. `largest` is the largest time where all are whole numbers.
pub(crate) fn by_group_and_time(
    times: &[f64],
    groups: &Groups<'_>,
    largest: Option<u32>,
    later: impl Fn(usize) -> bool + Sync,
) -> Vec<u32> {
    let width = largest.map(|largest| largest as usize + 1);
    match width {
        Some(width) if width * groups.count() <= 2 * times.len() + 65_536 => counted(times, groups, width, later),
        _ => compared(times, groups, later),
    }
}

fn counted(times: &[f64], groups: &Groups<'_>, width: usize, later: impl Fn(usize) -> bool) -> Vec<u32> {
    let cell = |row: usize| 2 * (groups.of(row) * width + whole(times[row]) as usize) + usize::from(later(row));
    let mut next = vec![0_u32; 2 * width * groups.count() + 1];
    for row in 0..times.len() {
        next[cell(row) + 1] += 1;
    }
    for i in 1..next.len() {
        next[i] += next[i - 1];
    }
    let mut order = vec![0; times.len()];
    for row in 0..times.len() {
        let place = &mut next[cell(row)];
        order[*place as usize] = number(row);
        *place += 1;
    }
    order
}

fn compared(times: &[f64], groups: &Groups<'_>, later: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut grouped: Vec<Vec<(u64, u32)>> = groups.sizes().iter().map(|&size| Vec::with_capacity(size)).collect();
    for (row, &time) in times.iter().enumerate() {
        // Bits of numbers from 0 on sort as the numbers do; adding 0 takes the sign off a negative zero, and the sign's
        // place is free for one more.
        let key = (time + 0.0).to_bits() << 1 | u64::from(later(row));
        grouped[groups.of(row)].push((key, number(row)));
    }
    if let [rows] = &mut grouped[..]
        && rows.len() >= 100_000
    {
        return two_halves(rows);
    }
    over_items_mut(&mut grouped, |rows| rows.sort_unstable());
    grouped.iter().flatten().map(|&(_, row)| row).collect()
}

/// One large group: its halves are sorted at once and merged.
fn two_halves(rows: &mut [(u64, u32)]) -> Vec<u32> {
    let middle = rows.len() / 2;
    let (first, second) = rows.split_at_mut(middle);
    over_items_mut(&mut [&mut *first, &mut *second], |half| half.sort_unstable());
    let (mut a, mut b) = (0, 0);
    let mut merged = Vec::with_capacity(first.len() + second.len());
    while a < first.len() && b < second.len() {
        let from_first = first[a] <= second[b];
        merged.push(if from_first { first[a].1 } else { second[b].1 });
        a += usize::from(from_first);
        b += usize::from(!from_first);
    }
    merged.extend(first[a..].iter().chain(&second[b..]).map(|&(_, row)| row));
    merged
}

#[expect(clippy::cast_possible_truncation, reason = "follow-up refuses more rows than a u32 can number")]
fn number(row: usize) -> u32 {
    row as u32
}
