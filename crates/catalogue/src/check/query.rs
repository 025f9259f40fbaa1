//! A query's parameters and reason codes are the declared ones; whether it runs is for the measure room to say.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::sql::{Lexeme, reasons, tokens};
use crate::{Origin, Parameter, Query, Text};

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
        let mut used = self.parameters(&place, &query.sql, parameters);
        if let Some(boundary) = &query.boundary {
            used.extend(self.parameters(&owner.key("query").key("boundary"), boundary, parameters));
        }
        self.unused(owner, parameters, &used);
        self.reasons(owner, &place, &query.sql, declared, &BTreeSet::new());
    }

    /// Every declared parameter is used.
    pub(super) fn unused(&mut self, owner: &Origin, parameters: &BTreeSet<&str>, used: &BTreeSet<String>) {
        for name in parameters.iter().filter(|name| !used.contains(**name)) {
            let problem = format!("parameter `{name}` is declared but the query does not use it");
            let remedy = format!("use `${name}` in the query or remove the parameter");
            self.find(&owner.key("parameter").key((*name).to_owned()), problem, remedy);
        }
    }

    /// Every reason that the query at `place` gives is declared, and every declared one is given by it or `elsewhere`.
    pub(super) fn reasons(
        &mut self,
        owner: &Origin,
        place: &Origin,
        sql: &str,
        declared: &BTreeMap<String, Text>,
        elsewhere: &BTreeSet<&str>,
    ) {
        let pieces = tokens(sql);
        let mut undeclared = BTreeSet::new();
        for (code, line) in reasons(&pieces) {
            if !declared.contains_key(code) && undeclared.insert(code) {
                let near = crate::nearest(code, declared.keys().map(String::as_str));
                let remedy = near.map_or_else(
                    || format!("declare it: `[reason]` with `{code} = {{ lv = \"…\", en = \"…\" }}`"),
                    |near| format!("did you mean `{near}`?"),
                );
                self.find_within(
                    place,
                    line,
                    format!("the query gives reason `{code}`, which is not declared"),
                    remedy,
                );
            }
        }
        for code in declared.keys() {
            let given = elsewhere.contains(code.as_str());
            if !given && !pieces.iter().any(|piece| piece.kind == Lexeme::Text(code)) {
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

    /// Parameters whose value is among their choices, all written alike.
    pub(super) fn readings(&mut self, origin: &Origin, parameters: &BTreeMap<String, Parameter>) {
        for (name, parameter) in parameters {
            let place = origin.key("parameter").key(name.clone());
            if !parameter.choices.contains(&parameter.value) {
                let problem = format!("the value {} of parameter `{name}` is not among its choices", parameter.value);
                self.find(&place.key("value"), problem, "add it to `choices` or choose one of them");
            }
            for (index, choice) in parameter.choices.iter().enumerate() {
                if !choice.same_type(&parameter.value) {
                    let problem = format!("choice {choice} of parameter `{name}` is of another type than its value");
                    self.find(&place.nth("choices", index), problem, "write all choices alike");
                }
            }
        }
    }
}
