//! Scores the rows of one piece.

use std::collections::BTreeMap;

use csv::ByteRecord;

use super::column::Column;
use super::digits::Digits;
use super::layout::Layout;
use super::pieces::Piece;
use super::{BulkCount, ScoredPiece};
use crate::instrument::run::Work;
use crate::instrument::{BandLimit, Instrument, ScoreProblem};

/// Where a row begins. The reader of rows does not count line breaks inside quotes.
struct Place {
    line: u64,
    byte: usize,
}

impl Place {
    fn go_to(&mut self, text: &[u8], byte: u64) {
        let byte = usize::try_from(byte).unwrap_or(text.len()).min(text.len());
        // Line breaks before the row belong to rows before it.
        let start =
            text[byte..].iter().position(|byte| !matches!(byte, b'\r' | b'\n')).map_or(text.len(), |at| byte + at);
        self.line += text[self.byte..start].iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.byte = start;
    }
}

/// One worker with its own numbers.
pub(super) struct Worker<'a> {
    instrument: &'a Instrument,
    columns: &'a [Column],
    passed: &'a [usize],
    layout: &'a Layout,
    header: &'a [String],
    work: Work,
    digits: Digits,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        instrument: &'a Instrument,
        columns: &'a [Column],
        passed: &'a [usize],
        layout: &'a Layout,
        header: &'a [String],
    ) -> Self {
        let work = Work::new(&instrument.plan);
        Self { instrument, columns, passed, layout, header, work, digits: Digits::new() }
    }

    pub(super) fn score(&mut self, piece: &Piece) -> ScoredPiece {
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(piece.text.as_slice());
        let mut text = Vec::with_capacity(piece.text.len() * 4);
        let mut count = BulkCount::default();
        let mut row = ByteRecord::new();
        let mut place = Place { line: piece.line, byte: 0 };
        // Reading from memory, with rows of any length, cannot fail.
        while rows.read_byte_record(&mut row).expect("bytes in memory can be read") {
            place.go_to(&piece.text, row.position().map_or(0, csv::Position::byte));
            count.rows += 1;
            let outcome = self.row(&row);
            Digits::whole(&mut text, place.line);
            for at in self.passed {
                text.push(b',');
                field(&mut text, row.get(*at).unwrap_or_default());
            }
            match outcome {
                Ok(()) => self.numbers(&mut text),
                Err(why) => {
                    count.without_score += 1;
                    text.resize(text.len() + self.layout.width() + 1, b',');
                    field(&mut text, why.as_bytes());
                }
            }
            text.push(b'\n');
        }
        ScoredPiece { number: piece.number, text, count }
    }

    /// Fills the cells and runs the plan; on trouble says why.
    fn row(&mut self, row: &ByteRecord) -> Result<(), String> {
        if row.len() != self.header.len() {
            return Err(format!("the row has {} values, the header {}", row.len(), self.header.len()));
        }
        self.work.cells.fill(f64::NAN);
        let mut plain = true;
        for column in self.columns {
            match column.cell(&row[column.at]) {
                Some(cell) => self.work.cells[column.item] = cell,
                None => plain = false,
            }
        }
        if plain && self.instrument.plan.run(&mut self.work).is_ok() {
            return Ok(());
        }
        self.closely(row).map_err(|problem| problem.to_string())
    }

    /// The way of a single assessment: slower, but it can explain itself.
    fn closely(&mut self, row: &ByteRecord) -> Result<(), ScoreProblem> {
        let written: BTreeMap<String, String> = (self.columns.iter())
            .map(|column| (self.header[column.at].clone(), String::from_utf8_lossy(&row[column.at]).into_owned()))
            .collect();
        let answers = self.instrument.read(&written)?;
        self.instrument.score(&answers)?;
        self.work.cells.fill(f64::NAN);
        self.instrument.fill(&answers, &mut self.work.cells);
        self.instrument.plan.run(&mut self.work).expect("the same answers were just scored");
        Ok(())
    }

    /// Everything after the passed columns.
    fn numbers(&mut self, text: &mut Vec<u8>) {
        let (definition, plan) = (&self.instrument.definition, &self.instrument.plan);
        if let Some(set) = self.work.set.filter(|_| self.layout.has_sets()) {
            text.push(b',');
            text.extend_from_slice(definition.set[set].id.as_bytes());
        }
        let places = self.layout.places(self.work.set);
        for (at, score) in places.scores.iter().enumerate() {
            text.push(b',');
            let value = score.map(|score| self.work.cells[plan.scores[score].cell]);
            if let Some(value) = value {
                self.digits.number(text, value);
            }
            if self.layout.has_bands(at) {
                text.push(b',');
                let band =
                    score.zip(value).and_then(|(score, value)| BandLimit::of(&definition.score[score].bands, value));
                text.extend_from_slice(band.map_or(b"", |band| band.is.as_bytes()));
            }
        }
        for term in &places.terms {
            text.push(b',');
            if let Some(term) = term {
                self.digits.number(text, self.work.terms[*term]);
            }
        }
        if self.layout.has_sets() {
            text.push(b',');
            if self.work.set.is_some_and(|set| set > 0) {
                let missing = plan.sets[0].iter().filter(|item| self.work.cells[**item].is_nan());
                let ids: Vec<&str> = missing.map(|item| definition.item[*item].id.as_str()).collect();
                text.extend_from_slice(ids.join(" ").as_bytes());
            }
        }
        text.push(b',');
    }
}

/// A field, in quotes where it must be.
pub(super) fn field(text: &mut Vec<u8>, value: &[u8]) {
    if !value.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        return text.extend_from_slice(value);
    }
    text.push(b'"');
    for byte in value {
        if *byte == b'"' {
            text.push(b'"');
        }
        text.push(*byte);
    }
    text.push(b'"');
}
