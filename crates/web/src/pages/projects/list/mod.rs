//! All projects with period, money and counters.

use askama::Template;
use catalogue::{Catalogue, Project, wording};
use measure::Board;

use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/projects/list/page.html")]
struct View {
    page: Shell,
    projects: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    id: String,
    name: String,
    short: String,
    owner: String,
    period: String,
    budget: String,
    counters: Vec<String>,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let measured = visit.app().measured();
    let projects = catalogue.projects.values().map(|project| line(project, catalogue, &measured.board, words));
    page(&View { page: Shell::new(&visit, &words.t("projects")), projects: projects.collect() })
}

fn line(project: &Project, catalogue: &Catalogue, board: &Board, words: Words) -> Line {
    let owner = project.owner.as_deref().unwrap_or_default();
    let counters = board.projects.get(&project.id).into_iter().flat_map(|result| &result.outputs).map(|output| {
        let name = project.output.iter().find(|one| one.id == output.output);
        format!(
            "{}: {} / {}",
            name.map_or(output.output.as_str(), |output| output.name.get(words.lang)),
            shown::whole(output.value, words.lang),
            wording::number(output.target, 0, words.lang)
        )
    });
    Line {
        id: project.id.clone(),
        name: project.name.get(words.lang).to_owned(),
        short: project.short.get(words.lang).to_owned(),
        owner: catalogue.institution(owner).map_or(owner, |name| name.get(words.lang)).to_owned(),
        period: super::project::period(project, words),
        budget: project.budget.as_ref().map_or_else(
            || "–".to_owned(),
            |budget| wording::money(budget.total_cents, &catalogue.pack.currency, words.lang),
        ),
        counters: counters.collect(),
    }
}
