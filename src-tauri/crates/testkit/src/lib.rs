//! Dev-only: builders and fixed clocks for tests
