//! Places with the standards checklist.

use askama::Template;
use catalogue::Catalogue;
use record::{Organisation, Place};

use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/places/page.html")]
struct Page {
    page: Shell,
    places: Vec<Line>,
    total: String,
    meeting: String,
}

#[derive(Debug)]
struct Line {
    name: String,
    organisation: String,
    kind: String,
    places: i32,
    open_regime: bool,
    /// Renovated, double cells, space, shower and toilet.
    points: [bool; 4],
    from: String,
    until: String,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let (record, actor) = (visit.app().record(), visit.actor("reporting"));
    let places = record.places(&actor).await?;
    let units = record.organisations(&actor).await.unwrap_or_default();
    let today = visit.today();
    let meets = |place: &&Place| {
        place.compliant_from.is_some_and(|from| from <= today) && place.compliant_until.is_none_or(|until| today <= until)
    };
    let sum = |places: &mut dyn Iterator<Item = &Place>| places.map(|place| u64::try_from(place.places).unwrap_or(0)).sum();
    page(&Page {
        page: Shell::new(&visit, &words.t("places")),
        total: words.count("places-total", sum(&mut places.iter())),
        meeting: words.count("places-meeting", sum(&mut places.iter().filter(meets))),
        places: places.iter().map(|place| line(place, &units, catalogue, words)).collect(),
    })
}

fn line(place: &Place, units: &[Organisation], catalogue: &Catalogue, words: Words) -> Line {
    let organisation = units.iter().find(|unit| unit.data.id == place.organisation);
    let points = place.checklist;
    Line {
        name: place.name.clone(),
        organisation: organisation.map_or_else(|| place.organisation.clone(), |unit| unit.data.name.clone()),
        kind: catalogue.word("place-kind", &place.kind, words.lang).to_owned(),
        places: place.places,
        open_regime: points.open_regime,
        points: [points.built_or_renovated, points.double_cells, points.statutory_space, points.shower_and_toilet],
        from: shown::day(place.compliant_from, words.lang),
        until: shown::day(place.compliant_until, words.lang),
    }
}
