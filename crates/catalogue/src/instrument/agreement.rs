//! Expressions give what the CEL interpreter gives, and rounding gives what people write on paper.

use cel::{Context, Program, Value};

use super::Rounding;
use super::lower::{self, Bound, Kind};

/// `a = 7`, `b = 2`, `x = 2.5`, `yes = true`, `sex = 'male'`.
fn scope() -> (Vec<Bound>, [f64; 5]) {
    let sexes = ["female".to_owned(), "male".to_owned()];
    let kinds = [
        ("a", Kind::Whole),
        ("b", Kind::Whole),
        ("x", Kind::Number),
        ("yes", Kind::YesNo),
        ("sex", Kind::Choice(sexes.into(), None)),
    ];
    let bound = kinds.into_iter().enumerate().map(|(cell, (name, kind))| Bound { name: name.to_owned(), cell, kind });
    (bound.collect(), [7.0, 2.0, 2.5, 1.0, 1.0])
}

fn interpreted(text: &str) -> f64 {
    let mut context = Context::default();
    context.add_variable_from_value("a", 7_i64);
    context.add_variable_from_value("b", 2_i64);
    context.add_variable_from_value("x", 2.5);
    context.add_variable_from_value("yes", true);
    context.add_variable_from_value("sex", "male".to_owned());
    let program = Program::compile(text).unwrap_or_else(|errors| panic!("{text}: {errors}"));
    match program.execute(&context).unwrap_or_else(|error| panic!("{text}: {error}")) {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        Value::Int(number) => number as f64,
        Value::Float(number) => number,
        Value::Bool(yes) => f64::from(yes),
        other => panic!("{text} gives {other:?}"),
    }
}

#[test]
#[expect(clippy::float_cmp, reason = "both must give the same number")]
fn expressions_agree_with_the_cel_interpreter() {
    let (scope, cells) = scope();
    for text in [
        "a + b * 3 - 1",
        "a / b",
        "-a / b",
        "a % b",
        "-a % b",
        "(a + b) * (a - b)",
        "x * 2.0 + 0.5",
        "x / 2.0",
        "-x",
        "a > b && !(b == 2)",
        "a >= 7 || b > 100",
        "a <= 6 || b < 2",
        "a != 7",
        "yes ? a : b",
        "!yes ? a : b",
        "a > b ? x : 0.0",
        "sex == 'male'",
        "'female' == sex",
        "sex != 'female' && yes",
        "sex in ['female', 'male']",
        "a in [1, 7, 9]",
        "!(b in [1, 7, 9])",
        "yes == (a > b)",
        "true && false || yes",
    ] {
        let lowered = lower::derived(text, &scope).unwrap_or_else(|(problem, _)| panic!("{problem}"));
        assert_eq!(lowered.0.value(&cells), interpreted(text), "{text}");
    }
}

#[test]
fn a_missing_answer_stays_missing_unless_the_other_side_decides() {
    let (scope, mut cells) = scope();
    cells[0] = f64::NAN;
    let holds = |text: &str| lower::condition(text, &scope).expect("a condition").holds(&cells);
    assert_eq!(holds("a > 1"), None);
    assert_eq!(holds("a > 1 && b > 100"), Some(false));
    assert_eq!(holds("b > 100 && a > 1"), Some(false));
    assert_eq!(holds("a > 1 || b == 2"), Some(true));
    assert_eq!(holds("a > 1 && b == 2"), None);
    assert_eq!(holds("!(a > 1)"), None);
    assert_eq!(holds("a in [1, 2]"), None);
    assert_eq!(holds("given(a)"), Some(false));
    assert_eq!(holds("given(a) ? a > 1 : yes"), Some(true));
    assert_eq!(holds("min(a, b) < 3"), None);
}

#[test]
fn halves_round_as_they_are_written() {
    for (number, places, expected) in [
        (0.285 * 100.0, 0, 29.0),
        (28.5, 0, 29.0),
        (1.005, 2, 1.01),
        (0.34183, 5, 0.34183),
        (2.4999, 0, 2.0),
        (-2.5, 0, -3.0),
        (0.148, 2, 0.15),
    ] {
        let rounded = Rounding::HalfUp.round(number, places);
        assert!((rounded - expected).abs() < 1e-12, "{number} {rounded}");
    }
    for (mode, number, expected) in [
        (Rounding::HalfEven, 2.5, 2.0),
        (Rounding::HalfEven, 3.5, 4.0),
        (Rounding::Up, 2.1, 3.0),
        (Rounding::Up, 3.000_000_000_000_1, 3.0),
        (Rounding::Down, 2.9, 2.0),
        (Rounding::Down, 2.999_999_999_999_9, 3.0),
    ] {
        assert!((mode.round(number, 0) - expected).abs() < 1e-12, "{mode:?} {number}");
    }
}

/// HMPPS unit case 5 of OGRS3: Z and the published probabilities with five digits.
#[test]
fn the_sigmoid_gives_the_published_probabilities() {
    let sigmoid = super::Step { sigmoid: Some(true), ..super::Step::default() };
    for (z, one_year, two_year) in [(-2.776_835_807, 0.201_93, 0.341_83), (0.0, 0.802_59, 0.892_99)] {
        for (constant, published) in [(1.402_56, one_year), (2.1217, two_year)] {
            let rounded = Rounding::HalfUp.round(sigmoid.apply(constant + z), 5);
            assert!((rounded - published).abs() < 1e-9, "{z} {rounded} {published}");
        }
    }
}
