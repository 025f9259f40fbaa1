//! The order people expect of numbered things: 1.2 before 1.10.

use std::cmp::Ordering;

/// Compares numbers inside the texts as numbers; what begins with a letter comes after them.
///
/// ```
/// use std::cmp::Ordering;
/// assert_eq!(catalogue::natural_order("1.2", "1.10"), Ordering::Less);
/// assert_eq!(catalogue::natural_order("2", "1.10"), Ordering::Greater);
/// assert_eq!(catalogue::natural_order("B.1", "3.4"), Ordering::Greater);
/// ```
#[must_use]
pub fn natural_order(a: &str, b: &str) -> Ordering {
    pieces(a).cmp(pieces(b)).then_with(|| a.cmp(b))
}

fn pieces(text: &str) -> impl Iterator<Item = (u64, &str)> {
    text.split(['.', '-', '/', ' ']).map(|piece| {
        let digits = piece.len() - piece.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let number = if digits == 0 && !piece.is_empty() { u64::MAX } else { piece[..digits].parse().unwrap_or(0) };
        (number, &piece[digits..])
    })
}
