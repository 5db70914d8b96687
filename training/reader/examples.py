"""Training rows for the reader: question, passage, answer span or none.

Sources (JSON lines with `question`, `context`, `start`, `end`, `group`; see qa/reader/card.md for licences):
`squad2_26_articles`, `qamr`, `policyqa`. Kinds of rows made from them:

- as published: a paragraph that answers, or one that is near but does not (SQuAD 2.0);
- among others: the answering text set between other texts of the same article, as a chunk would hold it;
- retrieved: what BM25 finds first for the question, in its article or in the others, and that does not hold
  the answer;
- turned: an answerable question with one number or name exchanged, which the passage does not answer;
- and any of these under the title of the article, as the reader sees them where a document has one, and
  asked as people type into a search box.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.reader.lexical import Lexical
from training.reader.typed import loosened, typed

HELD_ARTICLES = frozenset({"Huguenot", "Oxygen"})  # progress is measured on these, never trained on
HELD_SHARE = 20  # of the groups of qamr and policyqa, one in so many is held out
NAME = re.compile(r"(?<=[a-z,;]\s)[A-Z][a-z]+(?:\s[A-Z][a-z]+)*|\b\d{2,4}\b")  # not where sentences begin


@dataclass(frozen=True, slots=True)
class Row:
    """A question on a passage; `start` and `end` are characters of the passage, or None for no answer."""

    question: str
    passage: str
    start: int | None
    end: int | None


def load(folder: Path, name: str) -> list[dict]:
    """The rows of one source as published."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def article(group: str) -> str:
    """The article a group belongs to: 'Wiki1k:wikipedia:16016:90:8' is sentence 90:8 of 16016."""
    return ":".join(group.split(":")[:3])


def held(source: str, group: str) -> bool:
    """Whether rows of this group are kept for measuring progress."""
    if source == "squad2_26_articles":
        return group in HELD_ARTICLES
    return sum(article(group).encode()) % HELD_SHARE == 0


def held_rows(folder: Path, per_source: int = 100) -> list[Row]:
    """Rows for measuring progress, as published."""
    rng = random.Random(1)
    rows = []
    for source in ("squad2_26_articles", "qamr", "policyqa"):
        mine = [r for r in load(folder, source) if held(source, r["group"])]
        picked = rng.sample(mine, min(per_source, len(mine)))
        rows += [Row(r["question"], r["context"], r["start"], r["end"]) for r in picked]
    return rows


def epoch(folder: Path, seed: int) -> list[Row]:
    """One epoch's rows in a fixed order; each seed draws other companions and negatives."""
    rng = random.Random(seed)
    squad = [r for r in load(folder, "squad2_26_articles") if not held("squad2_26_articles", r["group"])]
    qamr = [r for r in load(folder, "qamr") if not held("qamr", r["group"])]
    policy = [r for r in load(folder, "policyqa") if not held("policyqa", r["group"])]
    rows = [*of_articles(squad, rng)]
    rows += of_sentences(rng.sample(qamr, min(4000, len(qamr))), rng)
    rows += [
        Row(r["question"], r["context"], r["start"], r["end"])
        for r in rng.sample(policy, min(500, len(policy)))
    ]
    rows = [as_typed(row, rng) for row in rows]
    rng.shuffle(rows)
    return rows


def as_typed(row: Row, rng: random.Random) -> Row:
    """Two in five questions as typed in a hurry, a third of those with an answer a word shorter."""
    if rng.random() > 0.4:
        return row
    question = typed(row.question, rng)
    if row.start is not None and rng.random() < 0.33:
        question = loosened(question, rng)
    return replace(row, question=question)


def under(title: str, row: Row) -> Row:
    """The row with the title of its document in front of the passage."""
    shift = len(title) + 1
    moved = None if row.start is None or row.end is None else (row.start + shift, row.end + shift)
    return Row(row.question, f"{title}\n{row.passage}", *(moved or (None, None)))


def of_articles(squad: list[dict], rng: random.Random) -> Iterator[Row]:
    """SQuAD rows: as published, some with a neighbour paragraph, retrieved negatives, turned questions.

    Three in five stand under the title of their article.
    """
    paragraphs = defaultdict(list)
    for r in squad:
        if r["context"] not in paragraphs[r["group"]]:
            paragraphs[r["group"]].append(r["context"])
    search = {group: Lexical(texts) for group, texts in paragraphs.items()}
    everywhere = {text: group for group, texts in paragraphs.items() for text in texts}
    all_texts = list(everywhere)
    search_all = Lexical(all_texts)
    for r in squad:
        texts = paragraphs[r["group"]]
        rows = [
            beside(r, texts, rng)
            if r["start"] is not None and len(r["context"]) < 700 and rng.random() < 0.25
            else Row(r["question"], r["context"], r["start"], r["end"])
        ]
        if rng.random() < 0.3:
            rows += retrieved(r, texts, search[r["group"]])
        if r["start"] is not None and rng.random() < 0.25:
            rows += turned(r, rng.choice(texts), rng)
        for row in rows:
            yield under(r["group"].replace("_", " "), row) if rng.random() < 0.6 else row
        if rng.random() < 0.08:
            for row in retrieved(r, all_texts, search_all, frozenset(texts)):
                yield under(everywhere[row.passage].replace("_", " "), row)


def retrieved(
    r: dict, texts: list[str], search: Lexical, apart_from: frozenset[str] = frozenset()
) -> Iterator[Row]:
    """The paragraph found first for the question that is another one and does not hold the answer."""
    answers = [a.lower() for a in r.get("answers") or []]
    for i in search.best(r["question"], 40 if apart_from else 4):
        if texts[i] == r["context"] or texts[i] in apart_from:
            continue
        if not any(a in texts[i].lower() for a in answers):
            yield Row(r["question"], texts[i], None, None)
            return


def beside(r: dict, texts: list[str], rng: random.Random) -> Row:
    """The paragraph with its neighbour in the article before or after it."""
    at = texts.index(r["context"])
    before = texts[at - 1][-500:] + "\n\n" if at and rng.random() < 0.5 else ""
    after = "" if before or at + 1 >= len(texts) else "\n\n" + texts[at + 1][:500]
    shift = len(before)
    return Row(r["question"], before + r["context"] + after, r["start"] + shift, r["end"] + shift)


def turned(r: dict, elsewhere: str, rng: random.Random) -> Iterator[Row]:
    """The question with a number or name of the passage exchanged for one the passage does not have."""
    question, context = r["question"], r["context"]
    mine = [m for m in NAME.finditer(question) if m.group() in context]
    if not mine:
        return
    m = rng.choice(mine)
    others = {n for n in NAME.findall(elsewhere) if n not in context and n.isdigit() == m.group().isdigit()}
    if m.group().isdigit() and len(m.group()) == 4 and rng.random() < 0.5:
        others = {str(int(m.group()) + rng.choice([-30, -7, -2, 3, 8, 25]))} - set(NAME.findall(context))
    if others:
        yield Row(
            question[: m.start()] + rng.choice(sorted(others)) + question[m.end() :], context, None, None
        )


def of_sentences(qamr: list[dict], rng: random.Random) -> Iterator[Row]:
    """QAMR rows: the sentence among up to four others of its article, a quarter without it."""
    by_article = defaultdict(list)
    for r in sorted(qamr, key=lambda r: r["group"]):
        if r["context"] not in by_article[article(r["group"])]:
            by_article[article(r["group"])].append(r["context"])
    everything = sorted({r["context"] for r in qamr})
    search = Lexical(everything)
    for r in qamr:
        near = [s for s in by_article[article(r["group"])] if s != r["context"]]
        near += rng.sample(everything, 3)
        others = [s for s in rng.sample(near, min(len(near), rng.randint(0, 4))) if s != r["context"]]
        if others and rng.random() < 0.25:
            found = [everything[i] for i in search.best(r["question"], 3) if everything[i] != r["context"]]
            yield Row(r["question"], " ".join([*found[:1], *others[1:]]), None, None)
            continue
        k = rng.randint(0, len(others))
        before = "".join(s + " " for s in others[:k])
        passage = before + " ".join([r["context"], *others[k:]])
        yield Row(r["question"], passage, r["start"] + len(before), r["end"] + len(before))
