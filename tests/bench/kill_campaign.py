"""`python -m tests.bench.kill_campaign [KILLS]`: kill -9 while scoring, as often as asked."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.desktop.storage.test_crash import campaign

if __name__ == "__main__":
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        lost = campaign(Path(folder) / "w", kills)
    sys.stdout.write(f"{kills} kills, {lost} acknowledged marks lost\n")
    sys.exit(1 if lost else 0)
