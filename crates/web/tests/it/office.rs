//! A prison at work: a head, two contact persons, two specialists, and people held there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use axum::http::StatusCode;
use catalogue::{Answers, ItemType};
use record::{
    AccountId, Actor, Change, ContactRollout, ContactWorker, NewAccount, NewAssessment, NewCustody, NewOrganisation,
    NewPerson, NewQualification, PersonId,
};

use crate::site::{Answer, PASSWORD, Site, Visitor, operator, pack};

pub const PRISON: &str = "rigas-centralcietums";

/// The prison, its staff by sign-in name, and twelve people.
pub struct Office {
    pub site: Site,
    pub staff: BTreeMap<&'static str, AccountId>,
    pub people: Vec<PersonId>,
}

impl Office {
    pub async fn open() -> Self {
        let site = Site::open().await;
        let record = site.record();
        let prison = NewOrganisation {
            id: PRISON.to_owned(),
            name: "Rīgas Centrālcietums".to_owned(),
            kind: "prison".to_owned(),
            parent: Some("ievp".to_owned()),
            agency: Some("ievp".to_owned()),
            ..NewOrganisation::default()
        };
        let roles = [
            ("sandra", "unit-head", PRISON),
            ("anna", "contact-person", PRISON),
            ("juris", "contact-person", PRISON),
            ("ilze", "specialist", PRISON),
            ("zane", "specialist", PRISON),
            ("liga", "specialist", "jelgavas-cietums"),
        ];
        let account = |(name, role, unit): (&str, &str, &str)| NewAccount {
            name: name.to_owned(),
            display_name: name[..1].to_uppercase() + &name[1..],
            role: role.to_owned(),
            agency: "ievp".to_owned(),
            unit: unit.to_owned(),
            password: PASSWORD.to_owned(),
            salt: [7; 16],
        };
        let mut change = record.change(&operator("administrator"), "manage", None).await.unwrap();
        change.organisations(&[prison]).await.unwrap();
        let ids = change.accounts(&roles.map(account)).await.unwrap();
        change.commit().await.unwrap();
        let staff: BTreeMap<_, _> = roles.iter().map(|(name, ..)| *name).zip(ids).collect();
        let mut change = record.change(&operator("importer"), "import", None).await.unwrap();
        let people = held(&mut change, 1..=12).await;
        let rollout = ContactRollout {
            unit: PRISON.to_owned(),
            pilot_from: "2024-06-03".parse().ok(),
            used_from: "2025-07-01".parse().ok(),
            capacity: 9,
            every_days: 14,
            version: 0,
        };
        change.roll_out_contacts(&[rollout]).await.unwrap();
        for name in ["anna", "juris"] {
            let worker = ContactWorker {
                account: staff[name],
                unit: PRISON.to_owned(),
                capacity: 9,
                absence: None,
                left_on: None,
                version: 0,
            };
            change.contact_worker(&worker).await.unwrap();
        }
        change.commit().await.unwrap();
        Self { site, staff, people }
    }

    /// Places `more` people in the prison.
    pub async fn place(&self, more: u32) {
        let mut change = self.site.record().change(&operator("importer"), "import", None).await.unwrap();
        held(&mut change, 13..=12 + more).await;
        change.commit().await.unwrap();
    }

    /// Somebody of the office, signed in.
    pub async fn as_staff(&self, name: &str) -> Visitor {
        self.site.signed_in(name).await
    }

    /// A member of staff, past the pages.
    pub fn actor(name: &str, role: &str) -> Actor {
        Actor {
            account: name.to_owned(),
            role: role.to_owned(),
            agency: "ievp".to_owned(),
            unit: PRISON.to_owned(),
            ..operator(role)
        }
    }

    pub fn account(&self, name: &str) -> String {
        self.staff[name].0.to_string()
    }

    /// Certifies somebody as assessor of risks and needs from a day on.
    pub async fn certify(&self, name: &str, from: &str) {
        self.certify_for(name, "risk-needs-assessor", from).await;
    }

    /// Gives somebody a certificate.
    pub async fn certify_for(&self, name: &str, code: &str, from: &str) {
        let new = NewQualification {
            account: self.staff[name],
            code: code.to_owned(),
            from: from.parse().unwrap(),
            until: None,
            certificate: None,
        };
        let mut change = self.site.record().change(&operator("importer"), "write", None).await.unwrap();
        change.qualify(&new).await.unwrap();
        change.commit().await.unwrap();
    }

    /// A new assessment with the first answer to every question, and `answers` instead where they are given.
    pub fn assessment(person: PersonId, on: &str, answers: &[(&str, &str)]) -> NewAssessment {
        NewAssessment {
            person,
            instrument: "rvn-paraugs".to_owned(),
            topic: None,
            on: on.parse().unwrap(),
            answers: first_answers(answers),
            corrects: None,
        }
    }

    /// Gives everybody a contact person, as recommended, through the page.
    pub async fn assign_everybody(&self, head: &Visitor, from: &str) -> Answer {
        let page = head.get("/contacts/assign").await;
        let sent = head.post("/contacts/assign", &pairs(&asked(&page, &self.people, from))).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        head.get(sent.location()).await
    }
}

/// People held in the prison since January 2025.
async fn held(change: &mut Change<'_>, numbers: RangeInclusive<u32>) -> Vec<PersonId> {
    let named = |number: u32| NewPerson {
        given_name: "Jānis".to_owned(),
        family_name: format!("Kalns {number:02}"),
        born_on: "1990-05-01".parse().ok(),
        ..NewPerson::default()
    };
    let people = change.people(&numbers.map(named).collect::<Vec<_>>()).await.unwrap();
    let stay = |person: &PersonId| NewCustody {
        person: *person,
        legal_status: "sentenced".to_owned(),
        from: "2025-01-15".parse().unwrap(),
        unit: PRISON.to_owned(),
        regime: None,
    };
    change.custody(&people.iter().map(stay).collect::<Vec<_>>()).await.unwrap();
    people
}

/// The form of a page of people with everybody ticked and everything as recommended.
pub fn asked(page: &Answer, people: &[PersonId], from: &str) -> Vec<(String, String)> {
    let mut fields = vec![("unit".to_owned(), PRISON.to_owned()), ("from".to_owned(), from.to_owned())];
    for PersonId(id) in people {
        fields.push(("row".to_owned(), id.to_string()));
        fields.push(("pick".to_owned(), id.to_string()));
        fields.push((format!("to-{id}"), page.chosen(&format!("to-{id}"))));
    }
    fields
}

pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The first answer to every question that is asked, as written in forms.
fn first_answers(others: &[(&str, &str)]) -> BTreeMap<String, String> {
    let pack = pack();
    let instrument = pack.instrument("rvn-paraugs", 1).unwrap();
    let mut written: BTreeMap<String, String> =
        others.iter().map(|(item, answer)| ((*item).to_owned(), (*answer).to_owned())).collect();
    loop {
        let answers: Answers =
            written.iter().map(|(item, text)| (item.clone(), instrument.read_one(item, text).unwrap())).collect();
        let asked: BTreeSet<&str> = instrument.asked(&answers).into_iter().collect();
        let items = instrument.definition.item.iter();
        let open = items.filter(|item| asked.contains(item.id.as_str()) && !written.contains_key(&item.id));
        let new: Vec<_> = open
            .filter_map(|item| {
                let answer = match item.kind {
                    ItemType::Choice => instrument.choices(item)[0].id.clone(),
                    ItemType::YesNo => "no".to_owned(),
                    ItemType::Integer | ItemType::Number => item.range?[0].to_string(),
                    ItemType::Day | ItemType::Text => return None,
                };
                Some((item.id.clone(), answer))
            })
            .collect();
        if new.is_empty() {
            return written;
        }
        written.extend(new);
    }
}
