"""What a child gives up before it reads a document (POSIX; elsewhere the parent's deadlines hold)."""

from __future__ import annotations

from typing import Any

resource: Any
try:
    import resource
except ImportError:  # Windows has no such limits; the parent's deadlines hold there too
    resource = None


def give_up_rights(memory: int) -> None:
    """No core dump (it would hold clear text), no file written, no more than `memory` bytes of addresses."""
    if resource is None:
        return
    wanted = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_AS": memory}
    for name, value in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (ValueError, OSError):  # macOS refuses some: the other defences stay
            continue


def allow_seconds(seconds: float) -> None:
    """Processor seconds until the system ends this process: holds even when the parent was killed."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    ceiling = int(used.ru_utime + used.ru_stime + seconds) + 2
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (ceiling, hard))
