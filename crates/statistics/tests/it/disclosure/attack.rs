//! Readers at work: every table that agrees with what was published is counted out.

use statistics::disclosure::{CellStatus, Protected, Rule, Table as Counts, audit_knowing, protect};

use crate::reference_data::{Dice, Table};

/// Every table of counts with the published cells and sums; hidden inner cells are tried one by one.
struct Reader<'a> {
    table: &'a Counts,
    width: usize,
    hidden: Vec<bool>,
    /// The last row and the last column are sums.
    height: usize,
    found: Vec<Vec<u64>>,
    /// Guesses left before giving up.
    patience: usize,
}

impl Reader<'_> {
    fn of(table: &Counts, height: usize, width: usize, hidden: &[usize], patience: usize) -> Option<Vec<Vec<u64>>> {
        let mut reader =
            Reader { table, width, hidden: vec![false; table.cells().len()], height, found: vec![], patience };
        for cell in hidden {
            reader.hidden[*cell] = true;
        }
        let inner: Vec<usize> =
            hidden.iter().copied().filter(|cell| cell % (width + 1) < width && cell / (width + 1) < height).collect();
        let mut cells = table.cells().to_vec();
        reader.guess(&inner, &mut cells);
        (reader.patience > 0).then_some(reader.found)
    }

    fn guess(&mut self, left: &[usize], cells: &mut Vec<u64>) {
        self.patience = self.patience.saturating_sub(1);
        if self.patience == 0 {
            return;
        }
        let Some((cell, left)) = left.split_first() else {
            self.keep(cells);
            return;
        };
        let grand = *self.table.cells().last().unwrap();
        for guess in 0..=self.room(*cell, left, cells).min(grand) {
            cells[*cell] = guess;
            self.guess(left, cells);
        }
        cells[*cell] = self.table.cells()[*cell];
    }

    /// No more than a published total leaves beside what is known and guessed so far.
    fn room(&self, cell: usize, left: &[usize], cells: &[u64]) -> u64 {
        let is_left = |other: usize| other == cell || left.contains(&other);
        let sums = self.table.relations().iter().filter(|relation| relation.parts.contains(&cell));
        let rooms = sums.filter(|relation| !self.hidden[relation.total]).map(|relation| {
            let known: u64 = relation.parts.iter().filter(|part| !is_left(**part)).map(|part| cells[*part]).sum();
            cells[relation.total].saturating_sub(known)
        });
        rooms.min().unwrap_or(u64::MAX)
    }

    fn keep(&mut self, cells: &[u64]) {
        let at = |row: usize, column: usize| row * (self.width + 1) + column;
        let rows: Vec<Vec<u64>> =
            (0..self.height).map(|row| (0..self.width).map(|column| cells[at(row, column)]).collect()).collect();
        let whole = Counts::two_way(&rows).unwrap().cells().to_vec();
        if (0..whole.len()).all(|cell| self.hidden[cell] || whole[cell] == self.table.cells()[cell]) {
            self.found.push(whole);
        }
    }
}

fn known_total(rows: &[Vec<u64>]) -> Counts {
    let table = Counts::two_way(rows).unwrap();
    let grand = table.cells().len() - 1;
    table.with_known(&[grand])
}

fn published(protected: &Protected, table: &Counts) -> Vec<Option<u64>> {
    let shown = |(status, count): (&CellStatus, &u64)| (*status == CellStatus::Published).then_some(*count);
    protected.status.iter().zip(table.cells()).map(shown).collect()
}

#[test]
fn nobody_who_counts_every_table_out_knows_more_than_the_audit_says() {
    let mut dice = Dice(71);
    let (mut tables, mut reprotected, mut narrowed, mut told) = (0, 0, 0, 0);
    for trial in 0..300 {
        let (height, width) = (2 + trial % 2, 2 + trial / 2 % 2);
        let rows: Vec<Vec<u64>> =
            (0..height).map(|_| (0..width).map(|_| (dice.uniform().powi(2) * 12.0) as u64).collect()).collect();
        let rule = Rule { threshold: [3, 4, 5][trial % 3], zeros: trial % 5 == 0 };
        let table = known_total(&rows);
        let Ok(got) = protect(&table, rule, rule.threshold) else { continue };
        let hidden = got.hidden();
        if hidden.is_empty() {
            continue;
        }
        let Some(possible) = Reader::of(&table, height, width, &hidden, 30_000) else { continue };
        tables += 1;
        // Each block has a small count; here the blocks are found by what varies together, so only "somewhere" is used.
        let small = |cells: &Vec<u64>| hidden.iter().any(|cell| rule.hides(cells[*cell]));
        let possible: Vec<Vec<u64>> = possible.into_iter().filter(small).collect();
        for feasible in &got.audit {
            let values = || possible.iter().map(|cells| cells[feasible.cell]);
            // The audit never promises more than there is: it is exact where there is one block, which is nearly always.
            assert!(values().min().unwrap() as f64 <= feasible.lower, "{rows:?} {feasible:?}");
            assert!(values().max().unwrap() as f64 >= feasible.upper, "{rows:?} {feasible:?}");
        }
        // A reader who also has the program keeps only tables that it would have published just so.
        if possible.len() <= 60 {
            reprotected += 1;
            let page = published(&got, &table);
            let same = |cells: &&Vec<u64>| {
                let rows: Vec<Vec<u64>> =
                    cells.chunks(width + 1).take(height).map(|row| row[..width].to_vec()).collect();
                let other = known_total(&rows);
                protect(&other, rule, rule.threshold).is_ok_and(|got| published(&got, &other) == page)
            };
            let left: Vec<&Vec<u64>> = possible.iter().filter(same).collect();
            for feasible in got.audit.iter().filter(|one| got.status[one.cell] == CellStatus::Primary) {
                let mut values: Vec<u64> = left.iter().map(|cells| cells[feasible.cell]).collect();
                values.sort_unstable();
                values.dedup();
                narrowed += usize::from(values.len() < 2);
                told += 1;
            }
        }
    }
    eprintln!("{tables} tables; {reprotected} attacked with the program: {narrowed} of {told} small counts told");
    assert!(tables > 150 && reprotected > 100);
    // What costs and orders choose is not hidden from somebody who has the program (docs/methods/en/disclosure.md).
    assert!(narrowed * 10 < told, "{narrowed} of {told}");
}

/// The table an auditor solved exactly while small and protecting cells bore different marks.
#[test]
fn four_counts_of_five_under_totals_of_ten_stay_open() {
    let table = known_total(&[vec![5, 5], vec![5, 5]]);
    let rule = Rule { threshold: 6, zeros: false };
    let got = protect(&table, rule, 6).unwrap();
    assert_eq!(got.hidden(), [0, 1, 3, 4]);
    // One of 0, 10, 10, 0 would be no table with anything hidden.
    assert!(got.audit.iter().all(|feasible| (feasible.lower, feasible.upper) == (1.0, 9.0)), "{got:?}");
}

#[test]
fn no_hidden_cell_of_the_reference_table_is_exact_with_zeros_protected() {
    let Some(data) = Table::reference("sdc_iowa_fy2015_returned_age_race.csv") else { return };
    let counts = data.numbers("Freq");
    let rows: Vec<Vec<u64>> = (0..5).map(|age| (0..5).map(|race| counts[race * 5 + age] as u64).collect()).collect();
    let table = known_total(&rows);
    for threshold in [3, 5, 6, 11] {
        for zeros in [false, true] {
            let rule = Rule { threshold, zeros };
            let got = protect(&table, rule, threshold).unwrap();
            for feasible in &got.audit {
                let least = if got.status[feasible.cell] == CellStatus::Primary { threshold - 1 } else { 1 };
                assert!(feasible.width() >= least as f64, "{threshold} {zeros} {feasible:?}");
                // Every whole number within is reached: both ends are tables, and the sums are a network.
                let count = table.cells()[feasible.cell] as f64;
                assert!(feasible.lower <= count && count <= feasible.upper);
            }
            assert_eq!(got.audit, audit_knowing(&table, &got.hidden(), rule));
        }
    }
}

#[test]
fn a_thousand_rows_are_protected_in_seconds() {
    let mut dice = Dice(9);
    for zeros in [false, true] {
        let mut row = || (0..10).map(|_| (dice.uniform().powi(2) * 60.0) as u64).collect();
        let table = known_total(&(0..1000).map(|_| row()).collect::<Vec<_>>());
        let got = protect(&table, Rule { threshold: 5, zeros }, 5).unwrap();
        eprintln!("zeros {zeros}: {} of {} hidden", got.hidden().len(), table.cells().len());
        assert!(got.least_width().unwrap() >= 4.0);
    }
}
