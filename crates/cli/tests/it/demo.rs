//! The demo, small: from nothing to a nation, its indicators and reports.

use crate::tilts::Site;

#[test]
fn a_small_nation_is_built_measured_and_reported() {
    let site = Site::empty();
    let home = site.path("demo").display().to_string();
    let out = site.run(&["demo", "--data", &home, "--scale", "0.02", "--build-only"]).well();
    assert!(out.contains("planner"), "the accounts are named: {out}");
    let table = site.run(&["--home", &home, "indicators", "--lang", "en"]).well();
    for id in ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4"] {
        assert!(table.contains(id), "{table}");
    }
    let study = site.run(&["--home", &home, "study", "run", "social-inclusion"]).well();
    assert!(study.contains("Koeficients sākumā un beigās – modelis v0 (melnraksts)"), "{study}");
    let report = site.path("midterm.docx").display().to_string();
    site.run(&["--home", &home, "report", "midterm", "--out", &report]).well();
    assert!(std::fs::read(&report).unwrap().starts_with(b"PK"), "a Word file is a zip");
    let audit = site.run(&["--home", &home, "audit", "verify"]).well();
    assert!(audit.contains("the chain is whole"), "{audit}");
    let doctor = site.run(&["--home", &home, "doctor"]).well();
    assert!(doctor.contains("every indicator, target and project computes"), "{doctor}");
}

#[test]
fn a_simulated_nation_is_not_written_over_recorded_data() {
    let site = Site::with_pack("lv");
    let file = site.file(
        "organisations.csv",
        "id,name,kind,parent,agency\nievp,Ieslodzījuma vietu pārvalde,prison-service,,ievp\n",
    );
    site.run(&["import", "organisations", &file]).well();
    let said = site.run(&["simulate", "--scale", "0.02"]).refused();
    assert!(said.contains("holds recorded data"), "{said}");
}
