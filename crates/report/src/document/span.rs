//! Words within a paragraph.

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Span {
    /// Plain.
    Text(String),
    /// Bold.
    Strong(String),
    /// Italic.
    Emphasis(String),
    /// Reference to a footnote with this text.
    Footnote(String),
}

/// The words of one paragraph, list item or line of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inline(pub(crate) Vec<Span>);

impl Inline {
    /// The same words followed by plain ones.
    pub(crate) fn then(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Text(text.into()));
        self
    }

    /// The same words followed by bold ones.
    pub(crate) fn strong(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Strong(text.into()));
        self
    }

    /// The same words followed by italic ones.
    pub(crate) fn emphasis(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Emphasis(text.into()));
        self
    }

    /// Whether they lead to what follows and must not stand alone at the foot of a page.
    pub(crate) fn leads(&self) -> bool {
        matches!(self.0.last(), Some(Span::Text(text) | Span::Strong(text)) if text.ends_with(':'))
    }

    /// The same words with a footnote at their end.
    pub(crate) fn footnote(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Footnote(text.into()));
        self
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self(vec![Span::Text(text)])
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}
