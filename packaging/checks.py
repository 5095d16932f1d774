"""The checks of the house: lint, types, import directions, tests. One command here and in CI."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from environment import ROOT, Environment
from said import complain, say

LINT = ("ruff", "check", ".")
TYPES = ("mypy",)
IMPORTS = ("lint-imports", "--no-logo")
TESTS = ("pytest", "-q", "-n", "2")


def run(environment: Environment, words: Sequence[str]) -> int:
    """All checks, tests last; `words` go to pytest. 0 only when each of them passed."""
    failed = [check[0] for check in (LINT, TYPES, IMPORTS) if call(environment, check)]
    status = call(environment, (*TESTS, *words))
    if failed:
        complain("Not clean, see above: " + ", ".join(failed))
    return status or (1 if failed else 0)


def call(environment: Environment, command: Sequence[str]) -> int:
    """One check; what a quiet tool has to say appears as it says it."""
    say("$ " + " ".join(command))
    program = environment.scripts / command[0]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([str(program), *command[1:]], cwd=ROOT, env=variables).returncode
