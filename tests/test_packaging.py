"""What the wheel carries, and what importing a room may cost."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = ("torch", "transformers", "sentence_transformers", "scipy", "sklearn")
BEHIND_SCREENS = ("faiss", "numpy", "langchain", "langchain_core", "onnxruntime", "xllamacpp", "yaml", *HEAVY)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The project's wheel, built by its own backend."""
    out = tmp_path_factory.mktemp("wheel")
    script = f"import hatchling.build; print(hatchling.build.build_wheel({str(out)!r}))"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    with zipfile.ZipFile(out / run.stdout.split()[-1]) as archive:
        yield archive


@pytest.mark.slow
def test_the_wheel_holds_the_rooms_and_their_data(wheel):
    names = set(wheel.namelist())
    for room in ("index", "qa", "tui", "eval", "cli"):
        assert f"{room}/__init__.py" in names
        assert f"{room}/py.typed" in names
    tracked = subprocess.run(
        ["git", "ls-files", "index", "qa", "tui", "eval", "cli"], cwd=ROOT, capture_output=True, text=True
    ).stdout.split()
    assert not [name for name in tracked if name.endswith((".py", ".tcss", ".onnx")) and name not in names]
    assert not [n for n in names if n.startswith(("tests/", "bench/", "training/"))]


@pytest.mark.slow
def test_the_wheel_offers_both_commands(wheel):
    points = next(n for n in wheel.namelist() if n.endswith("entry_points.txt"))
    text = wheel.read(points).decode()
    assert "footnote = cli.main:main" in text
    assert "ask = cli.main:ask" in text


@pytest.mark.slow
def test_the_wheel_is_of_a_size_a_registry_takes(wheel):
    assert sum(info.compress_size for info in wheel.infolist()) < 60_000_000


def test_every_dependency_has_its_reason_and_its_version_in_the_lock():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if re.match(r'  "[A-Za-z][^"]*[<>=]', line)]
    assert len(wanted) > 40
    assert not [line for line in wanted if "#" not in line and "stubs" not in line]
    locked = {
        re.split("[=; @]", line)[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    }
    groups = [
        PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"].values(),
        *PROJECT["dependency-groups"].values(),
    ]
    names = {re.split(r"[=<>\[;]", d)[0].strip().lower().replace("_", "-") for g in groups for d in g}
    assert not names - locked


def test_torch_is_pinned_to_its_cpu_build_on_linux():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("torch==")] == [
        'torch==2.13.0+cpu; sys_platform == "linux"',
        'torch==2.13.0; sys_platform != "linux"',
    ]
    assert not [line for line in lines if line.startswith(("nvidia", "triton"))]


def loaded_by(script):
    """Top-level modules in memory after a script, asked of a fresh process."""
    code = f"import sys; {script}; print(*sorted({{m.partition('.')[0] for m in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    ("script", "never"),
    [
        ("import index.models", ("numpy", "httpx", "onnxruntime", "filelock", *HEAVY)),
        ("import index.encoders.onnx_models, index.fakes", ("langchain_core", "textual", *HEAVY)),
        ("import index.encoders.torch_encoder", HEAVY),
        ("import index.index", ("faiss", "langchain", *HEAVY)),
        ("import index.opening", ("langchain_core", "textual", "trafilatura", "dateparser", *HEAVY)),
        ("import qa.models", ("langchain_core", "langchain", "numpy", "onnxruntime", *HEAVY)),
        ("import qa.opening", ("langchain_core", "langchain", "textual", *HEAVY)),
        ("import qa.chat.local_chat", ("xllamacpp", *HEAVY)),
        ("import cli.main", ("numpy", "rich", "langchain_core", "textual", "onnxruntime", *HEAVY)),
        ("import tui.app", BEHIND_SCREENS),
        ("from cli.main import run; run(['--docs', 'seeds'], 'footnote chat')", BEHIND_SCREENS),
    ],
)
def test_a_door_loads_only_what_it_needs(script, never):
    assert not loaded_by(script) & set(never)
