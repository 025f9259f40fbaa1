//! Events with partners: levels that the indicators of outcome 3 can be read against.

use std::collections::BTreeMap;

use chrono::Datelike;
use record::NewActivity;

use crate::small_nation;

/// Representatives of outside organisations, named and counted.
fn outsiders(one: &NewActivity) -> i32 {
    let named = one.participations.iter().filter(|one| one.role == "representative").count();
    let counted: i32 =
        one.headcounts.iter().filter(|heads| heads.kind == "representatives").map(|heads| heads.count).sum();
    i32::try_from(named).unwrap() + counted
}

/// Events and outsiders by year, of an agency and of these types.
fn by_year(agency: &str, types: &[&str]) -> BTreeMap<i32, (i32, i32)> {
    let mut years = BTreeMap::new();
    for one in &small_nation().activities {
        if one.agency == agency && types.contains(&one.kind.as_str()) && outsiders(one) > 0 {
            let year: &mut (i32, i32) = years.entry(one.on.year()).or_default();
            *year = (year.0 + 1, year.1 + outsiders(one));
        }
    }
    years
}

#[test]
fn the_prison_service_meets_some_of_its_yearly_forecasts_and_misses_others() {
    let years =
        by_year("ievp", &["training", "seminar", "conference", "round-table", "inter-agency-event", "partner-event"]);
    println!("{years:?}");
    assert!(years[&2022].0 >= 5 && years[&2022].1 >= 80, "{years:?}");
    assert!(years.values().all(|(events, _)| *events <= 15), "{years:?}");
}

#[test]
fn the_probation_service_holds_a_few_dozen_events_with_partners_every_year() {
    let types = [
        "council-meeting",
        "round-table",
        "conference",
        "seminar",
        "inter-agency-event",
        "partner-event",
        "mediation-week",
        "victim-event",
    ];
    let years = by_year("vpd", &types);
    println!("{years:?}");
    for year in 2022..=2025 {
        assert!((15..=50).contains(&years[&year].0), "{years:?}");
    }
}
