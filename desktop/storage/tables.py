"""The tables of a workspace. A migration from an empty file must end at exactly these (a test compares).

Values that travel are stored as the canonical bytes that were signed or hashed; columns beside them are
for finding rows, never for judging them.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# Grow-only. One statement may be held in several envelopes (before and after a second signature).
statements = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("envelope_digest", Text, nullable=False, unique=True),
    Column("envelope", LargeBinary, nullable=False),
    Column("origin", Text),
    Column("at", Text, nullable=False),
    Index("statements_by_kind", "kind", "digest"),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("args", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("refusals_once", "file", "code", unique=True),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("file", Text, nullable=False, unique=True),
    Column("key", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

dossier_documents = Table(
    "dossier_documents",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("document", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Index("dossiers_of_document", "document"),
)

texts = Table(
    "texts",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("text_of_document", "document"),
)

# The working sheet, one cell a row: field is mark, comment, for-commission, for-applicant,
# recommendation, recusal or position; value is canonical JSON. An empty cell has no row.
cells = Table(
    "cells",
    metadata,
    Column("dossier", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("criterion", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("dossier", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("notes_of_document", "document", "page"),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# What a secretary prepares and no one has signed yet: a piece of work under its section and key, as JSON.
draft = Table(
    "draft",
    metadata,
    Column("section", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

# The last changes of the draft, each with what stood there before; `undone` ones can be brought back.
draft_steps = Table(
    "draft_steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("section", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("undone", Integer, nullable=False),
    Index("draft_steps_by_act", "act"),
)

projection = Table(
    "projection",
    metadata,
    Column("reviewer", Text, primary_key=True),
    Column("dossier", Text, primary_key=True),
    Column("criterion", Text, primary_key=True),
    Column("value", Integer),
)

# SQLAlchemy has no virtual tables: said in SQL, made by the first migration. unicode61 without
# folding keeps й and ё and the Kazakh letters apart and still ignores case; prefixes serve typing.
SEARCH_NAME = "pages_search"
SEARCH_DDL = (
    f"CREATE VIRTUAL TABLE {SEARCH_NAME} USING fts5(text, document UNINDEXED, page UNINDEXED, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
)
