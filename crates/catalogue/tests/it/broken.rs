//! Broken packs: every kind of fault is found in its file and line, with a way to mend it.

use crate::pack::MiniPack;

/// The one finding of a pack, as `tilts check` prints it.
fn finding(pack: &MiniPack) -> String {
    let lines = pack.findings();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    lines.join("\n")
}

const TASK: &str = "policy/plan-2023-2024/1.3.toml";

#[test]
fn a_file_that_is_no_toml() {
    let pack = MiniPack::new().edit("activities/family-day.toml", "group = \"family-ties\"", "group = \"family-ties");
    assert_eq!(
        finding(&pack),
        "activities/family-day.toml:3: cannot be read from here on: invalid basic string, expected `\"`\n  \
         mend this line: `key = value`, text in quotes, long text between \"\"\" and \"\"\""
    );
}

#[test]
fn a_key_that_stands_twice() {
    let pack = MiniPack::new().edit("projects/dari.toml", "owner = \"ievp\"", "owner = \"ievp\"\nowner = \"vpd\"");
    assert_eq!(
        finding(&pack),
        "projects/dari.toml:5: key `owner` stands twice in the same table\n  \
         keep one of the two; elements of a list each begin with their own `[[…]]` heading"
    );
}

#[test]
fn a_mistyped_key() {
    let pack = MiniPack::new().edit(TASK, "years_printed", "years_printd");
    assert_eq!(
        finding(&pack),
        "policy/plan-2023-2024/1.3.toml:14: unknown key `years_printd`\n  did you mean `years_printed`?"
    );
}

#[test]
fn a_missing_key() {
    let pack = MiniPack::new().edit(TASK, "number = 200\nunit = \"employee\"\n", "number = 200\n");
    assert_eq!(
        finding(&pack),
        "policy/plan-2023-2024/1.3.toml:28: key `unit` is missing in `achievement[0].value[1]`\n  add `unit = …`"
    );
}

#[test]
fn a_value_of_the_wrong_type_and_a_wrong_word() {
    let pack = MiniPack::new()
        .edit(TASK, "number = 236", "number = \"236\"")
        .edit(TASK, "status = \"partially-done\"", "status = \"partialy-done\"")
        .edit("projects/dari.toml", "from = 2024-04-03", "from = \"03.04.2024\"");
    assert_eq!(
        pack.findings(),
        [
            "policy/plan-2023-2024/1.3.toml:6: `partialy-done` is no value that `status` can have",
            "  did you mean `partially-done`?",
            "policy/plan-2023-2024/1.3.toml:24: `achievement[0].value[0].number` is the text \"236\", but must be a number",
            "  write the number without quotes",
            "projects/dari.toml:6: `03.04.2024` is not a day in `from`",
            "  write it as in \"2024-04-03\"",
        ]
    );
}

#[test]
fn an_id_defined_twice() {
    let text = "[[unit]]\nid = \"percent\"\nforms.lv = { one = \"%\", other = \"%\" }\nforms.en = { one = \"%\", other = \"%\" }\n";
    let pack = MiniPack::new().write("units/more.toml", text);
    assert_eq!(
        finding(&pack),
        "units/more.toml:2: unit `percent` is already defined in units/core.toml:18\n  \
         give one of the two another id, or remove it"
    );
}

#[test]
fn a_file_not_named_after_its_id() {
    let pack = MiniPack::new().edit("imports/releases.toml", "id = \"releases\"", "id = \"release\"");
    assert_eq!(
        finding(&pack),
        "imports/releases.toml:1: id `release` is not the name of its file\n  \
         write `id = \"releases\"` or rename the file to release.toml"
    );
}

#[test]
fn references_to_nothing() {
    let pack = MiniPack::new()
        .edit("indicators/1.2.toml", "unit = \"percent\"", "unit = \"procent\"")
        .edit("indicators/1.2.toml", "owner = \"vpd\"", "owner = \"vdp\"")
        .edit("activities/family-day.toml", "regimes = [\"closed\"]", "regimes = [\"open\"]")
        .edit("policy/plan-2015-2020/4.3.toml", "types = [\"family-day\"]", "types = [\"family-days\"]")
        .edit("acts.toml", "owner = \"ievp\"\ntask = \"plan-2023-2024/1.3\"", "task = \"plan-2023-2024/1.4\"")
        .edit("standards.toml", "document = \"002\"", "document = \"02\"");
    assert_eq!(
        pack.findings(),
        [
            "activities/family-day.toml:8: `open` is no code of classifier `regime`",
            "  use a code of classifiers/regime.toml or add it there",
            "acts.toml:11: policy measure `plan-2023-2024/1.4` is not defined",
            "  did you mean `plan-2023-2024/1.3`?",
            "indicators/1.2.toml:5: agency `vdp` is not known",
            "  did you mean `vpd`?",
            "indicators/1.2.toml:8: unit `procent` is not defined",
            "  did you mean `percent`?",
            "policy/plan-2015-2020/4.3.toml:19: activity type `family-days` is not defined",
            "  did you mean `family-day`?",
            "standards.toml:7: source document `02` is not known",
            "  did you mean `002`?",
        ]
    );
}

#[test]
fn what_hangs_on_a_broken_file_is_not_reported_as_well() {
    let pack = MiniPack::new().edit("activities/family-day.toml", "name =", "nmae =").edit(
        "classifiers/participant-role.toml",
        "id = \"participant-role\"",
        "id = participant-role",
    );
    assert_eq!(
        pack.findings(),
        [
            "activities/family-day.toml:1: key `name` is missing",
            "  add `name = …`",
            "activities/family-day.toml:2: unknown key `nmae`",
            "  did you mean `name`?",
            "classifiers/participant-role.toml:1: cannot be read from here on: string values must be quoted, expected literal string",
            "  mend this line: `key = value`, text in quotes, long text between \"\"\" and \"\"\"",
        ]
    );
}

#[test]
fn words_missing_in_a_language() {
    let pack = MiniPack::new()
        .edit(
            "roles.toml",
            "name = { lv = \"politikas plānotājs\", en = \"policy planner\" }",
            "name = { lv = \"politikas plānotājs\" }",
        )
        .edit("studies.toml", "en = \"Family study\"", "en = \" \"")
        .edit("funds.toml", "en = \"Social inclusion\"", "en = \"Social inclusion\", de = \"Inklusion\"");
    assert_eq!(
        pack.findings(),
        [
            "funds.toml:5: `de` is not a language of the pack",
            "  remove it, or add the language to `languages` in pack.toml",
            "roles.toml:3: `role[0].name` has no words in `en`",
            "  add `en = \"…\"` beside the other language",
            "studies.toml:3: `study[0].name` is blank in `en`",
            "  write the words in `en`",
        ]
    );
}

#[test]
fn a_name_that_is_only_one_text() {
    let pack = MiniPack::new().edit(
        "studies.toml",
        "name = { lv = \"Pētījums par ģimenēm\", en = \"Family study\" }",
        "name = \"Family study\"",
    );
    assert_eq!(
        finding(&pack),
        "studies.toml:3: `study[0].name` is the text \"Family study\", but must be words in every language, \
         { lv = \"…\", en = \"…\" }\n  write words in every language, { lv = \"…\", en = \"…\" }"
    );
}

#[test]
fn dates_in_the_wrong_order() {
    let pack = MiniPack::new()
        .edit("classifiers/prison.toml", "to = \"2025-12-31\"", "to = \"2005-12-31\"")
        .edit("acts.toml", "on = 2019-12-31", "on = 2026-12-31")
        .edit("policy/plan-2015-2020/4.3.toml", "deadline = 2020-12-31", "deadline = 2014-12-31")
        .edit("policy/plan-2015-2020/4.3.toml", "{ 2016 = 60 }", "{ 2022 = 60 }")
        .edit("indicators/1.2.toml", "[target]\n2022 = 12", "[target]\n2021 = 12");
    assert_eq!(
        pack.findings(),
        [
            "acts.toml:15: planned day 2025-12-31 stands after the later 2026-12-31",
            "  list the planned days oldest first; slippage is last minus first",
            "classifiers/prison.toml:9: code `riga` ends on 2005-12-31, before it begins on 2010-01-01",
            "  swap the two days or mend the wrong one",
            "classifiers/prison.toml:17: code `riga-1` is never valid together with its parent `riga`",
            "  mend the dates or name another parent",
            "indicators/1.2.toml:24: 2021 lies outside the period 2022–2027 of `guidelines-2022-2027`",
            "  mend the year, or move it to `[baseline]` where it is older",
            "policy/plan-2015-2020/4.3.toml:17: 2022 lies outside the period 2015–2020 of `plan-2015-2020`",
            "  mend the year",
            "policy/plan-2015-2020/4.3.toml:18: the deadline 2014-12-31 comes before `plan-2015-2020` begins on 2015-01-01",
            "  mend the day",
        ]
    );
}

#[test]
fn a_budget_that_does_not_add_up() {
    let pack = MiniPack::new().edit("projects/dari.toml", "cents = 42590300", "cents = 42590000");
    assert_eq!(
        finding(&pack),
        "projects/dari.toml:10: the parts of the budget add up to 283934800 cents, not to 283935100\n  \
         mend the wrong sum"
    );
    let pack = MiniPack::new().edit("projects/dari.toml", "percent = 15", "percent = 16");
    assert_eq!(
        finding(&pack),
        "projects/dari.toml:13: 42590300 cents are 15.00 percent of the budget, not 16\n  mend the percentage or the sum"
    );
}

#[test]
fn parts_that_do_not_add_up_to_their_whole() {
    let pack = MiniPack::new().edit(TASK, "number = 36", "number = 35");
    assert_eq!(
        finding(&pack),
        "policy/plan-2023-2024/1.3.toml:24: the parts of `trained` add up to 235, not to 236\n  \
         mend the wrong number, or drop `part_of` and say in `[[achievement.anomaly]]` what is odd"
    );
    let pack = MiniPack::new().edit("activities/family-day.toml", "guests = \"whole\", ", "");
    assert_eq!(
        pack.findings()[..2],
        [
            "activities/family-day.toml:6: headcount `adults` is part of `guests`, which is no whole of this type",
            "  add `guests = \"whole\"` or name a headcount that is a whole",
        ]
    );
}

#[test]
fn sentences_that_cannot_be_composed() {
    let pack =
        MiniPack::new().edit(TASK, "Apmācīti {trained}", "Apmācīti {traned}").edit(TASK, " and {men:number} men", "");
    assert_eq!(
        pack.findings(),
        [
            "policy/plan-2023-2024/1.3.toml:19: placeholder `{traned}` names no value of this achievement, did you mean `trained`?",
            "  write `{id}`, `{id:number}`, `{id:accusative}`… or `{id?one|other}` with the id of a value",
            "policy/plan-2023-2024/1.3.toml:20: the sentence in `en` does not say value `men`",
            "  put `{men}` into the sentence, or remove value[2]",
        ]
    );
}

#[test]
fn grants_that_make_no_sense() {
    let pack = MiniPack::new()
        .edit("roles.toml", "do = [\"read\", \"export\"]", "do = [\"read\", \"exprot\"]")
        .edit("roles.toml", "sees = \"persons\"", "sees = \"counts\"")
        .edit("roles.toml", "what = [\"indicator\", \"plan\"]", "what = []");
    assert_eq!(
        pack.findings(),
        [
            "roles.toml:4: a grant of role `planner` has an empty `what`",
            "  name at least one, or remove the grant",
            "roles.toml:4: verb `exprot` is not known",
            "  did you mean `export`?",
            "roles.toml:13: role `specialist` sees counts only but may write `person`",
            "  write `sees = \"persons\"` or take `write` away",
        ]
    );
}

#[test]
fn targets_that_cannot_be_compared_or_counted() {
    let rows = "policy/plan-2015-2020/4.3.toml";
    let pack = MiniPack::new().edit(rows, "value = 70\n", "");
    assert_eq!(
        finding(&pack),
        "policy/plan-2015-2020/4.3.toml:11: target `P15-4.3-01/a` has no value to compare with\n  \
         write `value`, compare with `increase` or `stable`, or say in `[[anomaly]]` why none is printed"
    );
    let pack = MiniPack::new().edit(rows, "value = 70\n", "comparator = \"increase\"\n");
    assert!(pack.load().is_ok());
    let pack = MiniPack::new().edit(rows, "kind = \"count\"\nvalue = 70", "kind = \"percent\"\nvalue = 170");
    assert_eq!(
        finding(&pack),
        "policy/plan-2015-2020/4.3.toml:14: 170 percent is more than all\n  write 100 or less, or another `kind`"
    );
    let pack = MiniPack::new().edit("activities/family-day.toml", ", children = \"part of guests\"", "");
    assert_eq!(
        finding(&pack),
        "policy/plan-2015-2020/4.3.toml:19: `children` does not occur in activity type `family-day`, so this counts nothing\n  \
         name one of the type's `headcounts` or add it there"
    );
}

#[test]
fn queries_and_declarations_that_do_not_match() {
    let indicator = "indicators/1.2.toml";
    let pack = MiniPack::new()
        .edit(indicator, "20 and $upper_age", "20 and $upperage")
        .edit(indicator, "then 'employed'", "then 'employd'")
        .edit(indicator, "choices = [64, 63]", "choices = [65, 63]")
        .edit(indicator, "boundary = \"age = $upper_age\"", "boundary = \"age = 64\"");
    assert_eq!(
        pack.findings(),
        [
            "indicators/1.2.toml:30: parameter `upper_age` is declared but the query does not use it",
            "  use `$upper_age` in the query or remove the parameter",
            "indicators/1.2.toml:31: the value 64 of parameter `upper_age` is not among its choices",
            "  add it to `choices` or choose one of them",
            "indicators/1.2.toml:37: reason `employed` is declared but the query never gives it",
            "  give it in the query (`then 'employed'`) or remove it",
            "indicators/1.2.toml:44: parameter `$upperage` is not declared",
            "  did you mean `$upper_age`?",
            "indicators/1.2.toml:45: the query gives reason `employd`, which is not declared",
            "  did you mean `employed`?",
        ]
    );
}

#[test]
fn a_test_without_its_table() {
    let pack = MiniPack::new().remove("indicators/tests/1.2-section.csv");
    assert_eq!(
        finding(&pack),
        "indicators/1.2.toml:54: test table tests/1.2-section.csv does not exist\n  \
         add indicators/tests/1.2-section.csv, or name the file beside this one"
    );
}

#[test]
fn an_import_from_columns_the_file_does_not_have() {
    let imports = "imports/releases.toml";
    let pack = MiniPack::new()
        .edit(imports, "when = \"Type\"", "when = \"Typ\"")
        .edit(imports, "kind = \"releases\"", "kind = \"release\"")
        .edit(imports, "column = \"Person\"", "column = \"Person\", constant = \"x\"")
        .edit(imports, "\"06-30\"", "\"02-29\"");
    assert_eq!(
        pack.findings(),
        [
            "imports/releases.toml:6: kind of record `release` is not known",
            "  did you mean `releases`?",
            "imports/releases.toml:7: column `Typ` is not known",
            "  did you mean `Type`?",
            "imports/releases.toml:10: a field needs exactly one of `column`, `constant` and `date_in_year`, not 2",
            "  keep the one its value comes from",
            "imports/releases.toml:11: `02-29` is not a day that every year has",
            "  write month and day as in \"06-30\"",
        ]
    );
}

#[test]
fn a_file_in_no_place() {
    let pack = MiniPack::new().write("activites.toml", "id = \"x\"\n");
    assert!(
        finding(&pack)
            .starts_with("activites.toml:1: no definition belongs in this place\n  move it to one of: pack.toml, ")
    );
}

#[test]
fn a_list_with_one_bracket_too_few() {
    let pack = MiniPack::new().edit("studies.toml", "[[study]]", "[study]");
    assert_eq!(finding(&pack), "studies.toml:1: `study` must be a list\n  write `[[study]]` with two brackets");
}

#[test]
fn a_pack_without_a_head() {
    let pack = MiniPack::new().remove("pack.toml");
    assert_eq!(
        finding(&pack),
        "pack.toml:1: the pack has no head\n  \
         add `pack.toml` with id, version, name, languages, currency, suppress_below, agency, source"
    );
}

#[test]
fn a_folder_that_is_not_there() {
    let findings = catalogue::Catalogue::load(std::path::Path::new("/no/such/pack")).unwrap_err();
    assert_eq!(findings.0.len(), 1);
    assert!(findings.0[0].problem.starts_with("the pack's folder /no/such/pack cannot be read: "));
}
