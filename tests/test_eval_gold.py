"""Gold files: read, checked, anchored."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.anchoring import anchor_case, find_quote
from eval.case import AnswerType, Kind
from eval.errors import GoldError
from eval.gold import gold_from_data, load_gold
from eval.lint import lint_file, lint_gold
from eval.schema import schema_faults
from qa.answer import Status

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "eval" / "gold" / "seeds.yaml"


@pytest.fixture(scope="module")
def seed_texts():
    return {p.name: p.read_bytes().decode("utf-8") for p in (ROOT / "seeds").glob("*.txt")}


def gold_file(tmp_path, text, name="gold.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_seed_gold_has_no_fault_and_every_quote_stands_in_the_article(seed_texts):
    assert lint_file(SEEDS, seed_texts) == []


def test_the_seed_gold_covers_every_kind_and_is_reviewed_twice():
    cases = load_gold(SEEDS).cases
    assert len(cases) >= 120
    assert {case.kind for case in cases} == set(Kind)
    assert all(case.reviewed >= 2 for case in cases)


def test_yaml_and_jsonl_say_the_same(tmp_path):
    yaml_path = gold_file(
        tmp_path,
        "corpus: docs\ncases:\n- {id: a, question: 'How many?', kind: number,"
        " answers: [34], evidence: [{document: d.txt, quote: 34 men}]}\n",
    )
    case = {
        "id": "a",
        "question": "How many?",
        "kind": "number",
        "answers": [34],
        "evidence": [{"document": "d.txt", "quote": "34 men"}],
    }
    jsonl_path = gold_file(
        tmp_path, json.dumps({"corpus": "docs"}) + "\n" + json.dumps(case) + "\n", "gold.jsonl"
    )
    one, other = load_gold(yaml_path), load_gold(jsonl_path)
    assert one.cases == other.cases
    assert one.corpus == other.corpus == ((tmp_path / "docs").resolve(),)
    assert one.cases[0].type is AnswerType.number


def test_words_that_yaml_takes_for_values_stay_words(tmp_path):
    path = gold_file(
        tmp_path,
        "document: d\ncases:\n- {id: a, question: 'Is it?', kind: yes_no, answers: [no], evidence: [x]}\n"
        "- {id: b, question: 'When?', kind: date, answers: [2021-09-03], evidence: [x]}\n",
    )
    no, date = load_gold(path).cases
    assert no.answers == (("no",),)
    assert date.answers == (("2021-09-03",),)


def test_paraphrases_become_cases_of_one_cluster():
    questions = load_gold(SEEDS).questions
    wordings = [case for case in questions if case.cluster == "nrf-killed"]
    assert [case.id for case in wordings] == ["nrf-killed", "nrf-killed~1", "nrf-killed~2"]
    assert len({case.question for case in wordings}) == 3


HUGE = "0x" + "f" * 6000
ALIASES = "a: &a [y, y, y, y, y, y, y, y, y]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cases: [{id: a, question: 'Q?', kind: number, answer: [1]}]", 'case "a".*known keys: .*answers'),
        ("cases: [{id: a, question: 'Q?', kind: numbr}]", 'case "a", kind'),
        ("cases: [{question: 'Q?', kind: fact}]", "case number 1.*'id' is a required property"),
        ("cases: [", "line 1"),
        ("- just\n- a list", "a gold file is a mapping"),
        ("cases: 5", "5 is not of type 'array'"),
        ("cases: [{id: a, question: 'Q?', kind: date, answers: [2021-99-99]}]", "month must be in 1..12"),
        (
            "cases: [{id: a, question: 'Q?', kind: fact, answers: [0x" + "f" * 6000 + "]}]",
            "Exceeds the limit",
        ),
        ("cases: " + "[" * 20_000, "recursion"),
        (ALIASES + "cases: *i", "aliases repeat far more than it holds"),
        ("cases: &a [*a]", "aliases repeat far more than it holds"),
    ],
    ids=lambda text: text[:60],
)
def test_a_broken_file_is_named_with_its_case_and_field(tmp_path, text, says):
    path = gold_file(tmp_path, text)
    with pytest.raises(GoldError, match=says) as caught:
        load_gold(path)
    assert caught.value.exit_code == 3
    assert str(path) in str(caught.value)


def test_lint_finds_what_a_schema_cannot(tmp_path):
    path = gold_file(
        tmp_path,
        """
document: d.txt
cases:
- {id: twice, question: 'One?', kind: fact, answers: [x], evidence: [gone words]}
- {id: twice, question: 'Two?', kind: fact}
- {id: miss, question: 'Three?', kind: near_miss, answers: [x]}
- {id: num, question: 'Four?', kind: number, answers: [many], evidence: [here]}
- {id: follow, question: 'Five?', kind: follow_up, answers: [x], evidence: [here]}
- {id: split, question: 'Six?', kind: fact, answers: [x], forbidden: [x], evidence: [here]}
""",
    )
    messages = {
        (f.case, f.message.split(":")[0]) for f in lint_file(path, {"d.txt": "words are here"}) if f.error
    }
    assert messages == {
        ("twice", "the id is used more than once"),
        ("twice", "STALE"),
        ("twice", "an answerable case needs `answers`"),
        ("twice", "an answerable case needs `evidence`"),
        ("miss", "a case expected `not_found` cannot have answers"),
        ("num", "a number is expected and no answer holds one"),
        ("follow", "a follow-up needs `history`"),
    }
    warnings = [f.message for f in lint_file(path) if f.case == "split" and not f.error]
    assert any("forbidden and also part of an answer" in w for w in warnings)


def test_a_quote_is_found_again_after_an_edit_and_stale_when_gone(seed_texts):
    case = next(c for c in load_gold(SEEDS).cases if c.id == "nrf-killed")
    name, text = next(iter(seed_texts.items()))
    moved = {name: "A new first line.\n" + text.replace(" 34 NRF", "\n  34   NRF")}
    (anchor,), stale = anchor_case(case, moved)
    assert not stale
    assert moved[name][anchor[0].start : anchor[0].end].split() == case.evidence[0].places[0].text.split()
    _, stale = anchor_case(case, {name: text.replace("34 NRF members", "36 NRF members")})
    assert [s.case for s in stale] == ["nrf-killed"]
    _, stale = anchor_case(case, {})
    assert "no document" in stale[0].reason


def test_cases_that_nobody_reviewed_are_one_warning():
    cases = [{"id": f"c{n}", "question": f"Who is {n}?", "kind": "far"} for n in range(5)]
    (finding,) = lint_gold(gold_from_data({"cases": cases}, Path("g.yaml")))
    assert not finding.error
    assert "c0, c1, c2 and 2 more" in finding.message


def test_a_lost_quote_is_told_with_where_it_went_or_what_stands_there_now():
    gold = gold_from_data(
        {
            "document": "old.md",
            "cases": [
                {
                    "id": "days",
                    "question": "How many days?",
                    "kind": "number",
                    "answers": ["27"],
                    "evidence": ["Everybody has 27 days of leave."],
                }
            ],
        },
        Path("g.yaml"),
    )

    def reason(**texts):
        _, (stale,) = anchor_case(gold.cases[0], {f"{name}.md": text for name, text in texts.items()})
        return stale.reason

    said = "“Everybody has 27 days of leave.”"
    text = "# Leave\n\nEverybody has 27 days of leave. Ask early.\n"
    changed = reason(old=text.replace("27", "25"))
    assert changed == f'"old.md" does not say {said} any more; it says “Everybody has 25 days of leave.”'
    assert reason(old="# Leave\n\nAsk early.\n") == f'"old.md" does not say {said} any more'
    assert reason(old="Ask early.", new=text) == f'"old.md" does not say {said} any more; it stands in new.md'
    assert reason(new=text) == f'there is no document "old.md" for {said}; it stands in new.md'


def test_a_file_may_pin_all_its_cases_and_a_case_may_say_otherwise():
    cases = [{"id": f"c{n}", "question": f"Who is {n}?", "kind": "far"} for n in range(2)]
    cases[1]["pinned"] = False
    data = {"pinned": True, "cases": cases}
    assert not schema_faults(data)
    assert [case.pinned for case in gold_from_data(data, Path("g.yaml")).cases] == [True, False]


def test_faults_come_in_the_order_of_the_file():
    data = {"cases": [{"id": f"c{n}", "question": "Who?"} for n in range(12)]}
    assert [fault.split('"')[1] for fault in schema_faults(data)] == [f"c{n}" for n in range(12)]


def test_the_gold_in_the_documentation_is_valid():
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "cases:" in block]
    assert blocks
    for block in blocks:
        data = yaml.safe_load(block)
        assert not schema_faults(data)
        assert not [f for f in lint_gold(gold_from_data(data, Path("g.yaml"))) if f.error]


@settings(deadline=None)
@given(st.text(alphabet="ab \n\t", max_size=40), st.text(alphabet="ab \n\t", max_size=6))
def test_found_quotes_are_the_quote_whatever_the_white_space(text, quote):
    for start, end in find_quote(quote, text) if quote else []:
        assert "".join(text[start:end].split()) == "".join(quote.split())


def test_every_status_follows_from_the_kind_unless_written():
    cases = {case.id: case for case in load_gold(SEEDS).cases}
    assert cases["nm-kabul-population"].status is Status.not_found
    assert cases["part-masud-age"].status is Status.partial
    assert cases["follow-unanswerable-age"].status is Status.not_found
    assert cases["nrf-killed"].status is Status.answered


def test_the_published_schema_is_the_one_in_use():
    assert (ROOT / "docs" / "gold.schema.json").read_bytes() == (
        ROOT / "eval" / "gold.schema.json"
    ).read_bytes()
