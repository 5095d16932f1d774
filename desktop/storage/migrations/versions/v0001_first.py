"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Every table of version 1, said here in full: later changes to `tables` must not reach back."""
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    _statements()
    _documents()
    _sheets()
    op.execute(
        "CREATE VIRTUAL TABLE pages_search USING fts5(text, document UNINDEXED, page UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
    )


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("envelope_digest", sa.Text(), nullable=False, unique=True),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.Column("origin", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_index("statements_by_kind", "statements", ["kind", "digest"])
    op.create_table(
        "refusals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_index("refusals_once", "refusals", ["file", "code"], unique=True)


def _documents() -> None:
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.Text(), primary_key=True),
        sa.Column("file", sa.Text(), nullable=False, unique=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
    )
    op.create_table(
        "dossiers",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "dossier_documents",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("document", sa.Text(), primary_key=True),
        sa.Column("code", sa.Text(), nullable=False),
    )
    op.create_index("dossiers_of_document", "dossier_documents", ["document"])
    op.create_table(
        "texts",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("text_of_document", "texts", ["document"])


def _sheets() -> None:
    op.create_table(
        "cells",
        sa.Column("dossier", sa.Text(), primary_key=True),
        sa.Column("field", sa.Text(), primary_key=True),
        sa.Column("criterion", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("notes_of_document", "notes", ["document", "page"])
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
    )
    op.create_table(
        "projection",
        sa.Column("reviewer", sa.Text(), primary_key=True),
        sa.Column("dossier", sa.Text(), primary_key=True),
        sa.Column("criterion", sa.Text(), primary_key=True),
        sa.Column("value", sa.Integer()),
    )
