"""A second connection that only reads: what is committed, without waiting for what is being written."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine

T = TypeVar("T")
_NOTHING: Final = object()


class Reader:
    """Made by the first who reads. Threads take turns at it, for one short look each."""

    def __init__(self, make: Callable[[], Engine]) -> None:
        self._make = make
        self._connection: Connection | None = None
        self._turn = threading.RLock()
        self._wishes = threading.local()

    @property
    def wanted(self) -> bool:
        """Whether this thread asked to read past the writer."""
        return bool(getattr(self._wishes, "on", False))

    @contextlib.contextmanager
    def wish(self) -> Iterator[None]:
        before = self.wanted
        self._wishes.on = True
        try:
            yield
        finally:
            self._wishes.on = before

    @contextlib.contextmanager
    def look(self) -> Iterator[Connection]:
        """A transaction over the last commit; a look within a look is a part of it."""
        with self._turn:
            connection = self._opened()
            if connection.in_transaction():
                yield connection
                return
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def away(self) -> Iterator[None]:
        """While it lasts nobody looks, so that the log can be folded into the file."""
        with self._turn:
            yield

    def close(self) -> None:
        with self._turn:
            if self._connection is not None:
                engine = self._connection.engine
                self._connection.close()
                engine.dispose()
                self._connection = None

    def _opened(self) -> Connection:
        if self._connection is None:
            self._connection = self._make().connect()
        return self._connection


class Memo:
    """What was computed from the statements, until they change.

    No lock: `make` may take the workspace's turn, and two threads that compute the same thing do no
    harm. What was begun before `clear` is not kept after it.
    """

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def get(self, key: str, make: Callable[[], T]) -> T:
        kept = self._kept
        found = kept.get(key, _NOTHING)
        if found is _NOTHING:
            found = kept[key] = make()  # into the dictionary as it was when we began
        result: T = found
        return result

    def clear(self) -> None:
        self._kept = {}
