"""SQLCipher under SQLAlchemy Core: one keyed connection, and the database's errors in our codes."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop.errors import AlqaError

# FULL, because WAL with NORMAL loses acknowledged rows in a power cut. The cache and temporary
# tables stay in memory: nothing of the workspace may be written in clear.
PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "busy_timeout = 5000",
)
# Primary result codes of SQLite (sqlite.org/rescode.html).
CODES: Final = {
    sqlite3.SQLITE_CORRUPT: "workspace-damaged",
    sqlite3.SQLITE_NOTADB: "workspace-damaged",
    sqlite3.SQLITE_IOERR: "disk-error",  # the disk's fault: nothing says that the file is damaged
    sqlite3.SQLITE_CANTOPEN: "disk-error",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_BUSY: "workspace-busy",
}


@contextlib.contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Turn what the database refuses into an `AlqaError`; a wrong statement stays our bug."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = CODES.get(_primary(cause))
        if code is None:
            raise
        reason = str(getattr(cause, "sqlite_errorname", "SQLite"))
        raise AlqaError(code, path=str(path), reason=reason) from None  # its text may quote values


def _primary(cause: BaseException | None) -> int:
    number = getattr(cause, "sqlite_errorcode", None)
    if isinstance(number, int):
        return number & 0xFF
    words = str(cause)
    known = {
        "file is not a database": sqlite3.SQLITE_NOTADB,
        "malformed": sqlite3.SQLITE_CORRUPT,
        "disk I/O error": sqlite3.SQLITE_IOERR,
        "unable to open": sqlite3.SQLITE_CANTOPEN,
        "disk is full": sqlite3.SQLITE_FULL,
        "readonly": sqlite3.SQLITE_READONLY,
        "locked": sqlite3.SQLITE_BUSY,
    }
    return next((number for part, number in known.items() if part in words), 0)


def connect(path: Path, key: bytes) -> Any:
    """A keyed driver connection in autocommit mode: transactions are begun by the engine."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it writes to stderr
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine over one connection. The key never enters a URL, a log line or a message."""
    return _engine(lambda: connect(path, key), "BEGIN IMMEDIATE")


def open_reader(path: Path, key: bytes) -> Engine:
    """An engine over a connection that cannot write and never waits for one that does."""

    def reading() -> Any:
        connection = connect(path, key)
        connection.execute("PRAGMA query_only = ON")
        return connection

    return _engine(reading, "BEGIN")


def _engine(creator: Callable[[], Any], begin: str) -> Engine:
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=creator, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", lambda c: c.exec_driver_sql(begin))
    return engine
