//! Sentences with placeholders, and nouns that agree with their number.

use std::collections::BTreeMap;

use super::number::{NO_BREAK, number};
use crate::{AchievementValue, NounForms, Unit, nearest};

/// Digits kept after the decimal point: as many as a source prints.
const DECIMALS: usize = 4;

/// A part of a sentence.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Words as they are.
    Words(&'a str),
    /// A value in some form.
    Value {
        /// Its id.
        id: &'a str,
        /// How it is shown.
        form: Form<'a>,
    },
}

/// What is shown of a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Form<'a> {
    Number,
    Noun,
    Counted(Case),
    Choice(&'a str, &'a str),
}

/// Cases a noun can stand in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Case {
    /// Nominative that words around it agree with, as reports write it: "piedalījušies 20 nodarbinātie".
    Agreeing,
    /// Nominative on its own; Latvian puts the genitive beside 0, 10–20, 30…: "20 nodarbināto".
    Nominative,
    Genitive,
    Accusative,
    Dative,
    Locative,
}

/// Which form of a noun a number asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Plural {
    One,
    /// Latvian only: 0, 10–20, 30, 111…
    Zero,
    /// Latvian only: 12,86.
    Fraction,
    Other,
}

const FORMS: [&str; 7] = ["number", "noun", "counted", "genitive", "accusative", "dative", "locative"];

/// Composes `sentence` for `lang` from `values`; the module's page lists the placeholders.
///
/// # Errors
/// A sentence that says which placeholder is unknown or malformed.
pub fn compose(
    sentence: &str,
    values: &[AchievementValue],
    units: &BTreeMap<String, Unit>,
    lang: &str,
) -> Result<String, String> {
    let mut out = String::with_capacity(sentence.len() * 2);
    for piece in pieces(sentence)? {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Value { id, form } => {
                let value = values.iter().find(|value| value.id == id).ok_or_else(|| unknown(id, values))?;
                let unit = units.get(&value.unit).ok_or_else(|| format!("unit `{}` is not defined", value.unit))?;
                out.push_str(&shown(value, form, unit, lang)?);
            }
        }
    }
    Ok(out)
}

/// Number and noun in the nominative: `236 nodarbinātie`, `1 nodarbinātais`, with a no-break space between them.
#[must_use]
pub fn counted(value: f64, unit: &Unit, lang: &str) -> String {
    beside(value, &forms(unit, lang), Case::Nominative, lang)
}

/// Splits a sentence at its placeholders.
pub(crate) fn pieces(sentence: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(['{', '}']) {
        if rest[at..].starts_with('}') {
            return Err("a `}` closes no placeholder".to_owned());
        }
        let (inner, after) = rest[at + 1..]
            .split_once('}')
            .ok_or_else(|| format!("placeholder `{}` is not closed by `}}`", shorten(&rest[at..])))?;
        if at > 0 {
            pieces.push(Piece::Words(&rest[..at]));
        }
        pieces.push(placeholder(inner)?);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    Ok(pieces)
}

fn placeholder(inner: &str) -> Result<Piece<'_>, String> {
    let (id, form) = if let Some((id, choice)) = inner.split_once('?') {
        let (one, other) = choice
            .split_once('|')
            .filter(|(_, other)| !other.contains('|'))
            .ok_or_else(|| format!("placeholder `{{{inner}}}` needs two choices: `{{{id}?one|other}}`"))?;
        (id, Form::Choice(one, other))
    } else if let Some((id, form)) = inner.split_once(':') {
        let form = match form {
            "number" => Form::Number,
            "noun" => Form::Noun,
            "counted" => Form::Counted(Case::Nominative),
            "genitive" => Form::Counted(Case::Genitive),
            "accusative" => Form::Counted(Case::Accusative),
            "dative" => Form::Counted(Case::Dative),
            "locative" => Form::Counted(Case::Locative),
            _ => {
                let hint = nearest(form, FORMS).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
                return Err(format!("placeholder `{{{inner}}}` has an unknown form `{form}`{hint}"));
            }
        };
        (id, form)
    } else {
        (inner, Form::Counted(Case::Agreeing))
    };
    let good = !id.is_empty() && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    if good { Ok(Piece::Value { id, form }) } else { Err(format!("placeholder `{{{inner}}}` names no value")) }
}

fn shown(value: &AchievementValue, form: Form<'_>, unit: &Unit, lang: &str) -> Result<String, String> {
    let nouns = forms(unit, lang);
    let plural = value.number.map_or(Plural::Other, |number| plural(number, lang));
    match (form, value.number) {
        (Form::Noun, _) => Ok(noun(&nouns, plural, Case::Agreeing).to_owned()),
        (Form::Choice(one, other), _) => Ok(if plural == Plural::One { one } else { other }.to_owned()),
        (Form::Number, Some(figure)) => Ok(number(figure, DECIMALS, lang)),
        (Form::Counted(case), Some(figure)) => Ok(beside(figure, &nouns, case, lang)),
        (Form::Counted(case), None) => Ok(noun(&nouns, plural, case).to_owned()),
        (Form::Number, None) => Err(format!("value `{}` has no number to show", value.id)),
    }
}

fn beside(value: f64, nouns: &NounForms, case: Case, lang: &str) -> String {
    format!("{}{NO_BREAK}{}", number(value, DECIMALS, lang), noun(nouns, plural(value, lang), case))
}

fn forms(unit: &Unit, lang: &str) -> NounForms {
    unit.forms.get(lang).or_else(|| unit.forms.values().next()).cloned().unwrap_or_default()
}

/// The form of a noun beside a number.
pub(super) fn plural(value: f64, lang: &str) -> Plural {
    let value = value.abs();
    if value.fract() != 0.0 {
        return if lang == "lv" { Plural::Fraction } else { Plural::Other };
    }
    let (tens, hundreds) = (value % 10.0, value % 100.0);
    let is = |a: f64, b: f64| (a - b).abs() < f64::EPSILON;
    match lang {
        "lv" if is(tens, 0.0) || (11.0..=19.0).contains(&hundreds) => Plural::Zero,
        "lv" if is(tens, 1.0) => Plural::One,
        "lv" => Plural::Other,
        _ if is(value, 1.0) => Plural::One,
        _ => Plural::Other,
    }
}

/// The form that is asked for, else the nominative of the same number.
fn noun(nouns: &NounForms, plural: Plural, case: Case) -> &str {
    let (asked, nominative) = match (plural, case) {
        (Plural::One, Case::Agreeing | Case::Nominative) => (None, &nouns.one),
        (Plural::One, Case::Genitive) => (nouns.genitive_one.as_deref(), &nouns.one),
        (Plural::One, Case::Accusative) => (nouns.accusative_one.as_deref(), &nouns.one),
        (Plural::One, Case::Dative) => (nouns.dative_one.as_deref(), &nouns.one),
        (Plural::One, Case::Locative) => (nouns.locative_one.as_deref(), &nouns.one),
        // Norm of written Latvian: "2,5 metra", whatever the case of the phrase.
        (Plural::Fraction, _) => (nouns.genitive_one.as_deref(), &nouns.other),
        (Plural::Zero, Case::Nominative) | (Plural::Zero | Plural::Other, Case::Genitive) => {
            (nouns.genitive.as_deref(), &nouns.other)
        }
        (Plural::Zero, Case::Agreeing) | (Plural::Other, Case::Agreeing | Case::Nominative) => (None, &nouns.other),
        (Plural::Zero | Plural::Other, Case::Accusative) => (nouns.accusative.as_deref(), &nouns.other),
        (Plural::Zero | Plural::Other, Case::Dative) => (nouns.dative.as_deref(), &nouns.other),
        (Plural::Zero | Plural::Other, Case::Locative) => (nouns.locative.as_deref(), &nouns.other),
    };
    asked.unwrap_or(nominative)
}

fn unknown(id: &str, values: &[AchievementValue]) -> String {
    let hint = nearest(id, values.iter().map(|value| value.id.as_str()))
        .map(|near| format!(", did you mean `{near}`?"))
        .unwrap_or_default();
    format!("placeholder `{{{id}}}` names no value of this achievement{hint}")
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(20).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
