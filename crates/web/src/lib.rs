//! Pages of Tilts: sign-in, the board, passports, plans, projects, the ledger, oversight.
//!
//! Last room of the flow `definitions -> catalogue -> record -> measure -> report -> web / cli`. HTML first: every page
//! works without scripts. Address and folder mirror each other: `/indicators/{id}` is `pages/indicators/passport/`.

mod access;
mod api;
mod app;
mod assessing;
mod assets;
mod cookie;
mod field;
mod form;
mod grant;
mod guard;
mod headers;
mod layout;
mod listing;
mod pages;
mod permissions;
mod problem;
mod purpose;
mod router;
mod shown;
mod small_form;
mod sounded;
mod spark;
mod taking;
mod trouble;
mod visit;
mod words;

pub use access::{Access, Route};
pub use api::openapi_document;
pub use app::{App, Edge, Measured, Settings};
pub use permissions::permissions_document;
pub use router::{router, routes};
pub use taking::Measuring;
