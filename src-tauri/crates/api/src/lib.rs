//! The counter: every use-case once, typed request to typed response
