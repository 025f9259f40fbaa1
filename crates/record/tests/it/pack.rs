//! The small pack the record is tested with.

use std::collections::BTreeMap;
use std::path::Path;

use catalogue::{ActivityType, Catalogue, Classifier, Code, Grant, Milestone, Project, Role, Scope, Sees, Text};

/// Lists of codes; `code<day` was used before the day, `code=key:value` carries a fact.
const LISTS: &[(&str, &[&str])] = &[
    ("sex", &["male", "female"]),
    ("region", &["riga", "zemgale"]),
    (
        "organisation-kind",
        &["ministry", "prison-service", "prison", "prison-unit", "probation-service", "probation-unit", "ngo"],
    ),
    ("legal-status", &["remand", "sentenced"]),
    ("regime", &["closed", "semi-closed<2024-09-01", "open"]),
    ("release-kind", &["full-term", "conditional", "death"]),
    ("probation-function", &["supervision", "mediation"]),
    ("section-basis", &["suspended-sentence=function:supervision", "mediation-criminal=function:mediation"]),
    ("closing-reason", &["fulfilled", "revoked"]),
    ("section-condition", &["report-in", "curfew"]),
    ("condition-setter", &["court", "probation-service"]),
    ("condition-end", &["fulfilled", "lifted"]),
    ("breach-answer", &["warning", "court"]),
    ("fact-kind", &["employment", "disability-group=values:1|2|3", "return-to-custody=classifier:return-reason"]),
    ("fact-source", &["vid", "vdeavk"]),
    ("return-reason", &["new-offence"]),
    ("participant-role", &["prisoner", "probation-client", "relative", "staff", "representative"]),
    ("participation-outcome", &["completed"]),
    ("profession", &["psychotherapist", "narcologist"]),
    ("funding-source", &["state", "esf-plus"]),
    ("topic", &["family"]),
    ("delivery-mode", &["in-person", "remote"]),
    ("place-kind", &["block"]),
    ("deliverable-kind", &["e-solution"]),
    ("budget-movement", &["planned", "spent"]),
    ("absence-kind", &["leave"]),
    ("exemption", &["health"]),
    ("contact-end", &["transferred", "staff-left"]),
    ("programme", &["anger"]),
    ("purpose", &["casework", "supervision", "handover"]),
    ("addressee-kind", &["institution", "natural-person"]),
];

const ALL: &[&str] = &[
    "person",
    "custody",
    "section",
    "fact",
    "activity",
    "place",
    "milestone",
    "deliverable",
    "budget",
    "document-register",
    "external-value",
    "organisation",
    "audit",
    "account",
    "snapshot",
    "personal-code",
    "caseload",
    "assessment",
    "case-plan",
    "contact",
    "session-note",
    "concern",
    "qualification",
    "disclosure",
    "duplicate",
];

pub fn catalogue() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pack");
    let mut pack = Catalogue::load(&folder).unwrap_or_else(|findings| panic!("{findings}"));
    pack.classifiers.extend(LISTS.iter().map(|(id, codes)| ((*id).to_owned(), list(id, codes))));
    hide_from_most(&mut pack);
    pack.activity_types = activity_types();
    pack.roles = roles();
    pack.deadlines = vec![toml(
        "id = \"first-assessment\"\nname = {}\nstarts = [{ event = \"custody.placed\" }]\nwithin = \"2 months\"\n\
         satisfied_by = [{ event = \"assessment.completed\", with = { kind = \"risk-needs\" } }]\n\
         extend = [{ exemption = \"health\", by = \"10 days\" }]\nbefore_release = \"7 days\"\n\
         stop = [\"custody.released\"]\nremind = \"14 days\"\nsource = { document = \"001\", place = \"tests\" }",
    )];
    let project: Project = toml(
        "id = \"dari\"\nname = {}\nshort = {}\nowner = \"ievp\"\nfund = \"esf-plus\"\n\
         [[activity]]\nid = \"A1\"\nname = {}",
    );
    pack.projects.insert(project.id.clone(), project);
    let milestone: Milestone = toml("id = \"liepaja-prison-in-use\"\nname = {}\nowner = \"ievp\"\nplanned = []");
    pack.milestones.push(milestone);
    pack
}

/// A second instrument that only heads of units see, without certificate or second signature.
fn hide_from_most(pack: &mut Catalogue) {
    let mut secret = pack.instruments["needs"][&1].clone();
    let definition = std::sync::Arc::make_mut(&mut secret.definition);
    "security".clone_into(&mut definition.id);
    definition.countersign = false;
    definition.used_by.qualification = None;
    definition.seen_by = vec!["head".to_owned(), "administrator".to_owned()];
    pack.instruments.insert("security".to_owned(), [(1, secret)].into());
}

fn toml<T: serde::de::DeserializeOwned>(text: &str) -> T {
    ::toml::from_str(&text.replace("{}", "{ lv = \"vārds\", en = \"word\" }")).unwrap()
}

fn list(id: &str, codes: &[&str]) -> Classifier {
    let code = |text: &&str| {
        let (text, to) = text.split_once('<').map_or((*text, None), |(text, end)| (text, Some(end)));
        let (id, with) = text.split_once('=').map_or((text, None), |(id, with)| (id, with.split_once(':')));
        Code {
            id: id.to_owned(),
            name: Text::default(),
            from: None,
            to: to.and_then(|day| day.parse::<chrono::NaiveDate>().ok()?.pred_opt()),
            parent: None,
            with: with.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
            note: None,
        }
    };
    Classifier { id: id.to_owned(), name: Text::default(), sources: Vec::new(), code: codes.iter().map(code).collect() }
}

fn activity_types() -> BTreeMap<String, ActivityType> {
    let types = [
        "id = \"family-day\"\nname = {}\ngroup = \"family-ties\"\nagencies = [\"ievp\"]\n\
         roles = { prisoner = \"1..\", relative = \"0..\", staff = \"0..2\" }\n\
         headcounts = { prisoners = \"whole\", guests = \"whole\", adults = \"part of guests\", children = \"part of guests\" }",
        "id = \"consultation\"\nname = {}\ngroup = \"consultation\"\nconfidential = true\n\
         professions = [\"psychotherapist\"]\nrequires = [\"profession\"]\n\
         roles = { prisoner = \"0..\", probation-client = \"0..\" }",
        "id = \"round-table\"\nname = {}\ngroup = \"event\"\n\
         roles = { staff = \"0..\", representative = \"0..\" }\nheadcounts = { representatives = \"whole\" }",
    ];
    types.into_iter().map(toml::<ActivityType>).map(|kind| (kind.id.clone(), kind)).collect()
}

fn roles() -> BTreeMap<String, Role> {
    let grant = |verbs: &[&str], what: &[&str], scope, sees| Grant {
        verbs: verbs.iter().map(|verb| (*verb).to_owned()).collect(),
        what: what.iter().map(|what| (*what).to_owned()).collect(),
        scope,
        sees,
        ask_purpose: false,
    };
    let casework: &[&str] = &["person", "custody", "section", "fact", "activity"];
    let everything = ["read", "write", "import", "manage", "export", "verify"];
    let roles = [
        ("administrator", None, vec![grant(&everything, ALL, Scope::All, Sees::Persons)]),
        ("planner", Some("tm"), vec![grant(&["read"], &["activity", "place", "study"], Scope::All, Sees::Counts)]),
        ("analyst", None, vec![grant(&["read"], &["study"], Scope::All, Sees::Persons)]),
        (
            "specialist",
            Some("ievp"),
            vec![
                grant(&["read", "write"], casework, Scope::OwnUnit, Sees::Persons),
                grant(&["read"], &["activity"], Scope::All, Sees::Counts),
                grant(
                    &["read", "write"],
                    &["assessment", "case-plan", "concern", "disclosure"],
                    Scope::OwnUnit,
                    Sees::Persons,
                ),
                grant(&["read"], &["contact", "session-note"], Scope::OwnUnit, Sees::Persons),
            ],
        ),
        (
            "head",
            None,
            vec![
                grant(&["read"], casework, Scope::OwnUnit, Sees::Persons),
                grant(
                    &["read", "write"],
                    &["contact", "concern", "disclosure", "duplicate", "qualification", "caseload"],
                    Scope::OwnUnit,
                    Sees::Persons,
                ),
                grant(&["read", "verify"], &["assessment", "case-plan"], Scope::OwnUnit, Sees::Persons),
                grant(&["read"], &["session-note"], Scope::OwnUnit, Sees::Persons),
            ],
        ),
        (
            "contact-person",
            Some("ievp"),
            vec![
                grant(&["read"], &["person", "contact", "case-plan"], Scope::OwnCaseload, Sees::Persons),
                grant(&["read", "write"], &["session-note", "concern"], Scope::OwnCaseload, Sees::Persons),
            ],
        ),
        ("psychologist", None, vec![grant(&["read"], &["person"], Scope::OwnUnit, Sees::Persons)]),
        (
            "officer",
            Some("vpd"),
            vec![
                grant(&["read", "write"], casework, Scope::OwnCaseload, Sees::Persons),
                grant(&["read", "write"], &["disclosure"], Scope::OwnCaseload, Sees::Persons),
            ],
        ),
        (
            "coordinator",
            Some("ievp"),
            vec![grant(
                &["read", "write"],
                &["person", "activity", "place", "deliverable", "budget"],
                Scope::Agency,
                Sees::Persons,
            )],
        ),
        (
            "probation",
            Some("vpd"),
            vec![
                grant(&["read", "write"], casework, Scope::OwnCaseload, Sees::Persons),
                Grant { ask_purpose: true, ..grant(&["read"], &["person"], Scope::OwnUnit, Sees::Persons) },
                grant(&["read"], &["personal-code"], Scope::OwnUnit, Sees::Persons),
            ],
        ),
        ("data-protection", None, vec![grant(&["read", "verify"], &["audit"], Scope::All, Sees::Persons)]),
    ];
    let role = |(id, agency, may): (&str, Option<&str>, Vec<Grant>)| {
        let role = Role { id: id.to_owned(), name: Text::default(), agency: agency.map(str::to_owned), may };
        (role.id.clone(), role)
    };
    roles.into_iter().map(role).collect()
}
