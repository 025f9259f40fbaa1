//! Form fields as templates show them.

/// A field to type into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Input {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub value: String,
    /// `text`, `area` (several lines), `date`, `number`, `search`.
    pub kind: &'static str,
    /// Class that sets the width.
    pub width: &'static str,
    pub autocomplete: &'static str,
}

/// A field to choose from a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub options: Vec<Choosable>,
}

/// One entry of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choosable {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

impl Input {
    pub fn new(name: &str, label: String, kind: &'static str, value: &str) -> Self {
        let width = match kind {
            "date" => "govuk-input--width-10",
            "number" => "govuk-input--width-5",
            _ => "",
        };
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            label,
            kind,
            width,
            value: value.to_owned(),
            ..Self::default()
        }
    }

    /// Ids of hint and error, for screen readers.
    pub fn described(&self) -> String {
        described(&self.id, &self.hint, &self.error)
    }
}

impl Choice {
    /// A list whose first entry is `none`, or without one where that is empty.
    pub fn new(
        name: &str,
        label: String,
        none: String,
        options: impl IntoIterator<Item = (String, String)>,
        chosen: &str,
    ) -> Self {
        let mut all: Vec<Choosable> = Vec::new();
        if !none.is_empty() {
            all.push(Choosable { value: String::new(), label: none, chosen: chosen.is_empty() });
        }
        all.extend(options.into_iter().map(|(value, label)| Choosable { chosen: value == chosen, value, label }));
        Self { id: name.to_owned(), name: name.to_owned(), label, options: all, ..Self::default() }
    }

    /// Ids of hint and error, for screen readers.
    pub fn described(&self) -> String {
        described(&self.id, &self.hint, &self.error)
    }
}

fn described(id: &str, hint: &str, error: &str) -> String {
    let part = |text: &str, suffix: &str| (!text.is_empty()).then(|| format!("{id}-{suffix}"));
    [part(hint, "hint"), part(error, "error")].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
