"""`python -m bench [startup] [readers] [--print]`: figures for docs/benchmarks.md."""

import sys

from bench import report

if __name__ == "__main__":
    sys.exit(report.measured("bench", sys.argv[1:], ("startup", "readers")))
