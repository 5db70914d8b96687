"""The page of commands, completion, and the browser's door."""

import asyncio
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cli.chat_command import command_line, fetch_words
from cli.main import run
from cli.options import KINDS, complete_kind, complete_model
from cli.reference import reference
from index.models import Fetch
from index.readers.registry import _MODULES

ROOT = Path(__file__).parent.parent


def test_the_page_of_commands_is_what_help_says():
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python -m cli.reference > docs/cli.md"


def test_help_calls_arguments_by_names_and_not_by_types_of_python():
    page = reference()
    assert not re.findall(r"<(?:list\[|str\b|path\b)", page)
    assert "Usage: footnote verify [OPTIONS] FILE...\n" in page
    assert "Usage: footnote eval add [OPTIONS] GOLD [QUESTION]\n" in page


def test_every_kind_that_is_read_can_be_asked_for():
    assert {kind for kind in _MODULES if kind != "mbox"} <= set(KINDS)
    assert complete_kind("p") == ["pdf", "pptx"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ask --model n", "none"),
        ("ask --type pd", "pdf"),
        ("models pull all-", "all-minilm-l6-v2"),
        ("doc", "doctor"),
    ],
)
def test_the_shell_completes_values(typed, offered):
    environment = {
        **os.environ,
        "_FOOTNOTE_COMPLETE": "complete_bash",
        "COMP_WORDS": f"footnote {typed}",
        "COMP_CWORD": str(len(typed.split())),
    }
    script = "import sys; sys.argv[0] = 'footnote'; from cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    assert offered in done.stdout.split(), done.stderr


@pytest.mark.parametrize("command", [[], ["ask"], ["eval"], ["models"]])
def test_help_fits_sixty_columns_and_cuts_no_list_of_commands(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert run([*command, "--help"], "footnote") == 0
    lines = capsys.readouterr().out.splitlines()
    assert not [line for line in lines if len(line) > 60 or (line.startswith("  ") and line.endswith("..."))]


def test_completion_is_offered_for_programs_of_one_word_only(capsys):
    offered = {}
    for program in ("footnote", "ask", "footnote ask", "footnote chat"):
        assert run(["--help"], program) == 0
        offered[program] = "--show-completion" in capsys.readouterr().out
    assert offered == {"footnote": True, "ask": True, "footnote ask": False, "footnote chat": False}


def test_chat_models_are_offered_and_encoders_are_not():
    assert "qwen2.5-coder-1.5b-instruct" in complete_model("qwen")
    assert complete_model("all-") == []


def test_the_chat_needs_a_terminal(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    assert run(["chat"], "footnote") == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_the_chat_opens_on_no_folder_that_is_not_there(capsys, tmp_path):
    assert run(["chat", "--docs", str(tmp_path / "nowhere")], "footnote") == 1
    assert "There is no file or folder" in capsys.readouterr().err


def test_the_command_for_another_terminal_repeats_the_options():
    line = command_line([Path("seeds")], "none", offline=True)
    assert line[1:4] == ["-m", "cli.main", "chat"]
    assert line[4:] == ["--docs", str(Path("seeds").resolve()), "--model", "none", "--offline"]


def test_fetching_is_told_in_words():
    assert fetch_words(Fetch("m", "f", 50, 200, "fetching")) == "fetching m 25%"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def statuses(server, requests):
    from aiohttp import ClientSession, web

    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", server.port).start()
    found = []
    try:
        for path, headers in requests:
            async with (
                ClientSession() as session,
                session.get(f"http://127.0.0.1:{server.port}{path}", headers=headers) as response,
            ):
                found.append((response.status, dict(response.headers), await response.text()))
    finally:
        await runner.cleanup()
    return found


def test_the_browser_needs_the_token_and_our_address(capsys):
    from cli.serving import LoopbackServer

    server = LoopbackServer(["true"], free_port())
    ours = f"127.0.0.1:{server.port}"
    right = f"/?token={server.token}"
    requests = [
        (right, {}),
        ("/", {}),
        ("/?token=guessed", {}),
        (right, {"Host": "evil.example"}),
        (right, {"Origin": "http://evil.example"}),
        (f"/ws?token={server.token}", {"Origin": "null"}),
        (right, {"Origin": f"http://{ours}"}),
        ("/static/js/textual.js", {}),
        ("/static/js/textual.js", {"Cookie": f"footnote={server.token}"}),
    ]
    found = asyncio.run(statuses(server, requests))
    assert [status for status, _, _ in found] == [200, 403, 403, 403, 403, 403, 200, 403, 200]
    first = found[0][1]
    assert "HttpOnly" in first["Set-Cookie"]
    assert "SameSite=Strict" in first["Set-Cookie"]
    assert "googleapis" not in first["Content-Security-Policy"]
    assert server.host == "127.0.0.1"
    assert server.address in capsys.readouterr().out


def test_a_port_in_use_is_said(capsys, monkeypatch):
    from cli import serving

    def busy(self):
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(serving.LoopbackServer, "serve", busy)
    monkeypatch.chdir(ROOT)
    assert run(["chat", "--serve", "--port", "8642"], "footnote") == 2
    assert "Port 8642 cannot be used (Address already in use)" in capsys.readouterr().err
