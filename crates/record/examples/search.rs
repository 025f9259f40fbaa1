//! How fast people are found among a million: `cargo run -p tilts-record --example search -- sqlite:///tmp/search.sqlite`.
//!
//! Fills an empty database with a million made-up people and prints how long searches of several kinds take for roles of
//! every reach; a database that was filled before is used again.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use catalogue::Catalogue;
use chrono::{DateTime, NaiveDate};
use record::{
    Actor, Keys, NewAccount, NewCustody, NewOrganisation, NewPerson, PersonId, PersonalCode, Purpose, Record,
    RecordError,
};

const PEOPLE: u64 = 1_000_000;
const SEARCHES: usize = 200;
const KINDS: [&str; 7] =
    ["whole name", "reversed, no marks", "typing error", "family name", "given name", "beginnings", "part of a code"];

/// The same people every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// Small numbers are far more frequent, as common names are.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
    fn ranked(&mut self, bound: u64) -> u64 {
        let root = self.below(1_000_000) as f64 / 1_000_000.0;
        (root.powi(3) * bound as f64) as u64
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let at = self.below(items.len() as u64);
        &items[usize::try_from(at).expect("an index")]
    }
}

fn name(rank: u64, endings: [&str; 2], woman: bool) -> String {
    const STARTS: [&str; 24] = [
        "Bērz", "Kaln", "Oz", "Liep", "Kļav", "Zar", "Krūm", "Vīt", "Jans", "Peter", "Egl", "Grav", "Stra", "Cel",
        "Skuj", "Dzen", "Rud", "Balt", "Mel", "Vilk", "Lāc", "Zīl", "Gul", "Ābol",
    ];
    const MIDDLES: [&str; 20] = [
        "", "iņ", "on", "āj", "en", "īt", "ul", "ev", "ask", "in", "em", "ār", "ov", "el", "ant", "ik", "umš", "aug",
        "ment", "dārz",
    ];
    let of = |list: &[&'static str], at: u64| list[usize::try_from(at).expect("an index") % list.len()];
    let (start, rest) = (of(&STARTS, rank % 24), rank / 24);
    let third = if rest / 400 == 0 { "" } else { of(&MIDDLES, rest / 400) };
    format!("{start}{}{}{third}{}", of(&MIDDLES, rest), of(&MIDDLES, rest / 20), endings[usize::from(woman)])
}

fn somebody(dice: &mut Dice, at: u64) -> NewPerson {
    let woman = dice.below(2) == 1;
    let family_name = name(dice.ranked(60_000), ["š", "a"], woman);
    let born = 712_000 + i32::try_from(dice.below(20_000)).expect("days");
    let given_name = name(dice.ranked(400), ["is", "a"], woman);
    NewPerson {
        code: PersonalCode::parse(&format!("32{at:09}")).ok(),
        born_on: NaiveDate::from_num_days_from_ce_opt(born),
        given_name,
        family_name,
        ..NewPerson::default()
    }
}

fn actor(account: &str, role: &str, agency: &str, unit: &str) -> Actor {
    Actor {
        account: account.to_owned(),
        role: role.to_owned(),
        agency: agency.to_owned(),
        unit: unit.to_owned(),
        purpose: Purpose::new("casework"),
        at: DateTime::from_timestamp(1_750_000_000, 0).expect("an instant"),
    }
}

async fn fill(record: &Record, everybody: &[NewPerson]) -> Result<(), RecordError> {
    let admin = actor("admin", "administrator", "tm", "");
    let importer = actor("importer", "importer", "tm", "");
    let mut change = record.change(&admin, "manage", None).await?;
    let prison = |id: &str| NewOrganisation {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: "prison".to_owned(),
        agency: Some("ievp".to_owned()),
        ..NewOrganisation::default()
    };
    change.organisations(&[prison("jelgavas-cietums"), prison("valmieras-cietums")]).await?;
    let account = NewAccount {
        name: "officer-1".to_owned(),
        display_name: "Officer".to_owned(),
        role: "contact-person".to_owned(),
        agency: "ievp".to_owned(),
        unit: String::new(),
        password: "correct horse".to_owned(),
        salt: [7; 16],
    };
    let account = change.accounts(&[account]).await?[0];
    change.commit().await?;
    let mut mine = Vec::new();
    for batch in everybody.chunks(10_000) {
        let mut change = record.change(&importer, "import", None).await?;
        let ids = change.people(batch).await?;
        let stay = |person: &PersonId| NewCustody {
            person: *person,
            legal_status: "sentenced".to_owned(),
            from: NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day"),
            unit: if person.0 % 3 == 0 { "jelgavas-cietums" } else { "valmieras-cietums" }.to_owned(),
            regime: None,
        };
        change.custody(&ids.iter().step_by(40).map(stay).collect::<Vec<_>>()).await?;
        change.commit().await?;
        mine.extend(ids.into_iter().step_by(25_000));
    }
    let mut change = record.change(&importer, "write", None).await?;
    change.assign(account, &mine).await?;
    change.commit().await?;
    Ok(())
}

fn typed(kind: &str, one: &NewPerson, dice: &mut Dice) -> String {
    let (given, family) = (&one.given_name, &one.family_name);
    let beginning = |name: &str, letters| name.chars().take(letters).collect::<String>();
    match kind {
        "whole name" => format!("{given} {family}"),
        "reversed, no marks" => format!("{family} {given}").to_lowercase().replace('ē', "e").replace('ī', "i"),
        "typing error" => {
            let mut letters: Vec<char> = family.chars().collect();
            let at = usize::try_from(1 + dice.below(letters.len() as u64 - 2)).expect("an index");
            letters.swap(at, at - 1);
            format!("{given} {}", letters.into_iter().collect::<String>())
        }
        "family name" => family.clone(),
        "given name" => given.clone(),
        "beginnings" => format!("{} {}", beginning(family, 4), beginning(given, 2)),
        _ => format!("{family} {}", &one.code.as_ref().expect("everybody has one").digits()[7..]),
    }
}

#[tokio::main]
#[expect(clippy::disallowed_methods, reason = "measuring needs a clock")]
async fn main() -> Result<(), RecordError> {
    let url = std::env::args().nth(1).unwrap_or_else(|| "sqlite:///tmp/search.sqlite".to_owned());
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../definitions/lv");
    let catalogue = Catalogue::load(&pack).unwrap_or_else(|findings| panic!("{findings}"));
    let record = Record::open(&url, Keys { encryption: [1; 32], lookup: [2; 32] }, Arc::new(catalogue)).await?;
    let mut dice = Dice(7);
    let everybody: Vec<NewPerson> = (0..PEOPLE).map(|at| somebody(&mut dice, at)).collect();
    if !record.holds_people().await? {
        let started = Instant::now();
        fill(&record, &everybody).await?;
        println!("{PEOPLE} people with codes in {:.0} s", started.elapsed().as_secs_f64());
    }
    let actors = [
        ("all", actor("importer", "importer", "tm", "")),
        ("agency", actor("specialist", "specialist", "ievp", "jelgavas-cietums")),
        ("unit", actor("head", "unit-head", "ievp", "jelgavas-cietums")),
        ("caseload", actor("officer-1", "contact-person", "ievp", "")),
    ];
    record.find_people(&actors[0].1, "Ozols", 1).await?;
    for (who, actor) in &actors {
        let mut all = Vec::new();
        for kind in KINDS {
            if kind == "part of a code" && !matches!(*who, "all" | "unit") {
                continue;
            }
            let mut times = Vec::with_capacity(SEARCHES);
            for _ in 0..SEARCHES {
                let words = {
                    let one = dice.pick(&everybody);
                    typed(kind, one, &mut Dice(dice.0))
                };
                let started = Instant::now();
                record.find_people(actor, &words, 20).await?;
                times.push(started.elapsed().as_secs_f64() * 1000.0);
            }
            all.extend(times.iter().copied());
            println!("{who:9} {kind:20} {}", percentiles(times));
        }
        println!("{who:9} {:20} {}", "every kind", percentiles(all));
    }
    Ok(())
}

fn percentiles(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!("p50 {:6.1} ms  p95 {:6.1} ms  max {:6.1} ms", at(50), at(95), times[times.len() - 1])
}
