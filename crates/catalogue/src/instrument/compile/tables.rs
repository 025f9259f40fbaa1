//! Terms that take their number from a table.

use super::super::expression::Expression;
use super::super::plan::TermValue;
use super::super::{Table, Term};
use super::Compiler;
use crate::{KeyPath, nearest};

impl Compiler<'_> {
    pub(super) fn table(&mut self, place: &KeyPath, term: &Term) -> Option<(KeyPath, &Table)> {
        let Some(id) = &term.table else {
            self.complain(place.clone(), format!("term `{}` names no table", term.id), "add `table = \"…\"`");
            return None;
        };
        let definition = self.definition;
        let found = definition.table.get(id);
        if found.is_none() {
            let near = nearest(id, definition.table.keys().map(String::as_str));
            let remedy = near.map_or_else(|| format!("add `[table.{id}]`"), |near| format!("did you mean `{near}`?"));
            self.complain(place.key("table"), format!("there is no table `{id}`"), remedy);
        }
        found.map(|table| (KeyPath::default().key("table").key(id.clone()), table))
    }

    pub(super) fn band(&mut self, place: &KeyPath, term: &Term, of: Expression) -> Option<TermValue> {
        let (at, table) = self.table(place, term).map(|(at, table)| (at, table.clone()))?;
        let by = match &term.by {
            Some(id) => Some(self.item_named(place.key("by"), id)?),
            None => None,
        };
        let columns = by.map_or_else(|| vec!["is".to_owned()], |by| self.plan.items[by].choices.clone());
        let (mut from, mut rows) = (Vec::new(), Vec::new());
        for (index, row) in table.rows.iter().enumerate() {
            let at = at.key("rows").index(index);
            let missing = std::iter::once("from").chain(columns.iter().map(String::as_str));
            let missing = missing.filter(|column| !row.contains_key(*column)).collect::<Vec<_>>();
            if let Some(strange) = row.keys().find(|key| *key != "from" && !columns.contains(key)) {
                let remedy = nearest(strange, missing).map_or_else(
                    || format!("columns are `from`, `{}`", columns.join("`, `")),
                    |near| format!("did you mean `{near}`?"),
                );
                self.complain(at.key(strange.clone()), format!("`{strange}` is no column of this table"), remedy);
            } else if let Some(column) = missing.first() {
                self.complain(at.clone(), format!("the row has no `{column}`"), format!("add `{column} = …`"));
            }
            let first = row.get("from").copied().unwrap_or(f64::NAN);
            if from.last().is_some_and(|before| *before >= first) {
                self.complain(
                    at.key("from"),
                    format!("row {first} stands after a row that begins later"),
                    "put rows in order",
                );
            }
            from.push(first);
            rows.push(columns.iter().map(|column| row.get(column).copied().unwrap_or(f64::NAN)).collect());
        }
        Some(TermValue::Band { of, from, below: table.below.unwrap_or(f64::INFINITY), by, rows })
    }

    pub(super) fn lookup(&mut self, place: &KeyPath, term: &Term, item: &str) -> Option<TermValue> {
        let cell = self.item_named(place.key("lookup"), item)?;
        let (at, table) = self.table(place, term).map(|(at, table)| (at.key("values"), table.clone()))?;
        let choices = self.plan.items[cell].choices.clone();
        for choice in choices.iter().filter(|choice| !table.values.contains_key(*choice)) {
            self.complain(
                at.clone(),
                format!("`{item}` may be `{choice}`, which has no value here"),
                format!("add `{choice} = …`"),
            );
        }
        for strange in table.values.keys().filter(|key| !choices.contains(key)) {
            let near = nearest(strange, choices.iter().map(String::as_str));
            let remedy = near.map_or_else(|| "remove it".to_owned(), |near| format!("did you mean `{near}`?"));
            self.complain(at.key(strange.clone()), format!("`{strange}` is no answer to `{item}`"), remedy);
        }
        let values = choices.iter().map(|choice| table.values.get(choice).copied().unwrap_or(f64::NAN)).collect();
        Some(TermValue::Lookup { cell, values })
    }
}
