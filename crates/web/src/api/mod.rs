//! `/api/v1`: what the pages show and do, as JSON for other systems.
//!
//! Every address is an [`Operation`]; its handler's types are its contract, from which `docs/openapi.json` is written.
//! Rules live in `record` and `measure`, permissions in `roles.toml`: nothing is decided here.

mod activity;
mod activity_data;
mod assessment;
mod call;
mod caseload;
mod chronology;
mod code_list;
mod contact;
mod custody;
mod day;
mod deadline;
mod disclosure;
mod document;
mod duplicate;
mod guard;
mod indicator;
mod instrument;
mod list;
mod operation;
mod organisation;
mod person;
mod plan;
mod plan_content;
mod plan_edit;
mod problem;
mod rate;
mod routes;
mod score;
mod section;
mod shape;
mod supervision;
mod work;
mod written;

pub(crate) use guard::guard;
pub(crate) use operation::Operation;
pub(crate) use rate::Rates;
pub(crate) use routes::routes;

pub use document::openapi_document;
