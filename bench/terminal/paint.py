"""From the start of the process to a screen that takes keys, while index and models still open behind it."""

import sys
import tempfile
from pathlib import Path

from bench.report import ROOT, Table, spread
from bench.terminal.window import Window, environment

PLACEHOLDER = "Ask your documents…"
OPENING = "opening the index and models"
CHAT = [sys.executable, "-m", "cli.main", "chat", "--model", "none", "--docs", "seeds"]


def measure(runs: int = 7) -> Table:
    """Seconds of each stage, a fresh process a run, the disk cache warm."""
    painted, echoed, opened = [], [], []
    with tempfile.TemporaryDirectory() as home:
        env = environment(Path(home))
        for run in range(runs + 1):
            with Window(CHAT, cwd=ROOT, env=env) as window:
                shown = window.seen(PLACEHOLDER)
                if OPENING not in window.text():
                    raise RuntimeError("the engine was open before the first paint")
                pressed = window.press("ß")
                answered = window.seen("ß", since=pressed)
                ready = window.seen("Footnote", since=answered)  # the title is drawn again, without "opening"
                window.seen(PLACEHOLDER, since=window.press("\x7f"))  # or it would be kept as a draft
                window.press("\x11")
                window.process.wait(20)
            if run:  # the first fills the disk cache
                painted.append(shown - window.began)
                echoed.append(answered - pressed)
                opened.append(ready - window.began)
    return Table(
        "The terminal interface: first paint",
        "python -m bench.terminal paint",
        ("what", f"median of {runs} (lowest–highest)", "aim"),
        [
            ("process start to first paint", spread(painted), "0.6 s"),
            ("a key pressed then, to its echo", spread(echoed, digits=3), ""),
            ("process start to index and models open", spread(opened), ""),
        ],
        "`footnote chat --model none` over seeds/ on a pseudo terminal of 120×36; the key is pressed while"
        " index and models open behind the screen.",
    )
