//! Packs the parts of the file: our own styles, settings and properties around the body, at a fixed time.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::picture;
use super::table::HEADER_ROW;
use crate::ReportError;
use crate::document::Document;
use crate::html::escape;
use crate::words::locale;

const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");
const CORE: &str = include_str!("core.xml");
const APP: &str = include_str!("app.xml");
/// Lines Word draws above footnotes; every file with footnotes has these two.
const SEPARATORS: &str = concat!(
    r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#,
    r#"<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#
);
const FOOTNOTE_MARK: &str = r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>"#;

/// The bytes of the file.
pub(super) fn pack(document: &Document, docx: Docx) -> Result<Vec<u8>, ReportError> {
    let mut parts = docx.build();
    let language = locale(&document.lang);
    parts.styles = STYLES.replace("{language}", language).into_bytes();
    parts.settings = SETTINGS.replace("{language}", language).into_bytes();
    parts.doc_props.core = CORE
        .replace("{language}", language)
        .replace("{title}", &escape(&document.title))
        .replace("{subject}", &escape(&document.footer))
        .replace("{day}", &document.made_on.to_string())
        .into_bytes();
    parts.doc_props.app = APP.as_bytes().to_vec();
    edit(&mut parts.document, |xml| picture::put(xml.replace(HEADER_ROW, "<w:tblHeader />"), document))?;
    edit(&mut parts.document_rels, |xml| picture::relationships(xml, document))?;
    edit(&mut parts.content_type, |xml| picture::content_types(xml, document))?;
    edit(&mut parts.footnotes, footnotes)?;
    let mut loose = Cursor::new(Vec::new());
    parts.pack(&mut loose).map_err(ReportError::document)?;
    squeeze(loose, picture::parts(document)?).map_err(ReportError::document)
}

fn edit(part: &mut Vec<u8>, change: impl FnOnce(&str) -> String) -> Result<(), ReportError> {
    let xml = std::str::from_utf8(part).map_err(ReportError::document)?;
    *part = change(xml).into_bytes();
    Ok(())
}

/// Adds what Word expects of footnotes and the crate does not write: the separators and each note's own number.
fn footnotes(xml: &str) -> String {
    let Some(first) = xml.find("<w:footnote ") else { return xml.to_owned() };
    let (head, notes) = xml.split_at(first);
    let mut out = format!("{head}{SEPARATORS}");
    for note in notes.split_inclusive("</w:footnote>") {
        match note.split_once("</w:pPr>") {
            Some((before, after)) => out.extend([before, "</w:pPr>", FOOTNOTE_MARK, after]),
            None => out.push_str(note),
        }
    }
    out
}

/// The same archive compressed, without folder entries, with further parts and one fixed time on every file.
fn squeeze(loose: Cursor<Vec<u8>>, further: Vec<(String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(loose)?;
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        if file.is_dir() {
            continue;
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        packed.start_file(file.name().to_owned(), options)?;
        packed.write_all(&bytes)?;
    }
    for (name, bytes) in further {
        packed.start_file(name, options)?;
        packed.write_all(&bytes)?;
    }
    Ok(packed.finish()?.into_inner())
}
