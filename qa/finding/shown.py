"""What manuals show beside what they say: examples and captions, options in lists, who does what.

"Listing 3: A queue that drops what it cannot hold" is a caption, "This code that makes two locks will fail:"
is of an example, whose figures are no rule's, and "- --force: Overwrite files that exist" the option that is
asked for by what it does.
"""

import re
from collections.abc import Sequence

from index.cutting.sentences import in_fence
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.language.defining import term_asked
from qa.language.words import content

SHOWN = r"code|example|listing|snippet|figure|diagram|screenshot"
OF_EXAMPLES = re.compile(rf"\b(?:{SHOWN})s?\b", re.I)
EXAMPLE = re.compile(
    r"\W*(?:(?:figure|fig\.|listing|example|screenshot)\s+[\w.-]+\s*:|file ?names?\s*:"
    rf"|(?:this|the following|in this|in the (?:following|above)|our|consider this)\s+(?:{SHOWN})\b)",
    re.I,
)
DONE_BY = re.compile(
    r"what (?:does|do|did|will|would) (?:the |an? )?(?P<who>[^\s?]+(?: [^\s?]+){0,3}?)(?<! to) do"
    r"(?: (?:in|on|at|with|under|by|when|for)\b[^?]*)?\s*\?*$",
    re.I,
)
FALLBACK = re.compile(
    r"if (?:you|that|this|it|these|none|nothing)\b[^,]{0,30}?"
    r"(?:\b(?:fails?|cannot|nothing|none)\b|\b(?:do|does|ca|is|did|are|was)(?:n['’]t| not)\b)[^,]*,",
    re.I,
)
WRONG = re.compile(
    r"n['’]t\b|\b(?:not|if|when|fail\w*|wrong|error\w*|trouble\w*|problem\w*|fix|missing|no|without)\b", re.I
)
SORT = (
    r"(?:commands?|options?|flags?|functions?|methods?|keywords?|macros?|attributes?|settings?|lints?"
    r"|subcommands?|parameters?|arguments?|statements?|operators?|types?|traits?|class(?:es)?|fields?)"
)
SORTED = re.compile(rf"\s+{SORT}$", re.I)
OPTION_ASKED = re.compile(
    r"(?:which|what) (?:\w+ )?(?:option|flag|switch|command|subcommand|setting|key|variable|parameter"
    r"|argument|attribute|lint|function|method|macro)s?\b(?P<what>[^?]*)",
    re.I,
)
OF_WHAT = re.compile(
    r"\s+(?:of|in|for|from)\s+(?:the )?[\w-]+(?:\s+(?!\w+s\b)[\w-]+){0,2}?(?=\s+\w+s\b)", re.I
)
DESCRIBED = re.compile(
    r"\s*(?:[-*•]\s+)?[`*_]*-{1,2}\w[^\n:]{0,60}:\s"
)  # an item that says what an option does
BETWEEN = re.compile(
    r"\bdifferences? between (?P<this>[^?]{2,60}?) and (?P<that>[^?]{2,60}?)"
    r"(?: (?:in|under|for|with) [^?]*)?\s*\?*$",
    re.I,
)
REASONS = re.compile(r"why\b|what (?:do|does)\b[^?]*\bmean\b|what is the (?:reason|purpose)\b", re.I)
CODE = re.compile(r"[;{}()\[\],]\s*$|^\s*[$>] ")
COMMENT = re.compile(r"\s*(?:#|//|--|/\*|;|<!--)")


def is_example(part: Part, candidate: Candidate) -> bool:
    """Whether it is a caption or speaks of an example, where the question asks for none."""
    return bool(EXAMPLE.match(candidate.text)) and not OF_EXAMPLES.search(part.text)


def is_fallback(part: Part, candidate: Candidate) -> bool:
    """Whether it says what to do where something went wrong, which was not asked."""
    return bool(FALLBACK.match(candidate.text)) and not WRONG.search(part.text)


def is_beside(part: Part, candidate: Candidate) -> bool:
    """Whether it is asked what something does, and the sentence does not begin with that."""
    asked = DONE_BY.match(part.text.strip())
    return asked is not None and not _begins_with(asked["who"], candidate.text)


def is_code(part: Part, candidate: Candidate) -> bool:
    """Whether a line of code between fences is to tell a reason, a meaning or a difference."""
    reasons = part.kind is Kind.comparison or REASONS.match(part.text) or term_asked(part.text)
    if not reasons or not in_fence(candidate.document.text, candidate.start):
        return False
    return CODE.search(candidate.text) is not None and not COMMENT.match(candidate.text)


def of_other_options(part: Part, found: Sequence[Candidate]) -> list[Candidate]:
    """The options that have less of what an option is asked for by than another one; empty where none has."""
    asked = OPTION_ASKED.match(part.text)
    items = [c for c in found if DESCRIBED.match(c.text)] if asked else []
    if asked is None or len(items) < 2:
        return []
    wanted = set(content(OF_WHAT.sub("", asked["what"], count=1)))
    shares = [len(wanted & set(content(c.text))) for c in items]
    most = max(shares)
    return [c for c, share in zip(items, shares, strict=True) if share < most] if most > 1 else []


def both_told(question: str, chosen: Sequence[Candidate]) -> bool:
    """Whether what is chosen speaks of both things between which the difference is asked for."""
    asked = BETWEEN.search(question)
    if not asked:
        return True
    told = {word for c in chosen for word in content(c.text)}
    this, that = (set(content(asked[side])) for side in ("this", "that"))
    return all(not own or own & told for own in (this - that, that - this))


def _begins_with(who: str, text: str) -> bool:
    bare = SORTED.sub("", who)
    names = [r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", name))) for name in (who, bare)]
    last = re.escape(re.findall(r"[^\W_]+", bare)[-1]) if re.search(r"[^\W_]", bare) else ""
    started = rf"[\W_]*(?:(?:the|an?)\s+)?[\W_]*(?:{names[0]}\b|{names[1]}\b|{last}[\W_]+{SORT}\b)"
    return bool(last) and re.match(started, text, re.I) is not None
