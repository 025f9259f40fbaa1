//! Every page: template, view and handler side by side.

mod board;
pub(crate) mod sign_in;
mod sign_out;

use axum::routing::{get, post};

use crate::Route;

/// Address, permission, handlers: the site's plan.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::open("/sign-in", get(sign_in::form).post(sign_in::enter)),
        Route::signed_in("/sign-out", post(sign_out::leave)),
        Route::signed_in("/", get(board::show)),
    ]
}
