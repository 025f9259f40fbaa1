//! Probation sections of a person: opening and closing.

use catalogue::wording;
use record::{Change, Dossier, NewSection, Organisation, PersonId, RecordError, Section, SectionClosing, SectionId};

use crate::field::{Choice, Input};
use crate::form::{Fields, required};
use crate::shown;
use crate::small_form::SmallForm;
use crate::visit::Visit;

/// One section.
#[derive(Debug)]
pub(super) struct SectionLine {
    pub function: String,
    pub basis: String,
    pub unit: String,
    pub opened: String,
    pub closed: String,
}

pub(super) fn line(section: &Section, unit: &dyn Fn(&str) -> String, visit: &Visit) -> SectionLine {
    let (catalogue, words, data) = (visit.app().catalogue(), visit.words(), &section.data);
    let employed = |answer: Option<bool>| match answer {
        Some(true) => words.t("employed-yes"),
        Some(false) => words.t("employed-no"),
        None => words.t("employed-unknown"),
    };
    let day = |on, answer| format!("{} ({})", wording::date(on, words.lang), employed(answer));
    let reason = data.closing_reason.as_deref().map(|code| catalogue.word("closing-reason", code, words.lang));
    SectionLine {
        function: shown::raised(catalogue.word("probation-function", &data.function, words.lang)),
        basis: catalogue.word("section-basis", &data.basis, words.lang).to_owned(),
        unit: unit(&data.unit),
        opened: day(data.opened_on, data.employed_at_opening),
        closed: data.closed_on.map_or_else(
            || words.t("section-open"),
            |on| format!("{}, {}", day(on, data.employed_at_closing), reason.unwrap_or_default()),
        ),
    }
}

/// What the visitor may record here.
pub(super) fn forms(dossier: &Dossier, organisations: &[Organisation], visit: &Visit) -> Vec<SmallForm> {
    if !visit.may("write", "section") {
        return Vec::new();
    }
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let on = || Input::new("on", words.t("day"), "date", &visit.today().to_string());
    let employed = || {
        let answers = [("yes", "employed-yes"), ("no", "employed-no")].map(|(id, key)| (id.to_owned(), words.t(key)));
        Choice::new("employed", words.t("employed"), words.t("employed-unknown"), answers, "")
    };
    let bases = Choice::new("basis", words.t("section-basis"), words.t("choose"), visit.codes("section-basis"), "");
    let units = visit.named_units_for("section", organisations);
    let unit = Choice::new("unit", words.t("unit"), words.t("choose"), units, &visit.session.account.unit);
    let mut forms =
        vec![SmallForm::new("open-section", "do-open-section", &0, words, vec![bases, unit, employed()], vec![on()])];
    for open in dossier.sections.iter().filter(|section| section.data.closed_on.is_none()) {
        let reasons = visit.codes("closing-reason");
        let reason = Choice::new("reason", words.t("closing-reason"), words.t("choose"), reasons, "");
        let choices = vec![reason, employed()];
        let mut close = SmallForm::new("close-section", "do-close-section", &open.id.0, words, choices, vec![on()]);
        let function = catalogue.word("probation-function", &open.data.function, words.lang);
        close.summary = format!("{}: {function}", close.summary);
        forms.push(close);
    }
    forms
}

/// Does what the form was for; false where it was none of these.
pub(super) async fn done(
    change: &mut Change<'_>,
    person: PersonId,
    fields: &Fields,
    visit: &Visit,
) -> Result<bool, RecordError> {
    let employed = match fields.get("employed") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    match fields.get("act") {
        "open-section" => {
            let basis = fields.must("basis")?;
            // The legal basis says which function it is.
            let code = visit.app().catalogue().classifiers.get("section-basis");
            let code = code.and_then(|list| list.code.iter().find(|code| code.id == basis));
            let function = code.and_then(|code| code.with.get("function")).ok_or_else(|| required("basis"))?.clone();
            let new = NewSection {
                person,
                function,
                basis,
                unit: fields.must("unit")?,
                opened_on: fields.must_day("on")?,
                closed_on: None,
                closing_reason: None,
                employed_at_opening: employed,
                employed_at_closing: None,
            };
            change.sections(&[new]).await?;
        }
        "close-section" => {
            let closing = SectionClosing {
                section: SectionId(fields.get("about").parse().unwrap_or_default()),
                on: fields.must_day("on")?,
                reason: fields.must("reason")?,
                employed_at_closing: employed,
            };
            change.close_sections(&[closing]).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}
