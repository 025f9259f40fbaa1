//! Cuts a CSV file into pieces that end where a row ends, so that pieces can be scored side by side.

use std::io::{self, Read};
use std::sync::mpsc::SyncSender;

/// Bytes of a piece, about.
const SIZE: usize = 1 << 20;

/// Whole rows of the file.
pub(super) struct Piece {
    pub(super) number: u64,
    /// Line of the file its first row stands on, counted from 1.
    pub(super) line: u64,
    pub(super) text: Vec<u8>,
}

/// A file on its way into pieces.
pub(super) struct Pieces<R> {
    input: R,
    /// Read, but not handed out yet.
    rest: Vec<u8>,
    line: u64,
    ended: bool,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), line: 1, ended: false }
    }

    /// The names of the columns.
    pub(super) fn header(&mut self) -> Result<Vec<String>, super::BulkProblem> {
        let mut first = self.rows(1)?;
        if first.starts_with("\u{feff}".as_bytes()) {
            first.drain(..3);
        }
        let rest = first.split_off(first_end(&first));
        self.line += newlines(&first);
        self.rest.splice(..0, rest);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(first.as_slice());
        let mut names = csv::StringRecord::new();
        reader.read_record(&mut names)?;
        Ok(names.iter().map(|name| name.trim().to_owned()).collect())
    }

    /// Hands out the whole file; stops early when nobody takes pieces any more.
    pub(super) fn hand_out(&mut self, to: &SyncSender<Piece>) -> io::Result<()> {
        for number in 0.. {
            let text = self.rows(SIZE)?;
            if text.is_empty() {
                break;
            }
            let line = self.line;
            self.line += newlines(&text);
            if to.send(Piece { number, line, text }).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// At least `least` bytes that end with a row; less only at the end of the file.
    fn rows(&mut self, least: usize) -> io::Result<Vec<u8>> {
        let mut text = std::mem::take(&mut self.rest);
        loop {
            if let Some(end) = last_end(&text).filter(|_| text.len() >= least) {
                self.rest = text.split_off(end);
                return Ok(text);
            }
            if self.ended {
                return Ok(text);
            }
            let before = text.len();
            let wanted = SIZE as u64;
            self.input.by_ref().take(wanted).read_to_end(&mut text)?;
            self.ended = text.len() == before;
        }
    }
}

/// End of the last whole row.
#[expect(clippy::naive_bytecount, reason = "counting is a small part of the work")]
fn last_end(text: &[u8]) -> Option<usize> {
    let mut quoted = text.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
    for (at, byte) in text.iter().enumerate().rev() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// End of the first row.
fn first_end(text: &[u8]) -> usize {
    let mut quoted = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[expect(clippy::naive_bytecount, reason = "counting is a small part of the work")]
fn newlines(text: &[u8]) -> u64 {
    text.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_ends_at_a_line_break_outside_quotes() {
        assert_eq!(last_end(b"a,b\n1,\"x\ny\"\n2,\"open\n"), Some(12));
        assert_eq!(last_end(b"\"only\nopen"), None);
        assert_eq!(first_end(b"\"a\nb\",c\n1,2\n"), 8);
    }
}
