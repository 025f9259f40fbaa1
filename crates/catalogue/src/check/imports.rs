//! Import mappings: records that can be made, from columns the file has.

use chrono::NaiveDate;

use super::Check;
use crate::{ColumnRule, ImportMapping, Kind, Origin};

/// Kinds of records, as in `tilts import KIND`.
const KINDS: [&str; 8] =
    ["organisations", "persons", "custody", "releases", "sections", "activities", "participations", "facts"];

impl Check<'_> {
    pub(super) fn imports(&mut self) {
        let catalogue = self.catalogue;
        for mapping in catalogue.imports.values() {
            let origin = self.origin(Kind::Import, &mapping.id);
            let columns = mapping.columns.iter().enumerate();
            self.differ("column", columns.map(|(at, column)| (column.as_str(), origin.nth("columns", at))));
            for (index, target) in mapping.make.iter().enumerate() {
                let place = origin.nth("make", index);
                self.one_of(&place.key("kind"), "kind of record", &target.kind, &KINDS);
                if let Some(column) = &target.when {
                    self.column(&place.key("when"), mapping, column);
                } else if !target.unless.is_empty() {
                    let remedy = "add `when = \"<column>\"`, or remove `unless`";
                    self.find(&place.key("unless"), "`unless` has no `when` whose values it could leave out", remedy);
                }
                for (field, rule) in &target.field {
                    self.column_rule(&place.key("field").key(field.clone()), mapping, rule);
                }
            }
        }
    }

    fn column_rule(&mut self, place: &Origin, mapping: &ImportMapping, rule: &ColumnRule) {
        let given = [&rule.column, &rule.constant, &rule.date_in_year].into_iter().flatten().count();
        if given != 1 {
            let problem = format!("a field needs exactly one of `column`, `constant` and `date_in_year`, not {given}");
            self.find(place, problem, "keep the one its value comes from");
        }
        for (key, column) in
            [("column", &rule.column), ("date_in_year", &rule.date_in_year), ("plus_days", &rule.plus_days)]
        {
            if let Some(column) = column {
                self.column(&place.key(key), mapping, column);
            }
        }
        match (&rule.date_in_year, &rule.month_day) {
            (Some(_), None) => self.find(place, "`date_in_year` needs a month and day", "add `month_day = \"06-30\"`"),
            (None, Some(_)) => {
                let remedy = "add `date_in_year = \"<column>\"`, or remove `month_day`";
                self.find(&place.key("month_day"), "`month_day` has no `date_in_year`", remedy);
            }
            // 2023 has no 29 February: a day every year has.
            (Some(_), Some(day)) if format!("2023-{day}").parse::<NaiveDate>().is_err() => {
                let problem = format!("`{day}` is not a day that every year has");
                self.find(&place.key("month_day"), problem, "write month and day as in \"06-30\"");
            }
            _ => {}
        }
    }

    fn column(&mut self, place: &Origin, mapping: &ImportMapping, column: &str) {
        if !mapping.columns.iter().any(|known| known == column) {
            let columns = mapping.columns.iter().map(String::as_str);
            self.unknown_word(place, "column", column, columns, "add it to `columns`");
        }
    }
}
