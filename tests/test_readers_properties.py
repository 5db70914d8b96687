"""Whatever happens to a file's bytes, a reader gives clean documents or a reason."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.limits import Limits
from index.readers import Unreadable, read_bytes
from index.text import clean

FORMATS = Path(__file__).parent / "fixtures" / "formats"
FILES = sorted(path.name for path in FORMATS.iterdir())
LIMITS = Limits(seconds=20)

changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12)


def check(data: bytes, name: str) -> None:
    try:
        readings = read_bytes(data, name, LIMITS)
    except Unreadable as error:
        assert str(error)
        return
    assert readings
    for reading in readings:
        assert reading.text.strip()
        assert reading.text == clean(reading.text)
        assert all(0 <= place.start < len(reading.text) for place in reading.places)
        assert [p.start for p in reading.places] == sorted({p.start for p in reading.places})
    names = [reading.name for reading in readings]
    assert len(set(names)) == len(names)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_changed_bytes_are_survived(name):
    original = (FORMATS / name).read_bytes()

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(changes, st.floats(0.05, 1.0))
    def changed(edits, kept):
        data = bytearray(original)
        for at, value in edits:
            data[int(at * len(data))] = value
        check(bytes(data[: int(len(data) * kept)]), name)

    changed()


@given(st.binary(max_size=300), st.sampled_from([Path(name).suffix for name in FILES]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_under_any_extension_are_survived(data, suffix):
    check(data, f"file{suffix}")


@given(st.text(min_size=1, max_size=300))
def test_a_text_file_keeps_its_lines(text):
    try:
        (reading,) = read_bytes(text.encode("utf-8", "surrogatepass"), "a.txt", LIMITS)
    except Unreadable:
        return
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if "\ufffd" not in reading.text:
        assert len(reading.text.split("\n")) == len(expected)
