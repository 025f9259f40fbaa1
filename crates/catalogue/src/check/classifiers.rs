//! Code lists: ids, dates, parents and what a code comes with.

use super::Check;
use crate::{Classifier, Code, Kind, Origin};

impl Check<'_> {
    pub(super) fn classifiers(&mut self) {
        let catalogue = self.catalogue;
        for list in catalogue.classifiers.values() {
            let origin = self.origin(Kind::Classifier, &list.id);
            let place = |index| origin.nth("code", index);
            self.differ("code", list.code.iter().enumerate().map(|(at, code)| (code.id.as_str(), place(at).key("id"))));
            for (index, code) in list.code.iter().enumerate() {
                self.plain(&place(index).key("id"), &code.id);
                self.code_dates(&place(index), code);
                self.parent(&place(index), list, code);
                self.comes_with(&place(index), code);
            }
        }
    }

    fn code_dates(&mut self, place: &Origin, code: &Code) {
        if let (Some(from), Some(to)) = (code.from, code.to)
            && from > to
        {
            let problem = format!("code `{}` ends on {to}, before it begins on {from}", code.id);
            self.find(&place.key("to"), problem, "swap the two days or mend the wrong one");
        }
    }

    fn parent(&mut self, place: &Origin, list: &Classifier, code: &Code) {
        let Some(id) = &code.parent else { return };
        let place = place.key("parent");
        self.code(&place, &list.id, id);
        let mut above = Vec::new();
        let mut next = Some(code);
        while let Some(here) = next {
            if above.contains(&&here.id) {
                let problem = format!("code `{}` is its own ancestor", code.id);
                return self.find(&place, problem, "name the code it belongs under");
            }
            above.push(&here.id);
            next = here.parent.as_ref().and_then(|parent| list.code(parent));
        }
        if let Some(parent) = list.code(id) {
            let starts_late = parent.to.zip(code.from).is_some_and(|(to, from)| from > to);
            let ends_early = parent.from.zip(code.to).is_some_and(|(from, to)| to < from);
            if starts_late || ends_early {
                let problem = format!("code `{}` is never valid together with its parent `{id}`", code.id);
                self.find(&place, problem, "mend the dates or name another parent");
            }
        }
    }

    /// Facts named after a code list, or after the agencies, are codes of it.
    fn comes_with(&mut self, place: &Origin, code: &Code) {
        for (key, value) in &code.with {
            let place = place.key("with").key(key.clone());
            if key == "agency" {
                self.agency(&place, value);
            } else if self.catalogue.classifiers.contains_key(key) {
                self.code(&place, key, value);
            }
        }
    }
}
