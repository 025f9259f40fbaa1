//! A file scored in bulk says the same as one assessment after the other.

use std::fmt::Write as _;

use super::{answers, data, instrument};
use crate::instrument::predictors::row_answers;

fn scored(id: &str, file: &str, threads: usize) -> (Vec<Vec<String>>, catalogue::BulkCount) {
    let mut out = Vec::new();
    let count = instrument(id).score_csv(file.as_bytes(), &mut out, threads).expect("the file can be scored");
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
    let rows = rows.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    (rows, count)
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name} in {:?}", rows[0]))
}

#[test]
fn bulk_and_single_scores_are_the_same_digits_with_every_share() {
    let vectors = data("arp-vrp-svrp.json");
    let day = vectors["assessment_date"].as_str().unwrap();
    for id in ["arp", "vrp", "svrp"] {
        let instrument = instrument(id);
        let columns: Vec<&str> = instrument.columns().collect();
        let mut file = format!("case,{}\n", columns.join(","));
        let mut singles = Vec::new();
        for row in vectors["rows"].as_array().unwrap() {
            for extended in [true, false] {
                let given = row_answers(id, row, day, extended);
                let written = given.written();
                let fields = columns.iter().map(|column| written.get(*column).map_or("", String::as_str));
                writeln!(file, "r{},{}", row["id"].as_str().unwrap(), fields.collect::<Vec<_>>().join(",")).unwrap();
                singles.push(instrument.score(&given).unwrap());
            }
        }
        let (rows, count) = scored(id, &file, 2);
        assert_eq!((count.rows, count.without_score), (24, 0));
        for (row, single) in rows[1..].iter().zip(&singles) {
            assert_eq!(row[column(&rows, "set")], single.set.clone().unwrap());
            for score in &single.scores {
                assert_eq!(row[column(&rows, &score.score)].parse::<f64>().unwrap().to_bits(), score.value.to_bits());
                for term in score.terms.iter().filter(|_| score.terms.len() > 1) {
                    let share = &row[column(&rows, &format!("{}.{}", score.score, term.term))];
                    assert_eq!(share.parse::<f64>().unwrap().to_bits(), term.value.to_bits(), "{}", term.term);
                }
            }
            assert_eq!(row[column(&rows, "percent.band")], single.band().unwrap());
            let missing = single.fallback.as_ref().map_or(String::new(), |fallback| fallback.missing.join(" "));
            assert_eq!(row[column(&rows, "missing")], missing);
        }
    }
}

#[test]
fn a_row_that_cannot_be_scored_says_why_and_the_others_are_scored() {
    let file = "\u{feff}sex,born,convicted_on,follow_up_from,sanctions,age_at_first,offence_group,remark\r\n\
                male,1965-12-07,2025-05-13,2026-12-06,2,47,prostitution,\"a, \"\"b\"\"\nc\"\r\n\
                male,2000-01-01,2009-01-01,2026-12-06,2,9,fraud,\r\n\
                male,1965-12-07,2025-05-13,,,47,fraud,\r\n\
                man,1965-12-07,2025-02-31,,2,47,fraud,\r\n\
                male,1965-12-07,2025-05-13\r\n\
                female,1988-02-29,2011-03-01,2011-05-31,3,22,burglary_other,last\r\n";
    let (rows, count) = scored("ogrs3", file, 3);
    assert_eq!((count.rows, count.without_score), (6, 4));
    let (line, error, two_year) = (column(&rows, "line"), column(&rows, "error"), column(&rows, "two_year"));
    let lines: Vec<&str> = rows[1..].iter().map(|row| row[line].as_str()).collect();
    assert_eq!(lines, ["2", "4", "5", "6", "7", "8"]);
    assert_eq!(rows[1][two_year], "16");
    assert_eq!(rows[1][column(&rows, "remark")], "a, \"b\"\nc");
    assert_eq!(rows[1][error], "");
    let errors: Vec<&str> = rows[2..6].iter().map(|row| row[error].as_str()).collect();
    assert_eq!(
        errors,
        [
            "age at conviction is under 10 (born, convicted_on)",
            "not answered: sanctions",
            "`2025-02-31` is no answer to `convicted_on`, which takes: a day such as 2025-10-03; \
             `man` is no answer to `sex`, which takes: male, female",
            "the row has 3 values, the header 8",
        ]
    );
    assert!(rows[2..6].iter().all(|row| row[two_year].is_empty()));
    let given = answers(
        instrument("ogrs3"),
        &[
            ("sex", "female"),
            ("born", "1988-02-29"),
            ("convicted_on", "2011-03-01"),
            ("follow_up_from", "2011-05-31"),
            ("sanctions", "3"),
            ("age_at_first", "22"),
            ("offence_group", "burglary_other"),
        ],
    );
    let single = instrument("ogrs3").score(&given).unwrap();
    assert_eq!(rows[6][two_year], single.outcome().unwrap().value.to_string());
}

#[test]
fn rows_keep_their_order_over_many_pieces() {
    let header = "case,sex,born,convicted_on,follow_up_from,sanctions,age_at_first,offence_group\n";
    let mut file = header.to_owned();
    for case in 0..60_000 {
        writeln!(file, "{case},male,1980-01-01,2020-01-01,,{},20,fraud", case % 30 + 1).unwrap();
    }
    assert!(file.len() > 2 << 20, "more than two pieces");
    let (rows, count) = scored("ogrs3", &file, 4);
    assert_eq!((count.rows, count.without_score), (60_000, 0));
    let (case, line) = (column(&rows, "case"), column(&rows, "line"));
    assert!(
        rows[1..].iter().enumerate().all(|(at, row)| row[case] == at.to_string() && row[line] == (at + 2).to_string())
    );
}

#[test]
fn a_file_without_a_needed_column_is_refused_before_anything_is_written() {
    let mut out = Vec::new();
    let file = "sex,born,convicted_at,sanctions,age_at_first,offence_group\n";
    let problem = instrument("ogrs3").score_csv(file.as_bytes(), &mut out, 2).unwrap_err();
    assert_eq!(problem.to_string(), "the file has no column `convicted_on`; is it the column `convicted_at`?");
    assert!(out.is_empty());
}

#[test]
fn a_writer_that_fails_ends_the_run() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if bytes.len() > 1000 { Err(std::io::Error::other("the disk is full")) } else { Ok(bytes.len()) }
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut file = "sex,born,convicted_on,follow_up_from,sanctions,age_at_first,offence_group\n".to_owned();
    file.push_str(&"male,1980-01-01,2020-01-01,,2,20,fraud\n".repeat(400_000));
    let problem = instrument("ogrs3").score_csv(file.as_bytes(), Full, 2).unwrap_err();
    assert!(problem.to_string().contains("the disk is full"), "{problem}");
}
