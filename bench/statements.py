"""How well verification tells what a quote says from what it does not.

    python -m bench.statements [FILE]

FILE holds quotes with sentences that say the same and sentences that were changed. To the changes by hand
come two by rule: true sentences under another quote ("o"), and true sentences with a number moved ("m").
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from qa.language.quantities import Sort, quantities
from qa.verify.ground import Ground
from qa.verify.restated import restates
from qa.verify.support import problem_of

KINDS = {
    "n": "negation",
    "r": "swapped roles",
    "e": "entity",
    "v": "number or date",
    "m": "number moved",
    "o": "other quote",
}
DATA = Path(__file__).parent.parent / "tests" / "data" / "statements.yaml"


def cases(file: Path = DATA) -> Iterator[tuple[str, str, str]]:
    """(kind, statement, quote); kind "t" is true."""
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    for place, row in enumerate(rows):
        quote = row["q"]
        yield from (("t", text, quote) for text in row["t"])
        yield from ((kind, text, quote) for kind in "nrev" for text in row.get(kind, []))
        yield "o", row["t"][0], rows[(place + 7) % len(rows)]["q"]
        moved = _moved(row["t"][0])
        if moved:
            yield "m", moved, quote


def passed(file: Path = DATA) -> tuple[Counter[str], Counter[str]]:
    """How many of each kind there are, and how many pass verification."""
    total: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for kind, text, quote in cases(file):
        total[kind] += 1
        held[kind] += problem_of(text, Ground(quote)) is None
    return total, held


def shown(text: str, quote: str) -> bool:
    """Whether a sentence of the embedded chat model would stand beside the quote as its own."""
    return problem_of(text, Ground(quote)) is None and restates(text, quote)


def _moved(text: str) -> str:
    """The sentence with its first plain number made another one, else an empty text."""
    for number in quantities(text):
        if number.sort in (Sort.plain, Sort.percent, Sort.money) and text[number.start].isdigit():
            return f"{text[: number.start]}{int(number.value * 2 + 1)}{text[number.end :]}"
    return ""


def main() -> None:
    """Print a table."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    total, held = passed(file)
    wrong = sum(total[k] for k in KINDS)
    slipped = sum(held[k] for k in KINDS)
    print(f"true paraphrases passing   {held['t']}/{total['t']} = {held['t'] / total['t']:.3f}")
    print(f"corrupted passing          {slipped}/{wrong} = {slipped / wrong:.3f}")
    for kind, name in KINDS.items():
        if total[kind]:
            print(f"  {name:24} {held[kind]}/{total[kind]}")
    own = Counter(kind for kind, text, quote in cases(file) if shown(text, quote))
    print("of these shown as the embedded model's own words (of a trusted model's: all)")
    print(f"  true {own['t']}/{total['t']}, corrupted {own.total() - own['t']}/{wrong}")


if __name__ == "__main__":
    main()
