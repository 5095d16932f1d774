"""A workspace: one round and one identity in a folder that says nothing to a thief.

workspace.json       schema version, role and the key's name: never the round's
identity.alqa-key    the wrapped keys
workspace.db         SQLCipher, keyed by the identity
documents/           one encrypted file each, named at random
lock, lock.json      who has it open
"""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine

from desktop.errors import AlqaError
from desktop.storage import places, schema
from desktop.storage.disk import sync_folder, system_errors, write_durably
from desktop.storage.engine import database_errors, open_engine, open_reader
from desktop.storage.lock import Lock
from desktop.storage.reader import Memo, Reader
from desktop.trust import identity as identities
from desktop.trust.identity import Identity

T = TypeVar("T")

DATABASE: Final = "workspace.db"
KEY_FILE: Final = "identity.alqa-key"
ABOUT: Final = "workspace.json"
DOCUMENTS: Final = "documents"


class About(NamedTuple):
    """What may be known before the passphrase."""

    schema: int
    role: str
    name: str


class Workspace:
    """An open workspace. Safe to share between threads: a transaction holds it for itself."""

    def __init__(self, folder: Path, identity: Identity, lock: Lock, engine: Engine, role: str) -> None:
        self.folder = folder
        self.identity = identity
        self.role = role
        self._lock = lock
        self._engine = engine
        self._turn = threading.RLock()
        self._connection: Connection | None = engine.connect()
        self._depth = 0
        self._inside = 0  # the thread whose transaction it is
        self._memo = Memo()
        self._grown = False  # forgotten inside a transaction: once more at its end
        self._reader = Reader(lambda: open_reader(folder / DATABASE, identity.derive("database")))
        self.round_id = self._read_round_id()

    @classmethod
    def create(cls, folder: Path, identity: Identity, key_file: bytes, role: str, round_id: str) -> Workspace:
        """A new workspace at `folder`, which must not exist or be empty: there whole, or not at all.

        Raises `workspace-exists`, `workspace-synced-folder`, `workspace-network-folder` and what the
        disk refuses.
        """
        places.refuse_unsafe(folder)
        with system_errors(folder):
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise AlqaError("workspace-exists", path=str(folder))
            folder.parent.mkdir(parents=True, exist_ok=True)
        _build(folder, identity, key_file, role, round_id)
        return cls.enter(folder, identity)

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> Workspace:
        """Unlock a workspace. Raises `workspace-not-found`, `workspace-in-use`, `passphrase-wrong`,
        `workspace-newer`, `workspace-damaged`, and as `create` for a folder moved to a bad place."""
        return cls._enter(folder, lambda: identities.unlock(read_key_file(folder), passphrase))

    @classmethod
    def enter(cls, folder: Path, identity: Identity) -> Workspace:
        """Open with an identity that is already unlocked; raises as `open`."""
        return cls._enter(folder, lambda: identity)

    @classmethod
    def _enter(cls, folder: Path, unlock: Any) -> Workspace:
        about = cls.peek(folder)
        if about.schema > schema.VERSION:
            raise AlqaError("workspace-newer", found=about.schema, known=schema.VERSION)
        places.refuse_unsafe(folder)
        lock = Lock(folder)
        try:
            identity = unlock()
            with system_errors(folder):  # copying tools may leave an empty folder out
                (folder / DOCUMENTS).mkdir(exist_ok=True)
            engine = schema.open_current(folder / DATABASE, identity.derive("database"))
            return cls(folder, identity, lock, engine, about.role)
        except BaseException:
            lock.release()
            raise

    @staticmethod
    def peek(folder: Path) -> About:
        """Schema version, role and the identity's own name: all that is not secret.

        Raises `workspace-not-found`, `workspace-damaged`.
        """
        path = folder / ABOUT
        if not path.is_file() or not (folder / DATABASE).is_file():
            raise AlqaError("workspace-not-found", path=str(folder))
        try:
            with system_errors(path):
                said = json.loads(path.read_bytes())
            return About(int(said["schema"]), str(said["role"]), str(said["name"]))
        except (ValueError, KeyError, TypeError) as error:
            raise AlqaError("workspace-damaged", path=str(path)) from error

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """What `make` returns, kept until the set of statements grows (or `forget`): verifying every
        envelope for each line that a window draws would be waste."""
        return self._memo.get(key, make)

    def forget(self) -> None:
        """Drop what was remembered: a decision trusts nothing that was read before."""
        self._grown = self._depth > 0
        self._memo.clear()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All of it happens or nothing; inside another one it is a part of that. Durable on return.
        Under `reading`, a look at the last commit instead."""
        if self._reader.wanted and self._inside != threading.get_ident():
            with database_errors(self.folder / DATABASE), self._look() as connection:
                yield connection
            return
        with self._turn, database_errors(self.folder / DATABASE):
            if self._connection is None:
                raise RuntimeError("the workspace is closed")
            if self._depth:
                yield self._connection
                return
            try:
                with self._connection.begin():
                    self._depth, self._inside = 1, threading.get_ident()
                    try:
                        yield self._connection
                    finally:
                        self._depth = self._inside = 0
            finally:
                if self._grown:  # what another thread made of the state before must not stay
                    self.forget()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """What this thread does inside reads past the writer: it sees the last commit and never waits
        for the disk. Nothing can be written inside."""
        with self._reader.wish():
            yield

    @contextlib.contextmanager
    def _look(self) -> Iterator[Connection]:
        if self._connection is None:
            raise RuntimeError("the workspace is closed")
        with self._reader.look() as connection:
            yield connection

    @contextlib.contextmanager
    def still(self) -> Iterator[None]:
        """While it lasts nothing writes, and `workspace.db` alone is the whole database."""
        with self._turn, self._reader.away(), database_errors(self.folder / DATABASE):
            if self._depth or self._connection is None:
                raise RuntimeError("a workspace is still only between transactions")
            driver = self._engine.raw_connection()
            busy, *_ = driver.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            driver.close()
            if busy:
                raise AlqaError("workspace-busy", path=str(self.folder))
            yield

    def rewrap(self, key_file: bytes) -> None:
        """Store the same keys under another passphrase."""
        if identities.peek(key_file).key != self.identity.key:
            raise RuntimeError("a workspace keeps its identity")
        write_durably(self.folder / KEY_FILE, key_file)

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""
        with self._turn:
            if self._connection is not None:
                self._reader.close()
                self._connection.close()
                self._connection = None
                self._engine.dispose()
                self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Workspace({self.identity.name!r}, {self.role!r})"

    def _read_round_id(self) -> str:
        try:
            with self.transaction() as connection:
                row = connection.exec_driver_sql("SELECT value FROM settings WHERE key = 'round'").first()
            if row is None:
                raise AlqaError("workspace-damaged", path=str(self.folder))
            return str(row[0])
        except AlqaError:
            self._engine.dispose()
            raise


def read_key_file(folder: Path) -> bytes:
    """The wrapped keys of a workspace."""
    path = folder / KEY_FILE
    with system_errors(path):
        return path.read_bytes()


def _build(folder: Path, identity: Identity, key_file: bytes, role: str, round_id: str) -> None:
    """Make everything beside the final place and move it there in one step."""
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        with system_errors(folder):
            (beside / DOCUMENTS).mkdir(parents=True)
            write_durably(beside / KEY_FILE, key_file)
            _make_database(beside / DATABASE, identity.derive("database"), round_id)
            about = {"name": identity.name, "role": role, "schema": schema.VERSION}
            write_durably(beside / ABOUT, json.dumps(about).encode())
            if folder.exists():
                folder.rmdir()  # empty; Windows renames onto nothing that exists
            beside.rename(folder)
            sync_folder(folder.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _make_database(path: Path, key: bytes, round_id: str) -> None:
    with database_errors(path):
        engine = open_engine(path, key)
        try:
            schema.migrate(engine)
            with engine.begin() as connection:
                connection.exec_driver_sql("INSERT INTO settings VALUES ('round', ?)", (round_id,))
        finally:
            engine.dispose()
