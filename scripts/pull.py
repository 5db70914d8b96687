"""Fetch the models named, with a progress bar; say and do nothing where they are here. For the Makefile.

Names that are not of the catalogue ("none", "provider:model") are for the command that follows to judge.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from index import models  # noqa: E402 - the checkout's own

NAMES = {
    "encoder": models.ENCODER,
    "bulk": models.BULK_ENCODER,
    "ranker": models.RANKER,
    "chat": models.CHAT_MODEL,
}


def main() -> int:
    """The exit code of the fetch, 0 where there is nothing to fetch."""
    asked = [NAMES.get(name, name) for name in sys.argv[1:]]
    missing = [h.model.name for h in models.holdings() if h.model.name in asked and not h.present]
    if not missing:
        return 0
    command = [sys.executable, "-m", "cli.main", "models", "pull", *missing]
    return subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
