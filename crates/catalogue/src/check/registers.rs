//! Studies, legal acts and milestones.

use chrono::Datelike;

use super::Check;
use crate::Kind;

impl Check<'_> {
    pub(super) fn studies(&mut self) {
        let catalogue = self.catalogue;
        for study in &catalogue.studies {
            let origin = self.origin(Kind::Study, &study.id);
            if let Some(client) = &study.client {
                self.institution(&origin.key("client"), client);
            }
            if let Some(project) = &study.project {
                self.refer(&origin.key("project"), Kind::Project, project);
            }
        }
    }

    pub(super) fn acts(&mut self) {
        let catalogue = self.catalogue;
        for act in &catalogue.acts {
            let origin = self.origin(Kind::Act, &act.id);
            if let Some(task) = &act.task {
                self.measure(&origin.key("task"), task);
            }
        }
        for milestone in &catalogue.milestones {
            let origin = self.origin(Kind::Milestone, &milestone.id);
            if let Some(owner) = &milestone.owner {
                self.institution(&origin.key("owner"), owner);
            }
            if let Some(task) = &milestone.task {
                self.measure(&origin.key("task"), task);
            }
            if milestone.planned.is_empty() {
                let problem = format!("milestone `{}` was never planned for a day", milestone.id);
                self.find(&origin.key("planned"), problem, "add at least one planned day with its source");
            }
            for (index, pair) in milestone.planned.windows(2).enumerate() {
                // Where a source prints a year only, the day is its last; so days of one year say nothing of the order.
                if pair[0].on.year() > pair[1].on.year() {
                    let problem = format!("planned day {} stands after the later {}", pair[1].on, pair[0].on);
                    let remedy = "list the planned days oldest first; slippage is last minus first";
                    self.find(&origin.nth("planned", index + 1), problem, remedy);
                }
            }
        }
    }
}
