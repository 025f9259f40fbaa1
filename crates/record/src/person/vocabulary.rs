//! Every word names are made of, remembered in the process: it only grows, so a node reads what was added since.

use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;
use std::sync::{PoisonError, RwLock};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::RecordError;
use crate::rows::name_word;

/// More words than these beside the one that was typed tell nobody apart.
const NEIGHBOURS: usize = 400;

/// Likewise words with typing errors.
const NEAREST: usize = 60;

/// Words read at a time.
const PAGE: u64 = 20_000;

/// The words, shared by every call.
#[derive(Debug, Default)]
pub struct Vocabulary(RwLock<Words>);

#[derive(Debug, Default)]
struct Words {
    last: i64,
    ids: BTreeMap<Box<str>, i64>,
    all: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    id: i64,
    text: Box<str>,
    letters: u64,
}

/// Words like a typed one, the nearest first: each step contains the one before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Likeness {
    /// The word itself.
    pub same: Vec<i64>,
    /// Words that begin with it.
    pub begins: Vec<i64>,
    /// Words with one typing error.
    pub one_error: Vec<i64>,
    /// Words with two.
    pub two_errors: Vec<i64>,
}

impl Likeness {
    /// Words of the first `step + 1` steps.
    pub fn upto(&self, step: usize) -> Vec<i64> {
        let steps = [&self.same, &self.begins, &self.one_error, &self.two_errors];
        steps[..=step].iter().flat_map(|ids| ids.iter().copied()).collect()
    }
}

impl Vocabulary {
    /// Reads what was added since the last call.
    pub async fn refresh(&self, db: &impl ConnectionTrait) -> Result<(), RecordError> {
        loop {
            let last = self.0.read().unwrap_or_else(PoisonError::into_inner).last;
            let rows = name_word::Entity::find()
                .filter(name_word::Column::Id.gt(last))
                .order_by_asc(name_word::Column::Id)
                .limit(PAGE)
                .all(db)
                .await?;
            let complete = (rows.len() as u64) < PAGE;
            if !rows.is_empty() {
                let mut words = self.0.write().unwrap_or_else(PoisonError::into_inner);
                for row in rows {
                    words.learn(row.id, &row.word);
                }
            }
            if complete {
                return Ok(());
            }
        }
    }

    /// Id of a word that is known.
    pub fn id(&self, word: &str) -> Option<i64> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).ids.get(word).copied()
    }

    /// The word and words that begin with it.
    pub fn written(&self, word: &str) -> Likeness {
        self.0.read().unwrap_or_else(PoisonError::into_inner).written(word)
    }

    /// Words like `word`, typing errors forgiven; leafs through every word.
    pub fn like(&self, word: &str) -> Likeness {
        self.0.read().unwrap_or_else(PoisonError::into_inner).like(word)
    }
}

impl Words {
    fn learn(&mut self, id: i64, word: &str) {
        if id <= self.last {
            return;
        }
        self.last = id;
        self.ids.insert(word.into(), id);
        self.all.push(Word { id, text: word.into(), letters: letters(word) });
    }

    fn written(&self, word: &str) -> Likeness {
        let mut like = Likeness { same: self.ids.get(word).copied().into_iter().collect(), ..Likeness::default() };
        let from = (Bound::Excluded(word), Bound::Unbounded);
        let begins = self.ids.range::<str, _>(from).take_while(|(text, _)| text.starts_with(word));
        like.begins = begins.take(NEIGHBOURS).map(|(_, id)| *id).collect();
        like
    }

    fn like(&self, word: &str) -> Likeness {
        let mut like = self.written(word);
        let typed: Vec<char> = word.chars().collect();
        let most = match typed.len() {
            0..=3 => return like,
            4..=7 => 1,
            _ => 2,
        };
        let known: HashSet<i64> = like.same.iter().chain(&like.begins).copied().collect();
        let mask = letters(word);
        let mut distances = Distances::default();
        let mut near: Vec<(usize, usize, i64)> = Vec::new();
        for other in &self.all {
            // Every letter typed that the word does not have takes an error of its own.
            let lacking = (mask & !other.letters).count_ones() as usize;
            if lacking > most || other.text.len() + most < word.len() || known.contains(&other.id) {
                continue;
            }
            let errors = distances.errors(&typed, &other.text, most);
            if errors <= most {
                near.push((errors, other.text.len().abs_diff(word.len()), other.id));
            }
        }
        near.sort_unstable();
        near.truncate(NEAREST);
        let (one, two): (Vec<_>, Vec<_>) = near.into_iter().partition(|(errors, ..)| *errors <= 1);
        like.one_error = one.into_iter().map(|(.., id)| id).collect();
        like.two_errors = two.into_iter().map(|(.., id)| id).collect();
        like
    }
}

/// Which letters a word has, one bit each; letters of other alphabets share bits.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

/// Rows of the table of errors, kept from word to word.
#[derive(Debug, Default)]
struct Distances {
    before: Vec<usize>,
    last: Vec<usize>,
    next: Vec<usize>,
}

impl Distances {
    /// Fewest errors (a letter too many, too few, wrong, or two exchanged) between what was typed and the beginning of
    /// `word`; the whole of it where the word is little longer than what was typed.
    ///
    /// Counting ends where more than `most` are certain.
    fn errors(&mut self, typed: &[char], word: &str, most: usize) -> usize {
        let width = typed.len();
        let Self { before, last, next } = self;
        last.clear();
        last.extend(0..=width);
        before.clear();
        before.resize(width + 1, usize::MAX / 2);
        let mut best = last[width];
        let mut previous = '\0';
        let mut length = 0;
        let mut least_before = 0;
        for letter in word.chars().take(width + 2) {
            length += 1;
            next.clear();
            next.push(length);
            let mut least = length;
            for at in 1..=width {
                let swap = last[at - 1] + usize::from(typed[at - 1] != letter);
                let mut errors = swap.min(last[at] + 1).min(next[at - 1] + 1);
                if at > 1 && length > 1 && typed[at - 1] == previous && typed[at - 2] == letter {
                    errors = errors.min(before[at - 2] + 1);
                }
                next.push(errors);
                least = least.min(errors);
            }
            best = best.min(next[width]);
            // A later row is never better than this one or, by an exchange, the one before it.
            if least > most && least_before > most {
                break;
            }
            least_before = least;
            std::mem::swap(before, last);
            std::mem::swap(last, next);
            previous = letter;
        }
        best
    }
}

/// Fewest errors between two words: letters too many, too few, wrong or exchanged.
pub fn errors_between(one: &str, other: &str) -> usize {
    // Against the whole of the longer word: its beginning alone is not meant here.
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let typed: Vec<char> = long.chars().collect();
    Distances::default().errors(&typed, short, usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Vocabulary};

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let vocabulary = Vocabulary::default();
        for (id, word) in (1..).zip(words) {
            vocabulary.0.write().unwrap().learn(id, word);
        }
        vocabulary
    }

    #[test]
    fn words_are_met_in_the_order_of_their_errors() {
        let words = vocabulary(&["berzins", "berzina", "berzinska", "berzs", "kalnins", "brezins", "berzinsons"]);
        let like = words.like("berzins");
        assert_eq!(like.same, [1]);
        assert_eq!(like.begins, [3, 7]);
        assert_eq!(like.one_error, [2, 6]);
        assert_eq!(
            words.like("berzinsh"),
            Likeness { one_error: vec![1, 3, 7], two_errors: vec![2, 6], ..Likeness::default() }
        );
    }

    #[test]
    fn exchanged_and_missing_letters_are_one_error_each() {
        let words = vocabulary(&["andrejs", "kristaps", "ozols"]);
        assert_eq!(words.like("andrjes").one_error, [1]);
        assert_eq!(words.like("adrejs").one_error, [1]);
        assert_eq!(words.like("krstaap").one_error, [] as [i64; 0]);
        assert_eq!(words.like("oxols").one_error, [3]);
    }

    #[test]
    fn three_letters_forgive_nothing() {
        let words = vocabulary(&["ada", "ida", "idana"]);
        assert_eq!(words.like("ida"), Likeness { same: vec![2], begins: vec![3], ..Likeness::default() });
    }
}
