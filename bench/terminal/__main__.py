"""`python -m bench.terminal [paint] [beats] [long] [--print]`: the terminal interface in figures."""

import sys

from bench import report

PARTS = ("paint", "beats", "long")


def main(arguments: list[str]) -> int:
    """Exit code; all parts without names, `--print` leaves the page alone."""
    names = [a for a in arguments if not a.startswith("-")] or PARTS
    tables = []
    for name in names:
        match name:
            case "paint":
                from bench.terminal import paint

                tables.append(paint.measure())
            case "beats":
                from bench.terminal import beats

                tables.append(beats.measure())
            case "long":
                from bench.terminal import long

                tables.append(long.measure())
            case _:
                print(f"There is no part {name}; there are {', '.join(PARTS)}.", file=sys.stderr)
                return 2
    report.publish(tables, write="--print" not in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
