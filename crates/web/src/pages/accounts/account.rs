//! One account: a new password, letting it in or no longer.

use askama::Template;
use axum::extract::Path;
use record::{Account, AccountId, RecordError};

use super::{Line, PURPOSE, line, password, salt};
use crate::form::Posted;
use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/accounts/account.html")]
struct View {
    page: Shell,
    account: Line,
    /// A password just given, shown this once.
    password: Option<String>,
    /// The visitor's own: it cannot lock itself out.
    own: bool,
}

pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<i64>) -> Answer {
    shown(&visit, AccountId(id), None).await
}

pub(in crate::pages) async fn change(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let id = AccountId(id);
    let own = found(&visit, id).await?.name == visit.session.account.name;
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "manage", None).await?;
    let password = match fields.get("act") {
        "password" if !own => {
            let password = password(&visit);
            change.set_password(id, &password, salt(&visit)).await?;
            Some(password)
        }
        "close" if !own => {
            change.set_active(id, false).await?;
            None
        }
        "open" => {
            change.set_active(id, true).await?;
            None
        }
        _ => return Err(RecordError::Missing("form").into()),
    };
    change.commit().await?;
    shown(&visit, id, password).await
}

async fn found(visit: &Visit, id: AccountId) -> Result<Account, RecordError> {
    let accounts = visit.app().record().accounts(&visit.actor(PURPOSE)).await?;
    accounts.into_iter().find(|account| account.id == id).ok_or(RecordError::Missing("account"))
}

async fn shown(visit: &Visit, id: AccountId, password: Option<String>) -> Answer {
    let (words, account) = (visit.words(), found(visit, id).await?);
    let units = visit.organisations().await?;
    let unit = |id: &str| shown::unit(&units, id);
    page(&View {
        page: Shell::new(visit, &account.display_name).under("/accounts", words.t("accounts")),
        own: account.name == visit.session.account.name,
        account: line(&account, &unit, visit),
        password,
    })
}
