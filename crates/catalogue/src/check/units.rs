//! Counted nouns have the two forms every language needs.

use super::Check;
use crate::Kind;

impl Check<'_> {
    pub(super) fn units(&mut self) {
        let catalogue = self.catalogue;
        for unit in catalogue.units.values() {
            let forms = self.origin(Kind::Unit, &unit.id).key("forms");
            for (lang, nouns) in &unit.forms {
                for (key, form) in [("one", &nouns.one), ("other", &nouns.other)] {
                    if form.trim().is_empty() {
                        let place = forms.key(lang.clone()).key(key);
                        let problem = format!("unit `{}` has a blank form `{key}` in `{lang}`", unit.id);
                        self.find(&place, problem, "write the noun");
                    }
                }
            }
            if unit.forms.is_empty() {
                let problem = format!("unit `{}` has no forms", unit.id);
                self.find(&forms, problem, "add `[unit.forms.lv]` with `one` and `other`, and so for every language");
            }
        }
    }
}
