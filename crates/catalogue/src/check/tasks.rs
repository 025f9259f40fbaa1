//! Tasks of a plan: state, achievements, what was not reached and what moved on.

use chrono::NaiveDate;

use super::Check;
use crate::{CarryOver, Kind, Origin, Task};

impl Check<'_> {
    pub(super) fn tasks(&mut self) {
        let catalogue = self.catalogue;
        for task in catalogue.tasks.values().flatten() {
            let origin = self.origin(Kind::Task, &format!("{}/{}", task.plan, task.no));
            self.belongs(&origin, task);
            for (index, owner) in task.owners.iter().enumerate() {
                self.institution(&origin.nth("owners", index), owner);
            }
            let ids = task.achievement.iter().enumerate();
            self.differ("achievement", ids.map(|(at, one)| (one.id.as_str(), origin.nth("achievement", at).key("id"))));
            for (index, achievement) in task.achievement.iter().enumerate() {
                self.achievement(&origin.nth("achievement", index), achievement);
            }
            self.left_over(&origin, task);
            let document = catalogue.policies.get(&task.plan);
            let ids = task.target.iter().enumerate();
            self.differ("target", ids.map(|(at, one)| (one.id.as_str(), origin.nth("target", at).key("id"))));
            for (index, target) in task.target.iter().enumerate() {
                self.target(&origin.nth("target", index), target, document);
            }
            let ids = task.carried.iter().enumerate();
            self.differ("carry-over", ids.map(|(at, one)| (one.id.as_str(), origin.nth("carried", at).key("id"))));
            for (index, carried) in task.carried.iter().enumerate() {
                self.carried(&origin.nth("carried", index), carried);
            }
        }
    }

    fn belongs(&mut self, origin: &Origin, task: &Task) {
        let folder = origin.file.rsplit('/').nth(1).unwrap_or_default();
        if task.plan != folder {
            let problem = format!("task {} of `{}` stands in the folder of `{folder}`", task.no, task.plan);
            let remedy = format!("write `plan = \"{folder}\"` or move the file to policy/{}/", task.plan);
            self.find(&origin.key("plan"), problem, remedy);
        }
        if let Some(document) = self.catalogue.policies.get(&task.plan) {
            self.direction(&origin.key("direction"), document, task.direction);
        }
    }

    fn left_over(&mut self, origin: &Origin, task: &Task) {
        for (index, missed) in task.not_reached.iter().enumerate() {
            let place = origin.nth("not_reached", index);
            if let Some(unit) = &missed.unit {
                self.refer(&place.key("unit"), Kind::Unit, unit);
            }
            if let Some(project) = &missed.project {
                self.refer(&place.key("project"), Kind::Project, project);
            }
        }
        for (index, postponed) in task.postponed.iter().enumerate() {
            if let Some(project) = &postponed.project {
                self.refer(&origin.nth("postponed", index).key("project"), Kind::Project, project);
            }
        }
    }

    fn carried(&mut self, place: &Origin, carried: &CarryOver) {
        self.refer(&place.key("to"), Kind::Policy, &carried.to);
        let document = self.catalogue.policies.get(&carried.to);
        if let (Some(deadline), Some(document)) = (carried.deadline, document)
            && deadline < document.from
        {
            let problem = format!("the deadline {deadline} comes before `{}` begins on {}", document.id, document.from);
            self.find(&place.key("deadline"), problem, "mend the day or the plan it moves to");
        }
        for (index, target) in carried.target.iter().enumerate() {
            self.target(&place.nth("target", index).key("is"), &target.target, document);
        }
        for day in carried.milestone.keys() {
            let place = place.key("milestone").key(day.clone());
            match (day.parse::<NaiveDate>(), carried.deadline) {
                (Err(_), _) => self.find(&place, format!("`{day}` is not a day"), "write it as in \"2025-12-15\""),
                (Ok(day), Some(deadline)) if day > deadline => {
                    let problem = format!("the step on {day} comes after the deadline {deadline}");
                    self.find(&place, problem, "mend one of the two days");
                }
                (Ok(_), _) => {}
            }
        }
    }
}
