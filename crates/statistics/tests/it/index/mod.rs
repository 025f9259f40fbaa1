//! Composite indices against R 4.2.2 by the formulas of the OECD/JRC Handbook (2008).

use statistics::{
    Error,
    index::{
        Dimension, Direction, Joining, Model, Transform, change, min_max, sensitivity, sensitivity_of_means,
        standardised,
    },
};

use crate::reference_data::close;

/// Employed %, housed %, family contact %, debt % of five units.
const UNITS: [[f64; 4]; 5] = [
    [62.0, 30.0, 80.0, 12.0],
    [48.0, 22.0, 75.0, 30.0],
    [71.0, 35.0, 90.0, 8.0],
    [55.0, 28.0, 60.0, 20.0],
    [40.0, 15.0, 70.0, 25.0],
];
const WEIGHTS: [f64; 4] = [0.4, 0.2, 0.2, 0.2];

fn column(at: usize) -> Vec<f64> {
    UNITS.iter().map(|unit| unit[at]).collect()
}

fn direction(at: usize) -> Direction {
    if at == 3 { Direction::Down } else { Direction::Up }
}

fn model(joining: Joining) -> Model {
    // Goalposts at the worst and best of the five units make the fixed scale that of `min_max`.
    let posts = [(40.0, 71.0), (15.0, 35.0), (60.0, 90.0), (30.0, 8.0)];
    let dimensions = posts
        .iter()
        .zip(WEIGHTS)
        .enumerate()
        .map(|(at, (&(worst, best), weight))| Dimension {
            key: format!("d{at}"),
            weight,
            transform: Transform::Linear { worst, best },
        })
        .collect();
    Model { version: "v0".to_owned(), draft: true, dimensions, joining, minimum_known: 0.7 }
}

fn values(unit: [f64; 4]) -> Vec<Option<f64>> {
    unit.into_iter().map(Some).collect()
}

/// R 4.2.2: min-max and z-scores, weighted arithmetic means; geometric means on 1 to 100.
#[test]
fn the_published_operations_give_the_numbers_of_r() {
    let scaled: Vec<Vec<f64>> = (0..4).map(|at| min_max(&column(at), direction(at)).unwrap()).collect();
    let z: Vec<Vec<f64>> = (0..4).map(|at| standardised(&column(at), direction(at)).unwrap()).collect();
    let arithmetic = [0.730840664711633, 0.273225806451613, 1.0, 0.414457478005865, 0.112121212121212];
    let by_z = [0.573877192595801, -0.586080737957021, 1.27002207739611, -0.245208686431438, -1.01260984560345];
    let geometric = [73.1834098312685, 16.6220827108499, 100.0, 23.5144967044756, 3.80635557419167];
    for unit in 0..5 {
        let mean = |of: &dyn Fn(usize) -> f64| (0..4).map(|at| WEIGHTS[at] * of(at)).sum::<f64>();
        close(mean(&|at| scaled[at][unit]), arithmetic[unit]);
        close(mean(&|at| z[at][unit]), by_z[unit]);
        close(mean(&|at| (1.0 + 99.0 * scaled[at][unit]).ln()).exp(), geometric[unit]);
        let score = model(Joining::Arithmetic).score(&values(UNITS[unit])).unwrap();
        close(score.value.unwrap(), arithmetic[unit]);
        close(score.known, 1.0);
    }
    // The same through a geometric model whose dimensions are shares from 0.01 to 1.
    let mut shares = model(Joining::Geometric);
    shares.dimensions.iter_mut().for_each(|dimension| dimension.transform = Transform::Share);
    for unit in 0..5 {
        let parts: Vec<Option<f64>> = (0..4).map(|at| Some((1.0 + 99.0 * scaled[at][unit]) / 100.0)).collect();
        close(shares.score(&parts).unwrap().value.unwrap() * 100.0, geometric[unit]);
    }
}

#[test]
fn too_little_known_has_no_score_and_enough_is_not_imputed() {
    let model = model(Joining::Arithmetic);
    let two = model.score(&[None, Some(30.0), Some(80.0), None]).unwrap();
    close(two.known, 0.4);
    assert_eq!(two.value, None);
    let three = model.score(&[Some(62.0), None, Some(80.0), Some(12.0)]).unwrap();
    close(three.known, 0.8);
    let expected = (0.4 * (22.0 / 31.0) + 0.2 * (20.0 / 30.0) + 0.2 * (18.0 / 22.0)) / 0.8;
    close(three.value.unwrap(), expected);
    // 0.7 itself is enough, however its digits add up.
    let mut edge = model;
    edge.dimensions.iter_mut().zip([0.1, 0.6, 0.2, 0.1]).for_each(|(dimension, weight)| dimension.weight = weight);
    assert!(edge.score(&[Some(62.0), Some(30.0), None, None]).unwrap().value.is_some());
}

#[test]
fn a_dimension_that_became_known_is_no_change() {
    let model = model(Joining::Arithmetic);
    let opening = [Some(48.0), Some(22.0), None, Some(30.0)];
    let closing = [Some(62.0), Some(22.0), Some(90.0), Some(30.0)];
    let got = change(&model, &opening, &closing).unwrap();
    close(got.value.unwrap(), 0.4 * (14.0 / 31.0) / 0.8);
    close(got.parts.iter().flatten().sum(), got.value.unwrap());
    assert_eq!(got.parts[2], None);
    assert!(got.closing.value.unwrap() - got.opening.value.unwrap() > got.value.unwrap());
}

#[test]
fn steps_and_goalposts_end_at_their_ends() {
    let steps = Transform::Steps(vec![(1.0, 0.3), (6.0, 0.7), (12.0, 1.0)]);
    let got: Vec<f64> = [0.0, 1.0, 5.9, 6.0, 40.0].iter().map(|value| steps.apply(*value).unwrap()).collect();
    assert_eq!(got, [0.0, 0.3, 0.3, 0.7, 1.0]);
    let debt = Transform::Linear { worst: 30.0, best: 10.0 };
    assert_eq!([50.0, 20.0, 0.0].map(|value| debt.apply(value).unwrap()), [0.0, 0.5, 1.0]);
}

#[test]
fn sensitivity_repeats_itself_and_shrinks_with_the_spread() {
    let model = model(Joining::Arithmetic);
    let units: Vec<Vec<Option<f64>>> = UNITS.into_iter().map(values).collect();
    let wide = sensitivity(&model, &units, 0.5, 500, 1).unwrap();
    assert_eq!(wide, sensitivity(&model, &units, 0.5, 500, 1).unwrap());
    let width = |sensitivity: &statistics::index::Sensitivity| {
        let [low, _, high] = sensitivity.scores.unwrap();
        high - low
    };
    let narrow = sensitivity(&model, &units, 0.1, 500, 1).unwrap();
    assert!(width(&wide[1]) > 3.0 * width(&narrow[1]));
    for unit in sensitivity(&model, &units, 0.0, 5, 1).unwrap() {
        close(width(&unit), 0.0);
        assert_eq!(unit.ranks, unit.rank.map(|rank| (rank, rank)));
    }
    // The third unit is best in everything: no weights change that.
    assert_eq!((wide[2].rank, wide[2].ranks), (Some(1), Some((1, 1))));
    close(wide[0].without[0].unwrap(), (0.75 + 20.0 / 30.0 + 18.0 / 22.0) / 3.0);
}

#[test]
fn wrong_models_and_values_are_refused() {
    let mut wrong = model(Joining::Arithmetic);
    wrong.dimensions[1].weight = -1.0;
    assert!(matches!(wrong.check(), Err(Error::OutOfRange { .. })));
    wrong.dimensions[1] =
        Dimension { key: "d".into(), weight: 1.0, transform: Transform::Linear { worst: 1.0, best: 1.0 } };
    assert!(matches!(wrong.check(), Err(Error::NoVariation { .. })));
    wrong.dimensions[1].transform = Transform::Steps(vec![(2.0, 0.5), (1.0, 1.0)]);
    assert!(matches!(wrong.check(), Err(Error::NoVariation { .. })));
    let model = model(Joining::Arithmetic);
    assert!(matches!(model.score(&[Some(1.0)]), Err(Error::Lengths { .. })));
    assert!(matches!(model.score(&values([f64::NAN, 1.0, 1.0, 1.0])), Err(Error::NotANumber { .. })));
    assert!(matches!(min_max(&[3.0, 3.0], Direction::Up), Err(Error::NoVariation { .. })));
    assert!(matches!(sensitivity(&model, &[], 0.5, 5, 1), Err(Error::Empty { .. })));
    assert!(matches!(sensitivity(&model, &[values(UNITS[0])], 1.5, 5, 1), Err(Error::OutOfRange { .. })));
}

/// Two cases by hand, weights 0.4, 0.2, 0.2, 0.2: the first moves from 0.5 to 0.9 in the first dimension, the second from 1 to 0.5
/// in the last and is not known in the second.
#[test]
fn means_depend_on_weights_as_their_dimensions_do() {
    let mut shares = model(Joining::Arithmetic);
    shares.dimensions.iter_mut().for_each(|dimension| dimension.transform = Transform::Share);
    let known = |parts: [f64; 4]| parts.map(Some).to_vec();
    let one = change(&shares, &known([0.5, 0.5, 0.5, 0.5]), &known([0.9, 0.5, 0.5, 0.5])).unwrap();
    let other = change(&shares, &[Some(0.5), None, Some(0.5), Some(1.0)], &[Some(0.5), None, Some(0.5), Some(0.5)]);
    let changes = [one, other.unwrap()];
    close(changes[0].value.unwrap(), 0.16);
    close(changes[1].value.unwrap(), -0.125);
    close(changes[1].alike.unwrap()[0], 0.625);
    let means = sensitivity_of_means(&shares, &changes, 0.5, 300, 4).unwrap();
    close(means.opening.own, f64::midpoint(0.5, 0.625));
    close(means.closing.own, f64::midpoint(0.66, 0.5));
    close(means.change.own, 0.035 / 2.0);
    // Without the first dimension only the second case moves: 0.5 of 1 less by half the weight that is left.
    close(means.without[0].unwrap()[1] - means.without[0].unwrap()[0], -0.25 / 2.0);
    close(means.without[3].unwrap()[1] - means.without[3].unwrap()[0], 0.5 * 0.4 * 0.5);
    let [low, middle, high] = means.change.drawn;
    assert!(low < 0.0 && 0.0 < high && (middle - 0.0175).abs() < 0.02, "{means:?}");
    assert!(means.same_sign > 0.5 && means.same_sign < 1.0);
    let still = sensitivity_of_means(&shares, &changes, 0.0, 3, 4).unwrap();
    close(still.change.drawn[2], means.change.own);
    close(still.same_sign, 1.0);
    assert!(matches!(sensitivity_of_means(&shares, &[], 0.5, 3, 4), Err(Error::Empty { .. })), "nobody to ask about");
}
