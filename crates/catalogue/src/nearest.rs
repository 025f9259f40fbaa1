//! "Did you mean …?": the known word closest to a mistyped one.

/// The candidate closest to `word`, where one is close enough to be a slip of the hand.
///
/// ```
/// assert_eq!(catalogue::nearest("nmae", ["id", "name", "group"]), Some("name"));
/// assert_eq!(catalogue::nearest("budget", ["id", "name"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= slips(word).max(slips(candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Slips of the hand a word of its length may hold.
fn slips(word: &str) -> usize {
    word.chars().count().div_ceil(4).min(3)
}

/// Letters to add, drop, change or swap with their neighbour; capitals count as small letters.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let mut least = (rows[i][j] + usize::from(letter != other)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_cost_one_each() {
        for (a, b, expected) in
            [("unit", "unit", 0), ("nmae", "name", 1), ("persn", "person", 1), ("", "abc", 3), ("ģimene", "gimenes", 2)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
