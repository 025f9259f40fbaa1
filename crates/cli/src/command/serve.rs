//! `tilts serve`: opens the site of an installation.

use std::path::Path;

use crate::arguments::Serve;
use crate::failure::Failure;

pub async fn run(home: &Path, options: &Serve) -> Result<(), Failure> {
    let _ = (home, options);
    todo!()
}
