//! A plan as a workbook and as CSV.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use report::{plan_csv, plan_xlsx};

use crate::fixture::{PACK, input};

fn sheet(plan: &str, at: usize) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(plan_xlsx(&input("lv"), plan).unwrap())).unwrap();
    book.worksheet_range_at(at).unwrap().unwrap()
}

fn column(range: &Range<Data>, head: &str) -> usize {
    range.rows().next().unwrap().iter().position(|cell| *cell == *head).unwrap()
}

#[test]
fn the_plan_2023_2024_has_all_23_tasks_with_their_states() {
    let range = sheet("plan-2023-2024", 0);
    let (number, state) = (column(&range, "Nr."), column(&range, "Stāvoklis"));
    let mut tasks: Vec<(String, String)> =
        range.rows().skip(1).map(|row| (row[number].to_string(), row[state].to_string())).collect();
    tasks.dedup();
    assert_eq!(tasks.len(), 23);
    assert_eq!(tasks.iter().filter(|(_, state)| state == "daļēji izpildīts").count(), 15);
}

#[test]
fn promised_and_counted_values_are_numbers_and_deadlines_days() {
    let range = sheet("plan-2023-2024", 0);
    let [target, planned, counted, status, deadline] =
        ["Rezultatīvais rādītājs", "Plānots", "Sasniegts", "Statuss", "Termiņš"].map(|head| column(&range, head));
    let row = range.rows().find(|row| row[target].to_string().starts_with("Narkologa")).unwrap();
    assert_eq!(row[planned], Data::Float(60.0));
    assert_eq!(row[counted], Data::Float(12.0));
    assert_eq!(row[status], Data::String("nav sasniegts".to_owned()));
    assert!(matches!(row[deadline], Data::DateTime(_)));
}

#[test]
fn the_plan_2015_2020_has_all_83_rows() {
    let range = sheet("plan-2015-2020", 0);
    let number = column(&range, "Nr.");
    let mut rows: Vec<String> = range.rows().skip(1).map(|row| row[number].to_string()).collect();
    rows.dedup();
    assert_eq!(rows.len(), 83);
    assert_eq!(rows.len(), PACK.rows["plan-2015-2020"].len());
}

#[test]
fn a_sheet_says_where_the_numbers_come_from() {
    let words: Vec<String> = sheet("plan-2023-2024", 1).rows().map(|row| row[1].to_string()).collect();
    assert!(words.iter().any(|word| *word == "5a".repeat(32)));
    assert!(words.iter().any(|word| word.starts_with("SIMULĒTI DATI")));
}

#[test]
fn csv_opens_in_a_latvian_spreadsheet() {
    let bytes = plan_csv(&input("lv"), "plan-2023-2024").unwrap();
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() >= 23);
    let row = rows.iter().find(|row| row[5].starts_with("Narkologa")).unwrap();
    assert_eq!((&row[0], &row[6], &row[10], &row[12]), ("1.3.", "60", "12", "2024-12-31"));
    let english = String::from_utf8(plan_csv(&input("en"), "plan-2023-2024").unwrap()).unwrap();
    assert!(english.contains("partially done"));
}

#[test]
fn the_same_input_gives_the_same_workbook() {
    let [first, second] = [(); 2].map(|()| plan_xlsx(&input("lv"), "plan-2023-2024").unwrap());
    assert!(first == second);
}

#[test]
fn an_unknown_plan_is_refused() {
    assert_eq!(
        plan_csv(&input("lv"), "plan-2023-2025").unwrap_err().to_string(),
        "no plan `plan-2023-2025`; did you mean `plan-2023-2024`?"
    );
}
