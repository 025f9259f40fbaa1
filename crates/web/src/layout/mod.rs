//! The frame around every page: bar, rooms, the strip of simulated data, foot.

mod room;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use catalogue::wording;

use crate::assets;
use crate::trouble::Trouble;
use crate::visit::{Guest, Visit};
use crate::words::Words;

pub(crate) use room::{Room, rooms};

/// What a handler answers.
pub(crate) type Answer = Result<Response, Trouble>;

/// Fills the frame of one page.
#[derive(Debug)]
pub(crate) struct Shell {
    pub words: Words,
    pub title: String,
    pub rooms: Vec<Room>,
    /// Name and role of who is signed in.
    pub user: Option<String>,
    pub csrf: String,
    pub simulated: bool,
    /// As-of day of the numbers, as people write it.
    pub as_of: String,
    /// This page in the other language.
    pub other_language: String,
    /// The way here: address and label, without the page itself.
    pub trail: Vec<(String, String)>,
    /// Something that has just been done.
    pub said: Option<String>,
}

impl Shell {
    /// The frame for somebody signed in.
    pub fn new(visit: &Visit, title: &str) -> Self {
        let account = &visit.session.account;
        Self {
            rooms: rooms(visit),
            user: Some(user(&account.display_name, &visit.role_name(&account.role))),
            csrf: visit.session.csrf.clone(),
            ..Self::for_guest(&visit.guest, title)
        }
    }

    /// The frame for everybody else.
    pub fn for_guest(guest: &Guest, title: &str) -> Self {
        let as_of = guest.app.measured().engine.snapshot().manifest.as_of;
        let (path, query) = guest.here.split_once('?').unwrap_or((&guest.here, ""));
        let switch = [query, "lang="].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
        Self {
            words: guest.words,
            title: title.to_owned(),
            rooms: Vec::new(),
            user: None,
            csrf: String::new(),
            simulated: guest.app.settings().simulated,
            as_of: wording::date(as_of, guest.lang()),
            other_language: format!("{path}?{switch}{}", guest.words.other().lang),
            trail: Vec::new(),
            said: None,
        }
    }

    /// Adds a step of the way here.
    #[must_use]
    pub fn under(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.trail.push((href.into(), label.into()));
        self
    }

    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    pub fn lang(&self) -> &'static str {
        self.words.lang
    }

    pub fn other(&self) -> &'static str {
        self.words.other().lang
    }

    #[expect(clippy::unused_self, reason = "templates reach it through the page")]
    pub fn styles(&self) -> &'static str {
        assets::styles_path()
    }

    #[expect(clippy::unused_self, reason = "templates reach it through the page")]
    pub fn icon(&self) -> &'static str {
        assets::icon_path()
    }

    #[expect(clippy::unused_self, reason = "templates reach it through the page")]
    pub fn preload(&self) -> &'static [String] {
        assets::preloaded_fonts()
    }
}

fn user(name: &str, role: &str) -> String {
    if name == role { name.to_owned() } else { format!("{name}, {role}") }
}

/// Turns a filled template into a page.
pub(crate) fn page(template: &impl Template) -> Answer {
    Ok(Html(template.render()?).into_response())
}
