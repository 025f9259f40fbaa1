//! Code lists of the pack, whose codes other shapes name.

use chrono::NaiveDate;
use serde::Serialize;

use super::call::Call;
use super::list::List;
use super::operation::Nothing;
use super::problem::Refused;
use super::shape::shape;
use crate::trouble::Trouble;

shape! {
    /// A code list.
    #[derive(Debug, Serialize)]
    pub(super) struct CodeList {
        id: String,
        name: String,
    }
}

shape! {
    /// A code.
    #[derive(Debug, Serialize)]
    pub(super) struct CodeOut {
        id: String,
        name: String,
        /// First day it may be used.
        from: Option<NaiveDate>,
        /// Last day it may be used.
        to: Option<NaiveDate>,
        parent: Option<String>,
    }
}

pub(super) async fn list(call: Call, _: Nothing) -> Result<List<CodeList>, Refused> {
    let lists = call.visit.app().catalogue().classifiers.values();
    let one = |list: &catalogue::Classifier| CodeList {
        id: list.id.clone(),
        name: list.name.get(call.visit.lang()).to_owned(),
    };
    Ok(List::whole(lists.map(one).collect()))
}

pub(super) async fn codes(call: Call, _: Nothing) -> Result<List<CodeOut>, Refused> {
    let list = call.visit.app().catalogue().classifiers.get(call.text("list")).ok_or(Trouble::NotFound)?;
    let one = |code: &catalogue::Code| CodeOut {
        id: code.id.clone(),
        name: code.name.get(call.visit.lang()).to_owned(),
        from: code.from,
        to: code.to,
        parent: code.parent.clone(),
    };
    Ok(List::whole(list.code.iter().map(one).collect()))
}
