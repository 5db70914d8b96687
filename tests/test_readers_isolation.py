"""The reading process: it may hang, crash or starve; the program and the next file do not notice."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from index.fields import GUESSED
from index.limits import MIB, Limits
from index.readers import Unreadable
from index.readers.isolation import ReadingProcess

ROOT = Path(__file__).parent.parent
FORMATS = ROOT / "tests" / "fixtures" / "formats"
LIMITS = Limits()
PDF = (FORMATS / "ferry-report.pdf").read_bytes()


@pytest.fixture
def process():
    """A reading process of the test's own."""
    process = ReadingProcess()
    yield process
    process.close()


def title(process: ReadingProcess, limits: Limits = LIMITS) -> str:
    return process.read(PDF, "report.pdf", "pdf", limits, GUESSED)[0].title


def child_of(process: ReadingProcess) -> psutil.Process:
    """The child, which has read a file."""
    title(process)
    return psutil.Process(process._child.pid)


def test_one_child_serves_many_files(process):
    child = child_of(process)
    assert "index.readers.reading_process" in " ".join(child.cmdline())
    assert child_of(process) == child
    process.close()
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(process):
    child = child_of(process)
    child.suspend()  # as a parser that hangs
    started = time.monotonic()
    with pytest.raises(Unreadable, match=r"took longer than 0\.2 s to read"):
        title(process, Limits(seconds=0.2))
    assert time.monotonic() - started < 5
    assert title(process) == "Report on the ferry Marigold"


def test_a_child_that_died_between_two_files_is_replaced(process):
    child = child_of(process)
    os.kill(child.pid, signal.SIGKILL)
    child.wait(10)
    assert title(process) == "Report on the ferry Marigold"


def test_a_child_that_dies_over_a_file_is_a_reason(process):
    child = child_of(process)
    child.suspend()
    threading.Timer(0.3, child.kill).start()
    with pytest.raises(Unreadable, match="crashed its parser"):
        title(process)
    assert title(process) == "Report on the ferry Marigold"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_a_file_that_needs_too_much_memory_is_a_reason(process):
    big = b"[" + b"[],[]," * (2 * MIB) + b"[]]"
    with pytest.raises(Unreadable, match=r"memory|crashed"):
        process.read(big, "big.json", "json", Limits(memory_bytes=256 * MIB), GUESSED)
    assert title(process) == "Report on the ferry Marigold"


def test_threads_take_turns(process):
    titles: list[str] = []
    threads = [threading.Thread(target=lambda: titles.append(title(process))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == ["Report on the ferry Marigold"] * 8


READ_AND_TELL = """
import sys
from pathlib import Path
from index.limits import Limits
from index.readers import read
path = Path(sys.argv[1])
Path(sys.argv[2]).write_text(read(path, path.name, Limits())[0].title, encoding="utf-8")
"""


def run_elsewhere(folder: Path, **options: object) -> str:
    """Read a PDF in a program of its own that stands in a folder; the title it found."""
    out = folder / "title"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", READ_AND_TELL, str(FORMATS / "ferry-report.pdf"), str(out)]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=60, **options)
    return out.read_text(encoding="utf-8")


def test_it_works_without_a_terminal_and_with_all_streams_closed(tmp_path):
    def close_streams() -> None:
        for stream in (0, 1, 2):
            os.close(stream)

    assert run_elsewhere(tmp_path, preexec_fn=close_streams) == "Report on the ferry Marigold"


def test_code_in_the_folder_at_hand_is_never_imported(tmp_path):
    for module in ("index", "json", "pypdfium2", "lxml"):
        (tmp_path / module).mkdir()
        (tmp_path / module / "__init__.py").write_text("raise SystemExit('owned')", encoding="utf-8")
    assert run_elsewhere(tmp_path) == "Report on the ferry Marigold"


def test_the_child_ends_with_the_program(tmp_path):
    code = (
        "import os, signal\nfrom pathlib import Path\nfrom index.readers import isolation, records\n"
        "from index.limits import Limits\n"
        f"data = Path({str(FORMATS / 'ferry-report.pdf')!r}).read_bytes()\n"
        "isolation.read_isolated(data, 'x.pdf', 'pdf', Limits(), records.GUESSED)\n"
        "print(isolation._SHARED._child.pid, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "the child outlived the program"
        time.sleep(0.05)


def test_reading_plain_text_starts_no_child_and_imports_no_parser(tmp_path):
    (tmp_path / "a.md").write_text("# Title\n\nWords.\n", encoding="utf-8")
    heavy = ("lxml", "trafilatura", "pypdfium2", "openpyxl", "dateparser", "charset_normalizer", "subprocess")
    code = (
        "import sys\nfrom pathlib import Path\nfrom index.limits import Limits\n"
        "from index.readers import read\n"
        "assert read(Path('a.md'), 'a.md', Limits())[0].title == 'Title'\n"
        f"print([m for m in {heavy!r} if m in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
