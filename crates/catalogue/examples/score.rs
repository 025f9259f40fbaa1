//! Scores a CSV file with an instrument of a pack, as `tilts score` does:
//! `cargo run --release -p tilts-catalogue --example score -- definitions/lv ogrs3 people.csv scores.csv [threads]`.

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use catalogue::Catalogue;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pack, id, input, output, rest @ ..] = arguments.as_slice() else {
        return Err("name pack, instrument, input and output".into());
    };
    let threads = rest.first().map_or(Ok(2), |threads| threads.parse())?;
    let catalogue = Catalogue::load(Path::new(pack))?;
    let versions = catalogue.instruments.get(id).ok_or("no such instrument")?;
    let instrument = versions.values().next_back().ok_or("no version")?;
    let count = instrument.score_csv(File::open(input)?, BufWriter::new(File::create(output)?), threads)?;
    println!("{} rows, {} without a score", count.rows, count.without_score);
    Ok(())
}
