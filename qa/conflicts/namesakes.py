"""Several things of one name: each document that opens on one of them answers for that one.

"Hong Kong Open (golf)" and "Hong Kong Open (tennis)" are two things, not two versions of one. Which of them a
document is about is told where it opens: by a qualifier behind the name, by the words in front of it, or by
what it "is" or "was".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.documents import Document, Passage
from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.values import given_by, other_value
from qa.language.instructions import speaks_to_program
from qa.language.lexicon import TITLES, YEAR
from qa.language.names import names_within
from qa.language.words import WORD, content, squeeze
from qa.library import DocumentOf

QUOTED = re.compile(r"[\"“](?P<title>[^\"“”]{2,80})[\"”]")
OPENING = 400  # characters in which a document on something names it
CAPITAL = r"(?:[A-Z0-9][\w'’-]*|[A-Z]\w{0,2}\.)"
BEFORE = rf"(?P<before>(?:\b{CAPITAL}[ \t]+){{0,3}})"
AFTER = rf"(?P<after>(?:[ \t]+{CAPITAL}){{0,2}})"
LIVED = re.compile(r"\(([^()]*\d{4}[^()]*)\)")
BETWEEN = r"[\W_]+(?:[^\W_]+[\W_]+){0,2}?"  # "Henry Carew St John-Mildmay"
QUALIFIER = re.compile(r"[\"”'’]*\s*\(\s*(?P<qualifier>[^()]{2,70}?)\s*\)")
IS = re.compile(
    r"(?:[^().]{0,80}\))?(?:\([^()]*\)|[^.;()]|(?<=\b\w)\.){0,160}?"
    r"\b(?:is|was|are|were) (?:an?|the|one of the) (?P<what>[^.;,]{3,90})"
)
ALIKE = 0.34  # share of the fewer words from which two introductions may be of one thing
LONGEST = 60  # characters of what something is that tell it from its namesakes


@dataclass(frozen=True, slots=True)
class Thing:
    """What a document introduces: in words, and by what it is told from others of its name."""

    label: str
    more: frozenset[str]  # words around the name: "Montagu" Stopford, Deodato "Orlandi"
    qualifier: frozenset[str]
    what: frozenset[str]
    proper: frozenset[str]  # those of it that are written with a capital
    years: frozenset[str]  # in brackets behind the name


def things(part: Part, passages: Sequence[Passage], document: DocumentOf) -> dict[str, Thing]:
    """What each document introduces, by its id, where they introduce several things of a name asked for.

    Empty where all are one thing, or the question says which one it means; documents that open on nothing of
    that name are left out.
    """
    documents = dict.fromkeys(passage.chunk.document_id for passage in passages)
    for name in _asked(part):
        pattern = _pattern(name)
        told = {key: thing for key in documents if (thing := _introduced(pattern, document(key)))}
        if _several(told):
            meant = _meant(part, name, told)
            return meant if _several(meant) else {}
    return {}


def apart(a: Thing, b: Thing) -> bool:
    """Whether two introductions are of two things."""
    if a.years and b.years:
        return not a.years & b.years
    if a.more and b.more and not _nested(a.more, b.more):
        return True
    if a.qualifier and b.qualifier:
        return not _nested(a.qualifier, b.qualifier)
    if a.proper and b.proper and not _nested(a.proper, b.proper):
        return True
    mine, other = a.qualifier | a.what, b.qualifier | b.what
    fewer = min(len(mine), len(other))
    return bool(fewer) and len(mine & other) / fewer < ALIKE


def one_each(part: Part, found: Sequence[Candidate], told: Mapping[str, Thing]) -> list[Candidate]:
    """Of each document that introduces one of the things its first candidate with a value, in their order."""
    first: dict[str, Candidate] = {}
    for candidate in found:
        document = candidate.document.source.document_id
        if document in told and given_by(part.kind, candidate.short):
            first.setdefault(document, candidate)
    return list(first.values())


def namesakes_in(evidence: Sequence[Evidence], told: Mapping[str, Thing]) -> Conflict | None:
    """A claim for each value of each thing, what is said of one thing together; None where all agree."""
    values = [_short(item) for item in evidence]
    claims: list[tuple[Thing, list[int]]] = []
    for place, item in enumerate(evidence):
        thing = told[item.location.source.document_id]
        for other, places in claims:
            if not apart(thing, other) and not other_value(values[places[0]], values[place]):
                places.append(place)
                break
        else:
            claims.append((thing, [place]))
    of = [thing for thing, _ in claims]
    pairs = combinations(((thing, values[places[0]]) for thing, places in claims), 2)
    if not any(apart(thing, t) and other_value(value, v) for (thing, value), (t, v) in pairs):
        return None
    claims.sort(key=lambda claim: next(i for i, thing in enumerate(of) if not apart(thing, claim[0])))
    return Conflict(
        ConflictKind.namesakes,
        tuple(Claim(values[p[0]], tuple(p), date=evidence[p[0]].date, of=thing.label) for thing, p in claims),
    )


def _asked(part: Part) -> list[str]:
    """What the question names: a title in quotation marks, else its proper names."""
    title = QUOTED.search(part.text)
    return [title["title"]] if title else [name.text for name in part.names]


def _pattern(name: str) -> re.Pattern[str]:
    """Where a text has the name, without the rank in front, with words around and between its own."""
    bare = name.split(" ")
    while len(bare) > 1 and bare[0].casefold().rstrip(".") in TITLES:
        bare = bare[1:]
    kept = [re.escape(m.group()) for m in WORD.finditer(" ".join(bare))]
    return re.compile(rf"{BEFORE}\b(?P<name>(?i:{BETWEEN.join(kept)}))\b(?={AFTER})")


def _introduced(name: re.Pattern[str], document: Document) -> Thing | None:
    """What the document opens on, or its title names, if it bears the name."""
    for text in (document.source.title, document.text):
        for match in name.finditer(text[:OPENING]):
            behind = text[match.end() : match.end() + 2 * OPENING]
            qualifier, what = QUALIFIER.match(behind), IS.match(behind)
            if qualifier or (what and text is document.text):
                thing = _thing(match, qualifier, what)
                return None if speaks_to_program(thing.label) else thing
    return None


def _thing(name: re.Match[str], qualifier: re.Match[str] | None, what: re.Match[str] | None) -> Thing:
    full = squeeze(name["before"] + name["name"])
    told = qualifier["qualifier"] if qualifier else ""
    lived = LIVED.search(what.group()) if what else None
    around = re.findall(r"[\w'’-]+", f"{name['before']} {name['after']}")
    more = [
        word for word in around if word.casefold() not in TITLES and not (word.isupper() and len(word) > 1)
    ]
    is_a = _cut(squeeze(what["what"])) if what else ""
    called, named = frozenset(content(name["name"])), frozenset(content(full))
    whole = squeeze(full + name["after"])
    return Thing(
        label=f"{full} ({squeeze(told)})" if told else f"{whole}, {is_a}",
        more=frozenset(content(" ".join(more))) - called,
        qualifier=frozenset(word for word in content(told) if not word.isdigit()) - named,
        what=frozenset(content(is_a)) - named,
        proper=frozenset(content(" ".join(name.text for name in names_within(is_a)))) - named,
        years=frozenset(re.findall(rf"\b{YEAR}\b", f"{told} {lived[1] if lived else ''}")),
    )


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0]


def _several(told: Mapping[str, Thing]) -> bool:
    return any(apart(a, b) for a, b in combinations(told.values(), 2))


def _meant(part: Part, name: str, told: Mapping[str, Thing]) -> dict[str, Thing]:
    """Those that the question's words around the name fit best: "John Hale the baker" is no singer."""
    at, others = re.escape(name), [other.text for other in part.names if other.text not in name]
    before = re.search(rf"([a-z]+) [\"“]?{at}", part.text)
    behind = re.search(rf"{at}[\"”]?,? \(?(?:the|an?|of|in|from) ([^?]+)", part.text)
    asked = set(content(" ".join([*others, *(said[1] for said in (before, behind) if said)])))
    fit = {key: len(asked & (t.qualifier | t.more | t.what)) for key, t in told.items()}
    return {key: thing for key, thing in told.items() if fit[key] == max(fit.values())}


def _short(item: Evidence) -> str:
    return squeeze(item.short or item.quote).strip(' ,;:"“”')
