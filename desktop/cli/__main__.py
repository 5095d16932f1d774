"""`python -m desktop.cli`: the command line from a checkout."""

from desktop.cli.main import run

run()
