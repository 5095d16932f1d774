"""The history room: the journal in words, verified, filtered, saved."""
