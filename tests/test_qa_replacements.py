"""What replaces something that is taken out of use."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.replacements import replaced

TEXT = """# Lock service

`GET /gates` is deprecated since v2 and will be removed in v3. Use `GET /locks` instead.
The `X-Key` header was replaced by `Authorization`. Keys are sent in full.

- `--wait` is deprecated in favour of `--timeout`.

The new `open()` replaces `lift()`. Use gloves.
"""


def told(question):
    (part,) = understand(question).parts
    made = replaced(part, [candidate(TEXT, "# Lock service")], Verdict(0.9, (), ()))
    return [line.text for line in made.lines] if made else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "What replaces GET /gates?",
            "`GET /gates` is deprecated since v2 and will be removed in v3. Use `GET /locks` instead.",
        ),
        (
            "What is the replacement for the X-Key header?",
            "The `X-Key` header was replaced by `Authorization`.",
        ),
        ("What should I use instead of --wait?", "- `--wait` is deprecated in favour of `--timeout`."),
        ("What replaced the deprecated lift()?", "The new `open()` replaces `lift()`."),
    ],
)
def test_the_sentence_that_names_the_old_and_the_new(question, answer):
    assert told(question) == [answer]


@pytest.mark.parametrize(
    "question",
    ["What replaces GET /locks?", "What replaces open()?", "What replaces the gates?", "What is GET /gates?"],
)
def test_what_nothing_replaces_is_not_settled(question):
    assert told(question) is None
