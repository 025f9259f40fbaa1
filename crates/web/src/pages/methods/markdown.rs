//! From Markdown to the HTML of a page: tables that scroll by themselves, headings to link to, links that lead somewhere, no
//! HTML of the text's own.

use catalogue::wording;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).collect()
}

/// The first heading.
pub(super) fn title(text: &str) -> Option<String> {
    let events = events(text);
    let first = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let start = events.iter().position(first)?;
    let end = events[start..].iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))))?;
    Some(words_of(&events[start..start + end]))
}

/// The first whole sentence of running text that names no file and no field: what stands in code is for those who read code.
pub(super) fn first_sentence(text: &str) -> String {
    let events = events(text);
    let paragraphs = events.split(|event| matches!(event, Event::Start(Tag::Paragraph))).skip(1);
    for paragraph in paragraphs {
        let end = paragraph.iter().position(|event| matches!(event, Event::End(TagEnd::Paragraph)));
        let words: String = paragraph[..end.unwrap_or(paragraph.len())].iter().map(marked).collect();
        let is_told = |sentence: &&str| sentence.ends_with('.') && !sentence.contains(CODE);
        let told = sentences(&words).into_iter().find(is_told);
        if let Some(sentence) = told {
            return sentence.to_owned();
        }
    }
    String::new()
}

/// Stands for words in code.
const CODE: char = '\u{fffc}';

fn marked(event: &Event<'_>) -> String {
    match event {
        Event::Code(_) => CODE.to_string(),
        other => word(other).to_owned(),
    }
}

/// Cut after each full stop that a capital follows.
fn sentences(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in words.match_indices(". ") {
        if words[at + 2..].starts_with(|next: char| next.is_uppercase() || next == CODE) {
            found.push(words[from..=at].trim());
            from = at + 2;
        }
    }
    found.push(words[from..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The page without its first heading.
pub(super) fn page(text: &str) -> String {
    let mut shown: Vec<Event<'_>> = Vec::new();
    let all = events(text);
    let (mut at, mut heading) = (0, title(text).unwrap_or_default());
    // Whether each open link leads somewhere.
    let mut links = Vec::new();
    while let Some(event) = all.get(at) {
        at += 1;
        match event.clone() {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                at +=
                    all[at..].iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_)))).unwrap_or(0) + 1;
            }
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let end = all[at..].iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
                heading = words_of(&all[at..at + end.unwrap_or(0)]);
                let id = Some(CowStr::from(anchor(&heading)));
                shown.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            Event::Start(Tag::Table(columns)) => {
                shown.push(Event::Html(format!("<div {SCROLLS} aria-label=\"{}\">", escaped(&heading)).into()));
                shown.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                shown.push(Event::End(TagEnd::Table));
                shown.push(Event::Html("</div>".into()));
            }
            Event::Start(Tag::Link { dest_url, title, id, .. }) => {
                let href = leading(&dest_url);
                links.push(href.is_some());
                if let Some(href) = href {
                    let tag = Tag::Link { link_type: LinkType::Inline, dest_url: href.into(), title, id };
                    shown.push(Event::Start(tag));
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop().unwrap_or(false) {
                    shown.push(Event::End(TagEnd::Link));
                }
            }
            // Shown as it is written, like any other text.
            Event::Html(raw) | Event::InlineHtml(raw) => shown.push(Event::Text(raw)),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            other => shown.push(other),
        }
    }
    let mut page = String::new();
    html::push_html(&mut page, shown.into_iter());
    page
}

/// Attributes of what scrolls sideways by itself.
const SCROLLS: &str = "class=\"t-scroll\" tabindex=\"0\" role=\"region\"";

/// Where a link of a page leads on the site: other methods, places on the page, other sites. None for other files of the
/// project, which the site does not have.
fn leading(to: &str) -> Option<String> {
    if to.starts_with("https://") || to.starts_with("http://") || to.starts_with('#') {
        return Some(to.to_owned());
    }
    let (file, place) = to.split_once('#').unwrap_or((to, ""));
    let id = file.strip_suffix(".md").filter(|id| !id.contains('/'))?;
    Some(if place.is_empty() { format!("/methods/{id}") } else { format!("/methods/{id}#{}", anchor(place)) })
}

/// What a heading is linked by: letters without marks and numbers, hyphens for all else. What code hosts make of the same
/// heading, marks included, becomes the same.
fn anchor(heading: &str) -> String {
    wording::fold(heading).replace(' ', "-")
}

fn words_of(events: &[Event<'_>]) -> String {
    events.iter().map(word).collect()
}

fn word<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{anchor, first_sentence, page, title};

    const TEXT: &str = "# How `it` works\n\nCode: `a.rs`. Proof: `b.rs`.\n\nIt counts & tells,\nand says so. Then more.\n\n\
        ## Cik bieži?\n\n| a | b |\n|---|---|\n| 1 | <b>2</b> |\n\n<script>alert(1)</script>\n\n\
        See [windows](windows.md#small-numbers), [why](../../decisions/0012.md), [paper](https://example.org/).\n";

    #[test]
    fn a_title_and_the_first_sentence_without_code_are_found() {
        assert_eq!(title(TEXT).as_deref(), Some("How it works"));
        assert_eq!(first_sentence(TEXT), "It counts & tells, and says so.");
    }

    #[test]
    fn html_of_the_text_is_shown_and_not_passed_through() {
        let html = page(TEXT);
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
    }

    #[test]
    fn tables_scroll_and_headings_can_be_linked() {
        let html = page(TEXT);
        assert!(!html.contains("<h1"), "{html}");
        assert!(html.contains("<h2 id=\"cik-biezi\">Cik bieži?</h2>"), "{html}");
        assert!(html.contains("role=\"region\" aria-label=\"Cik bieži?\"><table>"), "{html}");
        assert!(html.contains("</table>\n</div>"), "{html}");
        assert_eq!(anchor("Mazi skaitļi"), anchor("mazi-skaitļi"));
        assert_eq!(anchor("What others get wrong, and is tested here"), "what-others-get-wrong-and-is-tested-here");
    }

    #[test]
    fn links_lead_to_other_methods_and_other_sites_but_not_to_files() {
        let html = page(TEXT);
        assert!(html.contains("<a href=\"/methods/windows#small-numbers\">windows</a>"), "{html}");
        assert!(html.contains("<a href=\"https://example.org/\">paper</a>"), "{html}");
        assert!(html.contains(", why, "), "{html}");
    }
}
