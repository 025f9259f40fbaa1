//! `tilts docs`: writes the documents that are generated from definitions and schema, or checks them.

use std::fs;
use std::path::Path;

use crate::arguments::Docs;
use crate::failure::Failure;
use crate::home::load_pack;

pub fn run(options: &Docs) -> Result<(), Failure> {
    let catalogue = load_pack(&options.root.join("definitions/lv"))?;
    let documents = [
        ("docs/SNAPSHOT.md", measure::schema::markdown()),
        ("docs/PERMISSIONS.md", web::permissions_document(&catalogue)),
        ("docs/openapi.json", web::openapi_document()),
    ];
    let mut stale = Vec::new();
    for (path, text) in documents {
        let file = options.root.join(path);
        if fs::read_to_string(&file).is_ok_and(|present| present == text) {
            continue;
        }
        if options.check {
            stale.push(path);
        } else {
            write(&file, &text)?;
            println!("{path}");
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(Failure::input(format!("out of date: {}. Run `tilts docs` and commit the result.", stale.join(", "))))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)?;
    Ok(())
}
