"""Rows of tables: which row a question is about, and which cell answers it.

What the question says beside the headings names the row, what it says of the headings the cell.
"""

import re
from decimal import Decimal

from qa.asking.forms import MONEY, PAID, SHARE
from qa.asking.questions import Kind
from qa.language.bands import CURRENCY, End, amount_asked, nearest_band
from qa.language.counted import counted_heading
from qa.language.moments import moments
from qa.language.names import names_within
from qa.language.quantities import Sort, quantities
from qa.language.rows import Cell, Row, Table
from qa.language.words import content, stems

CODE = re.compile(r"\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{2,8}\b", re.I)
CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
MONEY_COLUMN = re.compile(
    rf"{MONEY}|\b(?:amount|price|cost|fee|budget|charge|rent|grant|salary|total)s?\b", re.I
)
PAID_FOR = re.compile(rf"{PAID}|^how much (?:is|are)\b", re.I)
TOTAL = re.compile(r"\b(?:total|overall|altogether|in all|sum|combined|together|entire|whole)\b", re.I)
PRICE = stems("price cost costs fee charge pay paid much fine penalty")
ASKING = PRICE | stems("quickly quick fast soon long many often take takes")
DATE_WEIGHT = 2  # a date, a time or an amount names a row better than a word
ROOT = 5  # letters that words of one root have alike, all but the last of the longer one


def named_by(question: str, row: Row, table: Table) -> int:
    """How many words and dates of the question the row has that are no headings of its table."""
    asked = {stem for stem in content(question) if not stem.isdigit()} - table.headings
    said = " ".join(cell.value for cell in row)
    words = len(asked & set(content(said))) + len(_codes(question) & _codes(said))
    wanted = [day for day in moments(question) if day.day]
    given = moments(said) if wanted else ()
    days = sum(any(day.within(g) or g.within(day) for g in given) for day in wanted)
    clocks = set(CLOCK.findall(question)) & set(CLOCK.findall(said))
    return words + DATE_WEIGHT * (days + len(clocks) + (band_of(question, row) is not None))


def band_of(question: str, row: Row) -> tuple[End, Decimal] | None:
    """How near the row's bands come to the amount in the question, the least the nearest; None without one.

    "Who approves 300 euros?" is about the row "100 to 500 euros".
    """
    asked = amount_asked(question)
    near = (nearest_band(asked, cell.value, cell.key) for cell in row) if asked else ()
    return min((each for each in near if each), default=None)


def _codes(text: str) -> set[str]:
    """The names of sizes and the like that have a letter and a digit: "A5"."""
    return {code.casefold() for code in CODE.findall(text)}


def is_row_asked(question: str, row: Row, table: Table) -> bool:
    """Whether no other row of the table is named better by the question.

    Of "Locker" and "Locker, large" a question for a locker names the first.
    """
    own = named_by(question, row, table)
    most = [other for other in table.rows if named_by(question, other, table) >= own]
    if any(named_by(question, other, table) > own for other in most):
        return False
    band = band_of(question, row)
    if band and any((other := band_of(question, each)) and other < band for each in most):
        return False
    return _named_whole(question, row) or not any(_named_whole(question, other) for other in most)


def _named_whole(question: str, row: Row) -> bool:
    """Whether a cell of the row says nothing but words of the question."""
    asked = set(content(question))
    return any(set(content(cell.value)) and set(content(cell.value)) <= asked for cell in row)


def label_of(question: str, row: Row) -> frozenset[str]:
    """The words of a cell that says nothing but words of the question: what the row is about; else none."""
    asked = set(content(question))
    cells = (frozenset(content(cell.value)) for cell in row)
    return next((c for c in cells if c <= asked and any(not word[0].isdigit() for word in c)), frozenset())


def headed(question: str, cell: Cell) -> float:
    """The share of the words of the cell's heading, or words of their root, that the question has."""
    asked, heading = content(question), set(content(cell.key))
    return sum(any(_akin(word, a) for a in asked) for word in heading) / len(heading) if heading else 0.0


def undated(question: str, row: Row) -> str:
    """The question without the dates that the row gives: "June 2024" is in one of 2024-06-01."""
    given = [day for cell in row for day in moments(cell.value)]
    for day in reversed(moments(question)):
        if any(day.within(other) for other in given):
            question = question[: day.start] + question[day.end :]
    return question


def is_price(question: str, row: Row, cell: Cell) -> bool:
    """Whether a price is asked for and the cell is the one of the row under a heading for money."""
    columns = [each for each in row if MONEY_COLUMN.search(each.key) and quantities(each.value)]
    return columns == [cell] and PAID_FOR.search(question) is not None


def _akin(a: str, b: str) -> bool:
    """Whether two stems are one, or of one root: respond and response, deliver and delivery."""
    alike = max(ROOT, max(len(a), len(b)) - 1)
    return a == b or (len(a) >= alike <= len(b) and a[:alike] == b[:alike])


def price_of(question: str) -> set[str]:
    """The telling words of a question for a price: what it is the price of; else none."""
    return set(content(question)) - PRICE if PAID_FOR.search(question) else set()


def covered(question: str, row: Row, above: str = "", asking: frozenset[str] = ASKING) -> bool:
    """Whether the row, its headings and what stands `above` have all telling words of the question.

    Those that do the `asking`, by default for a price or a time, tell nothing, nor does an amount that the
    row has a band for.
    """
    said = {s for cell in row for s in (*content(cell.key), *content(cell.value))} | set(content(above))
    left = set(content(question)) - asking
    if band_of(question, row):
        left = {word for word in left if not word[0].isdigit()} - CURRENCY
    return all(any(_akin(word, other) for other in said) for word in left)


def leaves_out(question: str, row: Row, table: Table) -> bool:
    """Whether the row has nothing under the heading that is asked for, or is one of many that count it.

    "What does a guest pay for a locker?" of a row that has a price for members alone; "How many members are
    there?" of one kind of members among others; "What is the total budget?" of one department's.
    """
    asked, keys = set(content(question)), {cell.key for other in table.rows for cell in other}
    named = {key for key in keys if content(key) and asked >= set(content(key))}
    if named and not named & {cell.key for cell in row}:
        return True
    if TOTAL.search(question) and len(table.rows) > 1 and not named_by(question, row, table):
        return not any(TOTAL.search(f"{cell.key} {cell.value}") for cell in row)
    counted = counted_heading(question)
    totals = counted and len(table.rows) > 1 and any(counted in content(key) for key in named)
    said = " ".join(cell.value for cell in row)
    return bool(totals) and not named_by(question, row, table) and not asked & set(content(said))


def cell_asked(question: str, kind: Kind, row: Row) -> Cell | None:
    """The cell that answers the question: its heading is asked for and its value is of the right sort."""
    asked = set(content(question))
    best: tuple[float, Cell] | None = None
    for cell in row:
        heading, share = set(content(cell.key)), headed(question, cell)
        score = share + _sort(question, kind, cell)
        dated = kind is Kind.date and bool(heading) and heading <= asked and bool(moments(cell.value))
        if {s for s in content(cell.value) if not s.isdigit()} & asked and not dated:
            continue  # it names the row
        office = kind is Kind.person and share > 0 and not quantities(cell.value)  # "Approved by": the chair
        if score > 0 and (_can(kind, cell) or office) and (best is None or score > best[0]):
            best = (score, cell)
    if best is None and PAID_FOR.search(question):
        numbers = [c for c in row if _can(Kind.number, c)]
        money = [c for c in numbers if MONEY_COLUMN.search(c.key)] or numbers
        return money[0] if len(money) == 1 else None
    named = len(row) == 2 and not row[0].key and bool(asked & set(content(row[0].value)))
    if best is None and named and _can(kind, row[-1]):
        return row[-1]  # of a list
    others = [c for c in row if not set(content(c.value)) & asked]
    if best is None and kind is Kind.person and others[:1] == list(row[:1]) and _can(kind, row[0]):
        return row[0]  # whose role it is
    if best is None and len(row) == 2 and len(others) == 1 and _can(kind, others[0]):
        return others[0]
    return best[1] if best else None


def _sort(question: str, kind: Kind, cell: Cell) -> float:
    """What the sort of the value adds: money where money is asked for, a share where a share is."""
    share = re.search(r"\bper ?cent|\bpercent|\bshare\b", question, re.I)
    if share and re.search(SHARE, cell.value, re.I):
        return 1.0
    if not share and re.search(rf"{PAID}|\bgrants?\b|\bbudget", question, re.I):
        return 0.7 if MONEY_COLUMN.search(f"{cell.key} {cell.value}") else 0.0
    return 0.4 if kind is Kind.date and moments(cell.value) else 0.0


def _can(kind: Kind, cell: Cell) -> bool:
    """Whether the value is of the sort that the question's kind wants."""
    if kind is Kind.number:
        numbers = [q for q in quantities(cell.value) if q.sort is not Sort.code]
        return bool(numbers) and not (moments(cell.value) and moments(cell.value)[0].day)
    if kind is Kind.person:
        return bool(names_within(cell.value))
    return kind in (Kind.fact, Kind.date, Kind.place, Kind.definition) and bool(cell.value)
