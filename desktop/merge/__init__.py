"""Which signed statements count: pure functions of a set. No I/O, no clock, no state."""
