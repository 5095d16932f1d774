"""Which module registers a verb.

Only the module of the verb asked for is imported, so that `alqa rank` or `alqa inspect` never pays for the
database or the PDF writer; and nothing is imported here, for every start of the app asks this table.
"""

from __future__ import annotations

MODULES = {
    "tools": ("sample", "doctor", "workspace"),
    "checks": ("inspect", "probe", "rank", "analyse"),
    "assign": ("assign",),
    "people": ("identity", "mandate"),
    "rounds": ("round",),
    "review": ("review", "receipt"),
    "papers": ("papers",),
    "sitting": ("merge", "board", "request", "proxy", "ruling", "decide", "protocol"),
    "meeting": ("sitting",),
    "record": ("record",),
    "exporting": ("export",),
    "history": ("history",),
}
VERBS = {verb: module for module, verbs in MODULES.items() for verb in verbs}
