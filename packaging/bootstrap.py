#!/usr/bin/env python3
"""Set Alqa up in a checkout, then run it or its tests: `bootstrap.py run`, `bootstrap.py test`.

Needs Python 3.11 and nothing else. This file keeps to a syntax that an older Python can read, so that
it can say so in a sentence.
"""

import sys

OLDEST = (3, 11)


def main():  # type: () -> int
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "Alqa needs Python %d.%d or newer; this is Python %d.%d (%s).\n"
            "Install one and start this file with it, for instance: python3.11 packaging/bootstrap.py run\n"
            % (OLDEST + sys.version_info[:2] + (sys.executable,))
        )
        return 3
    from verbs import run_verb

    return run_verb(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
