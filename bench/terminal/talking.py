"""The program in a conversation of many turns, asked one after the other, then read from end to end.

`python -m bench.terminal.talking TURNS OUT [BLAME]`, on a terminal. A scripted engine answers, so that what
grows or stalls is the interface's own. BLAME is as for `beating`.
"""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import psutil
from textual import events
from textual.pilot import Pilot

from bench.terminal.heart import Heart, until
from index.documents import Document, Source
from qa.answer import Answer, AnswerEvent, Evidence, Finished, Location, Statement, Status, Support, Token
from qa.config import Config
from tui.app import FootnoteApp
from tui.desk import Desk
from tui.doors import Hooks
from tui.fakes import ScriptedEngine, ScriptedLibrary
from tui.terminal import guarded_terminal
from tui.tidying import only_young
from tui.widgets.transcript import Transcript

NOTE = Document(
    Source("d1", "minutes.txt", "Minutes", "", "text"),
    "The bridge was closed after the storm. Its repair cost 4,200 crowns. The parish paid a third of it.",
)
SENTENCES = ("The bridge was closed after the storm.", "Its repair cost 4,200 crowns.")
WARM = 30  # turns before memory is measured first: as many as are mounted at most


def answer_to(question: str) -> Iterable[AnswerEvent]:
    """A written answer, word by word, with two citations."""
    evidence = []
    for sentence in SENTENCES:
        start = NOTE.text.index(sentence)
        place = Location(NOTE.source, start, start + len(sentence), 1)
        around = (NOTE.text[:start], NOTE.text[start + len(sentence) :])
        evidence.append(Evidence(place, sentence, 0.9, context=around))
    statements = tuple(Statement(s, (i,), Support.verified) for i, s in enumerate(SENTENCES))
    for word in " ".join(SENTENCES).split(" "):
        yield Token(word + " ")
    yield Finished(
        Answer(question, Status.answered, statements, tuple(evidence), model="scripted", passages=8)
    )


async def talk(app: FootnoteApp, pilot: "Pilot[None]", turns: int, blame: Path | None) -> dict[str, object]:
    """Ask, then read upwards to the first turn and down again; figures of memory, time and lateness."""
    heart, transcript = Heart("asking", blame), app.screen.query_one(Transcript)
    mounted, memory = 0, [0, 0]
    for number in range(1, turns + 1):
        app.screen.put(f"Question {number}: what happened to the bridge?")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(lambda asked=number: len(app.desk.asked) == asked)  # type: ignore[misc]
        mounted = max(mounted, len(transcript.turns))
        await asyncio.sleep(0.3)  # nobody asks faster
        if number in (WARM, turns):
            heart.during = "measuring memory"
            memory[number == turns] = await _memory()
            heart.during = "asking"
    heart.during = "scrolling by pages"
    transcript.focus()
    for key in ["pageup"] * 20 + ["pagedown"] * 20:
        app.post_message(events.Key(key, None))
        await asyncio.sleep(0.25)  # scrolling is animated
    heart.during = "going from turn to turn"
    steps = [await _stepped(app, transcript, key) for key in "k" * (turns - 1) + "j" * (turns - 1)]
    came_back = transcript.selected is transcript.turns[-1]
    heart.stop()
    grown = await _memory() - memory[0]
    return {
        "mounted": mounted,
        "grown": memory[1] - memory[0],
        "grown after reading": grown,
        "came back": came_back,
        "steps": steps,
        "late": heart.late,
    }


async def _stepped(app: FootnoteApp, transcript: Transcript, key: str) -> float:
    """Seconds from the key to the neighbouring turn being selected and drawn."""
    began, before = time.perf_counter(), transcript.selected
    app.post_message(events.Key(key, key))
    while transcript.selected is before:
        await asyncio.sleep(0.001)
    drawn = asyncio.get_running_loop().create_future()
    transcript.call_after_refresh(drawn.set_result, None)
    await drawn
    return time.perf_counter() - began


async def _memory() -> int:
    """Resident bytes, once what is garbage is gone, as after some idle seconds."""
    await asyncio.sleep(0.5)
    gc.collect()
    return int(psutil.Process().memory_info().rss)


def main(turns: int, out: Path, blame: Path | None) -> None:
    """Talk once."""

    def open_engine(*_: object) -> ScriptedEngine:
        gc.freeze()  # as `cli.chat_command` does once the models are there
        return ScriptedEngine(answer_to, ScriptedLibrary((NOTE,)))

    config = Config(docs=(Path.cwd(),), base=Path.cwd())
    app = FootnoteApp(Desk(config, Hooks(open_engine)))
    only_young()

    async def run(pilot: "Pilot[None]") -> None:
        out.write_text(json.dumps(await talk(app, pilot, turns, blame)))
        app.exit()

    with guarded_terminal():
        app.run(auto_pilot=run)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
