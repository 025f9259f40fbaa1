//! Operation: what a system can do at one address. Its contract is made of the types its handler takes and gives.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::http::Method;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::call::{Call, Sent};
use super::list::List;
use super::problem::Refused;
use super::shape::{Schemas, Shape, shape};
use super::written::Written;
use crate::visit::Visit;
use crate::{Access, Route};

/// What an operation does; decides its headers and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing changes.
    Read,
    /// Something new is recorded.
    Create,
    /// Something is changed that was read at a version.
    Change,
}

/// One operation with its contract.
#[derive(Clone)]
pub(crate) struct Operation {
    pub method: Method,
    pub kind: Kind,
    pub summary: &'static str,
    pub query: Option<Shaped>,
    pub body: Option<Shaped>,
    pub answer: Shaped,
    /// The answer is a page of rows of this shape.
    pub listed: bool,
}

/// Makes a schema, adding those it refers to.
pub(super) type Shaped = fn(&mut Schemas) -> Value;

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Operation({} {})", self.method, self.summary)
    }
}

/// What is shown of one thing.
#[derive(Debug)]
pub(crate) struct Shown<T> {
    pub body: T,
    pub version: Option<i32>,
}

impl<T> Shown<T> {
    pub fn new(body: T) -> Self {
        Self { body, version: None }
    }

    /// At the version it can be changed at.
    pub fn at(body: T, version: i32) -> Self {
        Self { body, version: Some(version) }
    }
}

/// An answer before it is sent.
pub(crate) struct Told {
    pub body: Vec<u8>,
    pub version: Option<i32>,
    pub href: Option<String>,
}

/// The parts of an address that stand for placeholders.
pub(super) type Params = Result<RawPathParams, RawPathParamsRejection>;
type Running = Pin<Box<dyn Future<Output = Result<Told, Refused>> + Send>>;
/// Handlers of every type behind one, so that the server is compiled for a single one.
type Run = Arc<dyn Fn(Call, Sent) -> Running + Send + Sync>;

/// Shows one thing; what is asked for stands in the query.
pub(super) fn get<Q, T, F, Fut>(access: Access, path: &'static str, summary: &'static str, handler: F) -> Route
where
    Q: DeserializeOwned + Shape,
    T: Serialize + Shape,
    F: Fn(Call, Q) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<Shown<T>, Refused>> + Send + 'static,
{
    let run: Run = Arc::new(move |call, sent| match sent.query() {
        Ok(asked) => shown(handler(call, asked)),
        Err(refused) => refusing(refused),
    });
    let operation = Operation { query: Some(Q::schema), ..operation::<T>(Method::GET, Kind::Read, summary) };
    route(access, path, operation, run)
}

/// Shows a page of a list.
pub(super) fn list<Q, T, F, Fut>(access: Access, path: &'static str, summary: &'static str, handler: F) -> Route
where
    Q: DeserializeOwned + Shape,
    T: Serialize + Shape,
    F: Fn(Call, Q) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<List<T>, Refused>> + Send + 'static,
{
    let run: Run = Arc::new(move |call, sent| match sent.query() {
        Ok(asked) => {
            let listing = handler(call, asked);
            shown(async move { listing.await.map(Shown::new) })
        }
        Err(refused) => refusing(refused),
    });
    let row = operation::<T>(Method::GET, Kind::Read, summary);
    route(access, path, Operation { query: Some(Q::schema), listed: true, ..row }, run)
}

/// Computes something from a body; nothing is recorded.
pub(super) fn ask<B, T, F, Fut>(access: Access, path: &'static str, summary: &'static str, handler: F) -> Route
where
    B: DeserializeOwned + Shape + 'static,
    T: Serialize + Shape,
    F: Fn(Call, B) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<Shown<T>, Refused>> + Send + 'static,
{
    let run: Run = Arc::new(move |call, sent| match sent.body() {
        Ok(body) => shown(handler(call, body)),
        Err(refused) => refusing(refused),
    });
    route(access, path, with_body::<B>(operation::<T>(Method::POST, Kind::Read, summary)), run)
}

/// Records something new.
pub(super) fn create<B, F, Fut>(access: Access, path: &'static str, summary: &'static str, handler: F) -> Route
where
    B: DeserializeOwned + Shape + 'static,
    F: Fn(Call, B) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<Written, Refused>> + Send + 'static,
{
    write(access, path, operation::<Written>(Method::POST, Kind::Create, summary), handler)
}

/// Changes something at the version named in `If-Match`.
pub(super) fn change<B, F, Fut>(
    method: Method,
    access: Access,
    path: &'static str,
    summary: &'static str,
    handler: F,
) -> Route
where
    B: DeserializeOwned + Shape + 'static,
    F: Fn(Call, B) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<Written, Refused>> + Send + 'static,
{
    write(access, path, operation::<Written>(method, Kind::Change, summary), handler)
}

/// Does something to what was read at the version named in `If-Match`.
pub(super) fn act<B, F, Fut>(access: Access, path: &'static str, summary: &'static str, handler: F) -> Route
where
    B: DeserializeOwned + Shape + 'static,
    F: Fn(Call, B) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<Written, Refused>> + Send + 'static,
{
    change(Method::POST, access, path, summary, handler)
}

fn write<B, F, Fut>(access: Access, path: &'static str, operation: Operation, handler: F) -> Route
where
    B: DeserializeOwned + Shape + 'static,
    F: Fn(Call, B) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<Written, Refused>> + Send + 'static,
{
    let run: Run = Arc::new(move |call, sent| match sent.body() {
        Ok(body) => {
            let writing = handler(call, body);
            Box::pin(async move {
                // What was done before under the same key is told again.
                let written = match writing.await {
                    Err(Refused::Repeated(written)) => written,
                    other => other?,
                };
                let (version, href) = (written.version, written.href.clone());
                Ok(Told { body: serde_json::to_vec(&written).map_err(Refused::ours)?, version, href })
            })
        }
        Err(refused) => refusing(refused),
    });
    route(access, path, with_body::<B>(operation), run)
}

fn refusing(refused: Refused) -> Running {
    Box::pin(std::future::ready(Err(refused)))
}

fn shown<T, Fut>(showing: Fut) -> Running
where
    T: Serialize,
    Fut: Future<Output = Result<Shown<T>, Refused>> + Send + 'static,
{
    Box::pin(async move {
        let Shown { body, version } = showing.await?;
        Ok(Told { body: serde_json::to_vec(&body).map_err(Refused::ours)?, version, href: None })
    })
}

fn route(access: Access, path: &'static str, operation: Operation, run: Run) -> Route {
    let filter = MethodFilter::try_from(operation.method.clone()).expect("operations use the usual methods");
    let kind = operation.kind;
    let handlers = on(filter, move |visit: Visit, params: Params, request: Request| {
        let run = Arc::clone(&run);
        async move { serve(&run, kind, visit, params, request).await }
    });
    Route { path, access, handlers, operation: Some(operation) }
}

async fn serve(run: &Run, kind: Kind, visit: Visit, params: Params, request: Request) -> Response {
    let here = request.uri().path().to_owned();
    let told = match Call::read(visit.clone(), params, kind, request).await {
        Ok((call, sent)) => run(call, sent).await,
        Err(refused) => Err(refused),
    };
    match told {
        Ok(told) => told.into_answer(kind),
        Err(refused) => refused.told(&visit.guest, &here),
    }
}

fn operation<T: Shape>(method: Method, kind: Kind, summary: &'static str) -> Operation {
    Operation { method, kind, summary, query: None, body: None, answer: T::refer, listed: false }
}

fn with_body<B: Shape>(operation: Operation) -> Operation {
    Operation { body: Some(B::refer), ..operation }
}

shape! {
    /// What an empty query is read as.
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Nothing {}
}

shape! {
    /// A body without anything in it.
    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Empty {}
}
