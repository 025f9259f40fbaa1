//! What can be recorded about a person's contact person, by what the role may.

use record::{Contact, ContactAdvice, PersonId};

use super::File;
use crate::field::{Choice, Input};
use crate::pages::contacts;
use crate::pages::people::PURPOSE;
use crate::small_form::SmallForm;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(super) async fn of(visit: &Visit, id: PersonId, file: &File) -> Result<Vec<SmallForm>, Trouble> {
    let mut forms = Vec::new();
    let present = file.present();
    if let Some(present) = present.filter(|_| visit.may("write", "session-note")) {
        forms.push(note(present, visit));
    }
    if visit.may("write", "concern") {
        forms.push(concern(id, visit));
    }
    if visit.may("write", "contact") {
        if let Some(present) = present {
            let one = advice_instead(visit, id, present).await?;
            forms.extend(one.map(|one| change(present, &one, visit)));
            forms.push(frequency(present, visit));
            forms.push(end(present, visit));
        }
        forms.push(complex(id, visit));
    }
    Ok(forms)
}

/// Whom the record recommends instead of the present contact person.
pub(super) async fn advice_instead(
    visit: &Visit,
    id: PersonId,
    present: &Contact,
) -> Result<Option<ContactAdvice>, Trouble> {
    let (record, actor) = (visit.app().record(), visit.actor(PURPOSE));
    let unit = match visit.session.account.unit.as_str() {
        "" => record.contact_worker(&actor, present.account).await?.0.unit,
        own => own.to_owned(),
    };
    Ok(record.advise_handover(&actor, &unit, present.account, &[id]).await?.pop())
}

fn note(present: &Contact, visit: &Visit) -> SmallForm {
    let words = visit.words();
    let held = [("yes", "happened-held"), ("no", "session-missed")];
    let held = held.map(|(value, key)| (value.to_owned(), crate::shown::raised(&words.t(key))));
    let delivery = visit.codes("delivery-mode");
    let choices = vec![
        Choice::new("held", words.t("session-held"), String::new(), held, "yes"),
        Choice::new("delivery", words.t("session-delivery"), String::new(), delivery, ""),
        to_role(visit, words.t("concern-none")),
    ];
    let inputs = vec![
        Input::new("on", words.t("day"), "date", &visit.today().to_string()),
        Input::new("minutes", words.t("session-minutes"), "number", ""),
        Input { hint: words.t("session-words-hint"), ..Input::new("words", words.t("session-words"), "area", "") },
        Input { hint: words.t("session-concern-hint"), ..Input::new("concern", words.t("concern-words"), "area", "") },
    ];
    SmallForm::new("note", "do-note", &present.id.0, words, choices, inputs)
}

fn concern(id: PersonId, visit: &Visit) -> SmallForm {
    let words = visit.words();
    let said = Input { hint: words.t("concern-hint"), ..Input::new("concern", words.t("concern-words"), "area", "") };
    let role = to_role(visit, words.t("choose"));
    SmallForm::new("concern", "do-concern", &id.0, words, vec![role], vec![said])
}

/// Roles of the agency that answer concerns, without the visitor's own.
fn to_role(visit: &Visit, none: String) -> Choice {
    let (words, account) = (visit.words(), &visit.session.account);
    let answers = |role: &&catalogue::Role| {
        let near =
            |grant: &catalogue::Grant| grant.sees == catalogue::Sees::Persons && grant.scope != catalogue::Scope::All;
        role.id != account.role
            && role.agency.as_ref().is_none_or(|agency| *agency == account.agency)
            && role.may("write", "concern").any(near)
    };
    let roles = visit.app().catalogue().roles.values().filter(answers);
    let roles = roles.map(|role| (role.id.clone(), role.name.get(words.lang).to_owned()));
    Choice::new("to-role", words.t("concern-to"), none, roles, "")
}

fn change(present: &Contact, one: &ContactAdvice, visit: &Visit) -> SmallForm {
    let words = visit.words();
    let advice = contacts::advise(one, visit);
    let advised = advice.account.map(|account| account.0.to_string()).unwrap_or_default();
    let others = Some(advice.others.join("; ")).filter(|others| !others.is_empty());
    let others = others.map(|others| format!(" {}: {others}.", words.t("advice-others"))).unwrap_or_default();
    let to = Choice {
        hint: format!("{}: {}.{others}", words.t("advice"), advice.says.trim_end_matches('.')),
        ..Choice::new("to", words.t("contact-new"), words.t("choose"), contacts::choosable(one, visit), &advised)
    };
    let said =
        Input { hint: words.t("contact-words-hint"), ..Input::new("words", words.t("contact-words"), "text", "") };
    let on = Input::new("on", words.t("handover-on"), "date", &visit.today().to_string());
    // About the one who hands over: somebody else may have been faster.
    SmallForm::new("change", "do-contact-change", &present.account.0, words, vec![to, reason(visit)], vec![on, said])
}

fn reason(visit: &Visit) -> Choice {
    let words = visit.words();
    Choice::new("reason", words.t("contact-end-reason"), words.t("choose"), visit.codes("contact-end"), "")
}

fn end(present: &Contact, visit: &Visit) -> SmallForm {
    let words = visit.words();
    let inputs = vec![
        Input::new("on", words.t("contact-last-day"), "date", &visit.today().to_string()),
        Input::new("words", words.t("words"), "text", ""),
    ];
    SmallForm::new("end", "do-contact-end", &present.id.0, words, vec![reason(visit)], inputs)
}

fn frequency(present: &Contact, visit: &Visit) -> SmallForm {
    let words = visit.words();
    let every = Input::new("every", words.t("contact-every-days"), "number", &present.every_days.to_string());
    SmallForm::new("frequency", "do-contact-frequency", &present.id.0, words, vec![], vec![every])
}

fn complex(id: PersonId, visit: &Visit) -> SmallForm {
    let words = visit.words();
    let why = Input { hint: words.t("complex-hint"), ..Input::new("words", words.t("complex-why"), "text", "") };
    SmallForm::new("complex", "do-complex", &id.0, words, vec![], vec![why])
}
