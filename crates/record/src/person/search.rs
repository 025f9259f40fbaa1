//! Finding people: marks, capitals, the order of names and typing errors do not matter.

use std::collections::HashSet;

use catalogue::wording::fold;
use chrono::{Datelike, NaiveDate};
use futures::future::try_join_all;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use super::vocabulary::Likeness;
use super::{PersonId, PersonMatch};
use crate::chain::Entry;
use crate::permission::Sight;
use crate::rows::{person, person_code_part};
use crate::storage::AT_ONCE;
use crate::{Actor, PersonalCode, Record, RecordError};

/// Candidates looked at first: most often enough of them are in sight.
const FIRST_LOOK: usize = 256;

/// Questions put to the database side by side where many candidates are looked at.
const SIDE_BY_SIDE: usize = 2;

/// In which names errors are looked for, one after the other, and how far words may be from what was typed, as
/// [`super::vocabulary::Likeness::upto`] numbers it.
const STEPS: [(ErrorsIn, [usize; 2]); 3] =
    [(ErrorsIn::None, [0, 1]), (ErrorsIn::UnknownNames, [2, 3]), (ErrorsIn::EveryName, [2, 3])];

#[derive(Clone, Copy, PartialEq, Eq)]
enum ErrorsIn {
    None,
    UnknownNames,
    EveryName,
}

/// What somebody typed to find a person.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
    names: Vec<String>,
    code: Option<PersonalCodeWanted>,
    born_on: Option<NaiveDate>,
    birth_year: Option<i32>,
}

#[derive(Debug, PartialEq, Eq)]
enum PersonalCodeWanted {
    Whole(PersonalCode),
    /// Six digits at the beginning, four or five at the end.
    Part(String),
}

impl Wanted {
    /// Reads words, days (`15.03.1985`, `1985-03-15`), years of birth, codes and parts of codes in any order.
    fn read(text: &str) -> Self {
        let mut wanted = Self::default();
        for word in text.split_whitespace() {
            let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
            let numeric = !digits.is_empty() && plain.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
            if let Some(day) = ["%d.%m.%Y", "%Y-%m-%d"].iter().find_map(|f| NaiveDate::parse_from_str(plain, f).ok()) {
                wanted.born_on = Some(day);
            } else if let Ok(code) = PersonalCode::confirmed(plain) {
                wanted.code = Some(PersonalCodeWanted::Whole(code));
            } else if numeric && matches!(digits.parse(), Ok(1900..=2099)) && digits.len() == 4 && plain == word {
                wanted.birth_year = digits.parse().ok();
            } else if numeric && (4..=6).contains(&digits.len()) {
                wanted.code = Some(PersonalCodeWanted::Part(digits));
            } else {
                wanted.names.extend(fold(word).split(' ').filter(|name| !name.is_empty()).map(str::to_owned));
            }
        }
        wanted.names.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
        wanted.names.dedup();
        wanted
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.code.is_none() && self.born_on.is_none()
    }
}

impl Record {
    /// People whose name has words like every word typed, best first: the words themselves, words that begin so, words
    /// with a typing error or two where nothing else is found; at most `limit`, alike ones by name. A whole personal code, its first six or last
    /// four or five digits (where the role may search by `personal-code`), a day or a year of birth narrow it down. One
    /// audit entry tells who was found.
    ///
    /// # Errors
    /// When the role may not read persons, or not search by parts of codes, or the database does not answer.
    pub async fn find_people(&self, actor: &Actor, words: &str, limit: u64) -> Result<Vec<PersonMatch>, RecordError> {
        let scope = self.allowed_persons(actor, "person")?;
        let wanted = Wanted::read(words);
        if wanted.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        if matches!(wanted.code, Some(PersonalCodeWanted::Part(_))) {
            self.allowed_persons(actor, "personal-code")?;
        }
        let sight = Sight::new(self.storage.db(), actor, scope).await?;
        let mut rows = if wanted.names.is_empty() {
            let query = person::Entity::find().filter(self.narrowed(&wanted)).filter(sight.people());
            query.limit(limit).all(self.storage.db()).await?
        } else {
            self.by_names(&wanted, &sight, limit).await?
        };
        if wanted.names.is_empty() {
            rows.sort_by(|one, other| (&one.search_key, one.id).cmp(&(&other.search_key, other.id)));
        }
        let asked = self.asked_for(actor, scope, &rows).await?;
        let found = rows.into_iter().map(|row| self.found(row, &asked)).collect::<Result<Vec<_>, _>>()?;
        let ids: Vec<String> = found.iter().map(|hit| hit.id.0.to_string()).collect();
        let detail = format!("{} found: {}", ids.len(), ids.join(" "));
        let detail = Some(detail.trim_end_matches([':', ' ']).to_owned());
        let entry = Entry { verb: "search".to_owned(), noun: "person".to_owned(), subject: None, detail };
        self.log(actor, vec![entry]).await?;
        Ok(found)
    }

    /// People of the first step that yields enough, and those of the steps before it.
    async fn by_names(&self, wanted: &Wanted, sight: &Sight, limit: u64) -> Result<Vec<person::Model>, RecordError> {
        let db = self.storage.db();
        self.vocabulary.refresh(db).await?;
        self.name_index.refresh(db).await?;
        let few = self.few(wanted, sight).await?;
        let mut found: Vec<person::Model> = Vec::new();
        let mut asked: Vec<Vec<i64>> = Vec::new();
        for (errors_in, steps) in STEPS {
            // Typing errors are looked for where nothing is written as it was typed: they cost most and help least then.
            if !found.is_empty() && errors_in != ErrorsIn::None {
                break;
            }
            let like = |name: &String| match errors_in {
                ErrorsIn::None => self.vocabulary.written(name),
                // A name somebody has is likely to be typed right.
                ErrorsIn::UnknownNames if self.vocabulary.id(name).is_some() => self.vocabulary.written(name),
                ErrorsIn::UnknownNames | ErrorsIn::EveryName => self.vocabulary.like(name),
            };
            let likes: Vec<Likeness> = wanted.names.iter().map(like).collect();
            for upto in steps {
                // Nor are several whole names taken for beginnings where somebody has them all, or one error for two.
                if !found.is_empty() && (errors_in != ErrorsIn::None || wanted.names.len() > 1) {
                    break;
                }
                let groups: Vec<Vec<i64>> = likes.iter().map(|like| like.upto(upto)).collect();
                if groups.iter().any(Vec::is_empty) || groups == asked {
                    continue;
                }
                let mut candidates = self.name_index.with(&groups);
                if let Some(few) = &few {
                    candidates.retain(|id| few.contains(id));
                }
                candidates.retain(|id| found.iter().all(|known| known.id != *id));
                let left = limit.saturating_sub(found.len() as u64);
                found.extend(self.first_of(&candidates, wanted, sight, left).await?);
                asked = groups;
                if found.len() as u64 >= limit {
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }

    /// Ids of everybody who can be meant, where these are few by themselves: somebody's caseload, a code, a day of birth.
    async fn few(&self, wanted: &Wanted, sight: &Sight) -> Result<Option<HashSet<i64>>, RecordError> {
        if !matches!(sight, Sight::Caseload(_)) && wanted.code.is_none() && wanted.born_on.is_none() {
            return Ok(None);
        }
        let few = person::Entity::find().select_only().column(person::Column::Id);
        let few = few.filter(self.narrowed(wanted)).filter(sight.people());
        Ok(Some(few.into_tuple().all(self.storage.db()).await?.into_iter().collect()))
    }

    /// The first `limit` of `candidates` who are in sight and fit what narrows the search, by name.
    async fn first_of(
        &self,
        candidates: &[i64],
        wanted: &Wanted,
        sight: &Sight,
        limit: u64,
    ) -> Result<Vec<person::Model>, RecordError> {
        let mut found: Vec<person::Model> = Vec::new();
        let (mut rest, mut size) = (candidates, FIRST_LOOK);
        while !rest.is_empty() && (found.len() as u64) < limit {
            let (chunk, later) = rest.split_at(size.min(rest.len()));
            let parts = chunk.chunks(chunk.len().div_ceil(SIDE_BY_SIDE).max(FIRST_LOOK)).map(|part| {
                let query = person::Entity::find().filter(person::Column::Id.is_in(part.iter().copied()));
                query.filter(self.narrowed(wanted)).filter(sight.people()).all(self.storage.db())
            });
            found.extend(try_join_all(parts).await?.into_iter().flatten());
            (rest, size) = (later, AT_ONCE);
        }
        found.sort_by(|one, other| (&one.search_key, one.id).cmp(&(&other.search_key, other.id)));
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// What narrows a search beside names.
    fn narrowed(&self, wanted: &Wanted) -> Condition {
        let mut all = Condition::all().add(person::Column::MergedInto.is_null());
        match &wanted.code {
            Some(PersonalCodeWanted::Whole(code)) => {
                all = all.add(person::Column::CodeHash.eq(self.keys.code_hash(code)));
            }
            Some(PersonalCodeWanted::Part(digits)) => {
                let mut with_part = Query::select();
                with_part
                    .column(person_code_part::Column::PersonId)
                    .from(person_code_part::Entity)
                    .and_where(person_code_part::Column::Part.eq(self.keys.code_part_hash(digits)));
                all = all.add(person::Column::Id.in_subquery(with_part));
            }
            None => {}
        }
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar");
        let year = |year| person::Column::BornOn.between(day(year, 1, 1), day(year, 12, 31));
        all.add_option(wanted.born_on.map(|day| person::Column::BornOn.eq(day))).add_option(wanted.birth_year.map(year))
    }

    /// Those of `rows` whom the actor opens only with a stated purpose.
    pub(crate) async fn asked_for(
        &self,
        actor: &Actor,
        widest: catalogue::Scope,
        rows: &[person::Model],
    ) -> Result<Vec<i64>, RecordError> {
        let ids = rows.iter().map(|row| row.id);
        let free = match self.matrix.freely(&actor.role, "read", "person") {
            Some(scope) if scope == widest => return Ok(Vec::new()),
            None => return Ok(ids.collect()),
            Some(scope) => Sight::new(self.storage.db(), actor, scope).await?,
        };
        let free: Vec<i64> = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Id.is_in(ids.clone()))
            .filter(free.people())
            .into_tuple()
            .all(self.storage.db())
            .await?;
        Ok(ids.filter(|id| !free.contains(id)).collect())
    }

    pub(crate) fn found(&self, row: person::Model, asked: &[i64]) -> Result<PersonMatch, RecordError> {
        let id = PersonId(row.id);
        let code = row.code_sealed.map(|sealed| self.keys.open(id, &sealed)).transpose()?;
        Ok(PersonMatch {
            id,
            name: format!("{} {}", row.given_name, row.family_name),
            birth_year: row.born_on.map(|day| day.year()),
            code_tail: code.map(|digits| digits[7..].to_owned()),
            asks_purpose: asked.contains(&row.id),
            simulated: row.simulated,
        })
    }

    /// Person with this code, for imports and forms; writes an audit entry of verb `search`.
    ///
    /// # Errors
    /// When the role may not read persons or the database does not answer.
    pub async fn person_by_code(&self, actor: &Actor, code: &PersonalCode) -> Result<Option<PersonId>, RecordError> {
        let found = self.find_people(actor, code.digits(), 1).await?;
        Ok(found.first().map(|hit| hit.id))
    }
}

#[cfg(test)]
mod tests {
    use super::{PersonalCodeWanted, Wanted};
    use crate::PersonalCode;

    #[test]
    fn what_is_typed_is_told_apart() {
        let read = Wanted::read("Bērziņš-Kļava, Ēriks 15.03.1985");
        assert_eq!(read.names, ["berzins", "klava", "eriks"]);
        assert_eq!(read.born_on, chrono::NaiveDate::from_ymd_opt(1985, 3, 15));
        assert_eq!(Wanted::read("ozola 1985").birth_year, Some(1985));
        let part = |digits: &str| Some(PersonalCodeWanted::Part(digits.to_owned()));
        assert_eq!(Wanted::read("150385-").code, part("150385"));
        assert_eq!(Wanted::read("-10009").code, part("10009"));
        assert_eq!(Wanted::read("0009").code, part("0009"));
        // A year of birth with a hyphen is the end of a code.
        assert_eq!(Wanted::read("-1985").code, part("1985"));
        let whole = PersonalCode::parse("150385-10009").ok().map(PersonalCodeWanted::Whole);
        assert_eq!(Wanted::read("15038510009").code, whole);
        assert!(Wanted::read("% _").is_empty());
    }
}
