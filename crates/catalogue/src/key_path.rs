//! The way to one value inside a definition file: `achievement[2].value[0].unit`.

use std::borrow::Cow;
use std::fmt;

/// A chain of keys and list positions, from the top of a file. Keys with dots stand in quotes: `milestone."2025-12-15"`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyPath(pub(crate) Vec<Step>);

/// One step of a [`KeyPath`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Into a table.
    Key(Cow<'static, str>),
    /// Into a list, counted from 0.
    Index(usize),
}

impl KeyPath {
    /// This path and then `key`.
    #[must_use]
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.into()));
        Self(steps)
    }

    /// This path and then position `index`, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }

    /// This path and then the written path `rest`.
    #[must_use]
    pub fn join(&self, rest: &str) -> Self {
        let mut steps = self.0.clone();
        steps.extend(Self::from(rest).0);
        Self(steps)
    }
}

impl From<&str> for KeyPath {
    fn from(written: &str) -> Self {
        let mut steps = Vec::new();
        let mut rest = written;
        while !rest.is_empty() {
            let step;
            (step, rest) = if let Some(quoted) = rest.strip_prefix('"') {
                let (key, after) = quoted.split_once('"').unwrap_or((quoted, ""));
                (Step::Key(Cow::Owned(key.to_owned())), after)
            } else if let Some(position) = rest.strip_prefix('[') {
                let (position, after) = position.split_once(']').unwrap_or((position, ""));
                (Step::Index(position.parse().unwrap_or_default()), after)
            } else {
                let (key, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
                (Step::Key(Cow::Owned(key.to_owned())), after)
            };
            rest = rest.strip_prefix('.').unwrap_or(rest);
            steps.push(step);
        }
        Self(steps)
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    let dot = if at == 0 { "" } else { "." };
                    let bare = key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
                    if bare { write!(f, "{dot}{key}")? } else { write!(f, "{dot}\"{key}\"")? }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_path_reads_back_the_same() {
        for written in ["", "id", "task.value[2].unit", "milestone.\"31. decembris\".lv", "[3].name"] {
            assert_eq!(KeyPath::from(written).to_string(), written);
        }
    }
}
