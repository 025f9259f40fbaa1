//! Agreement against irr 0.84.1, irrCAC 1.0, psych 2.2.9 (R 4.2.2), statsmodels 0.15.0, krippendorff 0.9.0.

mod correlation;
mod identity;
mod kappa;

use crate::reference_data::Table;

/// Columns of a file as codes by the sorted distinct texts of all columns.
fn coded(table: &Table, columns: &[&str]) -> Vec<Vec<u32>> {
    let mut levels: Vec<&str> = columns.iter().flat_map(|column| table.texts(column)).collect();
    levels.sort_unstable();
    levels.dedup();
    let code = |text: &str| u32::try_from(levels.iter().position(|level| *level == text).unwrap()).unwrap();
    columns.iter().map(|column| table.texts(column).into_iter().map(code).collect()).collect()
}

fn slices<T>(columns: &[Vec<T>]) -> Vec<&[T]> {
    columns.iter().map(Vec::as_slice).collect()
}

const SIX: [&str; 6] = ["rater1", "rater2", "rater3", "rater4", "rater5", "rater6"];
