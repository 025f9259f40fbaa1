//! Lists the pages of `docs/methods` for the site, so that a page added there needs no line of code.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let methods = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/methods");
    println!("cargo:rerun-if-changed={}", methods.display());
    let mut code = String::new();
    for lang in ["lv", "en"] {
        let folder = methods.join(lang);
        let pages = if folder.is_dir() { pages(&folder)? } else { Vec::new() };
        let _ = write!(code, "const {}: &[(&str, &str)] = &[", lang.to_uppercase());
        for page in pages {
            let id = page.file_stem().unwrap_or_default().to_string_lossy();
            let _ = write!(code, "({id:?}, include_str!({:?})),", page.display().to_string());
        }
        code.push_str("];\n");
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no OUT_DIR"))?;
    fs::write(Path::new(&out).join("methods.rs"), code)
}

/// The Markdown files of a folder by name.
fn pages(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
