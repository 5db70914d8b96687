"""Ask made-up news reports who says what, without a chat model.

    python -m bench.reports               every set
    python -m bench.reports third --failed

An answer is right where it gives what was written down for the question before any answer was seen: the one
value with its speaker and no conflict; every side's figure with its speaker and no further claim; the newest
version first; the verdict; or a refusal.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.folder import opened
from qa.answer import Answer, Claim, Status
from qa.engine import Engine
from qa.language.quantities import quantities
from qa.language.words import content

HERE = Path(__file__).parent
KINDS = ("one", "rival", "versions", "yesno", "none")
SHORT = 60  # characters of a value whose first figure stands for it


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a report gives, and who says so; None where nobody in particular does."""

    who: str | None
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what the reports give for it, newest or best first."""

    question: str
    kind: str
    answers: tuple[Given, ...]


def main() -> None:
    """Print how many answers of each kind are right, for each set."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("sets", nargs="*", default=names())
    p.add_argument("--failed", action="store_true", help="print what is wrong, too")
    args = p.parse_args()
    for name in args.sets:
        right, all_of = Counter[str](), Counter[str]()
        with tempfile.TemporaryDirectory() as folder:
            engine = _open(name, Path(folder))
            for asked in questions(name):
                answer = engine.ask_now(asked.question)
                well = is_right(asked, answer)
                right[asked.kind] += well
                all_of[asked.kind] += 1
                if args.failed and not well:
                    print(f"  {asked.kind}: {asked.question}\n    {' '.join(answer.text.split())[:200]}")
            engine.close()
        told = ", ".join(f"{kind} {right[kind]} of {all_of[kind]}" for kind in KINDS if all_of[kind])
        print(f"{name}: {sum(right.values())} of {sum(all_of.values())} ({told})", flush=True)


def names() -> list[str]:
    """The sets there are."""
    return sorted(path.name.removesuffix(".questions.jsonl") for path in HERE.glob("*.questions.jsonl"))


def questions(name: str) -> Iterator[Asked]:
    """The questions of a set, in the order of their file."""
    for row in _rows(HERE / f"{name}.questions.jsonl"):
        given = (Given(a["who"], a["value"], a["quote"]) for a in row["answers"])
        yield Asked(row["q"], row["kind"], tuple(given))


def reports(name: str) -> dict[str, str]:
    """The reports of a set as Markdown, by the names of their files."""
    return {row["name"]: row["text"] for row in _rows(HERE / f"{name}.reports.jsonl")}


def is_right(asked: Asked, answer: Answer) -> bool:
    """Whether an answer gives what was written down for the question."""
    if asked.kind == "none":
        return answer.status is Status.not_found
    if not answer.evidence:
        return False
    first = asked.answers[0]
    if asked.kind == "yesno":
        if first.value in ("Yes", "No"):
            return re.split(r"[:.]", answer.text)[0].strip() == first.value
        quoted = " ".join(e.quote for e in answer.evidence)
        return not answer.text.startswith("Yes") and first.quote in quoted
    if asked.kind == "one":
        said = _is_whose(answer.evidence[0].speaker, first.who)
        return answer.conflict is None and said and _gives(answer.text, first.value)
    return _all_sides(asked, answer)


def _all_sides(asked: Asked, answer: Answer) -> bool:
    claims: Sequence[Claim] = answer.conflict.claims if answer.conflict else ()
    places = []
    for given in asked.answers:
        who = [c.speaker or answer.evidence[c.evidence[0]].location.source.title for c in claims]
        told = (
            i for i, c in enumerate(claims) if _gives(c.value, given.value) and _is_whose(who[i], given.who)
        )
        places.append(next(told, None))
    if None in places or len(claims) != len(places):
        return False
    return asked.kind != "versions" or places == sorted(places)  # type: ignore[type-var]


def _is_whose(said: str | None, who: str | None) -> bool:
    """Whether a speaker is the one written down, by any telling word of the name."""
    return who is None or bool(said and set(content(who)) & set(content(said)))


def _gives(text: str, value: str) -> bool:
    """Whether a text gives a value: its words, or of a short text its first figure."""
    told, wanted = (re.sub(r"[^\w.,%€£$]+", " ", each.lower()).strip() for each in (text, value))
    if wanted in told or (content(value) and set(content(value)) <= set(content(text))):
        return True
    figures = [q.value for q in quantities(value)]
    return bool(figures) and len(text) < SHORT and figures[0] in [q.value for q in quantities(text)]


def _rows(path: Path) -> Iterator[dict]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _open(name: str, folder: Path) -> Engine:
    for report, text in reports(name).items():
        (folder / f"{report}.md").write_text(text, encoding="utf-8")
    return opened(folder)


if __name__ == "__main__":
    main()
