//! One value of an answer as people read it.

use catalogue::wording;
use measure::study::Cell;

use crate::words::Words;

/// Significant digits shown of a number.
const DIGITS: i32 = 4;

/// Nearer to nothing than this, a number is nothing but rounding.
const NOTHING: f64 = 1e-9;

/// A cell as people of `lang` read it.
pub(super) fn shown(cell: &Cell, words: &Words, lang: &str) -> String {
    match cell {
        Cell::Nothing => words.say("no-value"),
        Cell::Hidden => words.say("hidden-value"),
        Cell::Count(count) => whole(*count, lang),
        Cell::Number(value) => number(*value, lang),
        Cell::Share(share) => percent(*share, lang),
        Cell::Points(points) => words.say_with("points", &[("number", &wording::fixed(points * 100.0, 1, lang))]),
        Cell::P(p) if *p < 0.001 => format!("< {}", wording::number(0.001, 3, lang)),
        Cell::P(p) => wording::number(*p, 3, lang),
        Cell::Text(text) => text.clone(),
        Cell::Code(code) => words.say(&code_key(code)),
    }
}

/// A count.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(crate) fn whole(count: u64, lang: &str) -> String {
    wording::number(count as f64, 0, lang)
}

/// A share with one decimal, so that a column of them has as many everywhere: `20,0 %`.
pub(super) fn percent(share: f64, lang: &str) -> String {
    wording::fixed_percent(share * 100.0, 1, lang)
}

/// A number with four significant digits; whole thousands keep all of theirs.
pub(super) fn number(value: f64, lang: &str) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
    }
    if value.is_nan() {
        return "–".to_owned();
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.abs() < NOTHING {
        return wording::fixed(0.0, 3, lang);
    }
    let magnitude = value.abs().log10().floor();
    if !(-6.0..15.0).contains(&magnitude) {
        return format!("{value:.3e}").replace('-', "−");
    }
    #[expect(clippy::cast_possible_truncation, reason = "the magnitude of a number is at most 308")]
    let decimals = usize::try_from((DIGITS - 1 - magnitude as i32).max(0)).unwrap_or(0);
    let shown = wording::number(value, decimals, lang);
    // Four digits are read at a glance, and most of them are years.
    if lang != "lv" && (1e3..1e4).contains(&value.abs()) { shown.replace(',', "") } else { shown }
}

/// The key of a code's words.
pub(super) fn code_key(code: &str) -> String {
    format!("code-{}", code.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_at_a_glance() {
        for (value, latvian, english) in [
            (-1.394e-14, "0,000", "0.000"),
            (0.0, "0", "0"),
            (2021.0, "2021", "2021"),
            (-0.049_88, "−0,04988", "−0.04988"),
            (-7.177_668e-5, "−0,00007178", "−0.00007178"),
            (15_995.4, "15\u{a0}995", "15,995"),
        ] {
            assert_eq!((&*number(value, "lv"), &*number(value, "en")), (latvian, english));
        }
    }

    #[test]
    fn shares_of_a_column_have_as_many_decimals() {
        assert_eq!((&*percent(0.2, "lv"), &*percent(0.193, "lv")), ("20,0\u{a0}%", "19,3\u{a0}%"));
        assert_eq!(percent(1.0, "en"), "100.0%");
        let words = Words::of_studies("lv");
        assert_eq!(shown(&Cell::Points(-0.049_88), &words, "lv"), "−5,0\u{a0}p.\u{a0}p.");
    }
}
