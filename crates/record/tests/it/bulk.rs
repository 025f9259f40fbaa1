//! Many rows at once: limits on bound values, memory that does not grow, and the same bytes every time.

use record::{
    ActivityId, AuditFilter, NewActivity, NewCustody, NewFact, NewPerson, NewSection, NewStay, Page, PersonId,
    PersonalCode, StayRelease,
};

use crate::activity::{family_day, part};
use crate::base::{Base, admin, on_both, person};

on_both! {
    batches_of_every_size_are_written_whole
    the_digest_tells_inputs_apart
}

async fn batches_of_every_size_are_written_whole(base: Base) {
    let mut change = base.change().await;
    let mut total = 0;
    for size in [1_usize, 2, 3, 511, 512, 513, 1500, 5000] {
        let people: Vec<_> = (0..size).map(|at| person("Anna", &format!("Ozola {at}"))).collect();
        let ids = change.people(&people).await.unwrap();
        assert_eq!(ids.len(), size);
        assert_eq!(ids.last(), Some(&PersonId(i64::try_from(total + size).unwrap())));
        total += size;
    }
    let everybody: Vec<PersonId> = (1..=total).map(|id| PersonId(i64::try_from(id).unwrap())).collect();
    let crowd = NewActivity {
        participations: everybody.iter().map(|person| part(*person, "prisoner")).collect(),
        ..family_day(&[])
    };
    let activity: ActivityId = change.activities(&[crowd]).await.unwrap()[0];
    change.commit().await.unwrap();
    assert_eq!(base.count("participation").await, i64::try_from(total).unwrap());
    let mut change = base.record.change(&admin(), "import", None).await.unwrap();
    let relatives: Vec<_> = everybody.iter().map(|person| (activity, part(*person, "relative"))).collect();
    change.participations(&relatives).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.count("participation").await, i64::try_from(2 * total).unwrap());
}

async fn the_digest_tells_inputs_apart(base: Base) {
    let mut digests = Vec::new();
    for name in ["Ozola", "Bērziņa"] {
        let mut change = base.change().await;
        change.people(&[person("Anna", name)]).await.unwrap();
        let seq = change.commit().await.unwrap();
        let log = base.record.audit(&admin(), &AuditFilter::default(), Page { number: 1, size: 1 }).await.unwrap();
        assert_eq!(log.rows[0].seq, seq);
        digests.push(log.rows[0].detail.clone().unwrap());
    }
    assert_ne!(digests[0], digests[1]);
}

/// How fast a nation and a large import are written; run it with `--ignored --nocapture`.
mod rates {
    use super::*;
    use crate::base::day;

    #[tokio::test(flavor = "multi_thread")]
    #[ignore = "measures, takes a minute"]
    async fn on_sqlite() {
        measure(Base::sqlite("rates").await).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    #[ignore = "measures, takes a minute"]
    async fn on_postgres() {
        measure(Base::postgres("rates").await).await;
    }

    #[expect(clippy::disallowed_methods, reason = "measuring needs a clock")]
    fn told(what: &str, rows: usize, since: &mut std::time::Instant) {
        let now = std::time::Instant::now();
        let seconds = now.duration_since(*since).as_secs_f64();
        println!("{what}: {rows} rows in {seconds:.2} s");
        *since = now;
    }

    fn codes() -> impl Iterator<Item = PersonalCode> {
        (0..).map(|at: u64| PersonalCode::parse(&format!("32{at:09}")).unwrap())
    }

    #[expect(clippy::disallowed_methods, reason = "measuring needs a clock")]
    async fn measure(base: Base) {
        let mut clock = std::time::Instant::now();
        let mut change = base.record.change(&admin(), "import", None).await.unwrap();
        let one = |(at, code): (usize, PersonalCode)| NewPerson {
            code: Some(code),
            external_key: Some(format!("P-{at}")),
            born_on: Some(day("1985-03-15")),
            sex: Some("male".to_owned()),
            ..person("Jānis", &format!("Bērziņš {at}"))
        };
        let people: Vec<NewPerson> = codes().take(30_000).enumerate().map(one).collect();
        let people = change.people(&people).await.unwrap();
        told("people", people.len(), &mut clock);
        let stay = |person: &PersonId| NewStay {
            custody: NewCustody {
                person: *person,
                legal_status: "sentenced".to_owned(),
                from: day("2022-02-01"),
                unit: "jelgavas-cietums".to_owned(),
                regime: Some("closed".to_owned()),
            },
            moves: Vec::new(),
            release: Some(StayRelease { on: day("2023-02-01"), kind: "full-term".to_owned() }),
        };
        change.stays(&people.iter().map(stay).collect::<Vec<_>>()).await.unwrap();
        told("stays with placement and release", people.len(), &mut clock);
        let section = |person: &PersonId| NewSection {
            person: *person,
            function: "supervision".to_owned(),
            basis: "suspended-sentence".to_owned(),
            unit: "vpd-riga".to_owned(),
            opened_on: day("2022-01-10"),
            closed_on: None,
            closing_reason: None,
            employed_at_opening: Some(false),
            employed_at_closing: None,
        };
        change.sections(&people.iter().map(section).collect::<Vec<_>>()).await.unwrap();
        told("sections", people.len(), &mut clock);
        let fact = |person: &PersonId| NewFact {
            person: *person,
            kind: "employment".to_owned(),
            on: day("2022-01-10"),
            until: None,
            value: None,
            source: "vid".to_owned(),
            queried_on: day("2022-02-01"),
        };
        change.facts(&people.iter().map(fact).collect::<Vec<_>>()).await.unwrap();
        told("facts", people.len(), &mut clock);
        let event = |at: usize| NewActivity {
            external_key: Some(format!("F-{at}")),
            participations: (0..7).map(|step| part(people[(at * 7 + step) % people.len()], "prisoner")).collect(),
            ..family_day(&[])
        };
        let events: Vec<NewActivity> = (0..40_000).map(event).collect();
        let activities = change.activities(&events).await.unwrap();
        told("activities with 280000 participations", activities.len(), &mut clock);
        change.commit().await.unwrap();
        told("commit", 1, &mut clock);

        let mut change = base.record.change(&admin(), "import", None).await.unwrap();
        for page in 0..200 {
            let line = |at: usize| {
                let at = page * 5000 + at;
                (activities[at % activities.len()], part(people[(at * 13) % people.len()], "relative"))
            };
            let lines: Vec<_> = (0..5000).map(line).collect();
            change.participations(&lines).await.unwrap();
        }
        change.commit().await.unwrap();
        told("imported participations", 1_000_000, &mut clock);
        let export = base.record.export(&admin()).await.unwrap();
        let (mut after, mut rows) = (0, 0);
        while let Some(last) = {
            let page = export.participations(after, 20_000).await.unwrap();
            rows += page.len();
            page.last().map(|row| row.id)
        } {
            after = last;
        }
        told("exported participations", rows, &mut clock);
        base.record.find_people(&admin(), "berzins 299", 20).await.unwrap();
        told("search", 1, &mut clock);
        base.record.activities(&admin(), &record::ActivityFilter::default(), Page::default()).await.unwrap();
        told("ledger page", 50, &mut clock);
    }
}
