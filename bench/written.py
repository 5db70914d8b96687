"""Answers that the embedded chat model writes over others' sets: are they cited, and do the citations hold?

    python -m bench.written draw FILE               200 answers, of each set as many, kept in FILE
    python -m bench.written sheet FILE              100 of their statements with their quotes, to be judged
    python -m bench.written report FILE [--labels]  figures, with precision where statements are labelled

Questions are of one half of each set, in the order of a hash. An answer counts where the model wrote:
refusals and rival claims are put in words by code. FILE holds the model's drafts and texts of the sets, and
stays outside the repository; a label names a statement by its digest alone.
"""

import argparse
import hashlib
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import cached, gold
from bench.answers import interval
from bench.asked import questions, turns
from bench.gold import Question
from bench.library import SetLibrary, library
from qa.answer import Answer, AnswerEvent, Token
from qa.config import load_config
from qa.engine import Engine
from qa.opening import open_writer
from qa.reader.onnx_reader import OnnxReader
from qa.schema import answer_from_dict, answer_to_dict

SETS = ("squad2", "nq-qed", "clapnq", "mtrag-un", "ramdocs", "pubmedqa", "multihop", "chunkeval")
LABELS = Path(__file__).parent.parent / "eval" / "labels" / "written.jsonl"
Row = Mapping[str, Any]


def main() -> None:
    """Draw, or show what was drawn."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=("draw", "sheet", "report"))
    p.add_argument("file", type=Path)
    p.add_argument("--half", choices=("report", "tune"), default="report")
    p.add_argument("--count", type=int, default=200, help="answers in all")
    p.add_argument("--statements", type=int, default=100, help="statements on the sheet")
    p.add_argument("--labels", type=Path, default=LABELS)
    args = p.parse_args()
    if args.what == "draw":
        draw(args.file, args.half, args.count)
    elif args.what == "sheet":
        print("\n".join(sheet(drawn(args.file), args.statements)))
    else:
        print("\n".join(report(drawn(args.file), args.labels)))


def draw(file: Path, half: str, count: int) -> None:
    """Ask until `count` answers were written, of every set the same number where it has as many; goes on
    where an earlier run stopped.
    """
    config = load_config(gold.ROOT, overrides={"model.cache": False})  # what is kept takes no time
    writer = open_writer(config)
    if writer is None:
        raise SystemExit("The chat model is not here: footnote models pull qwen2.5-coder-1.5b-instruct")
    models = cached.models()
    while True:
        kept = drawn(file)
        seen = {row["id"] for row in kept}
        left = {name: [a for a in questions(name, half) if a.id not in seen] for name in SETS}
        written = Counter(row["set"] for row in kept if row["wrote"])
        share = shares(written, [name for name in SETS if left[name]], count)
        if not share:
            return
        for name, missing in share.items():
            with library(name, *models) as found, file.open("a") as out:
                engine = Engine(found, OnnxReader(), settings=config.answer, writer=writer)
                for asked in left[name]:
                    if missing <= 0:
                        break
                    row = one(name, asked, engine, found)
                    missing -= bool(row["wrote"])
                    out.write(json.dumps(row) + "\n")
                    out.flush()


def shares(written: Counter[str], names: Sequence[str], count: int) -> Counter[str]:
    """How many answers more to draw of each set that has questions left, the poorest first."""
    more: Counter[str] = Counter()
    for _ in range(count - written.total() if names else 0):
        more[min(names, key=lambda name: written[name] + more[name])] += 1
    return more


def one(name: str, asked: Question, engine: Engine, found: SetLibrary) -> dict[str, Any]:
    """The answer to one question with its draft, when the first token and the end came, and which quotes
    re-open.
    """
    began = time.perf_counter()
    first: list[float] = []
    draft: list[str] = []

    def heard(event: AnswerEvent) -> None:
        if isinstance(event, Token):
            draft.append(event.text)
            if len(draft) == 1:
                first.append(time.perf_counter() - began)

    answer = engine.ask_now(asked.text, turns(asked), on_event=heard)
    whole = time.perf_counter() - began
    return {
        "set": name,
        "id": asked.id,
        "wrote": answer.model != "none",
        "first": first[0] if first else None,
        "whole": whole,
        "draft": "".join(draft),
        "valid": [_reopens(answer, place, found) for place in range(len(answer.evidence))],
        "answer": answer_to_dict(answer),
    }


def drawn(file: Path) -> list[Row]:
    """What was drawn so far."""
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def sheet(rows: Sequence[Row], most: int) -> Iterator[str]:
    """Statements in the order of their digest, each with the quotes it cites."""
    for key, row, place in statements(rows)[:most]:
        answer = answer_from_dict(row["answer"])
        statement = answer.statements[place]
        yield f"{key} {row['set']} [{statement.support.value}]"
        yield f"  Q {answer.standalone or answer.question}"
        yield f"  S {statement.text}"
        for i in statement.evidence:
            item = answer.evidence[i]
            told = f"{item.location.source.title}; {item.speaker or '-'}; {item.date or '-'}"
            yield f"  E ({told}) {' '.join(item.quote.split())}"
            yield f"    … {item.beside[0][-120:]} | {item.beside[1][:80]}"


def report(rows: Sequence[Row], labels: Path) -> Iterator[str]:
    """One line a figure."""
    written = [row for row in rows if row["wrote"]]
    answers = [answer_from_dict(row["answer"]) for row in written]
    made = [statement for answer in answers for statement in answer.statements]
    valid = np.array([float(v) for row in written for v in row["valid"]])
    yield f"answers written {len(written)}; statements {len(made)}"
    yield f"statements with a citation {interval(np.array([float(bool(s.evidence)) for s in made]))}"
    yield f"citations that re-open {interval(valid)} of {len(valid)}"
    for kind in sorted({s.support.value for s in made}):
        share = sum(s.support.value == kind for s in made) / len(made)
        yield f"  statements {kind} {share:.3f}"
    for label in ("first", "whole"):
        times = sorted(row[label] for row in written if row[label])
        yield f"{label}: p50 {statistics.median(times):.2f} s, p90 {times[int(len(times) * 0.9)]:.2f} s"
    if labels.exists():
        judged = {row["statement"]: row for row in map(json.loads, labels.read_text().splitlines())}
        mine = [judged[key] for key, _, _ in statements(rows) if key in judged]
        if mine:
            held = np.array([float(row["supported"]) for row in mine])
            yield f"support precision {interval(held)} on {len(mine)} labelled statements"
            for kind in sorted({row["support"] for row in mine}):
                own = [row["supported"] for row in mine if row["support"] == kind]
                yield f"  {kind}: {sum(own)} of {len(own)}"
            told = np.array([float(row["answers"]) for row in mine])
            yield f"labelled statements that answer the question, too {interval(told)}"


def statements(rows: Sequence[Row]) -> list[tuple[str, Row, int]]:
    """(digest, row, place) of every statement of the written answers, in the order of the digest."""
    found = []
    for row in rows:
        if row["wrote"]:
            for place, statement in enumerate(row["answer"]["statements"]):
                quotes = [row["answer"]["evidence"][i]["quote"] for i in statement["evidence"]]
                text = "\0".join([row["id"], statement["text"], *quotes])
                found.append((hashlib.sha256(text.encode()).hexdigest()[:16], row, place))
    return sorted(found, key=lambda each: each[0])


def _reopens(answer: Answer, place: int, found: SetLibrary) -> bool:
    item = answer.evidence[place]
    text = found.document(item.location.source.document_id).text
    return text[item.location.start : item.location.end] == item.quote


if __name__ == "__main__":
    main()
