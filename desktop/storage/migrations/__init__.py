"""Alembic's scripts: one file for each version of the schema."""
