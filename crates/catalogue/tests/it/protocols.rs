//! Study protocols: what is read, and every kind of fault with its file, line and remedy.

use catalogue::{Ask, Need, ProtocolState};

use crate::pack::MiniPack;

const FILE: &str = "studies/returns.toml";

#[test]
fn a_protocol_is_read_with_its_cohort_and_analyses() {
    let catalogue = MiniPack::new().load().unwrap();
    let protocol = &catalogue.protocols["returns"];
    assert_eq!(
        (protocol.state, protocol.fixed_on.map(|day| day.to_string())),
        (ProtocolState::Fixed, Some("2024-04-03".to_owned()))
    );
    assert_eq!(protocol.column("strictness").unwrap().words["strict"].get("en"), "strict");
    let analysis = protocol.analysis("return").unwrap();
    assert!(matches!(&analysis.ask, Ask::Windows { months, .. } if *months == [12, 24]));
    let needs: Vec<(String, &str, Need)> = analysis.ask.needs();
    assert_eq!(needs.last(), Some(&("by[0]".to_owned(), "unit", Need::Group)));
    assert_eq!(needs.len(), 4);
}

#[test]
fn a_code_nobody_decided_about_is_found() {
    let pack = MiniPack::new()
        .edit(FILE, "leave_out = { riga-1 = \"block\" }\n", "")
        .edit(FILE, "block = { lv = \"korpuss\", en = \"a block\" }\n", "")
        .edit(FILE, "closed = \"strict\"", "open = \"strict\"");
    assert_eq!(
        pack.findings(),
        [
            "studies/returns.toml:23: nothing is decided about `riga-1` of classifier `prison`",
            "  name it in `include`, or in `leave_out` with a reason",
            "studies/returns.toml:28: nothing is decided about `closed` of classifier `regime`",
            "  give its value in `of`",
            "studies/returns.toml:31: `open` is no code of classifier `regime`",
            "  use a code of classifiers/regime.toml or add it there",
        ]
    );
}

#[test]
fn a_code_decided_twice_and_a_reason_without_words_are_found() {
    let pack = MiniPack::new().edit(FILE, "include = [\"riga\"]", "include = [\"riga\", \"riga-1\"]").edit(
        FILE,
        "riga-1 = \"block\"",
        "riga-1 = \"blok\"",
    );
    assert_eq!(
        pack.findings(),
        [
            "studies/returns.toml:20: reason `block` is declared but the query never gives it",
            "  give it in the query (`then 'block'`) or remove it",
            "studies/returns.toml:26: code `riga-1` stands twice, first in line 25",
            "  give one of the two another id, or remove it",
            "studies/returns.toml:26: reason `blok` is not known",
            "  did you mean `block`?",
        ]
    );
}

#[test]
fn references_state_and_queries_that_do_not_agree_are_found() {
    let pack = MiniPack::new()
        .edit(FILE, "owner = \"vpd\"", "owner = \"vpd\"\nstudy = \"family-studies\"")
        .edit(FILE, "state = \"fixed\"", "state = \"draft\"")
        .edit(FILE, "left join kind_of k on k.code = r.kind", "left join \"release\" k on k.kind = r.kind")
        .edit(FILE, "< $from_year", "< $first_year");
    assert_eq!(
        pack.findings(),
        [
            "studies/returns.toml:5: study `family-studies` is not defined",
            "  did you mean `family-study`?",
            "studies/returns.toml:7: state and `fixed_on` do not agree",
            "  a draft has no `fixed_on`, every other protocol has the day from which it does not change",
            "studies/returns.toml:14: parameter `from_year` is declared but the query does not use it",
            "  use `$from_year` in the query or remove the parameter",
            "studies/returns.toml:30: the query does not use grouping `kind_of`",
            "  join it (`left join kind_of on kind_of.code = …`) or remove it",
            "studies/returns.toml:39: parameter `$first_year` is not declared",
            "  did you mean `$from_year`?",
        ]
    );
}

#[test]
fn analyses_that_cannot_be_asked_are_found() {
    let pack = MiniPack::new().edit(FILE, "months = [12, 24]", "months = [24, 12]\nheadline = 6").edit(
        FILE,
        "No 100 atgriezās {count}.",
        "No 100 atgriezās {skaits}.",
    );
    assert_eq!(
        pack.findings(),
        [
            "studies/returns.toml:56: placeholder `skaits` is not known",
            "  write one of `count`, `share`, `interval`, `window`",
            "studies/returns.toml:62: these are no windows",
            "  write at least one number of months, smallest first, as in [6, 12, 24, 36]",
            "studies/returns.toml:63: 6 is none of the windows",
            "  name one of `months`",
        ]
    );
    let pack = MiniPack::new().edit(FILE, "[analysis.ask.windows]", "[analysis.ask.window]");
    let findings = pack.findings();
    assert!(findings[1].contains("did you mean `windows`?"), "{findings:#?}");
    let effect = "[analysis.ask.effect]\noutcome = \"a\"\ntreatment = \"b\"\nmethod = \"matching\"\n";
    let text = std::fs::read_to_string(MiniPack::new().path(FILE)).unwrap();
    let (before, _) = text.split_once("[analysis.ask.windows]").unwrap();
    let before = before.replace("sentence = ", "# ");
    let pack = MiniPack::new().write(FILE, &format!("{before}{effect}"));
    assert_eq!(
        pack.findings(),
        [
            "studies/returns.toml:58: nothing makes the groups comparable",
            "  name `covariates` or `factors`; without any there are no people alike",
            "studies/returns.toml:61: method `matching` is not known",
            "  write one of `match`, `ipw`, `overlap`, `entropy`, `aipw`",
        ]
    );
}

/// Findings of the protocol with this in place of its analysis.
fn asked(analysis: &str) -> Vec<String> {
    let text = std::fs::read_to_string(MiniPack::new().path(FILE)).expect("the pack has the protocol");
    let (before, _) = text.split_once("[[analysis]]").expect("it has an analysis");
    let head = "[[analysis]]\nid = \"one\"\nname = { lv = \"Viens\", en = \"One\" }\n";
    let pack = MiniPack::new().write(FILE, &format!("{before}{head}{analysis}"));
    pack.findings().into_iter().map(|line| line.replace("studies/returns.toml:", "")).collect()
}

#[test]
fn questions_about_an_instrument_that_cannot_be_asked_are_found() {
    assert_eq!(
        asked("[analysis.ask.steps]\noutcome = \"a\"\nstep = \"b\"\norder = [\"low\", \"low\"]\ngroups = 4\n"),
        [
            "59: step `low` stands twice, first in line 59",
            "  give one of the two another id, or remove it",
            "60: steps in an order are not put into groups",
            "  keep `order` for bands, or `groups` for a score",
        ]
    );
    assert_eq!(
        asked("[analysis.ask.expected]\noutcome = \"a\"\n"),
        [
            "56: what is expected has no one source",
            "  name either a column of probabilities as `probability` or columns of `strata`",
        ]
    );
    assert_eq!(
        asked("[analysis.ask.agreement]\nraters = [\"a\"]\nscale = \"ordinl\"\n"),
        [
            "57: `raters` has fewer than two columns",
            "  name at least two",
            "58: scale `ordinl` is not known",
            "  did you mean `ordinal`?",
        ]
    );
    assert_eq!(
        asked("[analysis.ask.reliability]\nitems = [\"calm\", \"kind\"]\nreverse = [\"cam\"]\n"),
        ["58: item `cam` is not known", "  did you mean `calm`?"]
    );
}

#[test]
fn an_alarm_has_one_limit_and_an_instrument_exists() {
    let ask = "[analysis.ask.shares]\noutcome = \"a\"\n\n[[analysis.alarm]]\nid = \"few\"\ntable = \"shares\"\ncolumn = \"count\"\n";
    let words = "says = { lv = \"{count}\", en = \"{count}\" }\n";
    let rule = "rule = { lv = \"zem {limit}\", en = \"below {limits}\" }\n";
    assert_eq!(
        asked(&format!("{ask}below = 5\nabove = 9\n{rule}{words}")),
        [
            "59: alarm `few` has no one limit",
            "  give the limit once: `below = 0.05` or `above = 0.05`",
            "65: placeholder `limits` is not known",
            "  did you mean `limit`?",
        ]
    );
    let pack = MiniPack::new().edit(FILE, "owner = \"vpd\"", "owner = \"vpd\"\ninstrument = \"none-such\"");
    assert_eq!(pack.findings()[0], "studies/returns.toml:5: instrument `none-such` is not known");
}
#[test]
fn an_answer_that_leads_has_a_sentence_and_waits_for_reasons_there_are() {
    let lead = "by = [\"unit\"]\n\n[[lead]]\nanalysis = \"retrun\"\nyear = \"year\"\nwaits = [\"late\"]\n";
    let pack = MiniPack::new().edit(FILE, "by = [\"unit\"]", lead);
    assert_eq!(
        pack.findings(),
        [
            "studies/returns.toml:66: analysis `retrun` is not known",
            "  did you mean `return`?",
            "studies/returns.toml:68: reason `late` is not known",
            "  declare it in `[reason]`",
        ]
    );
    let mute = MiniPack::new().edit(FILE, "sentence = { lv", "# { lv").edit(
        FILE,
        "by = [\"unit\"]",
        "by = [\"unit\"]\n\n[[lead]]\nanalysis = \"return\"\nyear = \"year\"\n",
    );
    assert_eq!(mute.findings()[0], "studies/returns.toml:66: analysis `return` has no sentence to lead with");
}

#[test]
fn words_of_a_sentence_may_agree_with_the_count_alone() {
    let agree = |sentence: &str| MiniPack::new().edit(FILE, "Of 100, {count} returned.", sentence).findings();
    let whole = MiniPack::new().edit(FILE, "Of 100, {count} returned.", "Of 100, {count} {count?was|were} back.");
    assert!(whole.load().is_ok());
    assert_eq!(
        agree("Of 100, {count?was} back."),
        [
            "studies/returns.toml:56: placeholder `{count?was}` needs two choices: `{count?one|other}`",
            "  write `{count}`, or `{count?one|several}` for words",
        ]
    );
    assert_eq!(
        agree("{window?one|other}")[0],
        "studies/returns.toml:56: placeholder `window` stands in a form that studies do not have"
    );
}

#[test]
fn an_index_without_its_model_columns_or_words_about_the_model_is_found() {
    let ask = "sentence = { lv = \"No {opening} uz {closing} ({model}).\", en = \"From {opening} to {close}.\" }\n\
               [analysis.ask.index]\nmodel = \"inclusion\"\nopening = { work = \"a\", debt = \"b\", orders = \"c\" }\n\
               closing = { work = \"a\", debt = \"b\", order = \"c\" }\n";
    assert_eq!(
        asked(ask),
        [
            "56: placeholder `close` is not known",
            "  write one of `opening`, `closing`, `change`, `interval`, `pairs`, `model`",
            "56: the sentence does not say which model the value is of",
            "  write `{model}`, so that nobody reads the value without it",
            "59: dimension `order` of index `inclusion` has no column in `opening`",
            "  name one; where the record does not hold it, a column that is null for everybody",
            "59: dimension `orders` is not known",
            "  did you mean `order`?",
        ]
    );
    assert_eq!(
        asked("[analysis.ask.index]\nmodel = \"inclusions\"\nopening = {}\nclosing = {}\n"),
        ["57: index model `inclusions` is not defined", "  did you mean `inclusion`?"]
    );
    let lead = "sentence = { lv = \"{model}\", en = \"{model}\" }\n[analysis.ask.index]\nmodel = \"inclusion\"\n\
                opening = { work = \"a\", debt = \"b\", order = \"c\" }\nclosing = { work = \"a\", debt = \"b\", order = \"c\" }\n\
                [[lead]]\nanalysis = \"one\"\nyear = \"released_in\"\n";
    assert_eq!(
        asked(lead),
        ["62: analysis `one` asks `index`, which does not lead", "  lead with `windows` or `shares`"]
    );
}
