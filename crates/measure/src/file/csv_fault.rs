//! What is wrong with a CSV file that cannot be read: the first row that is not like the heading, in words for its owner.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Bytes looked at together.
const CHUNK: usize = 1 << 16;

/// What is wrong with a file and how to mend it; none where its rows are alike.
pub(super) fn csv_fault(path: &Path, delimiter: u8) -> Option<String> {
    let bytes = std::fs::read(path).ok()?;
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut scan = Scan { content, delimiter, at: 0 };
    let heading = scan.record()?;
    let mut row = 0;
    loop {
        let begins = scan.at;
        let record = scan.record()?;
        row += 1;
        let place = if row == 1 {
            "the first row below the heading".to_owned()
        } else {
            format!("row {row} below the heading")
        };
        if record.open {
            return Some(format!(
                "a quotation mark that opens in {place} is never closed; close it, or double it where it is part of a text"
            ));
        }
        if std::str::from_utf8(&content[begins..scan.at]).is_err() {
            return Some(format!("{place} is not in UTF-8; save the file as “CSV UTF-8”"));
        }
        if record.fields != heading.fields && !record.blank {
            return Some(format!(
                "{place} has {} values where the heading names {} columns; check it for a missing or an extra {}",
                record.fields,
                heading.fields,
                match delimiter {
                    b';' => "semicolon",
                    b'\t' => "tab",
                    _ => "comma (a decimal comma needs quotation marks, or semicolons between columns)",
                }
            ));
        }
    }
}

/// What is wrong with the first bytes of a file that is meant to be CSV.
pub(super) fn encoding_fault(start: &[u8]) -> Option<&'static str> {
    let wide = start.starts_with(b"\xff\xfe")
        || start.starts_with(b"\xfe\xff")
        || start.iter().take(64).any(|byte| *byte == 0);
    if wide {
        return Some("it is in UTF-16; save it as “CSV UTF-8”");
    }
    std::str::from_utf8(start).is_err().then_some("its heading is not in UTF-8; save the file as “CSV UTF-8”")
}

/// Whether a file may hold a quotation mark that is never closed.
pub(super) fn may_be_open(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let (mut file, mut open) = (BufReader::with_capacity(CHUNK, file), false);
    while let Ok(chunk) = file.fill_buf()
        && !chunk.is_empty()
    {
        open = chunk.iter().fold(open, |open, byte| open != (*byte == b'"'));
        let read = chunk.len();
        file.consume(read);
    }
    open
}

/// A row of the file.
struct Record {
    fields: usize,
    /// It holds nothing.
    blank: bool,
    /// It ends within quotation marks.
    open: bool,
}

struct Scan<'a> {
    content: &'a [u8],
    delimiter: u8,
    at: usize,
}

impl Scan<'_> {
    fn record(&mut self) -> Option<Record> {
        let begins = self.at;
        let mut record = Record { fields: 1, blank: true, open: false };
        let mut fresh = true;
        while let Some(&byte) = self.content.get(self.at) {
            self.at += 1;
            if record.open {
                if byte == b'"' {
                    let doubled = self.content.get(self.at) == Some(&b'"');
                    record.open = doubled;
                    self.at += usize::from(doubled);
                }
                continue;
            }
            match byte {
                b'\n' => return Some(record),
                b'\r' => {}
                b'"' if fresh => (record.open, record.blank, fresh) = (true, false, false),
                _ if byte == self.delimiter => {
                    record.fields += 1;
                    (record.blank, fresh) = (false, true);
                }
                _ => (record.blank, fresh) = (false, false),
            }
        }
        (self.at > begins).then_some(record)
    }
}
