//! All addresses in one router, each behind its guard.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;

use crate::api;
use crate::guard::{Post, guard};
use crate::trouble::Trouble;
use crate::{Access, App, Route, assets, headers, pages};

/// Every address, of pages and of systems.
#[must_use]
pub fn routes() -> Vec<Route> {
    [assets::routes(), pages::routes(), api::routes()].concat()
}

/// The whole site; `axum::serve` takes it.
pub fn router(app: App) -> Router {
    let lost = any(|| async { Trouble::NotFound });
    let post = |access| Post { app: app.clone(), access };
    let mut router = Router::new().fallback_service(
        lost.clone().layer(from_fn_with_state(post(Access::SignedIn), guard)).with_state(app.clone()),
    );
    for Route { path, access, handlers, operation } in routes() {
        let handlers = match operation {
            None => handlers.layer(from_fn_with_state(post(access), guard)),
            Some(_) => handlers.layer(from_fn_with_state(post(access), api::guard)),
        };
        router = router.route(path, handlers);
    }
    let lost = lost.layer(from_fn_with_state(post(Access::SignedIn), api::guard));
    router = router.route("/api/{*rest}", lost.clone()).route("/api", lost);
    router.with_state(app).layer(from_fn(headers::secure))
}
