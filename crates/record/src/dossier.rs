//! Dossier (lieta): everything about one person that an actor may see, opened at once.

use std::collections::HashMap;

use catalogue::Due;

use crate::chain::Entry;
use crate::permission::Opening;
use crate::{
    Actor, AssessmentRow, Caseworker, Chronology, ChronologyFilter, Concern, Contact, Exemption, Held, Page, PersonId,
    PersonView, PlanView, Record, RecordError, Section, SectionId, SessionNote, Supervision,
};

/// What the page of a person shows. Parts the actor may not see are empty and named in `chronology.left_out`.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Who.
    pub person: PersonView,
    /// The present stay in custody, where there is one and it is in sight.
    pub held: Option<Held>,
    /// Probation sections, newest first.
    pub sections: Vec<Section>,
    /// Conditions, breaches, contact plans and meetings, by section; nothing of sections without any.
    pub supervision: HashMap<SectionId, Supervision>,
    /// Times in which something could not be done, newest first.
    pub exemptions: Vec<Exemption>,
    /// Deadlines that have begun, the earliest first.
    pub deadlines: Vec<Due>,
    /// Assessments, newest first.
    pub assessments: Vec<AssessmentRow>,
    /// Plans with their present versions, newest first.
    pub plans: Vec<PlanView>,
    /// Who has the person on the caseload, by name.
    pub caseworkers: Vec<Caseworker>,
    /// Contact persons, the present one first.
    pub contacts: Vec<Contact>,
    /// Sessions with contact persons, newest first.
    pub notes: Vec<SessionNote>,
    /// Concerns about the person, oldest first.
    pub concerns: Vec<Concern>,
    /// What happened.
    pub chronology: Chronology,
    /// Parts that were in sight, by resource.
    pub parts: Vec<&'static str>,
}

impl Dossier {
    /// Whether what `resource` says of the person was in sight.
    #[must_use]
    pub fn sees(&self, resource: &str) -> bool {
        self.parts.contains(&resource)
    }
}

impl Record {
    /// Opens everything about a person; one audit entry names the parts that were in sight. A record that was merged into
    /// another leads there.
    ///
    /// # Errors
    /// `PurposeNeeded` where the role sees the person only for a stated purpose; when out of sight or missing.
    pub async fn dossier(
        &self,
        actor: &Actor,
        id: PersonId,
        filter: &ChronologyFilter,
        page: Page,
    ) -> Result<Dossier, RecordError> {
        let (id, db) = (self.standing_for(id).await?, self.storage.db());
        let mut opening = Opening::new(self, actor, id);
        let stated = opening.enter(db, "person").await?;
        let mut parts = Vec::new();
        for part in ["custody", "section", "assessment", "case-plan", "contact", "session-note", "concern"] {
            if opening.sees(db, part).await? {
                parts.push(part);
            }
        }
        let stated = if stated { "; purpose stated" } else { "" };
        let entry = Entry {
            verb: "read".to_owned(),
            noun: "person".to_owned(),
            subject: Some(id.0.to_string()),
            detail: Some(format!(
                "with {}{stated}",
                [&["deadlines", "chronology"], parts.as_slice()].concat().join(", ")
            )),
        };
        self.log(actor, vec![entry]).await?;
        let sees = |part: &str| parts.contains(&part);
        let mut assessments = Vec::new();
        if sees("assessment") {
            assessments.extend(self.assessments_seen(actor, id).await?.iter().map(AssessmentRow::new));
        }
        let sections = if sees("section") { self.sections_of(id).await? } else { Vec::new() };
        let supervised: Vec<SectionId> = sections.iter().map(|section| section.id).collect();
        Ok(Dossier {
            person: self.person_view(id).await?,
            held: if sees("custody") { self.held(id).await? } else { None },
            sections,
            supervision: self.supervision_of(&supervised).await?,
            exemptions: if sees("case-plan") { self.exemptions_of(id).await? } else { Vec::new() },
            deadlines: self.due(id, actor.at.date_naive()).await?,
            assessments,
            plans: if sees("case-plan") { self.plans_of(id).await? } else { Vec::new() },
            caseworkers: self.caseworkers_of(id).await?,
            contacts: if sees("contact") { self.contacts_with(id).await? } else { Vec::new() },
            notes: if sees("session-note") { self.notes_about(id).await? } else { Vec::new() },
            concerns: if sees("concern") { self.concerns_of(id).await? } else { Vec::new() },
            chronology: self.happened(actor, &mut opening, filter, page).await?,
            parts,
        })
    }
}
