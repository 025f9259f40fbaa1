//! The append-only, hash-chained audit log.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::chain;
use crate::permission::Sight;
use crate::rows::{account, audit, audit_head};
use crate::{Actor, Page, Paged, Record, RecordError, instant};

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Place in the chain, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Account.
    pub account: String,
    /// Role.
    pub role: String,
    /// Verb: `read`, `write`, `import`, `export`, `sign-in`…
    pub verb: String,
    /// What it was done to: `person`, `activity`…; several nouns of one change stand apart by spaces.
    pub noun: String,
    /// Id of the subject; `None` for lists and batches.
    pub subject: Option<String>,
    /// Purpose code.
    pub purpose: String,
    /// Purpose remark and details, such as counts of a batch.
    pub detail: Option<String>,
    /// SHA-256 (hex) over this entry and the hash before it.
    pub hash: String,
}

/// Filters of the audit view; empty fields do not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Account.
    pub account: Option<String>,
    /// Verb.
    pub verb: Option<String>,
    /// Noun.
    pub noun: Option<String>,
    /// Subject id.
    pub subject: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// What is wrong in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditFault {
    /// The entry's content does not give its hash.
    Changed {
        /// Place.
        seq: i64,
    },
    /// An entry is missing before this place.
    Missing {
        /// Place that is missing.
        seq: i64,
    },
    /// The entry does not follow from the one before it.
    Reordered {
        /// Place.
        seq: i64,
    },
    /// The end was cut off: the chain's head knows more entries.
    Truncated {
        /// Last place the head knows.
        expected: i64,
        /// Last place found.
        found: i64,
    },
}

/// Result of verifying the whole chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditVerdict {
    /// Entries read.
    pub entries: u64,
    /// Everything that is wrong, in order.
    pub faults: Vec<AuditFault>,
}

/// Entries read at a time when the chain is verified.
const PAGE: usize = 2000;

/// More faults than these tell nothing new.
const FAULTS: usize = 1000;

impl Record {
    /// The audit log, newest first.
    ///
    /// # Errors
    /// When the role may not read the audit log or the database does not answer.
    pub async fn audit(
        &self,
        actor: &Actor,
        filter: &AuditFilter,
        page: Page,
    ) -> Result<Paged<AuditEntry>, RecordError> {
        let (scope, _) = self.allowed(actor, "read", "audit")?;
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let wanted = audit::Entity::find().filter(sight.entries()).filter(wanted(filter));
        let total = wanted.clone().count(self.storage.db()).await?;
        let rows = wanted
            .order_by_desc(audit::Column::Seq)
            .offset(page.offset())
            .limit(page.size)
            .all(self.storage.db())
            .await?;
        Ok(Paged { rows: rows.into_iter().map(entry).collect::<Result<_, _>>()?, total, page })
    }

    /// Recomputes the whole chain. Faults stand in order of place; at most a thousand are told.
    ///
    /// # Errors
    /// When the role may not verify or the database does not answer.
    pub async fn verify_audit(&self, actor: &Actor) -> Result<AuditVerdict, RecordError> {
        self.allowed(actor, "verify", "audit")?;
        let view = self.storage.view().await?;
        let head = audit_head::Entity::find_by_id(1).one(&view).await?;
        let (end, end_hash) = head.map_or((0, String::new()), |head| (head.seq, head.hash));
        let mut verdict = AuditVerdict { entries: 0, faults: Vec::new() };
        let (mut last, mut previous) = (0, String::new());
        loop {
            let rows = audit::Entity::find()
                .filter(audit::Column::Seq.gt(last))
                .order_by_asc(audit::Column::Seq)
                .limit(PAGE as u64)
                .all(&view)
                .await?;
            let complete = rows.len() < PAGE;
            for row in rows {
                verdict.entries += 1;
                let gap = (last + 1..row.seq).map(|seq| AuditFault::Missing { seq });
                let room = FAULTS.saturating_sub(verdict.faults.len());
                verdict.faults.extend(gap.take(room));
                if chain::hash(&row) != row.hash {
                    verdict.faults.push(AuditFault::Changed { seq: row.seq });
                } else if row.previous != previous && row.seq == last + 1 {
                    verdict.faults.push(AuditFault::Reordered { seq: row.seq });
                }
                last = row.seq;
                previous = row.hash;
            }
            if complete {
                break;
            }
        }
        if last != end {
            verdict.faults.push(AuditFault::Truncated { expected: end, found: last });
        } else if previous != end_hash && verdict.faults.is_empty() {
            verdict.faults.push(AuditFault::Changed { seq: last });
        }
        verdict.faults.truncate(FAULTS);
        view.commit().await?;
        Ok(verdict)
    }
}

fn wanted(filter: &AuditFilter) -> Condition {
    use audit::Column;

    let start = |day: NaiveDate| instant::text(day.and_time(NaiveTime::MIN).and_utc());
    let noun = |noun: &String| {
        Condition::any()
            .add(Column::Noun.eq(noun))
            .add(Column::Noun.starts_with(format!("{noun} ")))
            .add(Column::Noun.ends_with(format!(" {noun}")))
            .add(Column::Noun.contains(format!(" {noun} ")))
    };
    Condition::all()
        .add_option(filter.account.as_ref().map(|account| Column::Account.eq(account)))
        .add_option(filter.verb.as_ref().map(|verb| Column::Verb.eq(verb)))
        .add_option(filter.noun.as_ref().map(noun))
        .add_option(filter.subject.as_ref().map(|subject| Column::Subject.eq(subject)))
        .add_option(filter.from.map(|from| Column::At.gte(start(from))))
        .add_option(filter.to.and_then(|to| to.checked_add_days(Days::new(1))).map(|end| Column::At.lt(start(end))))
}

impl Sight {
    /// Entries of accounts in sight.
    fn entries(&self) -> Condition {
        use sea_orm::sea_query::Query;

        let of = |condition: Condition| {
            let mut accounts = Query::select();
            accounts.column(account::Column::Name).from(account::Entity).cond_where(condition);
            Condition::all().add(audit::Column::Account.in_subquery(accounts))
        };
        match self {
            Self::All => Condition::all(),
            Self::Agency(agency) => of(account::Column::Agency.eq(agency).into()),
            Self::Units(units) => of(account::Column::Unit.is_in(units).into()),
            Self::Caseload(account) => audit::Column::Account.eq(account).into(),
        }
    }
}

fn entry(row: audit::Model) -> Result<AuditEntry, RecordError> {
    Ok(AuditEntry {
        seq: row.seq,
        at: instant::read(&row.at)?,
        account: row.account,
        role: row.role,
        verb: row.verb,
        noun: row.noun,
        subject: row.subject,
        purpose: row.purpose,
        detail: row.detail,
        hash: row.hash,
    })
}
