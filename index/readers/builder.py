"""Text put together piece by piece, with a place for each piece."""

from index.documents import Place
from index.limits import Limits
from index.readers.reading import Unreadable
from index.text import clean

_BLANKS = {0xA0: " ", 0x202F: " "}  # layout, not text: a search for "5 March" must find it


class TextBuilder:
    """Collects clean blocks of text and where each comes from; raises Unreadable beyond the limit."""

    def __init__(self, limits: Limits) -> None:
        self._limit = limits.max_text
        self._parts: list[str] = []
        self._places: list[Place] = []
        self._length = 0

    def add(self, text: str, label: str = "", gap: str = "\n\n") -> bool:
        """Append a block after a gap (none before the first); whether there was anything to append."""
        text = clean(text.translate(_BLANKS)).strip()
        if not text:
            return False
        if self._parts:
            self._parts.append(gap)
            self._length += len(gap)
        if label and (not self._places or self._places[-1].label != label):
            self._places.append(Place(self._length if self._places else 0, clean(label)))
        self._parts.append(text)
        self._length += len(text)
        if self._length > self._limit:
            raise Unreadable(f"has more than {self._limit:,} characters of text")
        return True

    @property
    def text(self) -> str:
        """All blocks so far."""
        return "".join(self._parts)

    @property
    def places(self) -> tuple[Place, ...]:
        """A place at the start of each block whose label differs from the one before."""
        return tuple(self._places)
