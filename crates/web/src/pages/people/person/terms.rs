//! Terms of a case: the expected release and what holds things up, with the forms that record them.

use catalogue::wording;
use record::{
    Change, CustodyId, Dossier, Exemption, ExemptionId, ExpectedRelease, NewExemption, PersonId, RecordError,
};

use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::shown;
use crate::small_form::SmallForm;
use crate::visit::Visit;

/// A time in which something could not be done.
#[derive(Debug)]
pub(super) struct ExemptionLine {
    pub kind: String,
    pub from: String,
    pub until: String,
    pub words: String,
}

pub(super) fn exemption(one: &Exemption, visit: &Visit) -> ExemptionLine {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    ExemptionLine {
        kind: shown::raised(catalogue.word("exemption", &one.data.kind, words.lang)),
        from: wording::date(one.data.from, words.lang),
        until: one.data.until.map_or_else(|| words.t("exemption-lasts"), |until| wording::date(until, words.lang)),
        words: one.data.words.clone().unwrap_or_default(),
    }
}

/// What the visitor may record here.
pub(super) fn forms(dossier: &Dossier, visit: &Visit) -> Vec<SmallForm> {
    let words = visit.words();
    let today = visit.today().to_string();
    let date = |name: &str, key: &str, value: &str| Input::new(name, words.t(key), "date", value);
    let why = || Input::new("words", words.t("term-words"), "text", "");
    let mut forms = Vec::new();
    if let Some(held) = dossier.held.as_ref().filter(|_| visit.may("write", "custody")) {
        let known = held.release_on.map(|on| on.to_string()).unwrap_or_default();
        let inputs = vec![date("on", "release-expected", &known), why()];
        forms.push(SmallForm::new("expect-release", "do-expect-release", &held.custody.0, words, vec![], inputs));
    }
    if visit.may("write", "case-plan") {
        let kinds = Choice::new("kind", words.t("exemption"), words.t("choose"), visit.codes("exemption"), "");
        let inputs = vec![date("from", "exemption-from", &today), date("until", "exemption-until", ""), why()];
        forms.push(SmallForm::new("exempt", "do-exempt", &0, words, vec![kinds], inputs));
        for open in dossier.exemptions.iter().filter(|one| one.data.until.is_none()) {
            let mut end = SmallForm::new(
                "end-exemption",
                "do-end-exemption",
                &open.id.0,
                words,
                vec![],
                vec![date("until", "exemption-until", &today)],
            );
            let kind = visit.app().catalogue().word("exemption", &open.data.kind, words.lang);
            end.summary = format!("{}: {kind}", end.summary);
            end.version = open.version;
            forms.push(end);
        }
    }
    forms
}

/// Does what the form was for; false where it was none of these.
pub(super) async fn done(change: &mut Change<'_>, person: PersonId, fields: &Fields) -> Result<bool, RecordError> {
    let about = fields.get("about").parse().unwrap_or_default();
    match fields.get("act") {
        "expect-release" => {
            let on = fields.must_day("on")?;
            change
                .expect_releases(&[ExpectedRelease { custody: CustodyId(about), on, words: fields.given("words") }])
                .await?;
        }
        "end-exemption" => {
            let until = fields.must_day("until")?;
            let version = fields.get("version").parse().unwrap_or_default();
            change.end_exemption(ExemptionId(about), version, until).await?;
        }
        "exempt" => {
            let from = fields.must_day("from")?;
            let kind = fields.must("kind")?;
            let until = fields.day("until")?;
            change.exempt(&[NewExemption { person, kind, from, until, words: fields.given("words") }]).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}
