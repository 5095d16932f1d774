"""Run by Alembic: the migrations, on the connection that the program hands over."""

from __future__ import annotations

from alembic import context

from desktop.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
