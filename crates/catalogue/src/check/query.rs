//! A query's parameters and reason codes are the declared ones; whether it runs is for the measure room to say.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::sql::{Lexeme, reasons, tokens};
use crate::{Origin, Query, Text};

impl Check<'_> {
    /// `owner` declares the reasons (in `reason`) and has the query in `query`.
    pub(super) fn query(
        &mut self,
        owner: &Origin,
        query: &Query,
        parameters: &BTreeSet<&str>,
        declared: &BTreeMap<String, Text>,
    ) {
        let place = owner.key("query").key("sql");
        let pieces = tokens(&query.sql);
        let mut used = self.parameters(&place, &query.sql, parameters);
        if let Some(boundary) = &query.boundary {
            used.extend(self.parameters(&owner.key("query").key("boundary"), boundary, parameters));
        }
        for name in parameters.iter().filter(|name| !used.contains(**name)) {
            let problem = format!("parameter `{name}` is declared but the query does not use it");
            let remedy = format!("use `${name}` in the query or remove the parameter");
            self.find(&owner.key("parameter").key((*name).to_owned()), problem, remedy);
        }
        let mut undeclared = BTreeSet::new();
        for (code, line) in reasons(&pieces) {
            if !declared.contains_key(code) && undeclared.insert(code) {
                let near = crate::nearest(code, declared.keys().map(String::as_str));
                let remedy = near.map_or_else(
                    || format!("declare it: `[reason]` with `{code} = {{ lv = \"…\", en = \"…\" }}`"),
                    |near| format!("did you mean `{near}`?"),
                );
                self.find_within(
                    &place,
                    line,
                    format!("the query gives reason `{code}`, which is not declared"),
                    remedy,
                );
            }
        }
        for code in declared.keys() {
            if !pieces.iter().any(|piece| piece.kind == Lexeme::Text(code)) {
                let problem = format!("reason `{code}` is declared but the query never gives it");
                let remedy = format!("give it in the query (`then '{code}'`) or remove it");
                self.find(&owner.key("reason").key(code.clone()), problem, remedy);
            }
        }
    }

    /// Parameters used in `sql`, each of which must be known.
    pub(super) fn parameters(&mut self, place: &Origin, sql: &str, known: &BTreeSet<&str>) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        for piece in tokens(sql) {
            let Lexeme::Parameter(name) = piece.kind else { continue };
            if !known.contains(name) && !used.contains(name) {
                let remedy = crate::nearest(name, known.iter().copied()).map_or_else(
                    || format!("declare it: `[parameter.{name}]`"),
                    |near| format!("did you mean `${near}`?"),
                );
                self.find_within(place, piece.line, format!("parameter `${name}` is not declared"), remedy);
            }
            used.insert(name.to_owned());
        }
        used
    }
}
