use statistics::{Error, disclosure::coarsened};

use crate::reference_data::{Dice, close};

#[test]
fn every_step_counts_enough_persons_and_lies_on_the_curve() {
    let mut dice = Dice(4);
    let (mut time, mut at_risk, mut events, mut censored, mut survival) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut left, mut s) = (400_u64, 1.0);
    for day in 1..=60_u32 {
        let (died, gone) = ((dice.uniform() * 5.0) as u64, (dice.uniform() * 3.0) as u64);
        time.push(f64::from(day));
        at_risk.push(left);
        events.push(died);
        censored.push(gone);
        s *= 1.0 - died as f64 / left as f64;
        survival.push(s);
        left -= died + gone;
    }
    let steps = coarsened(&time, &at_risk, &events, &censored, &survival, 10).unwrap();
    let mut from = 0;
    for step in &steps {
        let to = time.iter().position(|t| *t == step.time).unwrap() + 1;
        assert_eq!(events[from..to].iter().sum::<u64>(), step.events);
        assert!(step.events >= 10);
        let gone: u64 = censored[from..to].iter().sum();
        assert!(gone == 0 || gone >= 10);
        close(step.survival, survival[to - 1]);
        from = to;
    }
    assert!(steps.len() > 3 && steps.last().unwrap().still_at_risk >= 10);
}

#[test]
fn a_curve_of_few_persons_is_refused() {
    let error = coarsened(&[1.0, 2.0], &[5, 4], &[1, 1], &[0, 0], &[0.8, 0.6], 5).unwrap_err();
    assert_eq!(error, Error::TooFewToPublish { threshold: 5 });
    assert!(matches!(coarsened(&[1.0], &[], &[1], &[0], &[0.8], 5), Err(Error::Lengths { .. })));
}
