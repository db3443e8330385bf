//! Nothing that fits is missed, nothing that does not fit is shown.
use super::*;
