"""What the benchmark sets hold, so that nothing of it is trained on."""

import json
import re
from pathlib import Path

WORD = re.compile(r"\w+")
RUN = 12  # words in a row that make two texts one
PARAGRAPH = re.compile(r"\n+")


class Kept:
    """The questions, titles of articles and evidence of the sets in a folder."""

    def __init__(self, bench: Path) -> None:
        self._questions: set[str] = set()
        self._runs: set[tuple[str, ...]] = set()
        self._articles = {doc["title"].replace("_", " ") for doc in lines(bench / "squad2/corpus.jsonl")}
        for folder in sorted(path.parent for path in bench.glob("*/questions.dev.jsonl")):
            texts = {doc["id"]: doc["text"] for doc in lines(folder / "corpus.jsonl")}
            for asked in lines(folder / "questions.dev.jsonl"):
                self._questions.add(plain(asked["question"]))
                for part in [*asked.get("evidence", []), *filter(None, [asked.get("passage")])]:
                    text = texts.get(part["doc"], "")
                    self._runs.update(runs(paragraph(text, part.get("start", 0), part.get("end", len(text)))))

    def apart(self, row: dict) -> bool:
        """Whether a row shares no question, article or run of words with them."""
        if plain(row["question"]) in self._questions or row["group"].replace("_", " ") in self._articles:
            return False
        return self._runs.isdisjoint(runs(row["context"]))


def lines(path: Path) -> list[dict]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def plain(question: str) -> str:
    """The question's words in small letters."""
    return " ".join(WORD.findall(question.lower()))


def paragraph(text: str, start: int, end: int) -> str:
    """The paragraphs that a piece of evidence lies in."""
    breaks = [0, *(m.end() for m in PARAGRAPH.finditer(text)), len(text)]
    return text[max(b for b in breaks if b <= start) : min(b for b in breaks if b >= end)]


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of RUN words."""
    words = WORD.findall(text.lower())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
