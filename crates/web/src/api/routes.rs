//! Every address of `/api/v1`: what it needs, what it does, who does it.

use axum::http::Method;

use super::operation::{act, ask, change, create, get, list};
use super::{
    activity, assessment, caseload, chronology, code_list, contact, custody, deadline, disclosure, duplicate,
    indicator, instrument, organisation, person, plan, section, supervision, work,
};
use crate::{Access, Route};

fn reads(resource: &'static str) -> Access {
    Access::May { verb: "read", resource }
}

/// Reads persons in it, not counts only.
fn sees(resource: &'static str) -> Access {
    Access::Named { resource }
}

fn writes(resource: &'static str) -> Access {
    Access::May { verb: "write", resource }
}

fn signs(resource: &'static str) -> Access {
    Access::May { verb: "verify", resource }
}

/// Address, permission, handler: the plan of the API.
pub(crate) fn routes() -> Vec<Route> {
    [
        of_persons(),
        of_sections(),
        of_assessments(),
        of_plans(),
        of_contacts(),
        of_handing_over(),
        of_ledger(),
        of_the_pack(),
    ]
    .concat()
}

fn of_persons() -> Vec<Route> {
    vec![
        list(sees("person"), "/api/v1/persons", "Finds persons.", person::find),
        get(sees("person"), "/api/v1/persons/{id}", "Opens a person.", person::open),
        list(
            sees("person"),
            "/api/v1/persons/{id}/chronology",
            "Tells what happened to a person, newest first.",
            chronology::show,
        ),
        list(
            sees("person"),
            "/api/v1/persons/{id}/deadlines",
            "Lists deadlines of a person's case, the earliest first.",
            deadline::of_person,
        ),
        create(writes("custody"), "/api/v1/persons/{id}/custody", "Places a person in custody.", custody::place),
        create(writes("custody"), "/api/v1/custody/{id}/movements", "Moves a person in custody.", custody::transfer),
        create(writes("custody"), "/api/v1/custody/{id}/release", "Releases a person.", custody::release),
        get(sees("case-plan"), "/api/v1/work", "Shows the account's work.", work::show),
    ]
}

fn of_sections() -> Vec<Route> {
    let section = || writes("section");
    vec![
        create(section(), "/api/v1/persons/{id}/sections", "Opens a section of probation.", section::open),
        create(section(), "/api/v1/sections/{id}/closing", "Closes a section of probation.", section::close),
        get(
            sees("section"),
            "/api/v1/sections/{id}/supervision",
            "Shows conditions, breaches, the contact plan and meetings of a section.",
            supervision::show,
        ),
        create(section(), "/api/v1/sections/{id}/conditions", "Sets a condition or duty.", supervision::set),
        act(section(), "/api/v1/section-conditions/{id}/end", "Ends a condition or duty.", supervision::end),
        create(section(), "/api/v1/sections/{id}/breaches", "Records a breach.", supervision::breach),
        create(
            section(),
            "/api/v1/sections/{id}/contact-plan",
            "Says how often to meet the person.",
            supervision::plan,
        ),
        create(section(), "/api/v1/sections/{id}/meetings", "Records a meeting, held or missed.", supervision::meet),
    ]
}

fn of_assessments() -> Vec<Route> {
    vec![
        list(
            sees("assessment"),
            "/api/v1/persons/{id}/assessments",
            "Lists assessments of a person, newest first.",
            assessment::of_person,
        ),
        create(writes("assessment"), "/api/v1/persons/{id}/assessments", "Begins an assessment.", assessment::begin),
        get(sees("assessment"), "/api/v1/assessments/{id}", "Opens an assessment.", assessment::open),
        list(
            sees("assessment"),
            "/api/v1/assessments/{id}/steps",
            "Lists the steps of an assessment's life.",
            assessment::steps,
        ),
        change(
            Method::PATCH,
            writes("assessment"),
            "/api/v1/assessments/{id}/answers",
            "Keeps answers of a draft.",
            assessment::answer,
        ),
        act(writes("assessment"), "/api/v1/assessments/{id}/completion", "Completes a draft.", assessment::complete),
        act(
            signs("assessment"),
            "/api/v1/assessments/{id}/countersignature",
            "Signs as the second person.",
            assessment::countersign,
        ),
        act(
            signs("assessment"),
            "/api/v1/assessments/{id}/return",
            "Returns it to the assessor.",
            assessment::send_back,
        ),
        act(
            writes("assessment"),
            "/api/v1/assessments/{id}/decision",
            "Records what the person who decides says.",
            assessment::decide,
        ),
        act(
            writes("assessment"),
            "/api/v1/assessments/{id}/lock",
            "Closes a draft that will not be completed.",
            assessment::lock,
        ),
    ]
}

fn of_plans() -> Vec<Route> {
    vec![
        list(sees("case-plan"), "/api/v1/persons/{id}/case-plans", "Lists plans of a person.", plan::of_person),
        create(writes("case-plan"), "/api/v1/persons/{id}/case-plans", "Opens a plan for a person.", plan::begin),
        get(sees("case-plan"), "/api/v1/case-plans/{id}", "Opens a plan.", plan::open),
        list(sees("case-plan"), "/api/v1/case-plans/{id}/versions", "Lists versions of a plan.", plan::versions),
        list(
            sees("case-plan"),
            "/api/v1/case-plans/{id}/evidence",
            "Lists ledger entries that could show steps of a plan.",
            plan::evidence,
        ),
        act(writes("case-plan"), "/api/v1/case-plans/{id}/edits", "Changes a plan: all edits or none.", plan::edit),
        act(signs("case-plan"), "/api/v1/case-plans/{id}/approval", "Approves a plan.", plan::approve),
        act(
            writes("case-plan"),
            "/api/v1/case-plans/{id}/agreement",
            "Records what the person says to the plan.",
            plan::agree,
        ),
        act(
            writes("case-plan"),
            "/api/v1/case-plans/{id}/acknowledgement",
            "Records that the person was shown the plan.",
            plan::acknowledge,
        ),
        act(writes("case-plan"), "/api/v1/case-plans/{id}/reviews", "Records a review.", plan::review),
        act(writes("case-plan"), "/api/v1/case-plans/{id}/closing", "Closes a plan.", plan::close),
    ]
}

fn of_contacts() -> Vec<Route> {
    vec![
        list(
            sees("contact"),
            "/api/v1/persons/{id}/contacts",
            "Lists contact persons of a person, the present one first.",
            contact::of_person,
        ),
        create(writes("contact"), "/api/v1/persons/{id}/contacts", "Gives a person a contact person.", contact::give),
        act(writes("contact"), "/api/v1/contacts/{id}/end", "Ends an assignment.", contact::end),
        create(
            writes("session-note"),
            "/api/v1/contacts/{id}/session-notes",
            "Records a session with the contact person.",
            contact::note,
        ),
        list(
            sees("session-note"),
            "/api/v1/persons/{id}/session-notes",
            "Lists sessions with a person, newest first.",
            contact::sessions,
        ),
        list(sees("contact"), "/api/v1/caseload", "Lists the account's own caseload.", contact::caseload),
        list(
            writes("caseload"),
            "/api/v1/caseloads",
            "Lists caseloads of the unit, those of closed accounts first.",
            caseload::list,
        ),
        list(
            writes("caseload"),
            "/api/v1/caseloads/{id}",
            "Lists the people on a caseload, by name.",
            caseload::people,
        ),
        create(writes("caseload"), "/api/v1/caseloads/{id}/people", "Puts people on a caseload.", caseload::give),
        create(
            writes("caseload"),
            "/api/v1/caseloads/{id}/handover",
            "Hands people of a caseload over to another.",
            caseload::hand_over,
        ),
        create(
            writes("caseload"),
            "/api/v1/caseloads/{id}/removals",
            "Takes people off a caseload.",
            caseload::take_off,
        ),
        list(sees("concern"), "/api/v1/concerns", "Lists concerns that wait for the role.", contact::concerns),
        create(writes("concern"), "/api/v1/persons/{id}/concerns", "Hands a concern on.", contact::raise),
        act(writes("concern"), "/api/v1/concerns/{id}/taking", "Takes a concern up.", contact::take),
        act(writes("concern"), "/api/v1/concerns/{id}/answer", "Answers a concern.", contact::answer),
    ]
}

fn of_handing_over() -> Vec<Route> {
    vec![
        list(
            sees("disclosure"),
            "/api/v1/persons/{id}/disclosures",
            "Lists what was handed over about a person.",
            disclosure::of_person,
        ),
        create(writes("disclosure"), "/api/v1/persons/{id}/disclosures", "Hands a package over.", disclosure::make),
        get(sees("disclosure"), "/api/v1/disclosures/{id}", "Opens a package.", disclosure::open),
        act(writes("disclosure"), "/api/v1/disclosures/{id}/receipt", "Takes a package.", disclosure::receive),
        list(
            sees("duplicate"),
            "/api/v1/persons/{id}/duplicates",
            "Lists records that may be of the same person.",
            duplicate::candidates,
        ),
        list(sees("duplicate"), "/api/v1/persons/{id}/merges", "Lists merges of a person.", duplicate::merges),
        act(
            writes("duplicate"),
            "/api/v1/persons/{id}/merges",
            "Merges another record into this one.",
            duplicate::merge,
        ),
        create(writes("duplicate"), "/api/v1/merges/{id}/undoing", "Takes a merge back.", duplicate::undo),
        create(
            writes("duplicate"),
            "/api/v1/persons/{id}/kept-apart",
            "Records that two records are of two people.",
            duplicate::keep_apart,
        ),
    ]
}

fn of_ledger() -> Vec<Route> {
    vec![
        list(reads("activity"), "/api/v1/activities", "Lists the ledger, newest first.", activity::show),
        create(writes("activity"), "/api/v1/activities", "Records an activity.", activity::record),
        get(reads("activity"), "/api/v1/activities/{id}", "Opens an activity.", activity::open),
        change(
            Method::PUT,
            writes("activity"),
            "/api/v1/activities/{id}",
            "Replaces what an activity says.",
            activity::revise,
        ),
    ]
}

fn of_the_pack() -> Vec<Route> {
    vec![
        list(reads("indicator"), "/api/v1/indicators", "Lists indicators.", indicator::list),
        get(
            reads("indicator"),
            "/api/v1/indicators/{indicator}",
            "Shows an indicator with its values.",
            indicator::open,
        ),
        list(
            sees("indicator"),
            "/api/v1/indicators/{indicator}/cases",
            "Lists the cases behind a year of an indicator.",
            indicator::cases,
        ),
        list(Access::SignedIn, "/api/v1/instruments", "Lists instruments the role may know of.", instrument::list),
        get(
            Access::SignedIn,
            "/api/v1/instruments/{instrument}/{version}",
            "Shows what an instrument asks.",
            instrument::open,
        ),
        ask(
            Access::SignedIn,
            "/api/v1/instruments/{instrument}/{version}/score",
            "Scores answers; nothing is kept.",
            instrument::score,
        ),
        list(reads("organisation"), "/api/v1/organisations", "Lists organisations.", organisation::list),
        list(Access::SignedIn, "/api/v1/code-lists", "Lists code lists.", code_list::list),
        list(Access::SignedIn, "/api/v1/code-lists/{list}", "Lists the codes of a list.", code_list::codes),
    ]
}
