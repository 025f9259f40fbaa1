//! Composite indices: what is read, and every kind of fault with its file, line and remedy.

use catalogue::{IndexJoining, IndexModel, IndexTransform};

use crate::pack::MiniPack;

const FILE: &str = "indices/inclusion.toml";

#[test]
fn a_model_is_read_with_its_dimensions_and_what_it_computes_has_a_hash() {
    let catalogue = MiniPack::new().load().unwrap();
    let model = &catalogue.indices["inclusion"];
    assert!(model.is_draft() && model.joining == IndexJoining::Arithmetic);
    assert!(matches!(&model.dimension("order").unwrap().transform, IndexTransform::Steps(steps) if steps.len() == 3));
    let hash =
        |old: &str, new: &str| MiniPack::new().edit(FILE, old, new).load().unwrap().indices["inclusion"].hash.clone();
    // Words about it may change, what it computes may not.
    assert_eq!(hash("A sample.", "Another."), model.hash);
    assert_ne!(hash("counts = 0.5", "counts = 0.4"), model.hash);
}

#[test]
fn weights_that_are_no_shares_of_the_whole_are_found() {
    let pack = MiniPack::new().edit(FILE, "weight = 0.6", "weight = 0.5").edit(FILE, "weight = 0.1", "weight = -0.1");
    assert_eq!(
        pack.findings(),
        [
            "indices/inclusion.toml:15: the weights sum to 0.7, not to 1",
            "  change them until they do; each is the dimension's share of the whole",
            "indices/inclusion.toml:29: the weight -0.1 of dimension `order` is not above 0",
            "  give it a share of the whole, or remove the dimension",
        ]
    );
}

#[test]
fn scales_that_make_no_sense_are_found() {
    let pack = MiniPack::new()
        .edit(FILE, "worst = 1000", "worst = 0")
        .edit(FILE, "{ from = 1, counts = 0.5 }", "{ from = 0, counts = 1.5 }")
        .edit(FILE, "minimum_known = 0.7", "minimum_known = 70");
    assert_eq!(
        pack.findings(),
        [
            "indices/inclusion.toml:8: the least known weight 70 is no share",
            "  write a number from 0 to 1, such as 0.7",
            "indices/inclusion.toml:23: there is no line from 0 to 0",
            "  give `worst` and `best` two different values",
            "indices/inclusion.toml:30: the step from 0 counts 1.5, which is no number from 0 to 1",
            "  0 is the worst and 1 the best",
            "indices/inclusion.toml:30: the step from 0 stands after that from 0",
            "  list steps with rising `from`, each once",
        ]
    );
}

#[test]
fn a_dimension_twice_a_language_missing_and_an_unknown_owner_are_found() {
    let pack = MiniPack::new()
        .edit(FILE, "id = \"order\"", "id = \"debt\"")
        .edit(FILE, "lv = \"Darbs\", en = \"Work\"", "lv = \"Darbs\"")
        .edit(FILE, "owner = \"vpd\"", "owner = \"vdp\"");
    assert_eq!(
        pack.findings(),
        [
            "indices/inclusion.toml:5: agency `vdp` is not known",
            "  did you mean `vpd`?",
            "indices/inclusion.toml:13: `dimension[0].name` has no words in `en`",
            "  add `en = \"…\"` beside the other language",
            "indices/inclusion.toml:26: dimension `debt` stands twice, first in line 19",
            "  give one of the two another id, or remove it",
        ]
    );
}

#[test]
fn a_transform_nobody_knows_is_found() {
    let findings = MiniPack::new().edit(FILE, "transform = \"share\"", "transform = \"shares\"").findings();
    assert_eq!(findings[0], "indices/inclusion.toml:16: `shares` is no value that `dimension[0].transform` can have");
    assert_eq!(findings[1], "  did you mean `share`?");
}

#[test]
fn an_adopted_version_is_sealed_and_another_weight_needs_another_version() {
    let adopted = |seal: &str| {
        let state = format!("state = \"adopted\"\nadopted = {{ by = \"vpd\", on = 2026-03-03 }}{seal}");
        MiniPack::new().edit(FILE, "state = \"draft\"", &state)
    };
    let findings = adopted("").findings();
    assert_eq!(
        findings[0],
        "indices/inclusion.toml:1: the model is adopted, but this version is not sealed against change"
    );
    let seal = findings[1].trim().strip_prefix("add `").unwrap().strip_suffix("` above the first table").unwrap();
    let seal = format!("\n{seal}");
    adopted(&seal).load().unwrap();
    let changed = adopted(&seal).edit(FILE, "weight = 0.6", "weight = 0.5").edit(FILE, "weight = 0.3", "weight = 0.4");
    let findings = changed.findings();
    assert_eq!(findings[0], "indices/inclusion.toml:8: version 0 was sealed, but what it computes has changed since");
    assert!(
        findings[1].starts_with("  take the change back, or make it version 1 with its own adoption"),
        "{findings:?}"
    );
    assert_eq!(
        MiniPack::new().edit(FILE, "state = \"draft\"", "state = \"adopted\"").findings()[2..],
        [
            "indices/inclusion.toml:6: state and `adopted` do not agree",
            "  a draft has no `adopted`; an adopted model has `adopted = { by = \"…\", on = … }`",
        ]
    );
}

#[test]
fn a_model_alone_is_checked_the_same_way() {
    let pack = MiniPack::new();
    let path = pack.path(FILE);
    let model = IndexModel::read(&path).unwrap();
    assert_eq!(model.hash, pack.load().unwrap().indices["inclusion"].hash);
    let pack = pack.edit(FILE, "minimum_known = 0.7", "minimum_known = 1.7");
    let findings = IndexModel::read(&path).unwrap_err();
    assert_eq!((findings.0.len(), &findings.0[0].file), (1, &path));
    drop(pack);
    assert!(IndexModel::read(std::path::Path::new("/no/such.toml")).is_err());
}
