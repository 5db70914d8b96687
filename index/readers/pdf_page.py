"""A PDF page as positioned stretches of text, with what a person could not see on the page taken out."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

_WHITE = 243  # of 255, on each channel
_TINY = 1.5  # points; fine print is 5
_INVISIBLE_MODES = (3, 7)  # neither filled nor stroked; 7 only clips
HYPHEN = "\u00ad"  # a hyphen at a line's end, told from those within a line
_MARKS = {0x0002: HYPHEN, 0xFFFE: HYPHEN, 0x00A0: " ", 0x00AD: HYPHEN}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text on one baseline without a wide gap; coordinates and font size in points, y upwards.

    `words` has the left and right edge of each word, the words being what blanks part; empty where they are
    not known.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    words: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """The visible stretches of a page in the file's order, and how many characters were invisible."""

    stretches: tuple[Stretch, ...]
    hidden: int
    width: float
    height: float


def page_text(page: Any) -> PageText:
    """What a pypdfium2 page shows, turned upright."""
    width, height = page.get_width(), page.get_height()
    turn = page.get_rotation()
    upright = (height, width) if turn in (90, 270) else (width, height)
    sight = _Sight(page, *upright)
    textpage = page.get_textpage()
    try:
        found = tuple(_stretches(textpage.raw, sight))
    finally:
        textpage.close()
    if turn:
        found = tuple(_turned(stretch, turn, *upright) for stretch in found)
    return PageText(found, sight.hidden, width, height)


def _stretches(textpage: Any, sight: "_Sight") -> Iterator[Stretch]:
    """Characters joined while they follow each other on a line."""
    box, line = pdfium.FS_RECTF(), _Line()
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0, 10, 13):
            yield from line.end()
        elif pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            character = _MARKS.get(code) or chr(code)
            if character.isspace():
                line.add_blank()
                continue
            shown, size = sight.sees(pdfium.FPDFText_GetTextObject(textpage, index), box, line.size)
            if shown:
                if line.is_apart(box, size):
                    yield from line.end()
                line.add(character, box, size)
    yield from line.end()


class _Line:
    """The stretch at hand and its edges."""

    def __init__(self) -> None:
        self.size = 0.0
        self._sizes = Counter[float]()
        self._characters: list[str] = []
        self._words: list[tuple[float, float]] = []
        self._left = self._right = self._bottom = self._top = 0.0

    def add_blank(self) -> None:
        if self._characters and self._characters[-1] != " ":
            self._characters.append(" ")

    def add(self, character: str, box: Any, size: float) -> None:
        if self._characters[-1:] in ([], [" "]):
            self._words.append((box.left, box.right))
        else:
            self._words[-1] = self._words[-1][0], box.right
        if self._characters:
            self._left, self._right = min(self._left, box.left), max(self._right, box.right)
            self._bottom, self._top = min(self._bottom, box.bottom), max(self._top, box.top)
        else:
            self._left, self._right, self._bottom, self._top = box.left, box.right, box.bottom, box.top
            self._sizes.clear()
        self.size = size
        self._sizes[size] += 1
        self._characters.append(character)

    def is_apart(self, box: Any, size: float) -> bool:
        """Whether a character is too far off to belong to the stretch."""
        gap = box.left - self._right
        level = self._bottom - 1 <= (box.top + box.bottom) / 2 <= self._top + 1
        return gap > 1.3 * size or gap < -3 * size or not level

    def end(self) -> Iterator[Stretch]:
        text = "".join(self._characters).strip()
        if text:
            size = self._sizes.most_common(1)[0][0]  # a bullet may be set smaller than its text
            yield Stretch(text, self._left, self._right, self._bottom, self._top, size, tuple(self._words))
        self._characters, self._words = [], []


class _Sight:
    """Which text objects of a page a person can see. A verdict is found once an object."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self.hidden = 0
        self._page, self._width, self._height = page, width, height
        self._verdicts: dict[int, tuple[bool, float]] = {}
        self._backing: list[tuple[bool, tuple[float, float, float, float]]] | None = None

    def sees(self, text_object: Any, box: Any, size: float) -> tuple[bool, float]:
        """Whether a character is visible, and the size of its font; counts the invisible ones."""
        key = ctypes.cast(text_object, ctypes.c_void_p).value
        if key is None:
            return True, size
        if key not in self._verdicts:
            self._verdicts[key] = self._judge(text_object)
        visible, size = self._verdicts[key]
        inside = box.right > 0 and box.left < self._width and box.top > 0 and box.bottom < self._height
        if not (visible and inside):
            self.hidden += 1
        return visible and inside, size

    def _judge(self, text_object: Any) -> tuple[bool, float]:
        size = _font_size(text_object)
        if size < _TINY:
            return False, size
        unpainted = pdfium.FPDFTextObj_GetTextRenderMode(text_object) in _INVISIBLE_MODES
        if unpainted or _is_white(text_object):
            # Text recognised in a scan lies unpainted on its image; white text may stand on a dark bar.
            return self._is_backed(_bounds(text_object), images_only=unpainted), size
        return True, size

    def _is_backed(self, bounds: tuple[float, float, float, float], images_only: bool) -> bool:
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        if self._backing is None:
            self._backing = list(_backing(self._page))
        return any(
            left <= x <= right and bottom <= y <= top and (image or not images_only)
            for image, (left, bottom, right, top) in self._backing
        )


def _backing(page: Any) -> Iterator[tuple[bool, tuple[float, float, float, float]]]:
    """Images and dark filled shapes of the page, with their bounds."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        shape = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        image = kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if image or (kind == pdfium.FPDF_PAGEOBJ_PATH and not _is_white(shape)):
            yield image, _bounds(shape)


def _bounds(shape: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, (left, bottom, right, top)))
    return left.value, bottom.value, right.value, top.value


def _is_white(shape: Any) -> bool:
    """Painted white or not at all."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(shape, *map(ctypes.byref, (red, green, blue, alpha))):
        return False
    return alpha.value < 13 or min(red.value, green.value, blue.value) >= _WHITE


def _font_size(text_object: Any) -> float:
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text_object, ctypes.byref(size))
    if not pdfium.FPDFPageObj_GetMatrix(text_object, ctypes.byref(matrix)):
        return abs(float(size.value))
    return abs(float(size.value)) * hypot(matrix.c, matrix.d)


def _turned(stretch: Stretch, turn: int, width: float, height: float) -> Stretch:
    """The stretch as it lies on a page that is shown turned clockwise; width and height before the turn."""
    left, right, bottom, top = stretch.left, stretch.right, stretch.bottom, stretch.top
    stretch = replace(stretch, words=())  # their edges lie on the other axis
    if turn == 90:
        return replace(stretch, left=bottom, right=top, bottom=width - right, top=width - left)
    if turn == 180:
        return replace(
            stretch, left=width - right, right=width - left, bottom=height - top, top=height - bottom
        )
    return replace(stretch, left=height - top, right=height - bottom, bottom=left, top=right)
