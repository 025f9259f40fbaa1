//! Every page: template, view and handler side by side.

mod board;
mod indicators;
mod plans;
mod projects;
pub(crate) mod sign_in;
mod sign_out;

use axum::routing::{get, post};

use crate::Route;

/// Address, permission, handlers: the site's plan.
pub(crate) fn routes() -> Vec<Route> {
    let read = |resource, path, handlers| Route::may("read", resource, path, handlers);
    vec![
        Route::open("/sign-in", get(sign_in::form).post(sign_in::enter)),
        Route::signed_in("/sign-out", post(sign_out::leave)),
        Route::signed_in("/", get(board::show)),
        read("indicator", "/indicators/{id}", get(indicators::passport::show)),
        read("indicator", "/indicators/{id}/cases", get(indicators::cases::show)),
        read("plan", "/plans", get(plans::list::show)),
        read("plan", "/plans/{plan}", get(plans::plan::show)),
        read("plan", "/plans/{plan}/{task}", get(plans::task::show)),
        read("project", "/projects", get(projects::list::show)),
        read("project", "/projects/{id}", get(projects::project::show)),
    ]
}
