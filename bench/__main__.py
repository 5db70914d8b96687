"""`python -m bench [startup] [encoding] [writing] [readers] [--print]`: figures for docs/benchmarks.md."""

import sys

from bench import report

if __name__ == "__main__":
    sys.exit(report.measured("bench", sys.argv[1:], ("startup", "encoding", "writing"), ("readers",)))
