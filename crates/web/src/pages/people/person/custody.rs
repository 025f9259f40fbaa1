//! Custody of a person: being placed, moved and released.

use record::{Change, CustodyId, Dossier, Movement, NewCustody, NewRelease, Organisation, PersonId, RecordError};

use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::small_form::SmallForm;
use crate::visit::Visit;

/// What the visitor may record here.
pub(super) fn forms(dossier: &Dossier, organisations: &[Organisation], visit: &Visit) -> Vec<SmallForm> {
    if !visit.may("write", "custody") {
        return Vec::new();
    }
    let words = visit.words();
    let on = |name: &str| Input::new(name, words.t("day"), "date", &visit.today().to_string());
    let regime =
        |chosen: &str| Choice::new("regime", words.t("regime"), words.t("not-given"), visit.codes("regime"), chosen);
    let unit = |chosen: &str| {
        let units = visit.named_units_for("custody", organisations);
        Choice::new("unit", words.t("unit"), words.t("choose"), units, chosen)
    };
    match &dossier.held {
        None => {
            let status = Choice::new(
                "legal_status",
                words.t("legal-status"),
                words.t("choose"),
                visit.codes("legal-status"),
                "",
            );
            vec![SmallForm::new("place", "do-place", &0, words, vec![unit(""), status, regime("")], vec![on("from")])]
        }
        Some(held) => {
            let kind = Choice::new("kind", words.t("release-kind"), words.t("choose"), visit.codes("release-kind"), "");
            let choices = vec![unit(&held.unit), regime(held.regime.as_deref().unwrap_or_default())];
            vec![
                SmallForm::new("move", "do-move-person", &held.custody.0, words, choices, vec![on("on")]),
                SmallForm::new("release", "do-release", &held.custody.0, words, vec![kind], vec![on("on")]),
            ]
        }
    }
}

/// Does what the form was for; false where it was none of these.
pub(super) async fn done(change: &mut Change<'_>, person: PersonId, fields: &Fields) -> Result<bool, RecordError> {
    let custody = CustodyId(fields.get("about").parse().unwrap_or_default());
    let regime = fields.given("regime");
    match fields.get("act") {
        "place" => {
            let (unit, legal_status) = (fields.must("unit")?, fields.must("legal_status")?);
            let new = NewCustody { person, legal_status, from: fields.must_day("from")?, unit, regime };
            change.custody(&[new]).await?;
        }
        "move" => {
            let moved = Movement { custody, on: fields.must_day("on")?, unit: fields.must("unit")?, regime };
            change.movements(&[moved]).await?;
        }
        "release" => {
            let release = NewRelease { custody, on: fields.must_day("on")?, kind: fields.must("kind")? };
            change.releases(&[release]).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}
