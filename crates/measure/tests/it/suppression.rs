//! Small cells are hidden from those who see counts only, with one more where the total would give one away.

use std::fmt::Write;

use measure::{BreakdownCell, suppress_indicator};

use crate::office::{engine_on, indicator, pack, year};

/// Closed sections by unit: number, in work at the end.
async fn sections(units: &[(&str, usize, usize)]) -> measure::YearValue {
    let mut csv = String::from(
        "section_key,person_key,function,basis,unit,opened_on,closed_on,age_at_closing,employed_at_opening,employed_at_closing\n",
    );
    for (unit, number, employed) in units {
        for nth in 0..*number {
            let basis = if nth == 0 { "conditional-release-from-liability" } else { "suspended-sentence" };
            let employed = nth <= *employed;
            writeln!(
                csv,
                "{unit}{nth},p{unit}{nth},supervision,{basis},{unit},2022-01-03,2022-09-01,30,false,{employed}"
            )
            .unwrap();
        }
    }
    let engine = engine_on(&pack("lv"), "2023-01-31", &[("section", &csv)]).await;
    let result = suppress_indicator(&indicator(&engine, "1.2").await, 5);
    year(&result, 2022).clone()
}

fn by_unit(value: &measure::YearValue) -> Vec<(&str, Option<u64>)> {
    let table = value.breakdowns.iter().find(|table| table.column == "unit").unwrap();
    table.cells.iter().map(|cell: &BreakdownCell| (cell.key.as_str(), cell.denominator)).collect()
}

#[tokio::test]
async fn one_small_cell_takes_the_smallest_other_with_it() {
    let value = sections(&[("a", 4, 0), ("b", 31, 10), ("c", 13, 6)]).await;
    assert_eq!(by_unit(&value), [("a", None), ("b", Some(30)), ("c", None)]);
    assert_eq!((value.denominator, value.numerator), (45, 16.0), "the official total stands");
    assert!(value.excluded.is_empty(), "three left out are too few to say why");
}

#[tokio::test]
async fn two_small_cells_hide_each_other() {
    let value = sections(&[("a", 4, 0), ("b", 31, 10), ("c", 4, 0), ("d", 13, 6)]).await;
    assert_eq!(by_unit(&value), [("a", None), ("b", Some(30)), ("c", None), ("d", Some(12))]);
}

#[tokio::test]
async fn few_in_the_numerator_hide_a_large_cell() {
    let value = sections(&[("a", 31, 2), ("b", 31, 10), ("c", 31, 0)]).await;
    assert_eq!(by_unit(&value), [("a", None), ("b", None), ("c", Some(30))]);
}
