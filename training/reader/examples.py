"""Training rows for the reader: question, passage, answer span or none.

Sources (JSON lines with `question`, `context`, `start`, `end`, `group`; see qa/reader/card.md for licences):
`squad2_26_articles`, `qamr`, `policyqa` and those of `gather.py`. Kinds of rows made from them:

- as published: a paragraph that answers, or one that is near but does not (SQuAD 2.0);
- among others: the answering text set between other texts of the same article, as a chunk would hold it;
- retrieved: what BM25 finds first for the question, in its article, its source or another, and that does not
  hold the answer;
- turned: an answerable question changed so that the passage does not answer it (`turned.py`);
- made of what first paragraphs say (`asked.py`), and yes/no questions, which have no span;
- and any of these under the title of the article, as the reader sees them where a document has one, and
  asked as people type into a search box.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.reader.asked import of_paragraph
from training.reader.lexical import Lexical
from training.reader.turned import turned
from training.reader.typed import loosened, typed

HELD_ARTICLES = frozenset({"Huguenot", "Oxygen"})  # progress is measured on these, never trained on
HELD_ROWS = 100  # of each source
HELD_SHARE = 20  # of the groups of qamr and policyqa, one in so many is held out


@dataclass(frozen=True, slots=True)
class Row:
    """A question on a passage; `start` and `end` are characters of the passage, or None for no answer.

    Where `verdict` is yes or no, the passage answers, and nobody said in which words.
    """

    question: str
    passage: str
    start: int | None
    end: int | None
    verdict: str | None = None


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


def held_rows(folder: Path) -> list[Row]:
    """Rows for measuring progress, as published."""
    rng = random.Random(1)
    rows = []
    for source in ("squad2_26_articles", "qamr", "policyqa"):
        mine = [r for r in load(folder, source) if held(source, r["group"])]
        picked = rng.sample(mine, min(HELD_ROWS, len(mine)))
        rows += [Row(r["question"], r["context"], r["start"], r["end"]) for r in picked]
    return rows


def epoch(folder: Path, seed: int) -> list[Row]:
    """One epoch's rows in a fixed order; each seed draws other questions, companions and negatives."""
    rng = random.Random(seed)
    squad = [r for r in load(folder, "squad2_26_articles") if not held("squad2_26_articles", r["group"])]
    qamr = [r for r in load(folder, "qamr") if not held("qamr", r["group"])]
    policy = [r for r in load(folder, "policyqa") if not held("policyqa", r["group"])]
    boolq = load(folder, "boolq")
    paragraphs = {r["context"]: r["title"] for r in boolq}
    spans = [*of_articles(squad, 7500, rng), *of_articles(load(folder, "squad1"), 200, rng)]
    spans += of_articles(load(folder, "squad1_train"), 34000, rng, 0.25)
    spans += of_sentences(qamr, 2500, rng)
    spans += [published(r) for r in rng.sample(policy, 300)]
    for name in ("coqa", "drop"):
        spans += of_texts(load(folder, name), rng)
    spans += of_facts(dict(rng.sample(sorted(paragraphs.items()), min(2500, len(paragraphs)))), rng)
    rows = [as_typed(row, rng) for row in spans]
    rows += far([r for r in rows if r.start is not None and len(r.question) > 24], 1600, paragraphs, rng)
    rows += of_verdicts(rng.sample(boolq, 3000), 0.7, rng)
    rows += of_verdicts(rng.sample(load(folder, "bioasq"), 200), 0.3, rng)
    rng.shuffle(rows)
    return rows


def published(r: dict) -> Row:
    """A row as it stands in its source."""
    return Row(r["question"], r["context"], r.get("start"), r.get("end"), r.get("verdict"))


def as_typed(row: Row, rng: random.Random) -> Row:
    """Half of the questions as typed in a hurry, a third of those with an answer a word shorter."""
    if rng.random() > 0.5:
        return row
    question = typed(row.question, rng)
    if row.start is not None and rng.random() < 0.33:
        question = loosened(question, rng)
    return replace(row, question=question)


def under(title: str, row: Row) -> Row:
    """The row with the title of its document in front of the passage."""
    shift = len(title) + 1
    moved = row if row.start is None or row.end is None else moved_by(row, shift)
    return replace(moved, passage=f"{title}\n{row.passage}")


def moved_by(row: Row, shift: int) -> Row:
    """The row with its span so many characters further on."""
    assert row.start is not None and row.end is not None
    return replace(row, start=row.start + shift, end=row.end + shift)


def of_articles(squad: list[dict], count: int, rng: random.Random, missed: float = 0.5) -> Iterator[Row]:
    """SQuAD rows: as published, some beside a neighbour paragraph, retrieved negatives, `missed` turned.

    Three in five stand under the title of their article; some questions name it as well, and then another
    title leaves them without an answer.
    """
    paragraphs = defaultdict(list)
    for r in squad:
        if r["context"] not in paragraphs[r["group"]]:
            paragraphs[r["group"]].append(r["context"])
    asked = defaultdict(list)
    for r in squad:
        asked[r["group"]].append(r["question"])
    search = {group: Lexical(texts) for group, texts in paragraphs.items()}
    everywhere = {text: group for group, texts in paragraphs.items() for text in texts}
    all_texts = list(everywhere)
    search_all = Lexical(all_texts)
    for r in rng.sample(squad, min(count, len(squad))):
        texts, title = paragraphs[r["group"]], spoken(r["group"])
        for row in near(r, texts, search[r["group"]], asked[r["group"]], rng, missed):
            yield from titled(row, title, sorted(paragraphs), rng)
        if rng.random() < 0.08:
            for row in retrieved(r, all_texts, search_all, frozenset(texts)):
                yield under(spoken(everywhere[row.passage]), row)


def near(
    r: dict, texts: list[str], search: Lexical, asked: list[str], rng: random.Random, missed: float
) -> list[Row]:
    """A row of an article, some with a neighbour paragraph, and near misses of the same article."""
    wide = r["start"] is not None and len(r["context"]) < 700 and rng.random() < 0.25
    rows = [beside(r, texts, rng) if wide else published(r)]
    if rng.random() < 0.2:
        rows += retrieved(r, texts, search)
    if r["start"] is not None and rng.random() < missed:
        rows += turn(rows[0], rng.choice(texts), rng, rng.choice(asked))
    return rows


def titled(row: Row, title: str, groups: list[str], rng: random.Random) -> Iterator[Row]:
    """The row as it is, or under its title; some name that, and then not under another."""
    if rng.random() > 0.6:
        yield row
    elif row.start is None or title.lower() in row.question.lower() or rng.random() > 0.2:
        yield under(title, row)
    else:
        named = replace(row, question=f"{row.question.rstrip(' ?')} {title}")
        other = spoken(rng.choice(groups))
        yield under(title, named)
        if other != title and title.split()[0] not in row.passage:
            yield under(other, replace(named, start=None, end=None))


def spoken(group: str) -> str:
    """The title of a group's article."""
    return group.replace("_", " ")


def retrieved(
    r: dict, texts: list[str], search: Lexical, apart_from: frozenset[str] = frozenset()
) -> Iterator[Row]:
    """The paragraph found first for the question that is another one and does not hold the answer."""
    answers = [a.lower() for a in r.get("answers") or []]
    if r.get("start") is not None:
        answers.append(r["context"][r["start"] : r["end"]].lower())
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
    return replace(moved_by(published(r), len(before)), passage=before + r["context"] + after)


def turn(row: Row, elsewhere: str, rng: random.Random, asked: str = "") -> Iterator[Row]:
    """The row's question turned, where it can be."""
    question = turned(row.question, row.passage, elsewhere, rng, asked)
    if question:
        yield Row(question, row.passage, None, None)


def of_sentences(qamr: list[dict], count: int, rng: random.Random) -> Iterator[Row]:
    """QAMR rows: the sentence among up to four others of its article, a quarter without it."""
    by_article = defaultdict(list)
    for r in sorted(qamr, key=lambda r: r["group"]):
        if r["context"] not in by_article[article(r["group"])]:
            by_article[article(r["group"])].append(r["context"])
    everything = sorted({r["context"] for r in qamr})
    search = Lexical(everything)
    for r in rng.sample(qamr, min(count, len(qamr))):
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
        row = replace(moved_by(published(r), len(before)), passage=passage)
        yield row
        if rng.random() < 0.2:
            yield from turn(row, rng.choice(near), rng)


def of_texts(rows: list[dict], rng: random.Random) -> Iterator[Row]:
    """Rows of single texts: as published, half also on the text found next, a third also turned."""
    texts = sorted({r["context"] for r in rows})
    search = Lexical(texts)
    for r in rows:
        yield published(r)
        if rng.random() < 0.5:
            yield from retrieved(r, texts, search)
        if rng.random() < 0.35:
            yield from turn(published(r), rng.choice(texts), rng)


def of_facts(paragraphs: dict[str, str], rng: random.Random) -> Iterator[Row]:
    """Questions made of titled paragraphs, most of them under their title."""
    for text, title in paragraphs.items():
        for question, start, end in of_paragraph(title, text, rng):
            row = Row(question, text, start, end)
            yield under(title, row) if rng.random() < 0.7 else row


def of_verdicts(rows: list[dict], share: float, rng: random.Random) -> Iterator[Row]:
    """Yes/no questions on their texts, and a share of them on the text found next."""
    texts = {r["context"]: r.get("title") for r in rows}
    search, listed = Lexical(list(texts)), list(texts)
    for r in rows:
        found = [published(r)]
        if rng.random() < share:
            same = frozenset(t for t in listed if texts[t] is not None and texts[t] == r.get("title"))
            found += retrieved(r, listed, search, same)
        for row in found:
            title = texts[row.passage]
            yield under(title, row) if title and rng.random() < 0.6 else row


def far(answered: list[Row], count: int, paragraphs: dict[str, str], rng: random.Random) -> Iterator[Row]:
    """Answerable questions on what another collection has for them, under its title."""
    listed = list(paragraphs)
    search = Lexical(listed)
    for row in rng.sample(answered, count):
        r = {"question": row.question, "context": row.passage, "start": row.start, "end": row.end}
        for other in retrieved(r, listed, search):
            title = paragraphs[other.passage]
            yield under(title, other) if rng.random() < 0.6 else other
