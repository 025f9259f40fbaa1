//! Progress on standard error for anything longer than two seconds: count, share, time left.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar with a known end.
pub fn bar(what: &str, total: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template("  {msg:32} {bar:30} {pos}/{len}  {eta} left")
        .expect("the template is well formed")
        .progress_chars("━╸ ");
    bar.set_style(style);
    bar.set_message(what.to_owned());
    bar
}

/// A counter without a known end.
pub fn counter(what: &str) -> ProgressBar {
    let counter = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template("  {msg:32} {pos} {spinner}").expect("the template is well formed");
    counter.set_style(style);
    counter.set_message(what.to_owned());
    counter.enable_steady_tick(Duration::from_millis(300));
    counter
}
