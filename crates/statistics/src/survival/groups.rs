//! Which group each row belongs to.

use crate::Error;

/// Group codes `0..count`, checked once; every group has rows.
#[derive(Debug, Clone)]
pub struct Groups<'a> {
    codes: Option<&'a [u32]>,
    sizes: Vec<usize>,
}

impl<'a> Groups<'a> {
    /// Rows in groups numbered from 0.
    ///
    /// # Errors
    /// A code not below `count`, or a group without rows.
    pub fn new(codes: &'a [u32], count: usize) -> Result<Self, Error> {
        let groups = Self::with_empty(codes, count)?;
        if let Some(group) = groups.sizes.iter().position(|&size| size == 0) {
            return Err(Error::EmptyGroup { group: u32::try_from(group).unwrap_or(u32::MAX) });
        }
        Ok(groups)
    }

    /// As [`Groups::new`], where a group may be without rows.
    pub(crate) fn with_empty(codes: &'a [u32], count: usize) -> Result<Self, Error> {
        Error::not_empty("groups", codes.len())?;
        let mut sizes = vec![0; count];
        for (row, &code) in codes.iter().enumerate() {
            match sizes.get_mut(code as usize) {
                Some(size) => *size += 1,
                None => return Err(Error::UnknownGroup { row, group: code, groups: count }),
            }
        }
        Ok(Self { codes: Some(codes), sizes })
    }

    /// All `rows` rows in one group.
    #[must_use]
    pub fn one(rows: usize) -> Self {
        Self { codes: None, sizes: vec![rows] }
    }

    /// The number of groups.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The number of rows in each group.
    #[must_use]
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The group of a row.
    #[must_use]
    #[inline]
    pub fn of(&self, row: usize) -> usize {
        self.codes.map_or(0, |codes| codes[row] as usize)
    }

    pub(crate) fn matching(&self, rows: usize) -> Result<(), Error> {
        Error::same_length("time", rows, "group", self.sizes.iter().sum())
    }
}
