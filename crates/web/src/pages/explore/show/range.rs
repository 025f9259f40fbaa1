//! Columns of many numbers: from which to which.

use catalogue::Sees;
use measure::{Choice as Chosen, ColumnNumbers};

use super::super::chosen::{Chosen as Whole, FROM, TO, range_in_words};
use crate::field::Input;
use crate::visit::Visit;

/// The ends of a range.
#[derive(Debug)]
pub(super) struct Ends {
    pub name: String,
    /// What is chosen, in words.
    pub chosen: String,
    /// Which numbers there are, for those who may know; which ends are answered, for the others.
    pub hint: String,
    pub open: bool,
    pub from: Input,
    pub to: Input,
}

pub(super) fn ranges(visit: &Visit, whole: &Whole<'_>) -> Vec<Ends> {
    whole.columns.numbers.iter().map(|column| ends(visit, whole, column)).collect()
}

fn ends(visit: &Visit, whole: &Whole<'_>, column: &ColumnNumbers) -> Ends {
    let words = visit.words();
    let input = |prefix: &str, key: &str| {
        let name = format!("{prefix}{}", column.id);
        let typed = whole.typed.get(&name).map_or("", String::as_str);
        let error = whole.problems.iter().find(|(field, _)| *field == name).map(|(_, said)| said.clone());
        let input = Input::new(&name, words.t(key), "text", typed);
        Input { error: error.unwrap_or_default(), width: "govuk-input--width-5", ..input }
    };
    let (from, to) = (input(FROM, "explore-first"), input(TO, "explore-last"));
    let hint = if visit.sees("study") == Sees::Persons {
        let (least, most) = column.span;
        words.with("explore-span", &[("least", least.to_string().into()), ("most", most.to_string().into())])
    } else {
        words.with("explore-round-ends", &[("least", Chosen::LEAST.to_string().into())])
    };
    Ends {
        name: whole.protocol.heading(&column.id, visit.lang()).to_owned(),
        chosen: whole
            .choice
            .ranges
            .get(&column.id)
            .map_or_else(|| words.t("explore-all"), |range| range_in_words(*range, words)),
        hint,
        open: !from.value.is_empty() || !to.value.is_empty(),
        from,
        to,
    }
}
