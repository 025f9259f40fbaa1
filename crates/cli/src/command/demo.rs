//! `tilts demo`: a simulated nation and the site on it.

use crate::arguments::Demo;
use crate::failure::Failure;

pub async fn run(options: &Demo) -> Result<(), Failure> {
    let _ = options;
    todo!()
}
