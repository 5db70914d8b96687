"""`python -m bench.terminal [paint] [beats] [long] [--print]`: the terminal interface in figures."""

import sys

from bench import report

if __name__ == "__main__":
    sys.exit(report.measured("bench.terminal", sys.argv[1:], ("paint", "beats", "long")))
