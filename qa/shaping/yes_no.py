"""Yes or no: the question read as a statement, held against the quote.

"Did the talks succeed?" is "the talks succeed"; a quote that says they failed denies it. Where the quote says
too little of what was asked, or asks it itself, there is no verdict and the quote stands alone.
"""

import re
from collections.abc import Sequence

from index.documents import Source
from qa.asking.questions import TAG, TOPIC
from qa.asking.rewording import reworded
from qa.asking.splitting import AUX
from qa.finding.candidates import Candidate
from qa.language.lexicon import PAST
from qa.language.moments import weekdays
from qa.language.names import names, names_within, same
from qa.language.quantities import Sort, quantities
from qa.language.rows import FIELD, in_words
from qa.language.words import Word, content, overlap, spaced, stem, words
from qa.shaping.leave import leave_told
from qa.shaping.less import says_less
from qa.verify.numbers import wrong_number
from qa.verify.polarity import CLAUSE, CUES, opposed, stance

AUXILIARY = re.compile(rf"^(?:am|{AUX})(n['’]t)?\s+(?:it (?:true|so) that\s+)?", re.I)
ATTRIBUTION = re.compile(
    r",?\s*\b(?:according to|as reported by)\b[^?]*|\b(?:already|still|yet|really|ever)\b", re.I
)
# a quote that asks what the question asks: it says what was looked for, not what was found
LOOKED_FOR = r"(?:determine|investigate|examine|assess|evaluate|test|explore|compare|analy[sz]e|clarify)"
ASKS = re.compile(
    r"\bwhether\b"
    r"|\b(?:aims?|purposes?|objectives?|goals?|questions?|hypothes[ie]s)\b[^.;]{0,80}?\b(?:is|are|was|were)\b"
    rf"|^(?:\w+:\s*)?(?:in order )?to {LOOKED_FOR}\b"
    r"|\b(?:we|authors?|study|survey|report|paper|review|trial)\s+"
    r"(?:aim(?:s|ed)?|seeks?|sought|tr(?:y|ies|ied)|set out|hypothesi[sz]ed?|investigate[sd]?|examine[sd]?|"
    r"evaluate[sd]?|assesse[sd]|compare[sd]?)\b",
    re.I,
)
ARE_NOT = re.compile(
    r"(?:[,;]|\b(?:but|and|while))\s+(?P<whose>[^,;.]{2,60}?)\s+"
    r"(?:is|are|was|were|do|does|did|has|have|can|may|will)(?:n['’]t| not)(?:\s+(?P<done>\w+ed))?"
    r"\s*(?=[.;,]|$)",
    re.I,
)
# what there may be, and is of no use: "Can I pay by card?", "Cards are not accepted."
USELESS = re.compile(
    r"(?P<whose>[^\s,;.][^,;.]{1,59}?)\s+(?:is|are|was|were)(?:n['’]t| not| no longer)\s+"
    r"(?:yet\s+|currently\s+)?(?:allowed|permitted|accepted|supported|understood|available|possible"
    r"|included|recogni[sz]ed|valid|working|in use)\b",
    re.I,
)
# "Can I use X on Y?", "X does not officially support Y"
USED = re.compile(r"\b(?:use|run|install|work|build|deploy)\b", re.I)
UNSUPPORTED = re.compile(
    r"\b(?:do|does|will|can)(?:n['’]t| ?not| no longer)\s+(?:\w+ly\s+|yet\s+)?"
    r"(?:support|work|run|function)\b",
    re.I,
)
PAST_ASKED = re.compile(r"(?:has|have|had|was|were|(?P<did>did))\b", re.I)
TO_COME = re.compile(
    r"\b(?:to|will|would|shall|should|may|might|must|can|could)\s+(?:not\s+)?(?:be\s+)?(?:\w+ly\s+)?$", re.I
)
THEY = re.compile(r"\b(?:he|she|they|it|we|I)\b", re.I)
SENTENCE = re.compile(r"(?<=[.;!?])\s+")
BEHIND = re.compile(r" \([^()]+\)$")  # what a conversation is about
# what is not there yet; a question that asks for plans is answered by them
PLANNED = re.compile(
    r"\b(?:(?:is|are) (?:planned|scheduled|slated|expected|under development|in preparation)"
    r"|(?:will|shall) be (?:added|supported|available|introduced|possible|included)|not yet"
    r"|in a (?:future|later)|coming soon|on the roadmap)\b",
    re.I,
)
TO_BE = re.compile(r"^(?:will|shall)\b|\b(?:plan|schedul|expect|futur|going to|will|roadmap|soon)\w*\b", re.I)
PLAN_PIECE = re.compile(r"[;.]\s|,\s+(?:but|while|and)\s")
DENIES = re.compile(r"(?:\bnot|n['’]t|\bnever|\bcannot)\s+$", re.I)
PREPOSITION = r"(?:to|in|on|at|of|for|from|by|with|as|if|when|and|or|but|that|which)\b"
OBJECT = re.compile(rf"(?:\s+(?P<how>{PREPOSITION}))?(?P<what>(?:\s+(?!{PREPOSITION})[\w'’-]+)*)", re.I)
CODE = re.compile(r"\s*(?:>>>|\.\.\.|\$)\s|\s*(?:from [\w.]+ )?import [\w., ]+$")
SETTING = re.compile(r"\(?`[^`\n]*=[^`\n]*`\)?")  # "(`override=False`)" denies nothing of what it sets
# "not both A and B at the same time" denies neither
TOGETHER = re.compile(
    r"(?:\bnot|n['’]t|\bcannot|\bnever)\b[^.;]*?\b(?:both\b|at the same time\b|together\b)", re.I
)
# "Is pytz recommended?", "Local times are not recommended"
DONE_TO = re.compile(r"(?P<who>.{2,40}) (?P<done>[a-z]+ed)")
AFFIRMED = frozenset({"yes", "true", "✓", "✔"})
DENIED = frozenset({"no", "false", "✗", "✘"})
ENOUGH = 0.6  # share of the question's content words that the quote must carry for a yes
SOME = 0.3  # … for a no
# least logit of the ranker for a passage whose quotes tell something of a question that they do not settle:
# docs/benchmarks.md, "Yes and no", says what stands on either side
ABOUT = 4.0


def statement_of(question: str) -> str:
    """The question as the statement it asks about, without its auxiliary, its tag and its topic.

    The topic may stand in front, or in brackets behind.
    """
    line = BEHIND.sub("", TAG.sub("", TOPIC.sub("", question.strip())).rstrip("?"))
    return ATTRIBUTION.sub("", AUXILIARY.sub("", line))


def asks(quote: str) -> bool:
    """Whether the quote asks or sets out to find something, which settles nothing."""
    return ASKS.search(quote) is not None


def verdict(question: str, quote: str, source: Source | None = None) -> str:
    """Yes, No, or an empty text where the quote settles neither; its `source` need not be named in it."""
    statement = statement_of(question)
    quote = _of_that_day(statement, quote)
    if not content(statement) or asks(quote) or CODE.match(quote) or _of_another_day(statement, quote):
        return ""
    if not _of_somebody_named(statement, quote, source):
        return ""
    if _left_out(statement, quote):
        return "No"
    share, prose = overlap(statement, quote), SETTING.sub(" ", quote)
    clauses = [clause for clause in CLAUSE.split(prose) if clause.strip()]
    leave = leave_told(question, statement, clauses, ENOUGH) if share >= SOME else None
    if leave is not None:
        return leave
    if share >= SOME and (opposed(statement, prose) or _denied(statement, prose, clauses)):
        apart = TOGETHER.search(prose) and not re.search(r"\b(?:both|same|together)\b", statement)
        other = apart or _of_another_object(statement, quote) or _of_a_part(statement, quote, source)
        return "" if other else "No"
    if _unsaid(statement, quote) or _unrealised(question, statement, quote):
        return ""
    if _only_planned(question, statement, quote):
        return ""
    counted = any(q.sort in (Sort.plain, Sort.percent, Sort.money, Sort.year) for q in quantities(statement))
    if share >= ENOUGH and counted and wrong_number(statement, quote) and not _spelt(statement, quote):
        return "No"
    return "Yes" if share >= ENOUGH and not says_less(question, statement, quote) else ""


def cell_says(question: str, row: str) -> str:
    """Yes or No, where a row has just that under a heading that the question names: "In stock: no"."""
    asked = set(content(question))
    told = {
        said in AFFIRMED
        for field in FIELD.finditer(row)
        if (said := field["value"].strip().lower()) in AFFIRMED | DENIED
        and (key := set(content(field["key"])))
        and key <= asked
    }
    return ("Yes" if told.pop() else "No") if len(told) == 1 and not CUES.search(question) else ""


def beside_the_point(question: str, found: Sequence[Candidate]) -> bool:
    """Whether no sentence settles the question, and none is of a passage that is about it.

    The reader looks for words that answer, and has none to look for: any "you may" pleases it.
    """
    return not any(
        c.passage_ranker >= ABOUT
        or verdict(reworded(question, c.text), c.text, c.document.source)
        or cell_says(question, in_words(c.document.text, c.start, c.end))
        for c in found
    )


def _of_that_day(statement: str, quote: str) -> str:
    """The sentences of the quote that tell of the weekday asked about, where others tell of other days."""
    asked = weekdays(statement)
    pieces = SENTENCE.split(quote)
    told = [piece for piece in pieces if asked & weekdays(piece)]
    others = any(weekdays(piece) and not asked & weekdays(piece) for piece in pieces)
    return " ".join(told) if told and others else quote


def _denied(statement: str, quote: str, clauses: list[str]) -> bool:
    """Whether a clause denies the statement, and no other clause affirms the same of it.

    "It opens at ten and closes at six" is no denial of "it is open".
    """
    mine, whole = stance(statement).signs, stance(quote).signs
    found = [concept for clause in clauses if (concept := opposed(statement, clause))]
    return any(not mine.get(c, set()) & whole.get(c, set()) for c in found)


def _of_another_object(statement: str, quote: str) -> bool:
    """Whether the quote denies the deed of another thing: what grants no permission may grant a licence."""
    asked = {w.stem: _object(statement, w) for w in words(statement) if not w.stop}
    denied = [w for w in words(quote) if w.stem in asked and DENIES.search(quote[: w.start])]
    told = [(asked[w.stem], _object(quote, w)) for w in denied]
    return bool(told) and all(a[0] == b[0] and a[1] and b[1] and not a[1] & b[1] for a, b in told)


def _of_a_part(statement: str, quote: str, source: Source | None) -> bool:
    """Whether something is asked of what the document is about, and the quote denies it of another thing."""
    asked = DONE_TO.fullmatch(statement.strip())
    who = set(content(asked["who"])) if asked else set[str]()
    if not (asked and source and who and who <= set(content(spaced(f"{source.title} {source.path}")))):
        return False
    told = re.compile(rf"(?P<whose>[^.;:,]{{3,120}}?) (?:is|are|was|were)(?:n['’]t| not) {asked['done']}\b")
    whose = [set(content(found["whose"])) for found in told.finditer(" ".join(quote.split()))]
    return bool(whose) and all(each and not each & who for each in whose)


def _spelt(statement: str, quote: str) -> bool:
    """Whether the quote has every number of the statement, if only as a piece of a name: `xxh3_128`."""
    return all(
        re.search(rf"(?<!\d){number}(?!\d)", quote) for number in re.findall(r"(?<!\d)\d+(?!\d)", statement)
    )


def _object(text: str, verb: Word) -> tuple[str, set[str]]:
    """The preposition behind a verb, if there is one, and the stems up to the next preposition or mark."""
    found = OBJECT.match(text, verb.end)
    return (found["how"] or "", set(content(found["what"]))) if found else ("", set())


def _left_out(statement: str, quote: str) -> bool:
    """Whether the quote says in short that what is asked about is not: "electricity and water are not"."""
    asked = set(content(statement))
    useless = USELESS.match(quote)
    if useless and asked <= set(content(useless["whose"])):
        return True
    of = set(content(USED.sub("", statement)))
    unsupported = (clause for clause in CLAUSE.split(quote) if UNSUPPORTED.search(clause))
    if USED.search(statement) and any(of <= set(content(clause)) for clause in unsupported):
        return True
    for match in ARE_NOT.finditer(quote):
        told = set(content(quote[: match.start()]))
        if match["done"] and stem(match["done"].casefold()) not in asked:
            continue
        if told & asked and (set(content(match["whose"])) - told) & asked:
            return True
    return False


def _of_somebody_named(statement: str, quote: str, source: Source | None) -> bool:
    """Whether quote or source has a name that the question gives, or the quote says "they" of somebody."""
    asked = names_within(statement)
    above = spaced(f"{source.title} {source.path}") if source else ""
    there = {*content(quote), *content(above)}
    if not asked or THEY.search(quote) or any(set(content(name.text)) & there for name in asked):
        return True
    return any(same(a.text, b.text) for a in asked for b in names(quote))


def _of_another_day(statement: str, quote: str) -> bool:
    """Whether the quote speaks of other weekdays: closed on Wednesdays says nothing of Saturdays."""
    asked, told = (weekdays(text) for text in (statement, quote))
    return bool(asked and told) and not asked & told


def _unrealised(question: str, statement: str, quote: str) -> bool:
    """Whether what the question asks to have happened is in the quote only to come, or wished for."""
    asked = PAST_ASKED.match(TOPIC.sub("", question.strip()))
    if not asked:
        return False
    for word in words(statement):
        lower = word.text.casefold()
        done = lower.endswith("ed") or lower in PAST or asked["did"]
        if word.stop or word.capital or not done:
            continue
        there = [w for w in words(quote) if w.stem == word.stem]
        if there and all(TO_COME.search(quote[: w.start]) for w in there):
            return True
    return False


def _only_planned(question: str, statement: str, quote: str) -> bool:
    """Whether the piece of the quote that has most of what is asked to be so says that it is yet to come."""
    if TO_BE.search(question) or not PLANNED.search(quote):
        return False
    asked = set(content(statement))
    piece = max(PLAN_PIECE.split(quote), key=lambda piece: len(asked & set(content(piece))))
    told = [each for each in PLAN_PIECE.split(quote) if PLANNED.search(each)]
    last = [w.stem for w in words(statement) if not w.stop][-1:]
    return piece in told or any(set(last) & set(content(each)) for each in told)


def _unsaid(statement: str, quote: str) -> bool:
    """Whether the quote lacks the participle that the question ends with: moved is not yet carried."""
    found = [w for w in words(statement) if not w.stop]
    last = found[-1]
    ends = last.text.endswith("ed") and not statement[last.end :].strip(" ?")
    return ends and len(found) > 1 and not set(stance(last.text).signs) & set(stance(quote).signs)
