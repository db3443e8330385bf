//! Nouns and rules: ids, money, clocks, state machines, validation
