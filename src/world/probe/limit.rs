//! The time that a check may take, all phases together.

use std::time::{Duration, Instant};

use tokio::time::timeout_at;

use crate::check::{Phase, Trouble};

/// When it began and when it must end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    begun: Instant,
    limit_ms: u64,
}

impl Limit {
    /// From now on, so long.
    pub(super) fn of(limit_ms: u64) -> Self {
        Self {
            begun: Instant::now(),
            limit_ms,
        }
    }

    /// Waits for something as long as the limit allows; the phase says what it was.
    pub(super) async fn within<T>(&self, phase: Phase, what: impl Future<Output = T>) -> Result<T, Trouble> {
        let deadline = self.begun + Duration::from_millis(self.limit_ms);
        timeout_at(deadline.into(), what)
            .await
            .map_err(|_| self.over(phase))
    }

    /// The trouble of having waited too long.
    pub(super) fn over(&self, phase: Phase) -> Trouble {
        Trouble::Timeout {
            phase,
            limit_ms: self.limit_ms,
        }
    }

    /// What is left of it.
    pub(super) fn left(&self) -> Duration {
        Duration::from_millis(self.limit_ms).saturating_sub(self.begun.elapsed())
    }

    /// Milliseconds since it began.
    pub(super) fn elapsed_ms(&self) -> f64 {
        milliseconds(self.begun.elapsed())
    }
}

/// Milliseconds to a hundredth: finer is noise.
pub(super) fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 100_000.0).round() / 100.0
}

/// Times one phase, and adds it to what the phase took before (a redirect has several).
#[derive(Debug)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    pub(super) fn add_to(&self, phase: &mut Option<f64>) {
        let took = phase.unwrap_or_default() + milliseconds(self.0.elapsed());
        *phase = Some((took * 100.0).round() / 100.0);
    }
}
