//! The front page: all indicators with value, target and state; or the first room a role may enter.

mod view;

pub(crate) use view::newest_complete;

use askama::Template;
use axum::response::{IntoResponse, Redirect};

use crate::layout::{Answer, Shell, page, rooms};
use crate::pages::studies::newest::{Sounding, sounding};
use crate::trouble::Trouble;
use crate::visit::Visit;
use view::Outcome;

#[derive(Template)]
#[template(path = "pages/board/page.html")]
struct View {
    page: Shell,
    document: String,
    outcomes: Vec<Outcome>,
    /// Studies whose newest result breaks a limit.
    alarms: Vec<Sounding>,
    /// States with their numbers.
    summary: Vec<(crate::shown::State, String)>,
}

pub(super) async fn show(visit: Visit) -> Answer {
    if !visit.may("read", "indicator") {
        let room = rooms(&visit).into_iter().next().ok_or(Trouble::Forbidden)?;
        return Ok(Redirect::to(room.href).into_response());
    }
    let measured = visit.app().measured();
    let outcomes = view::outcomes(visit.app().catalogue(), &measured.board, visit.words());
    page(&View {
        page: Shell::new(&visit, &visit.words().t("board")),
        document: view::document(visit.app().catalogue(), visit.words()),
        summary: view::summary(&outcomes, visit.words()),
        outcomes,
        alarms: sounding(&visit),
    })
}
