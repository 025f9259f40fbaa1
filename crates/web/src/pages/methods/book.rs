//! Every page about a method, compiled in: the visitor's language where it is written, English otherwise.

use super::markdown;

// `LV` and `EN`: id and text of every page.
include!(concat!(env!("OUT_DIR"), "/methods.rs"));

/// Language in which every page is written.
const FIRST: &str = "en";

/// A page about a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Method {
    /// Name of the file, as protocols name it.
    pub id: &'static str,
    /// Markdown.
    pub text: &'static str,
    /// Language it is written in.
    pub lang: &'static str,
}

impl Method {
    /// The page of this id for a reader of `lang`.
    pub fn find(id: &str, lang: &str) -> Option<Self> {
        let own = (lang == "lv").then(|| in_language(LV, "lv", id)).flatten();
        own.or_else(|| in_language(EN, FIRST, id))
    }

    /// Every page for a reader of `lang`, by id.
    pub fn all(lang: &str) -> Vec<Self> {
        EN.iter().filter_map(|(id, _)| Self::find(id, lang)).collect()
    }

    /// Its heading.
    pub fn title(&self) -> String {
        markdown::title(self.text).unwrap_or_else(|| self.id.to_owned())
    }
}

/// Address, title and language of each of these pages, for those who read `lang`; what is no page is left away.
pub(in crate::pages) fn names(ids: &[String], lang: &str) -> Vec<(String, String, &'static str)> {
    let found = ids.iter().filter_map(|id| Method::find(id, lang));
    found.map(|method| (format!("/methods/{}", method.id), method.title(), method.lang)).collect()
}

fn in_language(pages: &[(&'static str, &'static str)], lang: &'static str, id: &str) -> Option<Method> {
    let (id, text) = pages.iter().find(|(known, _)| *known == id)?;
    Some(Method { id, text, lang })
}
