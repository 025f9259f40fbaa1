//! `tilts import`: all of a file or nothing, every wrong row named.

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::Duration;

use crate::tilts::Site;

const PEOPLE: &str = "external_key,given_name,family_name,code,born_on,sex\n\
                      IIS-1,Jānis,Paraugs,150385-10009,1985-03-15,male\n\
                      IIS-2,Ilze,Piemēra,,02.07.1990,female\n";

fn prepared() -> Site {
    let site = Site::with_pack("lv");
    let organisations = site.file(
        "organisations.csv",
        "id,name,kind,parent,agency,region,regime\n\
         ievp,Ieslodzījuma vietu pārvalde,prison-service,,ievp,,\n\
         jelgavas-cietums,Jelgavas cietums,prison,ievp,ievp,zemgale,closed\n",
    );
    site.run(&["import", "organisations", &organisations]).well();
    site
}

#[test]
fn a_file_in_order_is_recorded_and_can_be_built_on() {
    let site = prepared();
    let people = site.file("people.csv", PEOPLE);
    let out = site.run(&["import", "persons", &people]).well();
    assert!(out.contains("2 rows, 2 records made"), "{out}");
    let stays = site.file(
        "custody.csv",
        "person;legal_status;unit;regime;from\nIIS-1;sentenced;jelgavas-cietums;closed;01.02.2024\n",
    );
    site.run(&["import", "custody", &stays]).well();
    let releases = site.file("releases.csv", "person,on,kind\nIIS-1,2025-02-01,full-term\n");
    site.run(&["import", "releases", &releases]).well();
    let out = site.run(&["snapshot", "--as-of", "2026-06-30"]).well();
    assert!(out.lines().any(|line| line.contains("release ") && line.contains(" 1 rows")), "{out}");
}

#[test]
fn every_wrong_row_is_named_with_line_column_value_and_remedy_and_nothing_is_recorded() {
    let site = prepared();
    let file = site.file(
        "people.csv",
        "external_key,given_name,family_name,code,born_on,sex\n\
         IIS-1,Jānis,Paraugs,150385-10008,1985-03-15,male\n\
         IIS-2,,Piemēra,,1990-13-02,female\n\
         IIS-3,Anna,Bērziņa,,1991-01-02,femal\n\
         IIS-4,Kārlis,Ozols,,1980-01-02,male\n",
    );
    let said = site.run(&["import", "persons", &file]).refused();
    assert!(said.contains("line 2, column `code`, value `150385-10008`"), "{said}");
    assert!(said.contains("line 3, column `given_name`"), "{said}");
    assert!(said.contains("line 3, column `born_on`, value `1990-13-02`: not a date; write it as"), "{said}");
    assert!(said.contains("line 4, column `sex`, value `femal`") && said.contains("`female`"), "{said}");
    assert!(said.contains("nothing was recorded"), "{said}");
    let good = site.file("good.csv", PEOPLE);
    site.run(&["import", "persons", &good]).well();
}

#[test]
fn a_missing_or_misspelt_column_is_told_before_anything_is_read() {
    let site = prepared();
    let file = site.file("people.csv", "external_key,given_nam,family_name\nIIS-1,Jānis,Paraugs\n");
    let said = site.run(&["import", "persons", &file]).refused();
    assert!(said.contains("column `given_name`") && said.contains("rename `given_nam`"), "{said}");
    let said = site.run(&["import", "person", &file]).refused();
    assert!(said.contains("Did you mean `persons`?"), "{said}");
}

#[test]
fn files_that_are_no_tables_are_refused_with_a_sentence() {
    let site = prepared();
    let not_a_book = site.file("people.xlsx", "this is no workbook");
    assert!(site.run(&["import", "persons", &not_a_book]).refused().contains("not a readable workbook"));
    std::fs::write(site.path("latin.csv"), b"external_key,given_name,family_name\nIIS-1,J\xe2nis,Paraugs\n").unwrap();
    let said = site.run(&["import", "persons", &site.path("latin.csv").display().to_string()]).refused();
    assert!(said.contains("not UTF-8"), "{said}");
    let ragged = site.file("ragged.csv", "external_key,given_name,family_name\nIIS-1,Jānis\n");
    assert!(site.run(&["import", "persons", &ragged]).refused().contains("the row has 2 values, the head 3"));
    let empty = site.file("empty.csv", "");
    assert!(site.run(&["import", "persons", &empty]).refused().contains("first row must name the columns"));
}

#[test]
fn a_dry_run_and_a_template_record_nothing() {
    let site = prepared();
    let people = site.file("people.csv", PEOPLE);
    let out = site.run(&["import", "persons", &people, "--dry-run"]).well();
    assert!(out.contains("Nothing was recorded"), "{out}");
    site.run(&["import", "persons", &people]).well();
    let template = site.run(&["import", "persons", "--template"]).well();
    assert!(template.starts_with("external_key,given_name,family_name,code"), "{template}");
}

#[test]
fn a_killed_import_leaves_nothing_behind() {
    let site = prepared();
    let mut text = String::from("external_key,given_name,family_name\n");
    for number in 0..400_000 {
        writeln!(text, "K-{number},Vārds,Uzvārds").unwrap();
    }
    let file = site.file("many.csv", &text);
    let mut child =
        site.command(&["import", "persons", &file]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    let still_running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(still_running, "the import was over before it could be killed; make the file longer");
    let people = site.file("people.csv", "external_key,given_name,family_name\nK-0,Jānis,Paraugs\n");
    site.run(&["import", "persons", &people]).well();
    let out = site.run(&["audit", "verify"]).well();
    assert!(out.contains("the chain is whole"), "{out}");
}
