//! What stands behind an indicator's values, in words: method, readings, exclusions, provenance.

use std::fmt::Write as _;

use super::line::Chosen;
use crate::context::{Context, short};

/// The explanation of one indicator.
pub(super) fn text(context: &Context<'_>, chosen: &Chosen<'_>) -> String {
    let definition = chosen.definition;
    let mut out = format!("{}. {}\n", definition.id, context.text(&definition.name));
    let mut line = |text: String| writeln!(out, "  {text}").expect("a string takes every write");
    line(context.text(&definition.method));
    for (name, value) in &chosen.result.parameters {
        let words = definition.parameter.get(name).map_or_else(|| name.clone(), |one| context.text(&one.name));
        line(format!("{words}: {value}"));
    }
    for year in chosen.years() {
        let numbers = context.say_with(
            "explain-year",
            &[
                ("year", &year.year.to_string()),
                ("numerator", &catalogue::wording::number(year.numerator, 2, context.lang)),
                ("denominator", &year.denominator.to_string()),
                ("cases", &year.cases.to_string()),
                ("persons", &year.persons.to_string()),
                ("boundary", &year.boundary.map_or_else(|| context.hidden(), |cases| cases.to_string())),
            ],
        );
        line(numbers);
        for (reason, count) in &year.excluded {
            let words = definition.reason.get(reason).map_or_else(|| reason.clone(), |words| context.text(words));
            line(context.say_with("explain-left-out", &[("count", &count.to_string()), ("reason", &words)]));
        }
        if let Some(told) = definition.explanation.get(&year.year.to_string()) {
            line(format!("  {}", context.text(told)));
        }
    }
    let from = &chosen.result.provenance;
    line(context.say_with(
        "explain-provenance",
        &[
            ("definition", &from.definition),
            ("version", &from.definition_version.to_string()),
            ("hash", short(&from.definition_hash)),
            ("snapshot", short(&from.snapshot_hash)),
            ("as_of", &context.day(from.as_of)),
        ],
    ));
    out
}
