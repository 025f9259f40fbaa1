//! Contact persons and sessions of a person, ready to print.

use catalogue::wording;
use chrono::Days;
use record::{Contact, ContactGround, SessionNote};

use super::File;
use crate::shown;
use crate::visit::Visit;

/// A contact person, present or past.
#[derive(Debug)]
pub(in crate::pages::people) struct ContactLine {
    pub name: String,
    pub from: String,
    pub until: String,
    pub every: String,
    pub why: String,
    pub ended: String,
}

/// A session with the contact person.
#[derive(Debug)]
pub(in crate::pages::people) struct NoteLine {
    pub on: String,
    pub name: String,
    /// How it took place and how long, or that it did not.
    pub how: String,
    pub words: String,
    pub concern: bool,
}

pub(super) fn facts(file: &File, visit: &Visit) -> Vec<(String, String)> {
    let words = visit.words();
    let Some(present) = file.present() else {
        return vec![(words.t("person-contact"), words.t("contact-nobody"))];
    };
    let held = file.notes.iter().filter(|note| note.held && note.contact == present.id).map(|note| note.on).max();
    let after = held.unwrap_or(present.from);
    let due = after.checked_add_days(Days::new(u64::from(present.every_days.unsigned_abs())));
    let line = contact(present, visit);
    vec![
        (words.t("person-contact"), line.name),
        (words.t("contact-from"), line.from),
        (words.t("contact-frequency"), line.every),
        (words.t("session-last-held"), shown::day(held, words.lang)),
        (words.t("session-next"), shown::day(due, words.lang)),
        (words.t("contact-ground"), line.why),
    ]
}

pub(in crate::pages::people) fn contact(contact: &Contact, visit: &Visit) -> ContactLine {
    let words = visit.words();
    let reason = contact.end_reason.as_deref();
    ContactLine {
        name: contact.name.clone(),
        from: wording::date(contact.from, words.lang),
        until: shown::day(contact.until, words.lang),
        every: words.count("contact-every", u64::try_from(contact.every_days).unwrap_or_default()),
        why: match &contact.ground {
            ContactGround::Previous => words.t("contact-previous"),
            ContactGround::LowestLoad => words.t("contact-lowest-load"),
            ContactGround::Chosen(why) => words.with("contact-chosen", &[("why", why.as_str().into())]),
        },
        ended: reason
            .map(|code| visit.app().catalogue().word("contact-end", code, words.lang).to_owned())
            .unwrap_or_default(),
    }
}

pub(in crate::pages::people) fn note(note: &SessionNote, visit: &Visit) -> NoteLine {
    let words = visit.words();
    let delivery = || visit.app().catalogue().word("delivery-mode", &note.delivery, words.lang).to_owned();
    let minutes = note.minutes.map(|minutes| words.count("minutes-long", minutes.unsigned_abs().into()));
    NoteLine {
        on: wording::date(note.on, words.lang),
        name: note.name.clone(),
        how: if note.held {
            [Some(delivery()), minutes].into_iter().flatten().collect::<Vec<_>>().join(", ")
        } else {
            words.t("session-missed")
        },
        words: note.words.clone(),
        concern: note.concern.is_some(),
    }
}
