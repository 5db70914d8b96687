"""The reader: spans in passages, long passages, sameness of bytes, damaged files."""

import re
import shutil
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelDamaged, ModelMissing
from qa.reader.onnx_reader import HERE, OVERLAP, OnnxReader, joined, windows
from qa.reader.reading import Reading, Span
from qa.reader.spans import best_spans, merged, whole_words

CLAIM = (
    "The Taliban, who have claimed to have killed 34 NRF members, including two commanders, "
    "said on Friday that the fighting in Panjshir was over."
)
WEATHER = "It rained in Lisbon for most of the week, and the trams were late."


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader()


def read(reader, question, passages, above=()):
    return reader.read([question] * len(passages), passages, above)


def test_finds_the_answer_and_is_sure_of_it(reader):
    (reading,) = read(reader, "How many NRF members did the Taliban claim to have killed?", [CLAIM])
    assert CLAIM[reading.best.start : reading.best.end].startswith("34")
    assert reading.margin > 0 and reading.answerable > 0


def test_says_that_a_passage_does_not_answer(reader):
    (reading,) = read(reader, "How many NRF members did the Taliban claim to have killed?", [WEATHER])
    assert reading.margin < 0 and reading.answerable < 0


def test_a_near_miss_scores_below_the_answer(reader):
    question = "In which year was the bridge opened?"
    answer, miss = read(
        reader,
        question,
        [
            "The bridge was opened in 1931 by the mayor.",
            "The bridge was repainted twice and carries two tracks.",
        ],
    )
    assert answer.margin > miss.margin and answer.answerable > miss.answerable


def test_what_a_passage_leaves_to_its_title_is_read_with_it(reader):
    question, passage = "Where is Blackhead lighthouse?", "It was lit in 1902. It stands on Kerrera island."
    alone, titled = (
        read(reader, question, [passage])[0],
        read(reader, question, [passage], ["Blackhead lighthouse"])[0],
    )
    assert titled.margin > alone.margin
    assert passage[titled.best.start : titled.best.end] == "Kerrera island"


def test_a_title_is_no_part_of_the_answer(reader):
    (reading,) = read(
        reader, "Who was Ada Lovelace?", ["She wrote the first program."], ["Ada Lovelace, countess"]
    )
    assert all(0 <= s.start < s.end <= 28 for s in reading.spans)


def test_an_answer_late_in_a_long_passage_is_found_at_its_place(reader):
    passage = WEATHER * 40 + " " + CLAIM + " " + WEATHER * 10
    (reading,) = read(reader, "How many NRF members did the Taliban claim to have killed?", [passage])
    assert passage[reading.best.start : reading.best.end].startswith("34")


def test_company_and_order_do_not_change_a_reading(reader):
    question = "Who claimed to have killed 34 NRF members?"
    alone = [read(reader, question, [p])[0] for p in (CLAIM, WEATHER, WEATHER * 30)]
    assert read(reader, question, [CLAIM, WEATHER, WEATHER * 30]) == alone
    assert read(reader, question, [WEATHER * 30, WEATHER, CLAIM]) == alone[::-1]
    assert reader.read(["Is it dry?", question], [WEATHER, CLAIM])[1] == alone[0]


def test_passages_without_words_are_read_as_no_answer(reader):
    for reading in read(reader, "Who?", ["", " \n ", "\x00"]):
        assert (reading.best.start, reading.best.end, reading.margin) == (0, 0, 0.0)


@given(text=st.text(max_size=300), question=st.text(max_size=40), above=st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_spans_lie_in_the_passage_whatever_is_in_it(reader, text, question, above):
    (reading,) = read(reader, question, [text], [above])
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(text)
    assert all(np.isfinite([reading.null, reading.answerable, reading.relevance]))


@given(st.lists(st.tuples(st.floats(-9, 9, width=32), st.floats(-9, 9, width=32)), min_size=1, max_size=12))
def test_spans_do_not_overlap_and_the_first_is_the_best_allowed_pair(logits):
    passage = " ".join("word" for _ in logits)
    offsets = [(5 * i, 5 * i + 4) for i in range(len(logits))]
    spans = best_spans(np.array(logits, dtype=np.float32), offsets, passage)
    pairs = [
        np.float32(s) + np.float32(logits[j][1])
        for i, (s, _) in enumerate(logits)
        for j in range(i, len(logits))
    ]
    assert spans[0].score == pytest.approx(max(pairs))
    for i, a in enumerate(spans):
        assert all(a.end <= b.start or b.end <= a.start for b in spans[i + 1 :])
    assert list(spans) == sorted(spans, key=lambda s: -s.score) and merged(list(spans)) == spans


def test_a_span_grows_to_whole_words():
    assert whole_words("the unbelievable end", 6, 9) == (4, 16)


def test_a_reading_without_spans_has_an_empty_best_span():
    reading = Reading((), null=2.0, answerable=-1.0, relevance=-1.0)
    assert (reading.best.start, reading.best.end, reading.best.score) == (0, 0, 2.0)


def test_damaged_or_missing_weights_are_refused(tmp_path):
    for name in ("weights.json", "tokenizer.json"):
        shutil.copy(HERE / name, tmp_path / name)
    with pytest.raises(ModelMissing, match="reinstall"):
        OnnxReader(tmp_path)
    (tmp_path / "reader.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelDamaged, match="damaged"):
        OnnxReader(tmp_path)


def test_windows_cover_every_token_and_overlap():
    ids = list(range(1000))
    found = list(windows(ids, [(i, i + 1) for i in ids], 300))
    assert sorted({i for w in found for i in w.ids}) == ids
    assert all(a.ids[-OVERLAP:] == b.ids[:OVERLAP] for a, b in pairwise(found[:-1]))
    assert all(len(w.ids) <= 300 for w in found)


def test_the_window_that_is_surest_leads():
    weak = Reading((Span(0, 3, 9.0),), null=8.0, answerable=0.5, relevance=1.0)
    sure = Reading((Span(50, 53, 6.0), Span(0, 3, 1.0)), null=1.0, answerable=2.0, relevance=0.0)
    whole = joined([weak, sure])
    assert (whole.best.start, whole.best.end) == (50, 53)
    assert (whole.margin, whole.answerable, whole.relevance) == (5.0, 2.0, 1.0)
    assert [s.start for s in whole.spans] == [50, 0]


def test_bounds_take_in_what_the_reader_wavers_about():
    """Two ends, the further one less likely: what is cut off would be missed, what is too much only read."""
    passage = "Lincoln Financial Field in Philadelphia hosts it"
    assert best(passage, starts={0: 5.0}, ends={2: 4.0, 3: 3.1, 4: 3.3}) == (
        "Lincoln Financial Field in Philadelphia",
        9.0,
    )
    assert best(passage, starts={0: 5.0}, ends={2: 4.0, 3: -4.0, 4: -4.0}) == ("Lincoln Financial Field", 9.0)


def test_bounds_stay_within_the_sentence_of_the_answer():
    passage = "The award went to Ann Lee. Ben Oduya presented it."
    assert best(passage, starts={4: 5.0}, ends={5: 4.0, 7: 3.9}) == ("Ann Lee", 9.0)


def test_bounds_do_not_stop_at_a_word_that_something_follows():
    passage = "Commission of Pakistan"
    ends = {0: 4.0, 1: 3.5, 2: 3.1}  # the middle one agrees best with the others
    assert best(passage, starts={0: 5.0}, ends=ends) == (passage, 9.0)


def test_bounds_cross_no_half_of_a_bracket():
    ends = {2: 4.0, 5: 3.9}  # at the second, the bracket would stay open
    assert best("It was golf (in Larne) at first", starts={2: 5.0}, ends=ends) == ("golf (in Larne)", 9.0)


def test_bounds_do_not_go_from_a_title_into_its_sentence():
    title, sentence = "Larne Open (golf)", "The Larne Open is a golf cup"
    text, score = best(f"{title} {sentence}", starts={3: 5.0}, ends={10: 4.0})
    assert (text in title or text in sentence) and "golf" in text and score == 9.0


def best(passage: str, starts: dict[int, float], ends: dict[int, float]) -> tuple[str, float]:
    """The best span's text and score, where all but these words are unlikely to begin or end it."""
    offsets = [(m.start(), m.end()) for m in re.finditer(r"\w+|[()]", passage)]
    logits = np.full((len(offsets), 2), -9.0, dtype=np.float32)
    for column, scores in enumerate((starts, ends)):
        for place, score in scores.items():
            logits[place, column] = score
    span = best_spans(logits, offsets, passage)[0]
    return passage[span.start : span.end], span.score
