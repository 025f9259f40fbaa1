//! One definition file as text and as a tree that remembers where every value stands.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::KeyPath;
use crate::key_path::Step;

/// A file of the pack.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    text: String,
    line_starts: Vec<usize>,
    root: Node,
}

/// A value and where it is written.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Bytes it takes in the text; of a table with a heading, the heading.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) value: Value,
}

/// Keys of a table, each with its own place and its value.
pub(crate) type Table = BTreeMap<String, (Range<usize>, Node)>;

/// The way to a node while the tree is walked; becomes a [`KeyPath`] only where something is found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way<'a> {
    above: Option<&'a Self>,
    step: Option<At<'a>>,
}

#[derive(Debug, Clone, Copy)]
enum At<'a> {
    Key(&'a str),
    Index(usize),
}

impl Way<'_> {
    /// Last key on the way.
    pub(crate) fn last_key(&self) -> Option<&str> {
        match self.step? {
            At::Key(key) => Some(key),
            At::Index(_) => self.above?.last_key(),
        }
    }

    /// The whole way from the top of the file.
    pub(crate) fn path(&self) -> KeyPath {
        let above = self.above.map(Way::path).unwrap_or_default();
        match self.step {
            Some(At::Key(key)) => above.key(key.to_owned()),
            Some(At::Index(index)) => above.index(index),
            None => above,
        }
    }
}

/// What checks that know nothing of a definition's type need to tell apart.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Keys with their values.
    Table(Table),
    /// Elements.
    List(Vec<Node>),
    /// Words.
    Text(String),
    /// A number, a day, a truth value.
    Other,
}

impl Document {
    /// Keeps the places of `table`, which was parsed from `text`.
    pub(crate) fn new(text: &str, table: &Spanned<DeTable<'_>>) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let root = Node { span: table.span(), value: Value::table(table.get_ref()) };
        Self { text: text.to_owned(), line_starts, root }
    }

    /// The file as written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The whole file.
    pub(crate) fn root(&self) -> &Node {
        &self.root
    }

    /// Shows every table of the file to `visit`, with the way to it.
    pub(crate) fn tables(&self, visit: &mut impl FnMut(&Way<'_>, &Table)) {
        self.root.tables(&Way { above: None, step: None }, visit);
    }

    /// The value at `path`.
    pub(crate) fn node(&self, path: &KeyPath) -> Option<&Node> {
        path.0.iter().try_fold(&self.root, |node, step| node.child(step).map(|(_, node)| node))
    }

    /// The written text in `span`.
    pub(crate) fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    /// Line of a byte of the text, counted from 1.
    pub(crate) fn line_at(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte).max(1)
    }

    /// Line of the key (or list element) at `path`; of the nearest one above it that exists where it does not.
    pub(crate) fn line(&self, path: &KeyPath) -> usize {
        let (mut node, mut byte) = (&self.root, 0);
        for step in &path.0 {
            let Some((at, next)) = node.child(step) else { break };
            (node, byte) = (next, at);
        }
        self.line_at(byte)
    }

    /// Line of the file on which line `within` (from 1) of the long text at `path` stands.
    pub(crate) fn line_within(&self, path: &KeyPath, within: usize) -> usize {
        let Some(node) = self.node(path) else { return self.line(path) };
        let written = self.slice(node.span.clone());
        let opens_on_next_line = ["\"\"\"", "'''"].iter().any(|quotes| {
            written.strip_prefix(quotes).is_some_and(|rest| rest.starts_with('\n') || rest.starts_with("\r\n"))
        });
        self.line_at(node.span.start) + within.saturating_sub(1) + usize::from(opens_on_next_line)
    }

    /// Path of the key or value that stands at `span`.
    pub(crate) fn path_of(&self, span: &Range<usize>) -> Option<KeyPath> {
        self.root.find(span, &KeyPath::default())
    }
}

impl Node {
    /// Where the key (the element in a list) that `step` leads to begins, and its value.
    fn child(&self, step: &Step) -> Option<(usize, &Self)> {
        match (&self.value, step) {
            (Value::Table(table), Step::Key(key)) => table.get(key.as_ref()).map(|(key, value)| (key.start, value)),
            (Value::List(list), Step::Index(index)) => list.get(*index).map(|value| (value.span.start, value)),
            _ => None,
        }
    }

    fn tables(&self, way: &Way<'_>, visit: &mut impl FnMut(&Way<'_>, &Table)) {
        match &self.value {
            Value::Table(table) => {
                visit(way, table);
                for (key, (_, value)) in table {
                    value.tables(&Way { above: Some(way), step: Some(At::Key(key)) }, visit);
                }
            }
            Value::List(list) => {
                for (index, value) in list.iter().enumerate() {
                    value.tables(&Way { above: Some(way), step: Some(At::Index(index)) }, visit);
                }
            }
            Value::Text(_) | Value::Other => {}
        }
    }

    fn find(&self, span: &Range<usize>, at: &KeyPath) -> Option<KeyPath> {
        match &self.value {
            Value::Table(table) => table.iter().find_map(|(key, (place, value))| {
                let here = at.key(key.clone());
                if place == span || value.span == *span { Some(here) } else { value.find(span, &here) }
            }),
            Value::List(list) => list.iter().enumerate().find_map(|(index, value)| {
                let here = at.index(index);
                if value.span == *span { Some(here) } else { value.find(span, &here) }
            }),
            Value::Text(_) | Value::Other => None,
        }
    }

    /// The words at `key`, where this is a table that has them.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match &self.value {
            Value::Table(table) => match &table.get(key)?.1.value {
                Value::Text(words) => Some(words),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Value {
    fn table(table: &DeTable<'_>) -> Self {
        let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
            (
                AsRef::<str>::as_ref(Spanned::<std::borrow::Cow<'_, str>>::get_ref(key)).to_owned(),
                (key.span(), Node::new(value)),
            )
        };
        Self::Table(table.iter().map(entry).collect())
    }
}

impl Node {
    fn new(value: &Spanned<DeValue<'_>>) -> Self {
        let kind = match value.get_ref() {
            DeValue::Table(table) => Value::table(table),
            DeValue::Array(list) => Value::List(list.iter().map(Self::new).collect()),
            DeValue::String(words) => Value::Text(words.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => Value::Other,
        };
        Self { span: value.span(), value: kind }
    }
}
