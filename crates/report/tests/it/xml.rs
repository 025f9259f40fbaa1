//! Reads XML of documents: whether it is well-formed, its elements and its words.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// One element with all words below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Qualified name.
    pub name: String,
    /// Attributes in order.
    pub attributes: Vec<(String, String)>,
    /// All words below it.
    pub words: String,
}

impl Element {
    /// Value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// All elements in the order they open; panics where the text is not well-formed.
pub fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut all: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("not well-formed: {error}")) {
            Event::Start(start) => {
                open.push(all.len());
                all.push(element(&start));
            }
            Event::Empty(start) => all.push(element(&start)),
            Event::End(_) => {
                open.pop().unwrap();
            }
            Event::Text(text) => tell(&mut all, &open, &text),
            Event::GeneralRef(name) => {
                let letter = match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    "#160" => "\u{a0}",
                    other => panic!("unknown entity {other}"),
                };
                tell(&mut all, &open, letter);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "elements stay open");
    all
}

fn tell(all: &mut [Element], open: &[usize], words: &str) {
    for at in open {
        all[*at].words.push_str(words);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.unwrap();
                (attribute.key.as_ref().to_owned(), attribute.value.to_string())
            })
            .collect(),
        words: String::new(),
    }
}
