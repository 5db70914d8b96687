"""Which column of a table a question wants, where it says so by its form and not by the heading's words.

"What does E42 mean?" wants what stands under "Meaning" or "Description", "What do I do about E42?" what
stands under "Remedy", and "How heavy is it?" a weight.
"""

import re

from qa.language.rows import Cell, Row
from qa.language.words import content, stems

# a name that stands for one thing alone: E42, ERR-404, 0x03, HTTP_TIMEOUT, 404
CODE = re.compile(
    r"(?<![\w.-])(?=\w*[\dA-Z_])(?:[A-Za-z]{0,12}[-_]?\d[\w-]{0,12}|[A-Z]+_[A-Z_\d]+)(?![\w.]\w)"
)
FORMS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked, re.I), re.compile(heading, re.I))
    for asked, heading in (
        (
            r"^what (?:should|can|do|must|shall) (?:i|we|you|one) do\b|^what (?:is|are) to be done\b"
            r"|^how (?:to|(?:do|can|should|could) (?:i|we|you))"
            r" (?:fix|solve|resolve|clear|correct|repair|remedy)\b"
            r"|\b(?:remed(?:y|ies)|solutions?|fix) (?:for|of|to)\b",
            r"remed|solution|action|\bfix|resol|what to do|correct|measures?\b",
        ),
        (r"^why\b|^what (?:causes|caused|triggers)\b|\bcause of\b", r"cause|reason|trigger"),
        (
            r"\bmeans?\b|\bmeaning\b|\bstands? for\b|^what(?:['’]s| (?:is|are)) ",
            r"meaning|description|explanation|definition|what it means|message",
        ),
    )
)
# what a question for a code says besides: "What does the display mean when it shows error code E42?"
SHOWN = stems(
    "error errors code codes fault faults message messages status alarm warning show shows shown display "
    "displays displayed appear appears see mean means meaning stand report reports fix solve resolve clear "
    "correct repair remedy cause causes caused trigger triggers problem"
)
# adjectives with the noun that a table has for what they measure, in "how heavy is" and "which is heavier"
WORDS = (
    "heavy weight; tall height; high height; wide width; deep depth; fast speed; loud noise; hot temperature;"
    " long length; heavier weight; lighter weight; taller height; higher height; wider width; deeper depth;"
    " faster speed; slower speed; louder noise; quieter noise; hotter temperature; longer length; old age;"
    " older age; younger age"
)
MEASURES = dict(each.split() for each in WORDS.split("; "))
MEASURED = re.compile(
    rf"(?<=\bhow )(?:{'|'.join(MEASURES)})(?= (?:is|are|was|were|can|may|does|do)\b)"
    rf"|(?<=(?: is|are|was|ere) )(?:{'|'.join(word for word in MEASURES if word.endswith('er'))})\b",
    re.I,
)


def keyed(question: str, row: Row) -> bool:
    """Whether a cell of the row is a code of the question and nothing else, a bare number the first cell."""
    codes = {code.casefold() for code in CODE.findall(question)} if len(row) > 1 else set()
    cells = [cell.value.strip("` ").casefold() for cell in row]
    return any(cell in codes and (place == 0 or not cell.isdigit()) for place, cell in enumerate(cells))


def cell_by_form(question: str, row: Row) -> Cell | None:
    """The cell under the one heading that the form of the question wants; None where there is none.

    A heading that the question names goes before: "What is the price of item 41?"
    """
    asked = set(content(question))
    if not keyed(question, row) or any(_telling(cell) and _telling(cell) <= asked for cell in row):
        return None
    for form, heading in FORMS:
        if form.search(question):
            told = [cell for cell in row if cell.value and heading.search(cell.key)]
            return told[0] if len(told) == 1 else None
    return None


def _telling(cell: Cell) -> frozenset[str]:
    return frozenset(content(cell.key)) - SHOWN


def measured(question: str, row: Row) -> str:
    """The question with what it measures by a noun, where the row has that: "how weight is the P200"."""
    how = MEASURED.search(question)
    noun = MEASURES[how[0].lower()] if how else ""
    there = {stem for cell in row for stem in (*content(cell.key), *content(cell.value))}
    if not how or not set(content(noun)) <= there:
        return question
    return f"{question[: how.start()]}{noun}{question[how.end() :]}"


def columns_named(question: str, row: Row) -> int:
    """How many columns of the row, the first left out, the question names in full."""
    asked = set(content(question))
    return sum(bool(content(cell.key)) and set(content(cell.key)) <= asked for cell in row[1:] if cell.value)
