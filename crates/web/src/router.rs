//! All addresses in one router, each behind its guard.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;

use crate::guard::{Post, guard};
use crate::trouble::Trouble;
use crate::{Access, App, Route, assets, headers, pages};

/// Every address the pages answer.
#[must_use]
pub fn routes() -> Vec<Route> {
    [assets::routes(), pages::routes()].concat()
}

/// The whole site; `axum::serve` takes it.
pub fn router(app: App) -> Router {
    let lost = any(|| async { Trouble::NotFound });
    let post = |access| Post { app: app.clone(), access };
    let mut router = Router::new()
        .fallback_service(lost.layer(from_fn_with_state(post(Access::SignedIn), guard)).with_state(app.clone()));
    for Route { path, access, handlers } in routes() {
        router = router.route(path, handlers.layer(from_fn_with_state(post(access), guard)));
    }
    router.with_state(app).layer(from_fn(headers::secure))
}
