//! Reports: documents they are about, years, and blocks the report room can compute.

use super::Check;
use crate::Kind;

/// Computed blocks a section can have.
const BLOCKS: [&str; 12] = [
    "outcomes-table",
    "indicator-values",
    "directions",
    "conclusion-lists",
    "resources",
    "target-group-view",
    "impact",
    "further-action",
    "passport-annex",
    "carry-over-annex",
    "anomalies",
    "provenance",
];

impl Check<'_> {
    pub(super) fn reports(&mut self) {
        let catalogue = self.catalogue;
        for report in catalogue.reports.values() {
            let origin = self.origin(Kind::Report, &report.id);
            self.refer(&origin.key("document"), Kind::Policy, &report.document);
            self.refer(&origin.key("plan"), Kind::Policy, &report.plan);
            if report.from_year > report.to_year {
                let problem =
                    format!("the report ends in {}, before it begins in {}", report.to_year, report.from_year);
                self.find(&origin.key("to_year"), problem, "swap the two years or mend the wrong one");
            }
            let ids = report.section.iter().enumerate();
            self.differ("section", ids.map(|(at, one)| (one.id.as_str(), origin.nth("section", at).key("id"))));
            for (index, section) in report.section.iter().enumerate() {
                if let Some(content) = &section.content {
                    self.one_of(&origin.nth("section", index).key("content"), "block", content, &BLOCKS);
                }
            }
        }
    }
}
