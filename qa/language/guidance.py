"""Whether a sentence says what somebody can do, or by which means, as an answer to "How do I …?" does."""

import re

ORDERED = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:(?:first|then|next|now|finally|instead|alternatively|simply|just|please|either|also)"
    r",?\s+)*(?:to [^,.;]{3,80}, )?"
    r"(?:add|allow|apply|back|call|change|check|choose|clear|click|close|configure|connect|copy|create|define"
    r"|delete|disable|download|edit|enable|enter|export|extract|find|follow|get|give|go|import|include|install|let"
    r"|look|make|mount|move|navigate|open|pass|pick|press|put|read|remove|rename|replace|restart|restore|run|save"
    r"|select|send|set|specify|start|stop|switch|tick|try|turn|type|unlock|update|upgrade|upload|use|visit|write)\b",
    re.I,
)
MEANS = re.compile(
    r"\byou (?:can|could|may|must|should|need to|have to|(?:will|only) need|might|simply)\b"
    r"|\b(?:can|may|must|should) (?:also )?be (?:\w+ly )?\w+(?:ed|en|de|un|nt)\b"
    r"|\b(?:by|for) \w+ing\b|\busing\b|\buse\b|\bvia\b|\bused to\b|\ballows? (?:you )?to\b"
    r"|\bwith (?:the|an?)\b[^.;]*\b(?:command|option|button|menu|flag|function|decorator|setting)\b"
    r"|\bthis (?:command|option)\b|→|->|(?<!\w)--\w|\w\(\)|`[^`]+`",
    re.I,
)


def guides(sentence: str) -> bool:
    """Whether the sentence is an order, or names a means: "you can …", "by …ing", a command."""
    return bool(ORDERED.match(sentence) or MEANS.search(sentence))
