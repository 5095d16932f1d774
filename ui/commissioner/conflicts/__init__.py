"""Conflicts of interest: declared before packs are made, or found while reading."""
