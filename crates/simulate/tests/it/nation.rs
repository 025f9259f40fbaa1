//! The nation in memory.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use record::{NewStay, PersonId};
use simulate::{Nation, Settings};

use crate::{day, pack, small, small_nation};

/// A fifth of the country, where shares are steady enough to look at.
fn fifth() -> &'static Nation {
    static NATION: std::sync::LazyLock<Nation> =
        std::sync::LazyLock::new(|| Nation::imagine(&pack(), &Settings { scale: 0.2, ..small() }).unwrap());
    &NATION
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

fn inside(stay: &NewStay, on: NaiveDate) -> bool {
    stay.custody.from <= on && stay.release.as_ref().is_none_or(|release| on < release.on)
}

#[test]
fn the_same_seed_gives_the_same_nation_and_another_seed_another() {
    let pack = pack();
    let print = |settings| format!("{:?}", Nation::imagine(&pack, &settings).unwrap());
    let first = print(small());
    assert!(first == print(small()), "two nations of one seed differ");
    assert!(first != print(Settings { seed: 8, ..small() }), "two seeds gave one nation");
}

#[test]
fn prisons_and_offices_hold_as_many_people_as_the_country_at_that_scale() {
    let nation = fifth();
    for on in [day(2019, 5, 1), day(2022, 5, 1), day(2024, 4, 15), day(2026, 5, 1)] {
        let held = nation.stays.iter().filter(|stay| inside(stay, on)).count();
        assert!((620..=700).contains(&held), "{held} prisoners on {on} instead of about 660");
    }
    let on = day(2024, 4, 15);
    let open = |function: &str| {
        let open = nation.sections.iter().filter(|section| {
            section.function == function
                && section.opened_on <= on
                && section.closed_on.is_none_or(|closed| on < closed)
        });
        open.count()
    };
    for (function, expected) in [("community-service", 619), ("supervision", 591), ("mediation", 63)] {
        let found = open(function);
        assert!((expected * 80 / 100..=expected * 120 / 100).contains(&found), "{found} of {function}, not {expected}");
    }
}

#[test]
fn most_prisoners_and_clients_are_men_in_the_published_shares() {
    let nation = fifth();
    let men = |people: HashSet<PersonId>| {
        let men = people.iter().filter(|person| !nation.people[usize::try_from(person.0).unwrap()].female).count();
        share(men, people.len())
    };
    let prisoners = men(nation.stays.iter().map(|stay| stay.custody.person).collect());
    assert!((0.92..=0.945).contains(&prisoners), "{prisoners}");
    let clients = men(nation.sections.iter().map(|section| section.person).collect());
    assert!((0.84..=0.89).contains(&clients), "{clients}");
}

#[test]
fn names_and_codes_fit_the_person() {
    let nation = small_nation();
    let mut codes = HashSet::new();
    for human in &nation.people {
        let ending = human.family.chars().last().unwrap();
        assert!(!human.female || !['s', 'š'].contains(&ending), "{} is no woman's name", human.family);
        let Some(code) = &human.code else { continue };
        assert!(codes.insert(code), "{code} was given twice");
        record::PersonalCode::parse(code).unwrap();
        if !code.starts_with("32") {
            assert!(
                code.starts_with(&human.born_on.format("%d%m%y").to_string()),
                "{code} is not of {}",
                human.born_on
            );
        }
    }
    let old =
        nation.people.iter().filter_map(|human| human.code.as_ref()).filter(|code| !code.starts_with("32")).count();
    assert!(old > 0 && old < codes.len(), "both forms of codes are in use");
}

#[test]
fn nobody_is_in_two_prisons_at_once_or_in_a_regime_out_of_use() {
    let (nation, pack) = (small_nation(), pack());
    let mut stays: HashMap<PersonId, Vec<&NewStay>> = HashMap::new();
    for stay in &nation.stays {
        stays.entry(stay.custody.person).or_default().push(stay);
        let first = (stay.custody.from, &stay.custody.unit, &stay.custody.regime);
        let rest = stay.moves.iter().map(|one| (one.on, &one.unit, &one.regime));
        let mut before = NaiveDate::MIN;
        for (on, unit, regime) in std::iter::once(first).chain(rest) {
            assert!(before < on, "moves out of order on {on}");
            assert!(stay.release.as_ref().is_none_or(|release| on < release.on), "moved after release on {on}");
            assert!(pack.code_on("prison", unit, on).is_some(), "{unit} is not in use on {on}");
            let regime = regime.as_ref().unwrap();
            assert!(pack.code_on("regime", regime, on).is_some(), "{regime} is not in use on {on}");
            before = on;
        }
    }
    for stays in stays.values() {
        for pair in stays.windows(2) {
            let out = pair[0].release.as_ref().expect("a second stay follows a release");
            assert!(out.on < pair[1].custody.from);
        }
    }
    let late = day(2026, 6, 30);
    let brasa = nation
        .stays
        .iter()
        .filter(|stay| inside(stay, late))
        .filter(|stay| stay.moves.last().map_or(&stay.custody.unit, |last| &last.unit) == "brasas-cietums");
    assert_eq!(brasa.count(), 0, "a prison that closed in 2019 still holds people");
}

#[test]
fn the_planted_truth_shows_in_returns_to_custody() {
    let nation = fifth();
    let mut next: HashMap<PersonId, Vec<NaiveDate>> = HashMap::new();
    for stay in &nation.stays {
        next.entry(stay.custody.person).or_default().push(stay.custody.from);
    }
    let cohort: Vec<&NewStay> = nation
        .stays
        .iter()
        .filter(|stay| {
            stay.release
                .as_ref()
                .is_some_and(|out| out.on.year() < 2024 && !["death", "transfer-abroad"].contains(&out.kind.as_str()))
        })
        .collect();
    let back_within = |stays: &[&NewStay], days: u64| {
        let back = stays.iter().filter(|stay| {
            let out = stay.release.as_ref().unwrap().on;
            next[&stay.custody.person].iter().any(|from| out < *from && *from <= out + Days::new(days))
        });
        share(back.count(), stays.len())
    };
    let (one, two) = (back_within(&cohort, 365), back_within(&cohort, 730));
    assert!((0.35..=0.50).contains(&two), "{two} are back within two years");
    assert!(one > two - one, "more come back in the first year than in the second");
    let (women, men): (Vec<&NewStay>, Vec<&NewStay>) =
        cohort.iter().partition(|stay| nation.people[usize::try_from(stay.custody.person.0).unwrap()].female);
    assert!(back_within(&women, 730) < back_within(&men, 730), "women come back less often");
    let hazards = &nation.truth.prison.return_to_custody.hazard;
    assert!(hazards.is_sorted_by(|earlier, later| earlier.monthly > later.monthly), "the hazard falls with time");
}

#[test]
fn employment_of_clients_lies_near_the_planted_share_of_each_year() {
    let nation = fifth();
    for (year, planted) in &nation.truth.probation.employment.found {
        let closed = nation.sections.iter().filter(|section| {
            section.function == "supervision"
                && section.employed_at_opening == Some(false)
                && section.closed_on.is_some_and(|on| on.year().to_string() == *year)
        });
        let answers: Vec<bool> = closed.filter_map(|section| section.employed_at_closing).collect();
        let found = share(answers.iter().filter(|employed| **employed).count(), answers.len());
        assert!((found - planted).abs() < 0.06, "{year}: {found} instead of {planted} of {}", answers.len());
    }
}

#[test]
fn places_documents_and_e_solutions_say_what_the_sources_say() {
    let nation = small_nation();
    let places = |on: NaiveDate| -> i32 {
        let held = nation.places.iter().filter(|place| place.compliant_from.is_some_and(|from| from <= on));
        held.map(|place| place.places).sum()
    };
    let found: Vec<i32> = [2021, 2022, 2023, 2024, 2025].iter().map(|year| places(day(*year, 12, 31))).collect();
    assert_eq!(found, [374, 504, 504, 504, 504]);
    let of_2024 = |addressee: &str| {
        let rows = nation.documents.iter().filter(|row| row.on.year() == 2024 && row.addressee == addressee);
        rows.fold((0, 0), |(sent, signed), row| {
            assert!(row.e_signed <= row.sent);
            (sent + row.sent, signed + row.e_signed)
        })
    };
    assert_eq!(of_2024("institution"), (10_000, 9_666));
    assert_eq!(of_2024("natural-person"), (20_000, 5_200));
    let mut solutions: BTreeMap<i32, i32> = BTreeMap::new();
    for one in nation.deliverables.iter().filter(|one| one.kind == "e-solution" && one.agency == "ievp") {
        if let Some(on) = one.introduced_on {
            *solutions.entry(on.year()).or_default() += one.count;
        }
    }
    assert_eq!(
        solutions.into_iter().filter(|(year, _)| *year > 2020).collect::<Vec<_>>(),
        [(2022, 1), (2023, 1), (2024, 2), (2025, 1)]
    );
}

#[test]
fn a_handful_of_people_got_the_same_help_from_two_funds_within_a_month() {
    let nation = small_nation();
    let other: Vec<_> = nation.activities.iter().filter(|one| one.external_fund.is_some()).collect();
    assert_eq!(other.len(), 6);
    for second in other {
        let person = second.participations[0].person;
        let first = nation.activities.iter().find(|one| {
            one.kind == second.kind
                && one.project.is_some()
                && (1..=30).contains(&(second.on - one.on).num_days())
                && one.participations.iter().any(|one| one.person == person)
        });
        assert!(first.is_some(), "nothing was charged to a project before {}", second.on);
    }
}

#[test]
fn the_ledger_is_broad_and_the_plans_own_entries_name_their_measure() {
    let nation = small_nation();
    let kinds: HashSet<&str> = nation.activities.iter().map(|one| one.kind.as_str()).collect();
    assert!(kinds.len() > 55, "{} kinds of entries", kinds.len());
    let measured = nation.activities.iter().filter(|one| one.measure.is_some());
    assert!(measured.count() > 1500, "entries behind published values name the task");
    assert!(nation.activities.iter().all(|one| one.simulated));
}

#[test]
fn nobody_takes_part_twice_in_one_role_of_an_entry() {
    // At this scale few have left prison lately, and some of them twice.
    let nation = Nation::imagine(&pack(), &Settings { scale: 0.1, ..Settings::new(2026, day(2026, 6, 30)) }).unwrap();
    for activity in &nation.activities {
        let mut seen = HashSet::new();
        for one in &activity.participations {
            let Some(person) = one.person else { continue };
            assert!(seen.insert((person, &one.role)), "{} names {person:?} twice as {}", activity.kind, one.role);
        }
    }
}

#[test]
fn some_are_offered_a_programme_and_do_not_begin() {
    let (mut offered, mut began) = (0, 0);
    for activity in &fifth().activities {
        let refused: Vec<_> =
            activity.participations.iter().filter(|one| one.outcome.as_deref() == Some("refused")).collect();
        offered += refused.len();
        began += activity.participations.iter().filter(|one| one.outcome.as_deref() == Some("completed")).count();
        assert!(refused.iter().all(|one| !one.attended && one.minutes == Some(0) && one.role == "prisoner"));
        let others = activity.participations.iter().filter(|one| one.outcome.as_deref() != Some("refused"));
        let others: HashSet<_> = others.map(|one| one.person).collect();
        assert!(refused.iter().all(|one| !others.contains(&one.person)), "somebody refused and was a member");
    }
    assert!(offered > 100 && offered < began, "{offered} did not begin, {began} completed something");
}
