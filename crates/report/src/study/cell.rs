//! One value of an answer as people read it.

use catalogue::wording;
use measure::study::Cell;

use crate::words::Words;

/// Significant digits shown of a number.
const DIGITS: i32 = 4;

/// A cell as people of `lang` read it.
pub(super) fn shown(cell: &Cell, words: &Words, lang: &str) -> String {
    match cell {
        Cell::Nothing => words.say("no-value"),
        Cell::Hidden => words.say("hidden-value"),
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
        Cell::Count(count) => wording::number(*count as f64, 0, lang),
        Cell::Number(value) => number(*value, lang),
        Cell::Share(share) => wording::percent(share * 100.0, 1, lang),
        Cell::P(p) if *p < 0.001 => format!("< {}", wording::number(0.001, 3, lang)),
        Cell::P(p) => wording::number(*p, 3, lang),
        Cell::Text(text) => text.clone(),
        Cell::Code(code) => words.say(&code_key(code)),
    }
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
    let magnitude = value.abs().log10().floor();
    if !(-4.0..15.0).contains(&magnitude) {
        return format!("{value:.3e}").replace('-', "−");
    }
    #[expect(clippy::cast_possible_truncation, reason = "the magnitude of a number is at most 308")]
    let decimals = usize::try_from((DIGITS - 1 - magnitude as i32).max(0)).unwrap_or(0);
    wording::number(value, decimals, lang)
}

/// The key of a code's words.
pub(super) fn code_key(code: &str) -> String {
    format!("code-{}", code.replace('_', "-"))
}
