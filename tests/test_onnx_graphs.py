"""Kept graphs: what is used stays, what no version or checkout uses any more goes, whoever looks on."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.encoders import onnx_graphs

DAY = 86_400


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path / "models"))
    path = tmp_path / "checkout" / "model.onnx"
    path.parent.mkdir()
    path.write_bytes(b"a graph")
    return path


def keep(source, held=b"optimised"):
    """Keeps a graph as a session would; returns its folder."""
    written = onnx_graphs.draft(source)
    written.write_bytes(held)
    written.with_name(onnx_graphs.WEIGHTS).write_bytes(held)
    onnx_graphs.keep(source, written)
    return onnx_graphs.kept(source).parent


def unused_for(folder, days):
    os.utime(folder, (time.time() - days * DAY,) * 2)


def test_a_graph_of_a_checkout_that_is_gone_goes_when_another_is_kept(source):
    gone = keep(source)
    source.unlink()
    unused_for(gone, 15)
    other = source.with_name("other.onnx")
    other.write_bytes(b"another graph")
    keep(other)
    assert not gone.exists()
    assert onnx_graphs.kept(other)


def test_a_graph_in_use_stays_however_long_ago_it_was_made(source):
    folder = keep(source)
    for _ in range(3):
        unused_for(folder, 10)
        assert onnx_graphs.kept(source)
        assert time.time() - folder.stat().st_mtime < DAY


def test_to_use_a_graph_sweeps_too(source):
    folder = keep(source)
    left = folder.with_name("0123456789ab-0123456789ab")
    left.mkdir()
    unused_for(left, 15)
    unused_for(folder, 2)
    assert onnx_graphs.kept(source)
    assert not left.exists()


def test_a_draft_that_nobody_finishes_goes_after_a_day(source):
    folder = keep(source)
    dead, young = (folder.with_suffix(f".{pid}.part") for pid in (1, 2))
    for draft in (dead, young):
        draft.mkdir()
    unused_for(dead, 2)
    other = source.with_name("other.onnx")
    other.write_bytes(b"another graph")
    keep(other)
    assert (dead.exists(), young.exists()) == (False, True)


def test_versions_that_share_a_store_keep_a_graph_each(source, monkeypatch):
    keep(source, b"without the slow step")
    with monkeypatch.context() as patch:
        patch.setattr(onnx_graphs, "LEFT_OUT", ())
        assert onnx_graphs.kept(source) is None
        keep(source, b"with it")
        assert onnx_graphs.kept(source).read_bytes() == b"with it"
    assert onnx_graphs.kept(source).read_bytes() == b"without the slow step"


def test_several_sweep_at_once(source):
    folder = keep(source)
    for i in range(40):
        left = folder.with_name(f"{i:012}-{i:012}")
        left.mkdir()
        (left / onnx_graphs.GRAPH).write_bytes(b"old")
        unused_for(left, 15)
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda _: onnx_graphs._sweep(folder.parent), range(8)))
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_damaged_graph_is_replaced(source):
    folder = keep(source)
    (folder / onnx_graphs.GRAPH).write_bytes(b"half")
    assert onnx_graphs.kept(source) is None
    keep(source)
    assert onnx_graphs.kept(source).read_bytes() == b"optimised"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
