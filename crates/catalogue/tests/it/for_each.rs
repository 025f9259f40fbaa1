//! Protocols written for several instruments: what is filled in, and slips at their lines.

use catalogue::{Ask, Catalogue, Protocol};

use crate::instrument::broken::pack;

const FILE: &str = "studies/practice.toml";
const STUDY: &str = r#"id = "practice"
version = 1
name = { lv = "Kvalitāte: {instrument}", en = "Quality: {instrument}" }
owner = "vpd"
state = "draft"
question = { lv = "Kā?", en = "How?" }
population = { lv = "Vērtētie.", en = "The assessed." }
outcome = { lv = "Rezultāts.", en = "The result." }
method = { lv = "Daļa.", en = "A share." }
sources = [{ document = "001", place = "1.1. uzdevums" }]
limits = [{ lv = "Visiem.", en = "For all." }]

[[each]]
instrument = "sample"
without = ["first"]
limits = [{ lv = "Vienam.", en = "For one." }]
score = "risk"
scores = ["risk", "other"]
threshold = 2.5

[parameter.foretold]
value = "$score"
choices = ["$scores"]
name = { lv = "Vērtējums", en = "Score" }

[reason]
early = { lv = "agrāk", en = "earlier" }

[cohort]
sql = """
select a.assessment_key as case_key, a.person_key, case when a."value" < 0 then 'early' end as reason,
       $foretold as foretold, a."value" as score, a."value" > 1 as outcome, a.band, g.*
from   assessment a join answers g on g.assessment_key = a.assessment_key
where  a.instrument = $instrument
"""

[[analysis]]
id = "first"
name = { lv = "Pirmais", en = "First" }
ask.shares = { outcome = "outcome" }

[[analysis]]
id = "second"
name = { lv = "Otrais", en = "Second" }
ask.accuracy = { outcome = "outcome", score = "score", threshold = "$threshold" }

[[analysis]]
id = "third"
name = { lv = "Trešais", en = "Third" }
ask.steps = { outcome = "outcome", step = "band", order = ["$bands"] }

[[analysis]]
id = "fourth"
name = { lv = "Ceturtais", en = "Fourth" }
ask.completeness = { items = ["$items"], by = ["band"] }

[[analysis]]
id = "fifth"
name = { lv = "Piektais", en = "Fifth" }
ask.reliability = { items = ["$scored", "score"] }
"#;

fn load(text: &str) -> Result<Catalogue, Vec<String>> {
    let loaded = pack(&[]).write(FILE, text).load();
    loaded.map_err(|findings| findings.to_string().lines().map(str::to_owned).collect())
}

fn protocol() -> Protocol {
    load(STUDY).unwrap_or_else(|findings| panic!("{findings:#?}")).protocols["practice-sample"].clone()
}

#[test]
fn what_is_the_instruments_own_is_filled_in() {
    let protocol = protocol();
    assert_eq!((protocol.name.get("lv"), protocol.name.get("en")), ("Kvalitāte: Paraugs", "Quality: Sample"));
    assert_eq!(protocol.instrument.as_deref(), Some("sample"));
    let limits: Vec<&str> = protocol.limits.iter().map(|limit| limit.get("en")).collect();
    assert_eq!(limits, ["For all.", "For one."]);
    let analyses: Vec<(&str, usize)> = protocol.analysis.iter().map(|one| (one.id.as_str(), one.place)).collect();
    assert_eq!(analyses, [("second", 1), ("third", 2), ("fourth", 3), ("fifth", 4)]);
    assert_eq!(format!("{:?}", protocol.parameter["foretold"].choices), r#"[String("risk"), String("other")]"#);
    let asks: Vec<&Ask> = protocol.analysis.iter().map(|one| &one.ask).collect();
    assert!(matches!(asks[0], Ask::Accuracy { threshold: Some(threshold), .. } if (threshold - 2.5).abs() < 1e-12));
    assert!(matches!(asks[1], Ask::Steps { order, .. } if *order == ["low", "high"]));
    let all = ["item_sex", "item_born", "item_assessed_on", "item_alcohol"];
    assert!(matches!(asks[2], Ask::Completeness { items, .. } if *items == all));
    // Sex is in the score too, but its answers have no points of their own.
    assert!(matches!(asks[3], Ask::Reliability { items, .. } if *items == ["item_alcohol", "score"]));
}

#[test]
fn slips_are_found_where_they_are_written() {
    let broken = |old: &str, new: &str| load(&STUDY.replace(old, new)).expect_err("the pack has findings");
    assert_eq!(
        broken("instrument = \"sample\"", "instrument = \"sampel\""),
        ["studies/practice.toml:13: there is no instrument `sampel`", "  did you mean `sample`?"]
    );
    assert_eq!(
        broken("instrument = \"sample\"\n", ""),
        ["studies/practice.toml:13: an `[[each]]` names no instrument", "  add `instrument = \"…\"`"]
    );
    assert_eq!(
        broken("threshold = 2.5", "cut_off = 2.5"),
        [
            "studies/practice.toml:19: `cut_off` of this `[[each]]` is used nowhere in the file",
            "  write `$cut_off` where it is meant, or take it away",
            "studies/practice.toml:45: the `[[each]]` of `sample` gives no `threshold`",
            "  add `threshold = …` to it, or name this analysis in its `without`",
        ]
    );
    assert_eq!(
        broken("without = [\"first\"]", "without = [\"frist\"]"),
        ["studies/practice.toml:15: there is no analysis `frist`", "  name one of the file's"]
    );
    assert_eq!(
        broken("without = [", "witout = [\"second\"]\nwithout = ["),
        [
            "studies/practice.toml:15: `witout` of this `[[each]]` is used nowhere in the file",
            "  did you mean `without`?"
        ]
    );
    // The place is that in the file, whatever was left out before it.
    assert_eq!(
        broken("id = \"fifth\"", "id = \"second\""),
        [
            "studies/practice.toml:58: analysis `second` stands twice, first in line 43",
            "  give one of the two another id, or remove it"
        ]
    );
}
