//! An answer to people chosen at will, as those may see it who see counts only.
//!
//! Who may choose can choose twice and subtract. So numbers of people are told to the nearest five, shares to a whole percent
//! (the curve, its intervals and differences with them), other numbers to two digits: the difference of two answers is then as
//! uncertain as a group that is too small to be shown. Statistical offices round so (HESA's standard rounding methodology).

use super::suppression::LABELS;
use super::{Cell, Part, StudyResult};

/// People are told to the nearest of these.
const BASE: u64 = 5;

/// The same answer, rounded.
pub(crate) fn rounded(result: &StudyResult) -> StudyResult {
    let mut shown = result.clone();
    shown.parts.iter_mut().for_each(round_part);
    shown.cautions.push("rounded");
    shown
}

/// A number of people, rounded.
pub(crate) fn round_people(count: u64) -> u64 {
    (count + BASE / 2) / BASE * BASE
}

fn round_part(part: &mut Part) {
    for row in &mut part.rows {
        for (name, cell) in part.shape.columns.iter().zip(row.iter_mut()) {
            if LABELS.contains(name) {
                continue;
            }
            *cell = match &*cell {
                Cell::Count(count) => Cell::Count(round_people(*count)),
                Cell::Share(share) => Cell::Share((*share * 100.0).round() / 100.0),
                Cell::Points(points) => Cell::Points((*points * 100.0).round() / 100.0),
                Cell::Number(number) => Cell::Number(two_digits(*number)),
                Cell::P(p) => Cell::P((*p * 100.0).round() / 100.0),
                other => other.clone(),
            };
        }
    }
}

/// Two significant digits.
fn two_digits(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    let unit = 10_f64.powf(number.abs().log10().floor() - 1.0);
    (number / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_to_the_nearest_five_and_numbers_to_two_digits() {
        assert_eq!([0, 2, 3, 7, 8, 67, 70].map(round_people), [0, 0, 5, 5, 10, 65, 70]);
        for (number, told) in [(0.0, 0.0), (123.4, 120.0), (-0.012_34, -0.012), (9.96, 10.0)] {
            assert!((two_digits(number) - told).abs() < 1e-12, "{number}");
        }
    }
}
