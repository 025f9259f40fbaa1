//! Files as columns: what is read, what is counted, what is refused.

use std::path::PathBuf;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use measure::file::{DataFile, FileError, Missing, Request};
use tempfile::TempDir;

const TEXT: &str = "days,end,prison,risk\n10,1,north,1.5\n20,0,south,\n30,1,,2.5\n40,0,north,NaN\n";

fn csv(text: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// The same rows as `TEXT`.
fn parquet() -> (TempDir, PathBuf) {
    let columns: [(&str, ArrayRef); 4] = [
        ("days", Arc::new(Int64Array::from(vec![10, 20, 30, 40]))),
        ("end", Arc::new(BooleanArray::from(vec![true, false, true, false]))),
        ("prison", Arc::new(StringArray::from(vec![Some("north"), Some("south"), None, Some("north")]))),
        ("risk", Arc::new(Float64Array::from(vec![Some(1.5), None, Some(2.5), Some(f64::NAN)]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.parquet");
    let file = std::fs::File::create(&path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    (folder, path)
}

fn all() -> [Request; 4] {
    [Request::number("days"), Request::yes_no("end"), Request::levels("prison"), Request::number("risk")]
}

#[test]
fn csv_and_parquet_with_the_same_rows_read_alike() {
    let ((_csv, csv), (_parquet, parquet)) = (csv(TEXT), parquet());
    for path in [csv, parquet] {
        let mut frame = DataFile::open(&path).unwrap().read(&all(), Missing::LeaveOut).unwrap();
        assert_eq!(frame.numbers(0), [10.0]);
        assert_eq!(frame.truths(1), [true]);
        assert_eq!(frame.levels(2).names, ["north"]);
        let count = frame.count();
        assert_eq!((count.in_file, count.considered, count.used), (4, 4, 1));
        let missing: Vec<(&str, u64)> = count.missing.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(missing, [("days", 0), ("end", 0), ("prison", 1), ("risk", 2)]);
    }
}

#[test]
fn missing_values_stay_where_the_method_knows_them() {
    let (_folder, path) = csv(TEXT);
    let requests = [Request::number("risk"), Request::levels("prison")];
    let mut frame = DataFile::open(&path).unwrap().read(&requests, Missing::Keep).unwrap();
    assert_eq!(frame.numbers(0).iter().filter(|value| value.is_nan()).count(), 2);
    assert_eq!(frame.levels(1).optional(), [Some(0), Some(1), None, Some(0)]);
}

#[test]
fn only_rows_that_meet_the_condition_are_read_and_unknown_is_no() {
    let (_folder, path) = csv(TEXT);
    let file = DataFile::open(&path).unwrap().only(Some("risk > 1 or prison = 'south'"));
    let mut frame = file.read(&[Request::number("days")], Missing::LeaveOut).unwrap();
    // NaN stands for a missing value in CSV files.
    assert_eq!(frame.numbers(0), [10.0, 20.0, 30.0]);
}

#[test]
fn a_formula_makes_a_column_and_levels_of_numbers_are_in_their_order() {
    let (_folder, path) = csv("since,until,n\n2024-01-01,2024-03-01,10\n2024-01-01,,9\n");
    let days = Request::number("coalesce(until, date '2024-01-02') - since");
    let requests = [days, Request::yes_no("until is null"), Request::levels("n")];
    let mut frame = DataFile::open(&path).unwrap().read(&requests, Missing::LeaveOut).unwrap();
    assert_eq!(frame.numbers(0), [60.0, 1.0]);
    assert_eq!(frame.truths(1), [false, true]);
    assert_eq!(frame.levels(2).names, ["9", "10"]);
}

#[test]
fn a_column_that_turns_out_otherwise_late_is_read_again() {
    let mut text = "n,m\n".to_owned();
    text.extend((0..2_000).map(|row| format!("{row},1\n")));
    let (_folder, path) = csv(&format!("{text}0.5,1\n"));
    let mut frame = DataFile::open(&path).unwrap().read(&[Request::number("n")], Missing::LeaveOut).unwrap();
    assert_eq!(frame.numbers(0)[2_000..], [0.5]);
    let (_folder, path) = csv(&format!("{text}many,1\n"));
    let refused = DataFile::open(&path).unwrap().read(&[Request::number("n")], Missing::LeaveOut).unwrap_err();
    let FileError::WrongValue { row, value, .. } = &refused else { panic!("{refused}") };
    assert_eq!((*row, value.as_str()), (2_001, "many"));
}

#[test]
fn what_is_no_table_is_refused() {
    let (_folder, path) = csv("PK\u{3}\u{4}workbook");
    assert!(DataFile::open(&path).unwrap_err().to_string().contains("save the sheet as CSV"));
    let (_folder, path) = csv("");
    assert!(DataFile::open(&path).unwrap_err().to_string().contains("the first row must name the columns"));
    let (_folder, path) = csv("a,b\n1,2\n1,2,3\n");
    let ragged = DataFile::open(&path).and_then(|file| file.read(&[Request::number("a")], Missing::LeaveOut));
    assert!(matches!(ragged, Err(FileError::Unreadable { .. })));
}
