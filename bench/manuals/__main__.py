"""Ask the manuals their questions, without a chat model.

    python -m bench.manuals /tmp/manuals/flask /tmp/manuals/borg …

A folder is called like its questions. An answer is right where its first sentence, or the quote of it, states
what the question's pattern says, or where it is a refusal and the manual has no answer.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.folder import opened
from qa.answer import Answer, Status

HERE = Path(__file__).parent
GRADES = ("right", "wrong", "refused")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the pattern for a right answer; None where the manual has none."""

    question: str
    states: str | None


def main() -> None:
    """Print how many answers are right, wrong and refused in vain, for each manual and in all."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folders", nargs="+", type=Path)
    p.add_argument("--failed", action="store_true", help="print what is wrong, too")
    args = p.parse_args()
    total: Counter[str] = Counter()
    for folder in args.folders:
        grades: Counter[str] = Counter()
        engine = opened(folder)
        for asked in questions(folder.name):
            answer = engine.ask_now(asked.question)
            grade = graded(asked, answer)
            grades[grade] += 1
            if args.failed and grade != "right":
                print(f"  {grade}: {asked.question}\n    {' '.join(answer.text.split())[:200]}")
        engine.close()
        total += grades
        print(_line(folder.name, grades), flush=True)
    print(_line("all", total))


def questions(name: str) -> Iterator[Asked]:
    """The questions to one manual, in the order of their file."""
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Asked(row["question"], row["states"])


def graded(asked: Asked, answer: Answer) -> str:
    """Right, wrong, or refused where the manual has an answer."""
    refused = answer.status is Status.not_found
    if asked.states is None:
        return "right" if refused else "wrong"
    if refused:
        return "refused"
    first = [answer.statements[0].text] if answer.statements else []
    told = [*first, *(f"{e.quote} {e.row}" for e in answer.evidence[:1])]
    return "right" if re.search(asked.states, " ".join(told), re.I) else "wrong"


def _line(name: str, grades: Counter[str]) -> str:
    return f"{name}: " + ", ".join(f"{grades[grade]} {grade}" for grade in GRADES)


if __name__ == "__main__":
    main()
