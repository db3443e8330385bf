//! What was measured, against what, and whether that is good enough.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use zhanggui_domain::{Clock, SystemClock};

use crate::Failure;
use crate::machine::Machine;

/// One line of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// Our figure, for people.
    pub ours: String,
    /// The baseline's, for people; empty where there is none.
    pub baseline: String,
    /// Ours divided by the baseline's.
    pub ratio: Option<f64>,
    /// The target, for people.
    pub target: String,
    /// Whether it is met; `None` for figures without a target.
    pub met: Option<bool>,
    /// The request that took longest; empty where there were none.
    pub slowest: String,
    /// Every number behind the line, in the unit that its name ends in.
    pub numbers: BTreeMap<&'static str, f64>,
}

impl Figure {
    /// A figure without baseline and target.
    pub fn new(name: impl Into<String>, ours: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ours: ours.into(),
            baseline: String::new(),
            ratio: None,
            target: String::new(),
            met: None,
            slowest: String::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// A time against a baseline's, in seconds; at most `limit` times as long.
    pub fn times(name: &str, ours: f64, baseline: f64, limit: f64, aim: &str) -> Self {
        let ratio = ours / baseline;
        Self {
            baseline: format!("{baseline:.2} s"),
            ratio: Some(ratio),
            target: format!("≤ {limit}×{aim}"),
            met: Some(ratio <= limit),
            ..Self::new(name, format!("{ours:.2} s"))
        }
        .with("ours_s", ours)
        .with("baseline_s", baseline)
    }

    /// Latencies, the 99th percentile of which is to be at most `limit_ms`.
    pub fn latencies(name: impl Into<String>, ours: &Latencies, limit_ms: f64) -> Self {
        let p99 = ours.percentile(99);
        Self {
            target: format!("p99 ≤ {limit_ms} ms"),
            met: Some(p99 <= limit_ms),
            ..Self::new(name, ours.to_string())
        }
        .with("p50_ms", ours.percentile(50))
        .with("p99_ms", p99)
        .with("most_ms", ours.percentile(100))
        .with("samples", ours.0.len() as f64)
    }

    /// Puts a baseline beside latencies. It may be missing where the plain table cannot answer.
    pub fn beside(mut self, baseline: Option<&Latencies>) -> Self {
        let Some(baseline) = baseline.filter(|latencies| !latencies.0.is_empty()) else {
            self.baseline = "—".to_owned();
            return self;
        };
        let p50 = baseline.percentile(50);
        self.baseline = baseline.to_string();
        self.ratio = self
            .numbers
            .get("p50_ms")
            .map(|ours| ours / p50)
            .filter(|ratio| ratio.is_finite());
        self.with("baseline_p50_ms", p50)
            .with("baseline_most_ms", baseline.percentile(100))
    }

    /// A limit on a plain number.
    pub fn at_most(mut self, value: f64, limit: f64, unit: &str) -> Self {
        self.target = format!("≤ {limit} {unit}").trim_end().to_owned();
        self.met = Some(value <= limit);
        self
    }

    /// Keeps a number for the JSON file.
    pub fn with(mut self, name: &'static str, value: f64) -> Self {
        self.numbers.insert(name, value);
        self
    }
}

/// Times of one kind of request, in milliseconds, ascending.
#[derive(Debug, Clone, Default)]
pub struct Latencies(Vec<f64>);

impl Latencies {
    /// From times in milliseconds, in any order.
    pub fn of(mut ms: Vec<f64>) -> Self {
        ms.sort_by(f64::total_cmp);
        Self(ms)
    }

    /// The smallest time that so many of a hundred do not exceed (the nearest-rank method).
    pub fn percentile(&self, percent: usize) -> f64 {
        let rank = self.0.len().saturating_mul(percent).div_ceil(100);
        self.0
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or(f64::NAN)
    }
}

impl std::fmt::Display for Latencies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "p50 {:.2}, p99 {:.2} ms",
            self.percentile(50),
            self.percentile(99)
        )
    }
}

/// The middle of some times, in seconds.
pub fn median(times: &[Duration]) -> f64 {
    let seconds = times.iter().map(Duration::as_secs_f64).collect();
    Latencies::of(seconds).percentile(50)
}

/// What one benchmark found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Its name.
    benchmark: &'static str,
    /// When it ended, RFC 3339.
    at: zhanggui_domain::Instant,
    /// Whether it ran on small data, so that its figures say little.
    quick: bool,
    /// Where it ran.
    machine: Machine,
    /// The figures.
    figures: Vec<Figure>,
}

impl Report {
    /// The report of a benchmark that ends now.
    pub fn new(benchmark: &'static str, quick: bool, figures: Vec<Figure>) -> Self {
        Self {
            benchmark,
            at: SystemClock.now(),
            quick,
            machine: Machine::here(),
            figures,
        }
    }

    /// Prints the table and writes `target/bench/NAME.json`; results on small data get a name of
    /// their own, so that they never pass for the real ones.
    pub fn publish(&self, folder: &Path) -> Result<(), Failure> {
        println!("\n{}", self.markdown());
        let name = if self.quick {
            format!("{}-quick.json", self.benchmark)
        } else {
            format!("{}.json", self.benchmark)
        };
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(name), serde_json::to_vec_pretty(self)?)?;
        Ok(())
    }

    fn markdown(&self) -> String {
        let mut table = format!(
            "### {}{}\n\n",
            self.benchmark,
            if self.quick { " (quick)" } else { "" }
        );
        table
            .push_str("| figure | here | baseline | ratio | target | met |\n|--|--|--|--|--|--|\n");
        for figure in &self.figures {
            let ratio = figure
                .ratio
                .map_or_else(String::new, |ratio| format!("{ratio:.2}"));
            let met = figure
                .met
                .map_or("", |met| if met { "yes" } else { "**no**" });
            let Figure {
                name,
                ours,
                baseline,
                target,
                ..
            } = figure;
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                table,
                "| {name} | {ours} | {baseline} | {ratio} | {target} | {met} |"
            );
        }
        let _ = writeln!(table, "\n{}", self.machine);
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let times = Latencies::of((1..=200).rev().map(f64::from).collect());
        assert_eq!(times.percentile(50), 100.0, "half of them are not above it");
        assert_eq!(times.percentile(99), 198.0, "two of 200 may be slower");
        assert_eq!(times.percentile(100), 200.0, "the slowest");
    }

    #[test]
    fn a_missed_target_is_said_plainly() {
        let figures = vec![Figure::times("import", 7.0, 1.0, 6.0, "")];
        let table = Report::new("import", false, figures).markdown();
        assert!(
            table.contains("| import | 7.00 s | 1.00 s | 7.00 | ≤ 6× | **no** |"),
            "{table}"
        );
    }
}
