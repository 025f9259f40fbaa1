//! The page: title block, contents, blocks, footnotes.

use std::fmt::Write as _;

use super::escape;
use crate::chart::{self, Picture};
use crate::document::{Block, Cell, Document, Heading, Inline, List, Span, Table};

const STYLE: &str = include_str!("report.css");

/// The document as a page.
pub(crate) fn page(document: &Document) -> String {
    let mut page = Page { lang: &document.lang, out: String::with_capacity(256 * 1024), footnotes: Vec::new() };
    page.document(document);
    page.out
}

struct Page<'a> {
    lang: &'a str,
    out: String,
    footnotes: Vec<String>,
}

impl Page<'_> {
    fn document(&mut self, document: &Document) {
        let title = escape(&document.title);
        self.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
             </head>\n<body>\n<header class=\"title\">\n",
            escape(&document.lang)
        ));
        if let Some(mark) = &document.mark {
            self.push(&format!("<p class=\"mark\"><strong>{}</strong></p>\n", escape(mark)));
        }
        if let Some(kind) = &document.kind {
            self.push(&format!("<p class=\"kind\">{}</p>\n", escape(kind)));
        }
        self.push(&format!("<p class=\"name\">{title}</p>\n"));
        for line in &document.imprint {
            self.push(&format!("<p class=\"imprint\">{}</p>\n", escape(line)));
        }
        self.push("</header>\n");
        self.contents(document);
        self.push("<main>\n");
        for block in &document.blocks {
            self.block(block);
        }
        self.push("</main>\n");
        self.end(document);
    }

    fn contents(&mut self, document: &Document) {
        self.push(&format!("<nav aria-labelledby=\"s_contents\">\n<h2 id=\"s_contents\">{}</h2>\n<ul>\n", {
            escape(&document.contents)
        }));
        for heading in document.listed() {
            self.push(&format!(
                "<li class=\"level-{}\"><a href=\"#{}\">{}</a></li>\n",
                heading.level,
                heading.id,
                escape(&heading.text)
            ));
        }
        self.push("</ul>\n</nav>\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(words) => self.element("p", "", words),
            Block::Origin(text) => self.element("p", "", &Inline::from(text.as_str())),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Note(note) => {
                self.push("<div class=\"note\">\n");
                let words = Inline::default().strong(format!("{} ", note.label));
                self.element("p", "", &Inline(words.0.into_iter().chain(note.text.0.clone()).collect()));
                self.push("</div>\n");
            }
            Block::Picture(picture) => {
                let picture = match &**picture {
                    Picture::Years(chart) => chart::svg(chart, self.lang),
                    Picture::Plot(plot) => chart::plot_svg(plot, self.lang),
                };
                self.push(&format!("<figure>\n{picture}</figure>\n"));
            }
            Block::PageBreak => self.push("<div class=\"new-page\"></div>\n"),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        // The document's name is no heading, so sections begin at h1.
        let tag = format!("h{}", heading.level.min(6));
        self.push(&format!("<{tag} id=\"{}\">{}", heading.id, escape(&heading.text)));
        if let Some(footnote) = &heading.footnote {
            self.footnote(footnote);
        }
        self.push(&format!("</{tag}>\n"));
    }

    fn list(&mut self, list: &List) {
        let tag = if list.numbered { "ol" } else { "ul" };
        self.push(&format!("<{tag}>\n"));
        for item in &list.items {
            self.element("li", "", item);
        }
        self.push(&format!("</{tag}>\n"));
    }

    fn table(&mut self, table: &Table) {
        self.push("<div class=\"table\" tabindex=\"0\" role=\"group\">\n<table>\n");
        if !table.caption.is_empty() {
            self.push(&format!("<caption>{}</caption>\n", escape(&table.caption)));
        }
        self.push("<thead><tr>");
        for column in &table.columns {
            let class = if column.number { " class=\"number\"" } else { "" };
            self.push(&format!("<th scope=\"col\"{class}>{}</th>", escape(&column.head)));
        }
        self.push("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.push(if row.total { "<tr class=\"total\">" } else { "<tr>" });
            for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                self.cell(cell, at == 0, column.number);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n</div>\n");
    }

    fn cell(&mut self, cell: &Cell, names_row: bool, number: bool) {
        let tag = if names_row { "th" } else { "td" };
        self.push(&format!("<{tag}"));
        if names_row {
            self.push(" scope=\"row\"");
        }
        if number {
            self.push(" class=\"number\"");
        }
        self.push(">");
        for (at, line) in cell.0.iter().enumerate() {
            if at > 0 {
                self.push("<br/>");
            }
            self.words(line);
        }
        self.push(&format!("</{tag}>"));
    }

    fn element(&mut self, tag: &str, class: &str, words: &Inline) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.push(&format!("<{tag}{class}>"));
        self.words(words);
        self.push(&format!("</{tag}>\n"));
    }

    fn words(&mut self, words: &Inline) {
        for span in &words.0 {
            match span {
                Span::Text(text) => self.push(&escape(text)),
                Span::Strong(text) => self.push(&format!("<strong>{}</strong>", escape(text))),
                Span::Emphasis(text) => self.push(&format!("<em>{}</em>", escape(text))),
                Span::Footnote(text) => self.footnote(text),
            }
        }
    }

    fn footnote(&mut self, text: &str) {
        let known = self.footnotes.iter().position(|known| known == text);
        let number = known.unwrap_or(self.footnotes.len()) + 1;
        // The way back leads to the first place.
        let id = if known.is_none() { format!(" id=\"r_{number}\"") } else { String::new() };
        self.push(&format!("<sup><a{id} href=\"#f_{number}\" role=\"doc-noteref\">{number}</a></sup>"));
        if known.is_none() {
            self.footnotes.push(text.to_owned());
        }
    }

    fn end(&mut self, document: &Document) {
        let footnotes = std::mem::take(&mut self.footnotes);
        self.push("<footer>\n");
        if !footnotes.is_empty() {
            self.push("<ol class=\"footnotes\">\n");
            for (at, text) in footnotes.iter().enumerate() {
                let number = at + 1;
                let text = escape(text);
                self.push(&format!("<li id=\"f_{number}\">{text} <a href=\"#r_{number}\">↑&#160;{number}</a></li>\n"));
            }
            self.push("</ol>\n");
        }
        self.push(&format!("<p class=\"provenance\">{}</p>\n</footer>\n</body>\n</html>\n", escape(&document.footer)));
    }

    fn push(&mut self, text: &str) {
        self.out.write_str(text).expect("a string takes every write");
    }
}
