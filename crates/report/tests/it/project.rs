//! The report of a project as a workbook.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use catalogue::Sees;
use report::project_xlsx;

use crate::fixture::{input, seen_as};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn book(sees: Sees) -> Book {
    Xlsx::new(Cursor::new(project_xlsx(&seen_as("lv", sees), "4.3.4.7").unwrap())).unwrap()
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn find<'a>(range: &'a Range<Data>, at: usize, words: &str) -> Vec<&'a [Data]> {
    range.rows().filter(|row| row[at] == *words).collect()
}

#[test]
fn counters_are_numbers_with_target_and_progress() {
    let mut book = book(Sees::Persons);
    let range = sheet(&mut book, "Skaitītāji");
    let total = find(&range, 1, "kopā");
    let persons = total.iter().find(|row| row[3] == Data::Float(750.0)).unwrap();
    assert_eq!(persons[6], Data::Float(3000.0));
    assert_eq!(persons[7], Data::Float(0.25));
    let years: f64 = find(&range, 1, "pa gadiem")
        .iter()
        .filter(|row| row[0] == persons[0])
        .filter_map(|row| match row[3] {
            Data::Float(number) => Some(number),
            _ => None,
        })
        .sum();
    assert!((years - 750.0).abs() < f64::EPSILON, "the years add up to the total");
    assert_eq!(find(&range, 1, "pa noteikumiem").iter().filter(|row| row[0] == persons[0]).count(), 5);
}

#[test]
fn who_counts_is_told_by_pseudonym_day_and_rule() {
    let mut book = book(Sees::Persons);
    let range = sheet(&mut book, "Kas skaitās un kāpēc");
    let row = find(&range, 1, "p0000")[0];
    // 45413 is 1 May 2024 in days of spreadsheets.
    assert!(matches!(&row[2], Data::DateTime(day) if (day.as_f64() - 45_413.0).abs() < f64::EPSILON));
    assert!(!row[3].to_string().is_empty());
}

#[test]
fn the_budget_adds_up_and_says_so() {
    let mut book = book(Sees::Persons);
    let range = sheet(&mut book, "Finansējums");
    let budget: Vec<f64> = range
        .rows()
        .skip(1)
        .filter_map(|row| match row[2] {
            Data::Float(amount) => Some(amount),
            _ => None,
        })
        .collect();
    assert_eq!(budget, [2_413_448.0, 425_903.0, 2_839_351.0]);
    let total = find(&range, 0, "Kopā")[0];
    assert!(total[7].to_string().contains("sakrīt ar kopējo summu"));
    assert_eq!(total[5], Data::Float(567_870.2), "spent");
    assert_eq!(total[3], Data::Float(400_000.0), "planned");
}

#[test]
fn all_activities_of_the_project_are_listed() {
    let mut book = book(Sees::Persons);
    assert_eq!(sheet(&mut book, "Darbības").rows().count() - 1, 10);
}

#[test]
fn a_reader_of_counts_sees_no_persons_and_no_small_numbers() {
    let mut book = book(Sees::Counts);
    assert!(!book.sheet_names().contains(&"Kas skaitās un kāpēc".to_owned()));
    let range = sheet(&mut book, "Skaitītāji");
    for row in range.rows().skip(1) {
        if let Data::Float(number) = row[3] {
            assert!(!(1.0..5.0).contains(&number) || row[6] == Data::Float(1.0), "{row:?}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_workbook() {
    let [first, second] = [(); 2].map(|()| project_xlsx(&input("lv"), "4.3.4.7").unwrap());
    assert!(first == second);
}
