"""`alqa` without windows: parse, call a desk, print. The contract's verbs and exit codes."""

from __future__ import annotations

import argparse
import importlib
import locale
import os
import sys
from collections.abc import Sequence

from desktop.cli.output import Answer, refuse, show
from desktop.cli.verbs import MODULES, VERBS
from desktop.errors import AlqaError
from desktop.model.text import LANGS, Lang
from desktop.words import load


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit status (0 done, 2 usage, 3 refused). Our own defects raise."""
    utf8_streams()
    options = parser(argv[0] if argv else "").parse_args(argv)
    words = load(options.lang or system_lang())
    options.words = words
    try:
        answer: Answer = options.run(options)
    except AlqaError as error:
        return refuse(error, words, options.json)
    try:
        show(answer, words, options.json)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.status


def parser(verb: str = "") -> argparse.ArgumentParser:
    """The command line: the part that knows `verb`, or the whole when there is no such verb."""
    root = argparse.ArgumentParser(prog="alqa", description="Offline commission review.")
    verbs = root.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = shared()
    for name in [VERBS[verb]] if verb in VERBS else MODULES:
        importlib.import_module(f"desktop.cli.{name}").register(verbs, common)
    return root


def shared() -> argparse.ArgumentParser:
    """The options that every command takes."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print one JSON document")
    common.add_argument("--passphrase-file", metavar="F", help="file that holds the passphrase")
    common.add_argument("--lang", choices=LANGS, help="language of messages")
    return common


def system_lang() -> Lang:
    """The language of the person's environment, English when it is none of the three."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    name = (told or locale.getlocale()[0] or "")[:2].lower()
    return name if name in LANGS else "en"


def utf8_streams() -> None:
    """Names and words are Unicode whatever the console's code page says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def run() -> None:
    """Entry point for scripts."""
    sys.exit(main(sys.argv[1:]))
