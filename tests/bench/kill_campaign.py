"""`python -m tests.bench.kill_campaign [KILLS] [CUTS]`: kill -9 and power cuts while scoring, as many as
asked.

First through the desks, then while typing in the real window; the cuts need a C compiler.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.desktop.storage.test_crash import campaign
from tests.helpers import shim
from tests.helpers.kills import Campaign

if __name__ == "__main__":
    kills, cuts = (int(word) for word in (sys.argv[1:] + ["200", "5"][len(sys.argv) - 1 :]))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        lost = campaign(Path(folder) / "w", kills)
    sys.stdout.write(f"through the desks: {kills} kills, {lost} acknowledged marks lost\n")
    with tempfile.TemporaryDirectory() as folder:
        library = shim.build(Path(folder)) if shim.can_build() else None
        found = Campaign(Path(folder), os.getpid(), library).run(kills, cuts)
    sys.stdout.write(
        f"in the window: {found.kills} kills and {found.cuts} power cuts, {found.said} times said to be"
        f" saved: {len(found.lost)} lost, {len(found.unopened)} that do not open\n"
    )
    for line in (*found.lost, *found.unopened):
        sys.stdout.write(f"  {line}\n")
    sys.exit(1 if lost or found.lost or found.unopened else 0)
