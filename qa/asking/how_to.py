"""Questions for how something is done, also those that people type as an order to a search box."""

import re

WAY = re.compile(
    r"^(?:[^?.!]{6,160},\s+(?:so |and |but )?)?"  # "The disk is full, how do I …"
    r"how (?:(?:do|can|could|should|must|would|may) (?:i|you|we|one|people)|to)\b",
    re.I,
)
HOW_TO = re.compile(
    rf"{WAY.pattern}"
    r"|^what (?:(?:are|is) the (?:\w+ )?(?:steps?|rules?|procedures?|process|instructions?|way)\b|"
    r"(?:do|must|should) (?:i|you|we|one) (?:(?:have|need) to )?do\b)"
    r"|^(?:the )?(?:(?:\w+|step[- ]by[- ]step) )?(?:steps|procedure|instructions) (?:to|for|of)\b"
    r"|^(?:please |can you )?(?:(?:walk|talk|guide|take) (?:me|us) through|(?:show|tell) (?:me|us) how to)\b",
    re.I,
)
# "turn the box off properly", "back up a disk": a verb with its object behind it. "Report on the fire" and
# "update from the council" are none: what may be a noun as well needs an article or the like behind it.
VERB = (
    r"(?:add|allow|attach|avoid|begin|block|book|build|cancel|change|choose|clean|clear|close|combine|compress"
    r"|configure|connect|convert|copy|create|cut|delete|deploy|disable|download|edit|enable|encrypt|enter|exclude"
    r"|export|extract|fix|format|get|grant|hide|import|include|insert|install|join|keep|limit|link|load|make|mark|merge"
    r"|migrate|mount|move|open|order|pay|pick|prevent|print|protect|publish|put|record|recover|redirect|remove"
    r"|rename|renew|replace|report|request|reset|restart|restore|restrict|resume|retry|return|reverse|revert|run"
    r"|save|schedule|sell|send|serve|set|share|shut|skip|sort|split|start|stop|store|switch|sync|take|test|throw"
    r"|transfer|translate|turn|undo|uninstall|unlock|update|upgrade|upload|use|verify|write)"
)
WITH_PARTICLE = (
    r"(?:get rid of|back up|log (?:in|out|on|off)|sign (?:in|out|up)|set up|shut down"
    r"|(?:switch|turn) (?:on|off)|throw away|roll back|opt out|top up|start over)"
)
ORDER = re.compile(
    rf"(?:{VERB} (?:an?|the|my|our|your|his|her|its|their|this|these|those|all|it|them)"
    rf"|{WITH_PARTICLE})\b[^?]*",
    re.I,
)


def as_question(line: str) -> str:
    """The question in an order that somebody types into a search box; empty where the line is none."""
    return f"How do I {line[:1].lower()}{line[1:]}?" if ORDER.fullmatch(line) else ""
