//! Published and public data that expectations were computed from.
//!
//! What may be copied lies in `tests/data`; the rest is read from the directory that `TILTS_REFERENCE_DATA` names.

use std::{env, fs, path::PathBuf};

/// A CSV file with a header.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A file that the project holds a copy of.
    pub fn copied(name: &str) -> Self {
        Self::parse(
            &fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap(),
        )
    }

    /// A file outside the project; none, said aloud, where the directory is not given.
    pub fn reference(name: &str) -> Option<Self> {
        let Some(directory) = env::var_os("TILTS_REFERENCE_DATA") else {
            eprintln!("NOT PROVEN: {name} is missing; set TILTS_REFERENCE_DATA to the directory of reference data");
            return None;
        };
        let path = PathBuf::from(directory).join(name);
        Some(Self::parse(&fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))))
    }

    fn parse(text: &str) -> Self {
        let mut lines = text.lines().filter(|line| !line.is_empty()).map(|line| {
            let mut cells = vec![String::new()];
            let mut quoted = false;
            for character in line.chars() {
                match character {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(String::new()),
                    other => cells.last_mut().unwrap().push(other),
                }
            }
            cells
        });
        Self { header: lines.next().unwrap(), rows: lines.collect() }
    }

    pub fn texts(&self, column: &str) -> Vec<&str> {
        let index = self.header.iter().position(|name| name == column).unwrap_or_else(|| panic!("column {column}"));
        self.rows.iter().map(|row| row[index].as_str()).collect()
    }

    /// Numbers; an empty cell or NA is not a number.
    pub fn numbers(&self, column: &str) -> Vec<f64> {
        let number = |text: &str| match text {
            "" | "NA" => f64::NAN,
            text => text.parse().unwrap(),
        };
        self.texts(column).into_iter().map(number).collect()
    }

    pub fn flags(&self, column: &str) -> Vec<bool> {
        self.numbers(column).into_iter().map(|value| value == 1.0).collect()
    }

    /// Codes by the order of the column's distinct texts, and those texts.
    pub fn codes(&self, column: &str) -> (Vec<u32>, Vec<&str>) {
        let texts = self.texts(column);
        let mut levels = texts.clone();
        levels.sort_unstable();
        levels.dedup();
        let code = |text: &&str| u32::try_from(levels.iter().position(|level| level == text).unwrap()).unwrap();
        (texts.iter().map(code).collect(), levels)
    }
}

/// Equal to a relative 1e-10, or absolutely where 0 is expected.
#[track_caller]
pub fn close(got: f64, want: f64) {
    close_to(got, want, 1e-10);
}

#[track_caller]
pub fn close_to(got: f64, want: f64, relative: f64) {
    let allowed = if want == 0.0 { relative } else { relative * want.abs() };
    assert!((got - want).abs() <= allowed, "got {got:?}, expected {want:?}");
}

/// A seeded generator for simulations (`SplitMix64`, Steele et al. 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub fn normal(&mut self) -> f64 {
        statistics::distribution::normal::quantile(self.uniform())
    }

    pub fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }
}
