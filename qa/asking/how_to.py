"""Questions for how something is done, also those that people type as an order to a search box."""

import re

DOING = r"how (?:(?:do|can|could|should|must|would|may) (?:i|you|we|one|people)|to)\b"
BEFORE = r"^(?:[^?.!]{6,160},\s+(?:so |and |but )?)?"  # "The disk is full, how do I …"
WAY = re.compile(BEFORE + DOING, re.I)
HOW_TO = re.compile(
    rf"{BEFORE}{DOING}"
    r"|^what (?:(?:are|is) the (?:\w+ )?(?:steps?|rules?|procedures?|process|instructions?|way)\b|"
    r"(?:do|must|should) (?:i|you|we|one) (?:(?:have|need) to )?do\b)"
    r"|^(?:the )?(?:(?:\w+|step[- ]by[- ]step) )?(?:steps|procedure|instructions) (?:to|for|of)\b"
    r"|^(?:please |can you )?(?:(?:walk|talk|guide|take) (?:me|us) through|(?:show|tell) (?:me|us) how to)\b",
    re.I,
)
# "turn the box off properly": a verb with its object behind it, or with "rid of", "it" or "from" and the like
VERB = (
    r"(?:add|allow|attach|avoid|back|begin|block|book|build|cancel|change|choose|clean|clear|close"
    r"|combine|compress|configure|connect|convert|copy|create|cut|delete|deploy|disable|download|edit|enable|encrypt"
    r"|enter|exclude|export|extract|fix|format|get|grant|hide|import|include|install|join|keep|limit|link|load"
    r"|log|make|mark|merge|migrate|mount|move|open|order|pay|pick|plan|prevent|print|protect|publish|put"
    r"|record|recover|redirect|remove|rename|renew|replace|report|request|reset|restart|restore|restrict"
    r"|resume|retry|return|reverse|revert|roll|run|save|schedule|sell|send|serve|set|share|shut"
    r"|sign|skip|sort|split|start|stop|store|switch|sync|take|test|throw|transfer|translate|turn|undo|uninstall"
    r"|unlock|update|upgrade|upload|use|verify|watch|write)"
)
ORDER = re.compile(
    rf"{VERB} (?:an?|the|my|our|your|his|her|its|their|this|that|these|those|all|every|each|some|any|it|them"
    r"|only|several|two|one|another|rid|back|off|out|up|down|over|from|to|into|in|on|with|without)\b[^?]*",
    re.I,
)


def as_question(line: str) -> str:
    """The question in an order that somebody types into a search box; empty where the line is none."""
    return f"How do I {line[:1].lower()}{line[1:]}?" if ORDER.fullmatch(line) else ""
