//! A definition's id: plain letters, and the name of its file.

use super::Check;
use crate::{Kind, Origin};

impl Check<'_> {
    pub(super) fn ids(&mut self) {
        let catalogue = self.catalogue;
        for ((kind, id), origin) in &catalogue.origins {
            if catalogue.broken.contains(&(*kind, id.clone())) {
                continue;
            }
            let key = match kind {
                Kind::Task => "no",
                Kind::Instrument => "version",
                _ => "id",
            };
            self.plain(&origin.key(key), id);
            if origin.at.0.is_empty() && *kind != Kind::Pack {
                // A protocol written for several instruments has their ids behind its own.
                let document = self.document(origin).filter(|_| *kind == Kind::Protocol);
                let own = document.and_then(|document| document.root().text("id")).unwrap_or(id);
                self.named_after(origin, key, own);
            }
        }
    }

    pub(super) fn plain(&mut self, place: &Origin, id: &str) {
        let plain =
            !id.is_empty() && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-/".contains(letter));
        if !plain {
            let remedy = "use letters a–z, digits, `-` and `.` only; words for people belong in `name`";
            self.find(place, format!("`{id}` cannot be an id"), remedy);
        }
    }

    fn named_after(&mut self, origin: &Origin, key: &'static str, id: &str) {
        let mut parts = origin.file.rsplit('/');
        let stem = parts.next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
        let own = id.rsplit('/').next().unwrap_or(id);
        if own != stem {
            let problem = format!("{key} `{own}` is not the name of its file");
            self.find(
                &origin.key(key),
                problem,
                match key {
                    "version" => format!("write `version = {stem}` or rename the file to {own}.toml"),
                    _ => format!("write `{key} = \"{stem}\"` or rename the file to {own}.toml"),
                },
            );
        }
    }
}
