"""An answer goes to JSON and comes back the same; the published schema describes it."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from index.documents import Source
from index.errors import UsageError
from qa.answer import Answer, Claim, Conflict, ConflictKind, Evidence, Location, Statement, Status, Support
from qa.schema import answer_from_dict, answer_to_dict
from scripts.answer_schema import json_schema

PUBLISHED = Path(__file__).parent.parent / "docs" / "answer.schema.json"
SOURCE = Source("d1", "notes/a.txt", "A", "0" * 64, "text", date=dt.date(2021, 9, 3), metadata={"k": "v"})
EVIDENCE = Evidence(Location(SOURCE, 3, 8, line=1), "seven", 0.9, (0, 5), "the council", dt.date(2021, 9, 3))
ANSWER = Answer(
    question="How many?",
    status=Status.answered,
    statements=(Statement("Seven.", (0,), Support.quoted),),
    evidence=(EVIDENCE,),
    short="seven",
    conflict=Conflict(ConflictKind.rival, (Claim("seven", (0,), "the council"),)),
    seconds={"reading": 0.1},
)


def test_an_answer_comes_back_the_same():
    assert answer_from_dict(json.loads(json.dumps(answer_to_dict(ANSWER)))) == ANSWER


def test_the_published_schema_is_the_codes_and_accepts_what_is_written():
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert published == json_schema()
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(json.loads(json.dumps(answer_to_dict(ANSWER))), published)


def test_the_schema_refuses_what_is_no_answer():
    broken = answer_to_dict(ANSWER) | {"status": "perhaps"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json_schema())


def spanned(**changes):
    return {"evidence": answer_to_dict(replace(ANSWER, evidence=(replace(EVIDENCE, **changes),)))["evidence"]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "other/1"}, "schema is 'other/1'"),
        ({"status": "perhaps"}, r"answer\.status must be one of answered, partial, not_found, not 'perhaps'"),
        ({"colour": "red"}, "answer: unknown key 'colour'"),
        ({"evidence": "none"}, r"answer\.evidence must be a list, each item a table, not 'none'"),
        ({"passages": "two"}, r"answer\.passages must be a whole number, not 'two'"),
        ({"seconds": {"reading": "long"}}, r"answer\.seconds\.reading must be a number, not 'long'"),
        ({"statements": [{"text": "x", "evidence": [1], "support": "quoted"}]}, "evidence 1; it has 1"),
        ({"statements": [{"text": "x", "evidence": [-1], "support": "quoted"}]}, "evidence -1; it has 1"),
        ({"conflict": {"kind": "rival", "claims": [{"value": "x", "evidence": [0, 7]}]}}, "evidence 7"),
        ({"asides": [{"value": "x", "evidence": [0], "like": 2}]}, "evidence 2; it has 1"),
        (spanned(highlight=(0, 6)), "a span that cannot be: 'seven'"),
        (spanned(highlight=(3, 2)), "a span that cannot be: 'seven'"),
        (spanned(location=replace(EVIDENCE.location, start=-3)), "a span that cannot be: 'seven'"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(change, said):
    with pytest.raises(UsageError, match=said):
        answer_from_dict(answer_to_dict(ANSWER) | change)
