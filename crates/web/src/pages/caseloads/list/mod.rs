//! Everybody who has a caseload, with how many people; those who may not sign in any more first.

use askama::Template;

use crate::layout::{Answer, Shell, page};
use crate::pages::caseloads::PURPOSE;
use crate::shown;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/caseloads/list/page.html")]
struct View {
    page: Shell,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    role: String,
    unit: String,
    people: u64,
    active: bool,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let caseloads = visit.app().record().caseloads(&visit.actor(PURPOSE)).await?;
    let units = visit.organisations().await?;
    let line = |one: record::Caseload| Line {
        href: format!("/caseloads/{}", one.staff.id.0),
        role: visit.role_name(&one.staff.role),
        unit: shown::unit(&units, &one.staff.unit),
        name: one.staff.name,
        people: one.people,
        active: one.active,
    };
    page(&View {
        page: Shell::new(&visit, &visit.words().t("room-caseloads")),
        lines: caseloads.into_iter().map(line).collect(),
    })
}
