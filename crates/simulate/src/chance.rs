//! Seeded chance: one independent stream for every noun, so that a change in one leaves the others as they were.

use chrono::{Days, NaiveDate};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of chance.
#[derive(Debug, Clone)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of `noun` under `seed`.
    pub fn new(seed: u64, noun: &str) -> Self {
        let mut stream = ChaCha8Rng::seed_from_u64(seed);
        // FNV-1a: a fixed function of the name, unlike the standard library's hasher.
        let number = noun.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        stream.set_stream(number);
        Self(stream)
    }

    /// Between 0 and 1, 1 excluded.
    pub fn share(&mut self) -> f64 {
        self.0.random::<f64>()
    }

    /// True in `share` of the cases.
    pub fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        self.0.random_range(least..=most.max(least))
    }

    /// A number from the pair, both included.
    pub fn within(&mut self, [least, most]: [u32; 2]) -> u32 {
        self.between(least, most)
    }

    /// A place in a list of `length`.
    pub fn index(&mut self, length: usize) -> usize {
        self.0.random_range(0..length)
    }

    /// One of a list; `None` only where it is empty.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        if list.is_empty() { None } else { Some(&list[self.index(list.len())]) }
    }

    /// A place in a list by weights; the last where all weights are nothing.
    pub fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let total: f64 = weights.clone().sum();
        let mut left = self.share() * total;
        let mut last = 0;
        for (place, weight) in weights.enumerate() {
            last = place;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// A whole number near `mean`, whose average is `mean`.
    pub fn about(&mut self, mean: f64) -> u32 {
        let whole = mean.floor();
        whole_number(whole) + u32::from(self.happens(mean - whole))
    }

    /// Days until something that happens once in `mean` days.
    pub fn waiting(&mut self, mean: f64) -> u32 {
        whole_number(-(1.0 - self.share()).ln() * mean)
    }

    /// A day between two, both included.
    pub fn day(&mut self, from: NaiveDate, to: NaiveDate) -> NaiveDate {
        let days = u32::try_from((to - from).num_days()).unwrap_or(0);
        from + Days::new(u64::from(self.between(0, days)))
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            let other = self.index(place + 1);
            list.swap(place, other);
        }
    }

    /// `number` different places in a list of `length`; all of them where it is shorter.
    pub fn some(&mut self, length: usize, number: usize) -> Vec<usize> {
        if number * 3 >= length {
            let mut all: Vec<usize> = (0..length).collect();
            self.shuffle(&mut all);
            all.truncate(number);
            return all;
        }
        let mut chosen = Vec::with_capacity(number);
        while chosen.len() < number {
            let place = self.index(length);
            if !chosen.contains(&place) {
                chosen.push(place);
            }
        }
        chosen
    }
}

/// The whole part of a number that is no count below nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of u32 before the cast"
)]
pub fn whole_number(number: f64) -> u32 {
    number.clamp(0.0, f64::from(u32::MAX)) as u32
}

/// A length as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "lists here are far shorter than 2^52")]
pub fn size(length: usize) -> f64 {
    length as f64
}
