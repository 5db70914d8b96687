"""The rule that decides: monotone in its evidence, bounded, and fitted for the reader that ships."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelDamaged
from qa.reader.calibration import Signals, calibrate, load_calibration, shipped
from qa.reader.onnx_reader import HERE

logit = st.floats(-40, 40)


def test_the_calibration_belongs_to_the_weights_that_ship():
    weights = json.loads((HERE / "weights.json").read_text("utf-8"))
    assert shipped().reader == weights["files"]["reader.onnx"]


@given(passage=logit, margin=st.none() | logit)
def test_probabilities_are_probabilities(passage, margin):
    assert 0 < calibrate(Signals(passage, margin)) < 1


@given(passage=logit, margin=st.floats(-12, 11), more=st.floats(0.01, 1))
def test_better_evidence_never_counts_for_less(passage, margin, more):
    before = shipped().logit(Signals(passage, margin))
    assert shipped().logit(Signals(passage + more, margin)) > before
    assert shipped().logit(Signals(passage, margin + more)) > before
    looked = shipped().logit(Signals(passage, margin, near=margin))
    assert shipped().logit(Signals(passage, margin, near=margin + more)) > looked
    assert shipped().logit(Signals(passage, margin, near=margin, denied=True)) < looked
    assert shipped().logit(Signals(passage, margin, near=margin, lacks=True)) < looked


def test_sure_evidence_answers_and_its_absence_refuses():
    assert calibrate(Signals(passage_ranker=9, margin=9, near=9)) > shipped().threshold
    assert calibrate(Signals(passage_ranker=-9, margin=-9, near=-9)) < shipped().threshold
    assert calibrate(Signals(passage_ranker=-9)) < shipped().threshold


@pytest.mark.parametrize("text", ["", "[]", '{"reader": "x", "weights": {"bias": "much"}, "threshold": 0.5}'])
def test_a_damaged_calibration_is_refused(tmp_path, text):
    path = tmp_path / "calibration.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelDamaged, match="reinstall"):
        load_calibration(path)
