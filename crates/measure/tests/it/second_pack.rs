//! The second pack's indicators count as the state published. The whole file is imported in the tests of the program;
//! here its rows stand in a snapshot directly.

use std::fmt::Write;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};

use crate::office::{engine_on, indicator, pack, workspace, year};

fn reference_data() -> PathBuf {
    std::env::var_os("TILTS_REFERENCE_DATA")
        .map_or_else(|| workspace().join("../shared/reference/data"), PathBuf::from)
        .join("iowa_releases.csv")
}

#[tokio::test]
async fn the_second_pack_counts_returns_as_published() {
    let path = reference_data();
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!(
            "NOT TESTED: the reference data {} is missing; set TILTS_REFERENCE_DATA to its folder",
            path.display()
        );
        assert!(std::env::var_os("CI").is_none(), "the reference data is missing in CI");
        return;
    };
    let mut releases =
        String::from("release_key,person_key,custody_key,released_on,kind,unit,returned_on,return_reason\n");
    for line in csv::Reader::from_reader(text.as_bytes()).records() {
        let line = line.unwrap();
        let (id, year, kind, returned, days, status) = (&line[0], &line[1], &line[2], &line[9], &line[10], &line[11]);
        let on = NaiveDate::from_ymd_opt(year.parse().unwrap(), 1, 1).unwrap();
        let (back, reason) = match returned {
            "1" => {
                let back = on + Days::new(days.parse().unwrap());
                (back.to_string(), if status == "1" { "new-offence" } else { "technical" })
            }
            _ => (String::new(), ""),
        };
        writeln!(releases, "r{id},p{id},c{id},{on},\"{kind}\",iowa-prisons,{back},{reason}").unwrap();
    }
    let engine = engine_on(&pack("iowa"), "2019-01-01", &[("release", &releases)]).await;
    let within_36 = indicator(&engine, "return-36").await;
    let new_offence = indicator(&engine, "return-36-new-offence").await;
    let technical = indicator(&engine, "return-36-technical").await;
    // State of Iowa open data, mw8r-vqy4: returns and releases of fiscal years 2010 to 2015.
    let published = [
        (2010, 1127, 3716),
        (2011, 1162, 3917),
        (2012, 1510, 4740),
        (2013, 1605, 4687),
        (2014, 1623, 4586),
        (2015, 1654, 4374),
    ];
    for (fiscal, returns, all) in published {
        let value = year(&within_36, fiscal);
        assert_eq!(
            (value.numerator.to_string(), value.denominator),
            (returns.to_string(), all),
            "fiscal year {fiscal}"
        );
        let parts = year(&new_offence, fiscal).numerator + year(&technical, fiscal).numerator;
        assert_eq!(parts.to_string(), returns.to_string(), "the two reasons add up in {fiscal}");
    }
    assert_eq!(format!("{:.1}", year(&within_36, 2012).value.unwrap()), "31.9");
    assert_eq!(format!("{:.1}", year(&within_36, 2013).value.unwrap()), "34.2");
}
