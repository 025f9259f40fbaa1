//! The order people expect of numbered things: 1.2 before 1.10.

use std::cmp::Ordering;

/// Compares numbers inside the texts as numbers.
///
/// ```
/// use std::cmp::Ordering;
/// assert_eq!(catalogue::natural_order("1.2", "1.10"), Ordering::Less);
/// assert_eq!(catalogue::natural_order("2", "1.10"), Ordering::Greater);
/// ```
#[must_use]
pub fn natural_order(a: &str, b: &str) -> Ordering {
    pieces(a).cmp(pieces(b)).then_with(|| a.cmp(b))
}

fn pieces(text: &str) -> impl Iterator<Item = (u64, &str)> {
    text.split(['.', '-', '/', ' ']).map(|piece| {
        let digits = piece.len() - piece.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        (piece[..digits].parse().unwrap_or(0), &piece[digits..])
    })
}
