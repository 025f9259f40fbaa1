use statistics::effect::{BalanceRow, Gates, Refusal, Verdict};

fn row(name: &str, after: f64) -> BalanceRow {
    BalanceRow {
        name: name.to_owned(),
        mean_treated: 0.0,
        mean_compared: 0.0,
        difference_before: 1.0,
        difference_after: after,
        variance_ratio_before: None,
        variance_ratio_after: None,
        distance_before: 0.0,
        distance_after: 0.0,
    }
}

#[test]
fn balanced_groups_of_enough_people_may_be_headlined() {
    let verdict = Gates::default().judge(&[row("age", 0.1), row("sex", -0.099)], 30.0, 31.0, 0.2);
    assert_eq!(verdict, Verdict::Headline);
}

#[test]
fn every_reason_is_given_the_worst_imbalance_first() {
    let balance = [row("age", 0.12), row("sex", -0.4), row("prior", 0.05)];
    let verdict = Gates::default().judge(&balance, 12.5, 400.0, 0.3);
    let expected = vec![
        Refusal::SmallGroup { treated: true, effective: 12.5, needed: 30.0 },
        Refusal::Unmatched { share: 0.3, allowed: 0.2 },
        Refusal::Imbalance { covariate: "sex".to_owned(), difference: -0.4, allowed: 0.1 },
        Refusal::Imbalance { covariate: "age".to_owned(), difference: 0.12, allowed: 0.1 },
    ];
    assert_eq!(verdict, Verdict::Refused(expected));
}

#[test]
fn a_difference_that_cannot_be_computed_is_no_balance() {
    assert!(!Gates::default().judge(&[row("age", f64::NAN)], 100.0, 100.0, 0.0).allows_headline());
}
