"""Locking: after some idle time, before and after sleep, and by hand; and coming back to the same place."""
