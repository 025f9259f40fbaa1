//! OGRS3 against two independent publications of its vectors.

use super::{answers, data, instrument};

#[test]
fn the_vectors_of_the_r_port_come_out_to_the_printed_digits() {
    let ogrs3 = instrument("ogrs3");
    let vectors = data("ogrs3.json");
    let rows = vectors["r_port"].as_array().unwrap();
    assert_eq!(rows.len(), 6);
    for row in rows {
        let whole = |key: &str| row[key].as_u64().unwrap();
        let born = 1960;
        let scored = ogrs3.score(&answers(
            ogrs3,
            &[
                ("sex", row["sex"].as_str().unwrap()),
                ("born", "1960-03-01"),
                ("convicted_on", &format!("{}-03-01", born + whole("age_at_conviction"))),
                ("follow_up_from", &format!("{}-03-01", born + whole("age_at_start"))),
                ("sanctions", &(whole("previous_sanctions") + 1).to_string()),
                ("age_at_first", &whole("age_at_first").to_string()),
                ("offence_group", row["offence_group"].as_str().unwrap()),
            ],
        ));
        let scored = scored.unwrap();
        for probability in ["p1", "p2"] {
            let (found, printed) = (scored.score(probability).unwrap().value, row[probability].as_f64().unwrap());
            assert!((found - printed).abs() <= 5e-5, "{probability} {found} {printed}");
        }
        let share = &scored.score("z").unwrap().terms[2];
        assert!((share.value / 1.25112 - row["copas"].as_f64().unwrap()).abs() <= 5e-7, "{row}");
        assert_eq!(share.items, ["born", "convicted_on", "sanctions", "age_at_first"]);
    }
}

#[test]
fn the_share_of_every_term_is_the_published_one_and_all_add_up() {
    let ogrs3 = instrument("ogrs3");
    let vectors = data("ogrs3.json");
    for row in vectors["hmpps"].as_array().unwrap() {
        let given = ["born", "convicted_on", "follow_up_from", "sanctions", "age_at_first", "offence_group"]
            .map(|item| (item, row[item].as_str().map_or_else(|| row[item].to_string(), str::to_owned)));
        let mut given: Vec<(&str, &str)> = given.iter().map(|(item, written)| (*item, written.as_str())).collect();
        given.push(("sex", "male"));
        let scored = ogrs3.score(&answers(ogrs3, &given)).unwrap();
        let z = scored.score("z").unwrap();
        assert!((z.terms.iter().map(|term| term.value).sum::<f64>() - z.value).abs() < 1e-12);
        assert!((z.terms[2].value - row["copas"].as_f64().unwrap()).abs() < 5e-11, "{row} {}", z.terms[2].value);
    }
}
