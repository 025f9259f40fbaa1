//! As much of SQL as checks need: words, texts, parameters, and the codes a `reason` column can give.

/// A piece of SQL and the line it stands on, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) kind: Lexeme<'a>,
    pub(super) line: usize,
}

/// Kinds of pieces; comments are left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lexeme<'a> {
    /// A word, or a name in double quotes.
    Word(&'a str),
    /// A text in single quotes.
    Text(&'a str),
    /// `$name`.
    Parameter(&'a str),
    /// Any other sign.
    Sign(char),
}

/// Splits SQL into its pieces.
pub(super) fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while let Some(first) = sql[at..].chars().next() {
        let rest = &sql[at..];
        let (taken, kind) = match first {
            '-' if rest.starts_with("--") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |end| end + 2), None),
            '\'' | '"' => {
                let inner = &rest[1..][..rest[1..].find(first).unwrap_or(rest.len() - 1)];
                let kind = if first == '"' { Lexeme::Word(inner) } else { Lexeme::Text(inner) };
                ((inner.len() + 2).min(rest.len()), Some(kind))
            }
            '$' => {
                let name = &rest[1..][..word(&rest[1..])];
                (name.len() + 1, Some(Lexeme::Parameter(name)))
            }
            letter if letter.is_alphanumeric() || letter == '_' => {
                let word = &rest[..word(rest)];
                (word.len(), Some(Lexeme::Word(word)))
            }
            space if space.is_whitespace() => (space.len_utf8(), None),
            sign => (sign.len_utf8(), Some(Lexeme::Sign(sign))),
        };
        tokens.extend(kind.map(|kind| Token { kind, line }));
        line += rest[..taken].matches('\n').count();
        at += taken;
    }
    tokens
}

/// Codes that the columns called `reason` can give, where they are written as texts.
pub(super) fn reasons<'a>(tokens: &[Token<'a>]) -> Vec<(&'a str, usize)> {
    let mut codes = Vec::new();
    for at in 1..tokens.len().saturating_sub(1) {
        if !(is(tokens[at], "as") && is(tokens[at + 1], "reason")) {
            continue;
        }
        let opening = match tokens[at - 1].kind {
            Lexeme::Text(_) => at - 1,
            Lexeme::Sign(')') => {
                opening(&tokens[..at], |t| t.kind == Lexeme::Sign(')'), |t| t.kind == Lexeme::Sign('('))
            }
            _ if is(tokens[at - 1], "end") => opening(&tokens[..at], |t| is(t, "end"), |t| is(t, "case")),
            _ => continue,
        };
        for here in opening..at {
            let Lexeme::Text(code) = tokens[here].kind else { continue };
            let given =
                here == at - 1 || (here > opening && (is(tokens[here - 1], "then") || is(tokens[here - 1], "else")));
            if given {
                codes.push((code, tokens[here].line));
            }
        }
    }
    codes
}

/// Position of what opens the last piece.
fn opening(tokens: &[Token<'_>], closes: impl Fn(Token<'_>) -> bool, opens: impl Fn(Token<'_>) -> bool) -> usize {
    let mut depth = 0_usize;
    for at in (0..tokens.len()).rev() {
        if closes(tokens[at]) {
            depth += 1;
        } else if opens(tokens[at]) {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}

fn is(token: Token<'_>, word: &str) -> bool {
    matches!(token.kind, Lexeme::Word(found) if found.eq_ignore_ascii_case(word))
}

fn word(text: &str) -> usize {
    text.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(sql: &str) -> Vec<&str> {
        reasons(&tokens(sql)).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn only_texts_that_become_a_reason_are_codes() {
        assert_eq!(codes("select case when a = 'x' then 'age' else 'other' end as reason"), ["age", "other"]);
        assert_eq!(codes("select case when a then 'young' end as band, null as reason"), [] as [&str; 0]);
        assert_eq!(codes("select coalesce(case when a then 'age' end, b) as \"reason\""), ["age"]);
        assert_eq!(codes("select case when case when b then 1 end = 1 then 'age' end as reason"), ["age"]);
        assert_eq!(codes("select 'never' as reason -- case when a then 'x' end as reason"), ["never"]);
    }

    #[test]
    fn pieces_know_their_line_and_texts_hide_parameters() {
        let found = tokens("select '$no' /* $no\n */, \"on\"\nwhere age < $upper_age");
        assert_eq!(found.last(), Some(&Token { kind: Lexeme::Parameter("upper_age"), line: 3 }));
        assert_eq!(found.iter().filter(|token| matches!(token.kind, Lexeme::Parameter(_))).count(), 1);
    }
}
