"""The draft: what a secretary prepares before it is signed, and the steps that undo takes back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two new tables; nothing that was there is touched."""
    op.create_table(
        "draft",
        sa.Column("section", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "draft_steps",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("undone", sa.Integer(), nullable=False),
    )
    op.create_index("draft_steps_by_act", "draft_steps", ["act"])
