"""The lines under an answer: how it ended, what it lacks, what to know. Signs always with words."""

from textual.content import Content

from index.amounts import counted
from index.display import one_line
from qa.answer import Answer, Status, Support
from tui.conversation import Asked, Outcome
from tui.glyphs import Glyphs
from tui.text import plain

SAYS = {
    Status.answered: "answered",
    Status.partial: "partly answered",
    Status.not_found: "not in the documents",
}


def outcome_line(asked: Asked, glyphs: Glyphs) -> Content:
    """The status line that stays under a turn."""
    if asked.outcome is Outcome.failed:
        return plain(f"{glyphs.failed} {one_line(asked.error)}")
    if asked.answer is None:
        return plain(f"{glyphs.stopped} stopped {glyphs.dot} follow-ups do not build on it")
    answer = asked.answer
    sign = getattr(glyphs, answer.status.value)
    parts = [f"{sign} {SAYS[answer.status]}", f"{asked.seconds:.1f} s"]
    if answer.passages:
        parts.append(f"{counted(answer.passages, 'passage')} read")
    parts.append(f"written by {one_line(answer.written_by)}" if answer.written_by else "quotes only")
    return plain(f" {glyphs.dot} ".join(parts))


def remarks(answer: Answer, glyphs: Glyphs) -> Content:
    """What was not found, what was replaced, what to know; empty where there is nothing to say."""
    gaps = answer.gaps if answer.status is not Status.not_found else ()  # all of it, as the answer says
    lines = [f"{glyphs.gap} not found: {one_line(gap)}" for gap in gaps]
    replaced = sum(s.support is Support.replaced for s in answer.statements)
    if replaced:
        what = "sentence was" if replaced == 1 else "sentences were"
        lines.append(f"{glyphs.replaced} {replaced} written {what} not supported; quoted instead")
    lines += [f"{glyphs.note} {one_line(note)}" for note in answer.notes]
    return plain("\n".join(lines), "$text-warning")
