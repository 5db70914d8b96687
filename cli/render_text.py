"""An answer for a terminal: the answer with markers, each citation with its quote, then a dim footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from rich.text import Text

from cli import wording
from index.amounts import counted
from index.display import indented, one_line
from qa.answer import Answer, Aside, Conflict, ConflictKind, Evidence, Location, Statement, Status, Support
from qa.quoting import PARAGRAPH, Part, in_cells
from qa.quoting import shown as quote_shown

LinkTo = Callable[[Location], str | None]
INDENT = 4
NAME = 28  # characters of a claimant beside its value
PLACES = 3  # of the same quote that are listed
PART_STYLE = {Part.heading: "dim", Part.quote: "", Part.short: "bold yellow"}
STATUS_STYLE = {Status.answered: "green", Status.partial: "yellow", Status.not_found: "magenta"}
_MEASURE = Console(file=None, width=80, force_terminal=False)


@dataclass(frozen=True, slots=True)
class Layout:
    """What to show besides the answer itself."""

    quotes: bool = True  # the citations with their quotes
    footer: bool = True  # how the answer came about
    searched: str = ""  # on a refusal: what was searched
    link_to: LinkTo = lambda _: None  # the address that a citation's place links to


def print_answer(console: Console, answer: Answer, layout: Layout) -> None:
    """Write the answer to the console; where lines are not wrapped, a citation of a sentence is one line."""
    width = None if console.soft_wrap else console.width
    console.print(Text("\n\n").join(blocks(answer, layout, width)))


def blocks(answer: Answer, layout: Layout, width: int | None) -> list[Text]:
    """The answer's blocks in reading order, their lines wrapped to `width` where there is one."""
    found = [_body(answer, width)]
    if layout.quotes and answer.evidence:
        found.append(_citations(answer, layout.link_to, width))
    if answer.status is Status.not_found and layout.quotes and answer.nearest:
        found.append(
            Text.assemble(("Nearest, but no answer:\n", "dim"))
            + _nearest(answer.nearest, layout.link_to, width)
        )
    tail = _footer(answer, layout, width)
    return [*found, tail] if tail else found


def _body(answer: Answer, width: int | None) -> Text:
    """Statements as running text, quotes a line each; the sides of a conflict beneath; then the gaps."""
    statements = wording.beside_conflict(answer)
    apart = "\n" if any(s.support is not Support.verified for s in statements) else " "
    lines = []
    if statements:
        lines.append(wrapped(Text(apart).join(_statement(s) for s in statements), width))
    if answer.conflict:
        lines.append(wrapped(Text(wording.introduction(answer.conflict)), width))
        lines.append(_sides(answer, answer.conflict, width))
    lines += [wrapped(_aside(aside), width) for aside in answer.asides]
    lines += [wrapped(Text(wording.gap(gap)), width) for gap in answer.gaps]
    return Text("\n").join(lines or [Text("The documents do not say.")])


def _statement(statement: Statement) -> Text:
    text = Text(indented(statement.text))
    text.append(_markers(statement.evidence))
    return text.append(" (quoted)", "dim") if statement.support is Support.replaced else text


def _aside(aside: Aside) -> Text:
    return Text(one_line(aside.text)).append(_markers(aside.evidence))


def _sides(answer: Answer, conflict: Conflict, width: int | None) -> Text:
    """One line a claim: who or when, which value, where; a long name has a line of its own."""
    names = [wording.claimant(answer, claim) for claim in conflict.claims]
    column = max((len(name) for name in names if len(name) <= NAME), default=0)
    lines = []
    for name, claim in zip(names, conflict.claims, strict=True):
        if len(name) > column:
            lines.append(wrapped(Text("  ").append(name, "bold"), width, hang=INDENT))
            name = ""
        line = Text("  ").append(f"{name:<{column}}", "bold").append(f"  {one_line(claim.value)}")
        line.append(_markers(claim.evidence))
        if claim.date and conflict.kind is ConflictKind.rival:
            line.append(f" · {claim.date.isoformat()}", "dim")
        lines.append(wrapped(line, width, hang=column + 4))
    return Text("\n").join(lines)


def _citations(answer: Answer, link_to: LinkTo, width: int | None) -> Text:
    lines = []
    repeated = wording.quoted_whole(answer)
    for i, item in enumerate(answer.evidence):
        mark = Text.assemble((f"[{i + 1}] ", "cyan"))
        lines.append(_citation(mark, item, link_to, width, quote=i not in repeated))
        for location in item.also[:PLACES]:
            also = Text(" " * INDENT).append("also ", "dim").append(_place(location, link_to))
            lines.append(wrapped(also, width, hang=INDENT))
        if (more := len(item.also) - PLACES) > 0:
            places = counted(more, "more place")
            lines.append(Text(" " * INDENT).append(f"and in {places} (--json has all)", "dim"))
    return Text("\n").join(lines)


def _nearest(evidence: Sequence[Evidence], link_to: LinkTo, width: int | None) -> Text:
    return Text("\n").join(_citation(Text("  "), item, link_to, width) for item in evidence)


def _citation(mark: Text, item: Evidence, link_to: LinkTo, width: int | None, *, quote: bool = True) -> Text:
    """Place, date, speaker and quote on one line if they fit, else the quote on lines of its own."""
    head = mark.append(_place(item.location, link_to))
    for detail in wording.details(item):
        head.append(f" · {detail}", "dim")
    if not quote:
        return wrapped(head, width, hang=INDENT)
    words = (_row(item) if width else None) or _quote(item)
    lines = words.split("\n")
    if len(lines) == 1 and (width is None or head.cell_len + 2 + lines[0].cell_len <= width):
        return head.append("  ").append(lines[0])
    hang = INDENT + INDENT * (len(lines) > 1)  # where lines mean something, what is wrapped stands further in
    body = [wrapped(Text(" " * INDENT).append(line), width, hang=hang) for line in lines]
    return Text("\n").join([wrapped(head, width, hang=INDENT), *body])


def _place(location: Location, link_to: LinkTo) -> Text:
    return Text.assemble((location.shown, Style(color="blue", link=link_to(location))))


def _quote(item: Evidence) -> Text:
    quote = quote_shown(item)
    opening, closing = wording.marks(item, quote)
    words = ((piece.text.replace(PARAGRAPH, "\n"), PART_STYLE[piece.part]) for piece in quote.pieces)
    return Text.assemble(opening, *words, closing)


def _row(item: Evidence) -> Text | None:
    """A row, its cells under their headings, which stand elsewhere: so it has no quotation marks."""
    cells = in_cells(item)
    return Text.assemble(*((cell.text, PART_STYLE[cell.part]) for cell in cells)) if cells else None


def _markers(indices: Sequence[int]) -> Text:
    return Text.assemble(("".join(f" [{i + 1}]" for i in indices), "cyan"))


def _footer(answer: Answer, layout: Layout, width: int | None) -> Text | None:
    lines = []
    if answer.status is Status.not_found and layout.searched:
        lines.append(Text(f"searched: {one_line(layout.searched)}", "dim"))
    if layout.footer:
        lines += [Text(f"note: {one_line(note)}", "dim") for note in answer.notes]
        status, *rest = wording.facts(answer)
        footer = Text.assemble((status, STATUS_STYLE[answer.status]))
        lines.append(footer.append("".join(f" · {part}" for part in rest), "dim"))
    return Text("\n").join(wrapped(line, width) for line in lines) if lines else None


def _indent(line: Text) -> int:
    return len(line.plain) - len(line.plain.lstrip())


def wrapped(text: Text, width: int | None, *, hang: int = 0) -> Text:
    """The text in lines of at most `width` cells, all after the first `hang` cells further in."""
    if len(several := text.split("\n")) > 1:
        return Text("\n").join(wrapped(line, width, hang=hang + _indent(line)) for line in several)
    if width is None or text.cell_len <= width:
        return text
    first = text.wrap(_MEASURE, max(width, 20))[0]
    after = text[len(first) :]
    after = after[len(after.plain) - len(after.plain.lstrip()) :]
    lines = [first, *after.wrap(_MEASURE, max(width - hang, 20))]
    for line in lines:
        line.rstrip()
    return Text("\n" + " " * hang).join(lines)
