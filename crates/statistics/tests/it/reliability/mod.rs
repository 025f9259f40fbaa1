//! Reliability against psych 2.2.9 (R 4.2.2) and pingouin 0.7.0.

use statistics::{
    Error, Level,
    reliability::{alpha, entry_practice, item_table, reversed},
};

use crate::reference_data::{Dice, Table, close, close_to};

const P95: Level = Level::P95;

/// psych 2.2.9 `alpha(na.omit(cbind(7 - A1, A2 .. A5)))`.
#[test]
fn alpha_and_its_items_are_those_of_psych() {
    let Some(data) = Table::reference("bfi_A_N.csv") else { return };
    let mut items: Vec<Vec<f64>> = ["A1", "A2", "A3", "A4", "A5"].iter().map(|item| data.numbers(item)).collect();
    items[0] = reversed(&items[0], 1.0, 6.0);
    let complete: Vec<usize> =
        (0..items[0].len()).filter(|&row| items.iter().all(|item| !item[row].is_nan())).collect();
    let items: Vec<Vec<f64>> = items.iter().map(|item| complete.iter().map(|&row| item[row]).collect()).collect();
    let got = alpha(&items.iter().map(Vec::as_slice).collect::<Vec<_>>(), P95).unwrap();
    assert_eq!(got.rows, 2709);
    close(got.value, 0.703755894374836);
    close(got.standardised, 0.713501552634643);
    close(got.lambda6, 0.683170316429441);
    close(got.average_correlation, 0.332480716458041);
    close(got.standard_error, 0.00907484359454393);
    close(got.mean, 4.64348468069398);
    close(got.deviation, 0.900540930624766);
    close(got.interval.lower, 0.685744635049661);
    close(got.interval.upper, 0.721035962795739);
    // pingouin 0.7.0 prints three digits: 0.686 to 0.721.
    close_to(got.interval.lower, 0.686, 1e-3);
    let expected = [
        [
            4.58767072720561,
            1.40457526845118,
            0.579096473517546,
            0.568675802508672,
            0.379797848807733,
            0.311401300580162,
            0.717972056565048,
        ],
        [
            4.79734219269103,
            1.17641471195972,
            0.728183897262683,
            0.747521476126368,
            0.665776591584091,
            0.563015475492023,
            0.618481211772761,
        ],
        [
            4.59911406423034,
            1.30455370413401,
            0.76169226913166,
            0.768316031607485,
            0.710785620766704,
            0.588773078677353,
            0.600753814422001,
        ],
        [
            4.68217054263566,
            1.48644153374369,
            0.654864656283934,
            0.63065091079243,
            0.47115484576379,
            0.394793680111273,
            0.686944741539779,
        ],
        [
            4.55112587670727,
            1.26160331891483,
            0.686101019597164,
            0.697988914873368,
            0.593596701563555,
            0.487240867629001,
            0.644622304221595,
        ],
    ];
    for (got, [mean, deviation, raw, standardised, corrected, rest, without]) in got.items.iter().zip(expected) {
        close(got.mean, mean);
        close(got.deviation, deviation);
        close(got.total_correlation, raw);
        close(got.standardised_correlation, standardised);
        close(got.corrected_correlation, corrected);
        close(got.rest_correlation, rest);
        close(got.alpha_without.unwrap(), without);
    }
}

/// Four items of person and error with equal variances: alpha is 4/3 · (1 - 8/20) = 0.8.
#[test]
fn feldts_interval_covers_the_true_alpha() {
    let mut dice = Dice(1987);
    let covered = (0..2000)
        .filter(|_| {
            let people: Vec<f64> = (0..60).map(|_| dice.normal()).collect();
            let items: Vec<Vec<f64>> =
                (0..4).map(|_| people.iter().map(|person| person + dice.normal()).collect()).collect();
            alpha(&items.iter().map(Vec::as_slice).collect::<Vec<_>>(), P95).unwrap().interval.contains(0.8)
        })
        .count();
    assert!((covered as f64 / 2000.0 - 0.95).abs() < 0.015, "{covered}");
}

#[test]
fn bad_scales_are_answered_with_what_is_wrong() {
    let item = [1.0, 2.0, 3.0, 4.0];
    assert!(matches!(alpha(&[&item], P95), Err(Error::TooFew { have: 1, .. })));
    assert!(matches!(alpha(&[&item, &[2.0; 4]], P95), Err(Error::NoVariation { .. })));
    let twice = alpha(&[&item, &item], P95).unwrap_err();
    assert!(twice.to_string().starts_with("item 2 can be computed"), "{twice}");
    assert!(matches!(alpha(&[&item, &[1.0, f64::NAN, 2.0, 3.0]], P95), Err(Error::NotANumber { row: 1, .. })));
}

#[test]
fn answers_and_missing_answers_are_tabulated() {
    let item = [Some(0), Some(2), None, Some(2)];
    let table = item_table(&item, 3, P95).unwrap();
    let counts: Vec<(u64, u64)> = table.answers.iter().map(|answer| (answer.count, answer.of)).collect();
    assert_eq!(counts, [(1, 3), (0, 3), (2, 3)]);
    assert_eq!((table.missing.count, table.missing.of), (1, 4));
    assert!(matches!(item_table(&item, 2, P95), Err(Error::OutOfRange { .. })));
    assert!(matches!(item_table(&[None, None], 2, P95), Err(Error::Empty { .. })));
}

#[test]
fn practice_shows_who_leaves_out_and_who_answers_all_alike() {
    let first = [Some(1), Some(1), None, Some(0)];
    let second = [Some(1), Some(2), Some(1), None];
    let practice = entry_practice(&[&first, &second], &[7, 7, 8, 8], P95).unwrap();
    assert_eq!(practice.iter().map(|p| p.group).collect::<Vec<_>>(), [7, 8]);
    assert_eq!((practice[0].uniform.count, practice[0].incomplete.count), (1, 0));
    assert_eq!((practice[1].missing_answers.count, practice[1].missing_answers.of), (2, 4));
    assert_eq!(practice[1].uniform.count, 0);
}
