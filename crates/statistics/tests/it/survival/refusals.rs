//! Data that cannot be analysed are answered with what is wrong and what to do.

use statistics::survival::{FollowUp, Groups, Scale, Weights, kaplan_meier, log_rank};
use statistics::{Error, Level};

#[test]
fn negative_and_missing_times_name_their_row() {
    let negative = FollowUp::new(&[3.0, -1.0], &[1, 0]).unwrap_err();
    assert_eq!(negative, Error::NegativeTime { row: 1, value: -1.0 });
    assert!(negative.to_string().contains("correct the dates"), "{negative}");
    assert!(matches!(FollowUp::new(&[f64::NAN], &[1]), Err(Error::NotANumber { row: 0, .. })));
    assert!(matches!(FollowUp::new(&[1.0, f64::INFINITY], &[1, 1]), Err(Error::NotANumber { row: 1, .. })));
    assert!(matches!(FollowUp::new(&[], &[]), Err(Error::Empty { .. })));
    assert!(matches!(FollowUp::new(&[1.0], &[1, 1]), Err(Error::Lengths { .. })));
}

#[test]
fn a_row_must_enter_before_it_leaves() {
    let (exit, event) = ([4.0, 5.0], [1, 1]);
    let refused = FollowUp::new(&exit, &event).unwrap().with_entry(&[1.0, 5.0]).unwrap_err();
    assert_eq!(refused, Error::EntryNotBeforeExit { row: 1, entry: 5.0, exit: 5.0 });
}

#[test]
fn empty_and_unknown_groups_are_named() {
    assert_eq!(Groups::new(&[0, 2], 3).unwrap_err(), Error::EmptyGroup { group: 1 });
    assert_eq!(Groups::new(&[0, 3], 3).unwrap_err(), Error::UnknownGroup { row: 1, group: 3, groups: 3 });
}

#[test]
fn a_comparison_needs_groups_and_events() {
    let (time, none) = ([1.0, 2.0, 3.0], [0, 0, 0]);
    let follow_up = FollowUp::new(&time, &none).unwrap();
    let groups = Groups::new(&[0, 1, 1], 2).unwrap();
    assert!(matches!(log_rank(&follow_up, &groups, None, Weights::Equal), Err(Error::NoEvents { .. })));
    let one = Groups::one(3);
    assert!(matches!(log_rank(&follow_up, &one, None, Weights::Equal), Err(Error::OneGroup { .. })));
}

#[test]
fn nothing_is_said_after_the_end_of_follow_up() {
    let follow_up = FollowUp::new(&[1.0, 2.0, 3.0], &[1, 1, 0]).unwrap();
    let curve = &kaplan_meier(&follow_up, &Groups::one(3), Scale::LogLog, Level::P95).unwrap()[0];
    assert_eq!(curve.at(3.5), None);
    assert_eq!(curve.restricted_mean(4.0).unwrap_err(), Error::BeyondFollowUp { asked: 4.0, last: 3.0 });
    assert!(curve.quantile(1.2).is_err());
    let first = curve.restricted_mean(2.0).unwrap();
    let second = curve.restricted_mean(3.0).unwrap();
    assert!(matches!(first.less(&second), Err(Error::DifferentHorizons { .. })));
}

#[test]
fn nobody_with_an_event_is_a_curve_at_1_without_an_interval() {
    let follow_up = FollowUp::new(&[1.0, 2.0], &[0, 0]).unwrap();
    let curve = &kaplan_meier(&follow_up, &Groups::one(2), Scale::LogLog, Level::P95).unwrap()[0];
    let point = curve.at(2.0).unwrap();
    assert_eq!((point.survival, point.standard_error, point.interval), (1.0, 0.0, None));
}
