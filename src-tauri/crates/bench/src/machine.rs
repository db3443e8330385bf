//! Where the figures were taken: without it they cannot be compared with later ones.

use std::fmt;
use std::fs;

use serde::Serialize;

/// A machine, as far as it tells.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// Operating system and architecture.
    system: String,
    /// The processor's name; empty where it is not told.
    processor: String,
    /// How many threads it runs at once.
    threads: usize,
    /// Memory; `None` where it is not told.
    memory_mib: Option<u64>,
    /// Other work on the machine during the last minute, in threads; `None` where it is not told.
    load: Option<f64>,
}

impl Machine {
    /// This machine, now.
    pub fn here() -> Self {
        let value = |file: &str, key: &str| {
            let text = fs::read_to_string(file).ok()?;
            let line = text.lines().find(|line| line.starts_with(key))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        };
        Self {
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            processor: value("/proc/cpuinfo", "model name").unwrap_or_default(),
            threads: std::thread::available_parallelism().map_or(1, Into::into),
            memory_mib: value("/proc/meminfo", "MemTotal")
                .and_then(|text| kib(&text))
                .map(|kib| kib / 1_024),
            load: load(),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} threads", self.system, self.threads)?;
        if !self.processor.is_empty() {
            write!(f, ", {}", self.processor)?;
        }
        if let Some(memory) = self.memory_mib {
            write!(f, ", {memory} MiB")?;
        }
        self.load
            .map_or(Ok(()), |load| write!(f, "; load {load:.1}"))
    }
}

/// The most memory that this process has held so far, in KiB; `None` where the system does not tell.
pub fn peak_memory_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    kib(status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?)
}

/// Processor time of all children that have ended so far, in seconds; `None` where the system does
/// not tell. Linux counts it in hundredths.
pub fn children_seconds() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name stands in brackets and may hold blanks; the children's user and system time
    // are the 16th and 17th field.
    let fields = status.rsplit_once(')')?.1.split_whitespace().skip(13);
    let ticks: Vec<f64> = fields
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    Some(ticks.iter().sum::<f64>() / 100.0)
}

/// Processor time of this thread so far, in milliseconds; `None` where the system does not tell.
pub fn thread_busy_ms() -> Option<f64> {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Some(time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6)
    }
    #[cfg(not(unix))]
    None
}

fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg")
        .ok()?
        .split(' ')
        .next()?
        .parse()
        .ok()
}

fn kib(text: &str) -> Option<u64> {
    text.trim().strip_suffix("kB")?.trim().parse().ok()
}
