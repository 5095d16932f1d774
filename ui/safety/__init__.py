"""Backup copies in the window: to a stick, a reminder when one is old, and back again."""
