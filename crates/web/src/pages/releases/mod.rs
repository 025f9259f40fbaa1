//! The ledger of extracts handed to researchers outside: who, what, what for, until when.

use askama::Template;
use catalogue::wording;
use measure::release::Release;

use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/releases/page.html")]
struct View {
    page: Shell,
    found: String,
    releases: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    id: String,
    made: String,
    by: String,
    recipient: String,
    purpose: String,
    /// Address of its protocol, and name.
    study: (Option<String>, String),
    expires: String,
    over: bool,
    columns: String,
    secret: String,
    rows: String,
    /// Fewest people who share all values, and how many had to.
    smallest: String,
    hash: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words();
    let mut releases = visit.app().measuring().releases.all()?;
    releases.reverse();
    page(&View {
        page: Shell::new(&visit, &words.t("releases")),
        found: words.count("releases-found", releases.len() as u64),
        releases: releases.iter().map(|release| line(&visit, release)).collect(),
    })
}

fn line(visit: &Visit, release: &Release) -> Line {
    let (words, lang) = (visit.words(), visit.lang());
    let protocol = visit.app().catalogue().protocols.get(&release.study);
    let (smallest, k) = (shown::whole(release.smallest, lang), release.k.to_string());
    Line {
        id: release.id.clone(),
        made: wording::date(release.at.date_naive(), lang),
        by: release.by.clone(),
        recipient: release.recipient.clone(),
        purpose: release.purpose.clone(),
        study: (
            protocol.filter(|_| visit.may("read", "protocol")).map(|protocol| format!("/studies/{}", protocol.id)),
            protocol.map_or(release.study.as_str(), |protocol| protocol.name.get(lang)).to_owned(),
        ),
        expires: wording::date(release.expires, lang),
        over: release.is_over(visit.today()),
        columns: release.columns.join(", "),
        secret: release.secret.join(", "),
        rows: shown::whole(release.rows, lang),
        smallest: words.with("release-smallest", &[("smallest", smallest.into()), ("k", k.into())]),
        hash: release.file_hash.chars().take(12).collect(),
    }
}
