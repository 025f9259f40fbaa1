//! `/places`: which places meet the standards, which do not and why, and how many there were at each year's end.

mod view;

use askama::Template;
use catalogue::Period;

use super::yearly::{Yearly, yearly};
use crate::layout::{Answer, Shell, page};
use crate::shown::State;
use crate::visit::Visit;
use view::{Line, Prison};

#[derive(Template)]
#[template(path = "pages/places/page.html")]
struct View {
    page: Shell,
    prisons: Vec<Prison>,
    summary: Vec<(State, String)>,
    yearly: Option<Yearly>,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let places = visit.app().record().places(&visit.actor("reporting")).await?;
    let organisations = visit.organisations().await?;
    let lines: Vec<Line> = places.iter().map(|place| view::line(place, &visit)).collect();
    page(&View {
        page: Shell::new(&visit, &visit.words().t("room-places")),
        summary: view::summary(&places, &visit),
        prisons: view::by_prison(&places, lines, &organisations),
        yearly: yearly(&visit, |indicator| indicator.unit == "place" && indicator.period == Period::StockAtYearEnd),
    })
}
