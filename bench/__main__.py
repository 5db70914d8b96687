"""`python -m bench [startup] [encoding] [writing] [readers] [--print]`: figures for docs/benchmarks.md."""

import sys

from bench import report


def main(arguments: list[str]) -> int:
    """Exit code; all measurements without names, `--print` leaves the page alone."""
    names = [a for a in arguments if not a.startswith("-")] or ["startup", "encoding", "writing"]
    tables = []
    for name in names:
        match name:
            case "startup":
                from bench import startup

                tables.append(startup.measure())
            case "encoding":
                from bench import encoding

                tables.append(encoding.measure())
            case "writing":
                from bench import writing

                tables.append(writing.measure())
            case "readers":
                from bench import readers

                tables.append(readers.measure())
            case _:
                print(
                    f"There is no benchmark {name}; there are startup, encoding, writing, readers.",
                    file=sys.stderr,
                )
                return 2
    report.publish(tables, write="--print" not in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
