"""The schema's version: made, checked and brought forward, on a copy that replaces the old file whole."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from desktop.errors import AlqaError
from desktop.storage.disk import sync_folder, system_errors
from desktop.storage.engine import database_errors, open_engine

VERSION: Final = 2
MIGRATIONS: Final = Path(__file__).with_name("migrations")
TURN: Final = threading.Lock()  # Alembic keeps the running migration in its modules: one at a time


def revision(version: int) -> str:
    """The name of a schema version among the migrations."""
    return f"{version:04d}"


def migrate(engine: Engine, scripts: Path = MIGRATIONS, target: str = "head") -> None:
    """Bring a database to `target`, in one transaction."""
    from alembic import command  # noqa: PLC0415  # heavy, and needed only when something changes
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with TURN, engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def version_of(engine: Engine) -> int:
    """The schema's version. Raises `workspace-damaged` when it cannot be told."""
    with engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
        ).all()
        rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() if names else []
    if len(rows) != 1 or not str(rows[0][0]).isdigit():
        raise AlqaError("workspace-damaged", path="workspace.db")
    return int(rows[0][0])


def open_current(path: Path, key: bytes, version: int = VERSION, scripts: Path = MIGRATIONS) -> Engine:
    """An engine over a database of schema `version`, migrated on a copy where it is older.

    Raises `workspace-newer` for one made by a newer program, `workspace-damaged`.
    """
    with database_errors(path):
        engine = open_engine(path, key)
        found = version_of(engine)
    if found == version:
        return engine
    engine.dispose()
    if found > version:
        raise AlqaError("workspace-newer", found=found, known=version)
    _migrate_copy(path, key, scripts, revision(version))
    return open_engine(path, key)


def _migrate_copy(path: Path, key: bytes, scripts: Path, target: str) -> None:
    copy = path.with_name("workspace.migrating.db")
    _remove(copy)
    try:
        with database_errors(path), system_errors(path):
            _fold_log(path, key)
            shutil.copyfile(path, copy)
            engine = open_engine(copy, key)
            try:
                migrate(engine, scripts, target)
            finally:
                engine.dispose()
            _fold_log(copy, key)
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
            copy.replace(path)
            sync_folder(path.parent)
    finally:
        _remove(copy)


def _fold_log(path: Path, key: bytes) -> None:
    """Write the log back into the file, so that the file alone is the database."""
    engine = open_engine(path, key)
    try:
        connection = engine.raw_connection()
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
    finally:
        engine.dispose()


def _remove(copy: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
