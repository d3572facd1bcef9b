//! A bar on the terminal, for what takes longer than one is willing to wonder.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Whoever is done before this sees no bar at all.
const PATIENCE: Duration = Duration::from_millis(300);

/// A bar that appears when it takes long, and leaves nothing behind.
#[derive(Debug)]
pub struct Bar {
    bar: Option<ProgressBar>,
    begun: Instant,
    is_drawn: bool,
}

impl Bar {
    /// A bar of so many steps beside this word; without a word (no terminal, `--quiet`) there is none.
    pub fn new(steps: usize, word: Option<String>) -> Self {
        let bar = word.map(|word| {
            let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len} {elapsed}");
            bar.set_style(
                style
                    .unwrap_or_else(|_| ProgressStyle::default_bar())
                    .progress_chars("=> "),
            );
            bar.with_message(word)
        });
        Self {
            bar,
            begun: Instant::now(),
            is_drawn: false,
        }
    }

    /// So many are done. Called from time to time also where nothing has changed.
    pub fn step(&mut self, done: usize) {
        let Some(bar) = &self.bar else { return };
        if !self.is_drawn && self.begun.elapsed() > PATIENCE {
            self.is_drawn = true;
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        bar.set_position(done as u64);
        if self.is_drawn {
            bar.tick();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
