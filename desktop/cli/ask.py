"""Passphrases: from a file or typed; never from the command line or the environment."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from desktop.errors import AlqaError
from desktop.exchange import files

PASSPHRASE_LIMIT = 4096


def passphrase(options: argparse.Namespace) -> str:
    """The passphrase of `--passphrase-file`, else typed at the terminal."""
    if options.passphrase_file:
        return from_file(Path(options.passphrase_file))
    return typed(options.words("cli.ask.passphrase"))


def new_passphrase(options: argparse.Namespace, path: str | None) -> str:
    """A passphrase to set: from a file, else typed twice."""
    if path:
        return not_empty(from_file(Path(path)))
    first = not_empty(typed(options.words("cli.ask.new_passphrase")))
    if typed(options.words("cli.ask.again")) != first:
        raise AlqaError("passphrase-differs")
    return first


def from_file(path: Path) -> str:
    """The text of a passphrase file (one trailing newline is stripped where it is used)."""
    try:
        return files.read_file(path, PASSPHRASE_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AlqaError("passphrase-not-text", path=path.name) from None


def typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise AlqaError("passphrase-needed")
    return getpass.getpass(prompt + " ")


def not_empty(text: str) -> str:
    if not text.strip():
        raise AlqaError("passphrase-empty")
    return text
