//! Long lists: filters that stay in the address, and pages that keep them.

use std::fmt::Write as _;

use record::{Page, Paged};

use crate::words::Words;

/// Links around one page of a list.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    pub many: bool,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// "Page 2 of 5".
    pub place: String,
}

impl Pages {
    /// Around `paged`, under `path` with the filters of `query`.
    pub fn around<T>(paged: &Paged<T>, path: &str, query: &[(&str, &str)], words: Words) -> Self {
        let Page { number, size } = paged.page;
        let last = paged.total.div_ceil(size.max(1)).max(1);
        let to = |number: u64| {
            let number = number.to_string();
            let kept = query.iter().copied().filter(|(name, _)| *name != "page");
            address(path, &kept.chain([("page", number.as_str())]).collect::<Vec<_>>())
        };
        Self {
            many: last > 1,
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < last).then(|| to(number + 1)),
            place: words
                .with("page-place", &[("number", number.to_string().into()), ("last", last.to_string().into())]),
        }
    }
}

/// The page asked for in a query.
pub(crate) fn asked_page(text: Option<&str>, size: u64) -> Page {
    Page { number: text.and_then(|text| text.parse().ok()).filter(|number| *number > 0).unwrap_or(1), size }
}

/// A path with a query; empty values are left out.
pub(crate) fn address(path: &str, query: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    let given = query.iter().filter(|(_, value)| !value.is_empty());
    for (index, (name, value)) in given.enumerate() {
        out.push(if index == 0 { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        out.push_str(&encoded(value));
    }
    out
}

/// Percent-encoded for a path segment or a query value.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_leaves_empty_filters_out_and_encodes_the_rest() {
        let query = [("kind", ""), ("unit", "jelgavas-cietums"), ("words", "Ģimenes diena&x=1")];
        assert_eq!(address("/ledger", &query), "/ledger?unit=jelgavas-cietums&words=%C4%A2imenes%20diena%26x%3D1");
    }
}
