"""What stands today in place of words that are gone: the sentence most like them."""

from difflib import get_close_matches

from index.cutting.sentences import sentence_spans

LIKE = 0.6  # share of two sentences that is the same, for one to stand in the other's place
LONGEST = 120  # characters that are compared and shown


def most_like(words: str, text: str) -> str:
    """The sentence of `text` that is most like the words, on one line and cut; "" where none is like them."""
    sentences = [beginning(text[start:end]) for start, end in sentence_spans(text)]
    return next(iter(get_close_matches(beginning(words), sentences, 1, LIKE)), "")


def beginning(words: str) -> str:
    """The words on one line, as far as a message has room for them."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
