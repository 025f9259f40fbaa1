//! The first step: what kind of activity.

use std::collections::BTreeMap;

use askama::Template;

use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/ledger/form/kinds.html")]
struct View {
    page: Shell,
    /// Group and its types: id and name.
    groups: Vec<(String, Vec<(String, String)>)>,
}

/// Types the visitor's agency records, by group.
pub(super) fn choose(visit: &Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let agency = &visit.session.account.agency;
    let mut groups: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for kind in catalogue.activity_types.values() {
        if kind.agencies.is_empty() || kind.agencies.contains(agency) {
            let group = crate::shown::raised(catalogue.word("activity-group", &kind.group, words.lang));
            groups.entry(group).or_default().push((kind.id.clone(), kind.name.get(words.lang).to_owned()));
        }
    }
    page(&View {
        page: Shell::new(visit, &words.t("ledger-new")).under("/ledger", words.t("ledger")),
        groups: groups.into_iter().collect(),
    })
}
