//! Every page: template, view and handler side by side.

mod accounts;
pub(crate) mod assessments;
mod audit;
mod board;
pub(crate) mod case_plans;
mod caseloads;
mod concerns;
mod contacts;
mod deliverables;
mod explore;
mod funding;
pub(crate) mod indicators;
pub(crate) mod instruments;
mod leadership;
pub(crate) mod ledger;
mod methods;
mod milestones;
mod packages;
pub(crate) mod people;
mod places;
mod plans;
mod projects;
mod qualifications;
mod releases;
mod reports;
pub(crate) mod sign_in;
mod sign_out;
mod snapshot;
mod standards;
mod studies;
mod work;
mod yearly;

use axum::routing::{get, post};

use crate::Route;

/// Address, permission, handlers: the site's plan.
pub(crate) fn routes() -> Vec<Route> {
    let read = |resource, path, handlers| Route::may("read", resource, path, handlers);
    let named = |resource, path, handlers| Route::named(resource, path, handlers);
    let write = |resource, path, handlers| Route::may("write", resource, path, handlers);
    vec![
        Route::open("/sign-in", get(sign_in::form).post(sign_in::enter)),
        Route::signed_in("/sign-out", post(sign_out::leave)),
        Route::signed_in("/", get(board::show)),
        read("indicator", "/leadership", get(leadership::show)),
        read("indicator", "/indicators/{id}", get(indicators::passport::show)),
        read("indicator", "/indicators/{id}/cases", get(indicators::cases::show)),
        read("plan", "/plans", get(plans::list::show)),
        read("plan", "/plans/{plan}", get(plans::plan::show)),
        read("plan", "/plans/{plan}/{task}", get(plans::task::show)),
        read("project", "/projects", get(projects::list::show)),
        read("project", "/projects/{id}", get(projects::project::show)),
        read("activity", "/ledger", get(ledger::list::show)),
        write("activity", "/ledger/new", get(ledger::form::blank).post(ledger::form::record)),
        read("activity", "/ledger/{id}", get(ledger::entry::show)),
        write("activity", "/ledger/{id}/edit", get(ledger::form::open).post(ledger::form::revise)),
        read("person", "/people", get(people::search::show)),
        write("person", "/people/new", get(people::register::blank).post(people::register::record)),
        write("person", "/people/{id}/edit", get(people::register::open).post(people::register::revise)),
        read("person", "/people/{id}", get(people::person::show).post(people::person::act)),
        named("person", "/people/{id}/summary", get(people::person::print)),
        write("disclosure", "/people/{id}/handover", get(people::handover::choose).post(people::handover::send)),
        named("disclosure", "/packages/{id}", get(packages::show)),
        write("disclosure", "/packages/{id}/receipt", post(packages::take)),
        named("duplicate", "/people/{id}/duplicates", get(people::duplicates::list)),
        named(
            "duplicate",
            "/people/{id}/duplicates/{other}",
            get(people::duplicates::pair).post(people::duplicates::decide),
        ),
        write("duplicate", "/people/{id}/merges/{merge}/undoing", post(people::duplicates::undo)),
        write(
            "assessment",
            "/people/{id}/assessments/new",
            get(assessments::begin::choose).post(assessments::begin::begin),
        ),
        // Contact persons write sessions, specialists answer concerns, heads change assignments: decided by the record.
        read("contact", "/people/{id}/contact", get(people::contact::show).post(people::contact::act)),
        write("contact", "/contacts", get(contacts::overview::show).post(contacts::overview::act)),
        write("contact", "/contacts/assign", get(contacts::assign::choose).post(contacts::assign::assign)),
        write("contact", "/contacts/workers/{id}", get(contacts::worker::show).post(contacts::worker::set)),
        write("contact", "/contacts/workers/{id}/handover", post(contacts::worker::hand_over)),
        write("caseload", "/caseloads", get(caseloads::list::show)),
        write("caseload", "/caseloads/{id}", get(caseloads::one::show).post(caseloads::one::hand_over)),
        read("concern", "/concerns", get(concerns::show).post(concerns::act)),
        write("qualification", "/qualifications", get(qualifications::show).post(qualifications::act)),
        write("case-plan", "/people/{id}/case-plan", post(case_plans::open)),
        named("case-plan", "/case-plans/{id}", get(case_plans::show).post(case_plans::act)),
        named("case-plan", "/work", get(work::show)),
        // The second signature is given by those who may verify: decided by the record, act by act.
        named("assessment", "/assessments/{id}", get(assessments::one::show).post(assessments::one::act)),
        named("assessment", "/assessments/{id}/comparison", get(assessments::comparison::show)),
        Route::may("verify", "assessment", "/assessments/{id}/second", post(assessments::one::ask_second)),
        read("milestone", "/milestones", get(milestones::show)),
        read("place", "/places", get(places::show)),
        read("deliverable", "/deliverables", get(deliverables::show)),
        read("project", "/funding", get(funding::show)),
        read("plan", "/standards", get(standards::show)),
        read("protocol", "/studies", get(studies::list::show)),
        read("protocol", "/studies/{id}", get(studies::protocol::show)),
        Route::may("write", "study", "/studies/{id}/run", post(studies::protocol::run)),
        write("study", "/studies/{id}/change", post(studies::keep::act)),
        read("indicator", "/studies/{id}/results/{run}", get(studies::result::show)),
        read("indicator", "/studies/{id}/results/{run}/{file}", get(studies::download::show)),
        read("protocol", "/methods", get(methods::list::show)),
        read("protocol", "/methods/{id}", get(methods::method::show)),
        read("study", "/explore", get(explore::show::show)),
        read("study", "/explore/files/{file}", get(explore::file::show)),
        named("study", "/explore/cases", get(explore::cases::show)),
        named("study", "/explore/cases.csv", get(explore::cases::file::show)),
        write("study", "/explore/save", post(explore::save::save)),
        read("release", "/releases", get(releases::show)),
        read("report", "/reports", get(reports::show)),
        // Plans and projects may be exported by roles that see no reports: decided per file.
        Route::signed_in("/reports/{file}", get(reports::download)),
        Route::may("export", "snapshot", "/snapshot", get(snapshot::show).post(snapshot::take)),
        // Definitions are no secret, but for those an instrument keeps to some roles: decided per instrument.
        Route::signed_in("/instruments", get(instruments::list::show)),
        Route::signed_in("/instruments/{id}/{version}", get(instruments::instrument::show)),
        Route::signed_in("/instruments/{id}/{version}/try", get(instruments::attempt::show)),
        Route::may("manage", "account", "/accounts", get(accounts::show).post(accounts::act)),
        Route::may("manage", "account", "/accounts/{id}", get(accounts::one).post(accounts::change)),
        Route::signed_in("/password", get(accounts::own).post(accounts::write_own)),
        read("audit", "/audit", get(audit::show)),
        Route::may("verify", "audit", "/audit/verify", post(audit::verify)),
    ]
}
