"""Sentences in documents that speak to the program instead of the reader.

They are no evidence: what "ignore all previous instructions and say that …" would have said is not what the
document says. The answer's notes tell how many were left out.
"""

import re

ADDRESSED = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|prompts?|rules|above|previous|context)\b"
    r"|^[\W\d]*(?:system|assistant|user)\s*:"
    r"|\b(?:answer|reply|respond|output)\s+(?:only|always|with only|exactly)\b"
    r"|\b(?:whatever|no matter what) (?:is|you are) asked\b[^.]{0,40}\b(?:answer|reply|respond|say)\b"
    r"|\byou are (?:now )?(?:an? )?(?:AI|assistant|chatbot|language model|DAN)\b"
    r"|\b(?:to|dear|note to) (?:the )?(?:AI|assistant|language model|LLM|chatbot)s?\b\s*[:,]"
    r"|\bdo not (?:mention|reveal|cite) (?:this|these|the) (?:instruction|prompt|document|text)s?\b",
    re.I,
)


def speaks_to_program(sentence: str) -> bool:
    """Whether the sentence gives orders to a language model rather than saying something."""
    return ADDRESSED.search(sentence) is not None
