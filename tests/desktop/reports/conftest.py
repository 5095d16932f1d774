"""The sample round's protocol, where the tests of reports find it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
