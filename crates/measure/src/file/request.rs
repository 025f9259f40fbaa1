//! Which columns a study needs, and what they must hold.

/// What a column must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Numbers.
    Number,
    /// 0 and 1, or true and false.
    YesNo,
    /// Anything with few distinct values: text, whole numbers, yes and no.
    Levels,
    /// Days of the calendar, read as days since 1 January 1970.
    Day,
    /// Text or whole numbers that only tell rows that belong together from others: a person's number.
    Key,
}

/// One column that is needed: of the file, or made of its columns by a formula in SQL such as `returned_on - released_on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its name in the file, or the formula.
    pub name: String,
    /// What it must hold.
    pub kind: Kind,
}

impl Request {
    /// A column of numbers.
    #[must_use]
    pub fn number(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Number }
    }

    /// A column of 0 and 1.
    #[must_use]
    pub fn yes_no(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::YesNo }
    }

    /// A column of levels.
    #[must_use]
    pub fn levels(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Levels }
    }

    /// A column of keys.
    #[must_use]
    pub fn key(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Key }
    }

    /// A column of days.
    #[must_use]
    pub fn day(name: &str) -> Self {
        Self { name: name.to_owned(), kind: Kind::Day }
    }
}
