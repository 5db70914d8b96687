"""Who says so: the speaker a sentence names for what it reports.

Rules over the forms of attribution in English prose: "X said", "according to X", "X, a spokesman for Y, told
Z", "Y, who have claimed", "X has reported on its account", and "he added" after a sentence with a speaker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.language.lexicon import CROWDS, MONTHS, NOBODY, REPORTING, WEEKDAYS
from qa.language.names import Name, acronym_of, fold, names, parts, same
from qa.language.words import squeeze

REPORT = "(?:" + "|".join(sorted(REPORTING, key=len, reverse=True)) + ")"
# as a question begins; who wrote the report is no question for who says something
WHO_SAYS = re.compile(rf"who (?:has |have |had )?(?!wr\w+ (?:the|this|an?)\b){REPORT}\b", re.I)
BEFORE_VERB = (
    "(?:has|have|had|also|now|still|first|earlier|later|recently|repeatedly|then|however|since"
    r"|(?:previous|public)ly)"
)
ADVERB = rf"(?:{BEFORE_VERB}\s+)*"
DETERMINER = r"(?:the|a|an|its|their|his|her|one|some|several|both|many)"
LOWER = r"[a-z][\w'’-]*"
# a hyphen is one of a word's characters and parts no words: "A-A-A-…" would have countless ways to be a name
NAME = r"[A-Z][\w'’.&-]*(?: (?:(?:of|the|for|de|al|el|bin|van|von|der|and)[ -])*[A-Z0-9][\w'’.&-]*)*"
OFFICE = (  # what stands between a body and a name: "Police chief Ann Lee", "Dorn chief executive Bo Lind"
    r"(?:spokes\w+|minister|president|secretary|head|chief|executive|director|chair\w*|manager|leader|commander"
    r"|coordinator|captain|coach|founder|lawyer|lawmaker|analyst|editor|officer|boss|group|party|agency)"
)
A_POST = re.compile(rf"(?:assistant|deputy|former|senior|acting|police|{OFFICE}) (?-i:[a-z])", re.I)
PHRASE = (
    rf"(?:(?:[Tt]he|[Aa]n?)\s+[A-Z][\w'’]*-(?:based|led|backed|run)\s+(?:{LOWER}\s+){{0,2}}(?:{NAME}|{LOWER})|(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+)?(?:{LOWER}\s+){{0,3}}?{NAME}"
    rf"|{NAME}\s+(?:{LOWER}\s+){{0,2}}?{OFFICE}\s+{NAME}|{NAME}(?<=['’]s)(?:\s+{LOWER}){{1,3}}|[Tt]he\s+{NAME}(?:\s+{LOWER}){{1,2}}?"
    rf"|(?:[Tt]he|[Aa]n?|[Oo]ne|[Oo]ur|His|Her)\s+(?:{LOWER}\s+){{0,3}}{LOWER}(?:\s+of\s+the(?:\s+{LOWER}){{1,3}})?)"
)
NO_START = (  # words with which a sentence begins, and no speaker
    r"(?!(?:Yesterday|Today|Tonight|Last|This|That|These|Those|Later|Earlier|On|In|At|By|For|From|With|However"
    r"|But|And|So|Then|When|While|If|As|After|Before|Since|Although|Though|Because|Where|Which|Who|What|How|There"
    r"|Here|No|Not|Some|Several|Both|Many|Most|All|Few|Other|Hours|Days|Minutes)\b)"
)
CREWS = (  # "Fire crews", with which a sentence begins
    rf"{NO_START}"
    r"[A-Z][a-z]+ (?:[a-z]+ )?(?:[a-z]{3,}s|media|police)"
)
DESCRIBED = (  # "Grid operator NorthWatt", with which a sentence begins
    rf"{NO_START}[A-Z][a-z]+\s+(?:{LOWER}\s+){{1,2}}{NAME}"
)
SPEAKS_FOR = (  # "A spokesman for the governor in Nangahar province"
    rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne)\s+(?:{LOWER}\s+){{0,2}}?(?:spokes\w+|representatives?|lawyers?|officials?|members?"
    r"|leaders?|heads?|directors?|sources?|relatives?|[a-z]+(?:er|or|ist|ian|eon)s?)"
    r"|[A-Za-z]?(?:doctors|nurses|officials|observers|residents|workers|members|lawyers|sources|relatives|teachers))"
    r"\s+(?:for|of|at|from|in|within)\s+[^,;.:\"“”]{3,60}?"
)
OF_A_BODY = (  # "Assistant director at the county's health service Ann Lee", with which a sentence begins
    rf"[A-Z][a-z]+\s+(?:{LOWER}\s+){{0,3}}?(?:at|of|for|from|with)\s+[^,;.:\"“”]{{3,70}}?\s{NAME}"
)
APPOSITION = r"(?:\s*,\s*(?P<role>[^,;]{3,110}?(?:,\s[A-Z][\w'’-]+)?)\s*,)?"

ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s (?:reported|claimed|stated|announced) by|[Aa]s per)\s+"
    rf"(?P<who>{PHRASE}|[^,.;]{{3,80}})"
)
TALLY = "(?:count|reckoning|estimate|tally)"
BY_COUNT = re.compile(  # "By the reckoning of the headmaster, 39 were gone"; "by the union's own count"
    rf"\b[Bb]y the {TALLY} of (?P<who>[^,;.]{{3,60}}),"
)
BY_OWN_COUNT = re.compile(rf"\b[Bb]y (?P<who>[^,;.]{{3,60}}?)(?:['’]s|(?<=s)['’]) (?:own )?{TALLY}(?=[,.]|$)")
ACCORDING_TO_ALL = re.compile(r"(?:^|[\"“]\s*)According to (?P<who>[^,;.\"“”]{3,80})(?=,)")
ATTRIBUTED = re.compile(r"^According to (?P<who>[^,]{1,120}), (?=\S)", re.I)  # the whole sentence
MUTE = re.compile(  # what shows something and says nothing: "a severe warning indicates …"
    r"\b(?:chart|table|map|graph|diagram|arrow|symbol|icon|figure|line|column|row|lamp|light|warning|word|term"
    r"|number)s?$"
)
AS_SAID = re.compile(rf"\bas\s+(?P<who>{PHRASE}){APPOSITION}\s+{ADVERB}{REPORT}")
WHO_CLAIM = re.compile(rf"(?P<who>{PHRASE})\s*,\s+(?:who|which)\s+{ADVERB}{REPORT}\b")
ON_DAY = (
    rf"(?:[Oo]n|[Ii]n|[Ll]ast|[Tt]his) (?:{'|'.join(d.capitalize() for d in (*MONTHS, *WEEKDAYS))})(?: \d+)?"
)
CHANGES = (  # "lowered its count": who does that says so
    r"(?:raised|lowered|revised|cut|increased|reduced|updated)\s+(?:its|their|his|her|the)\s+(?:\w+\s+){0,3}?"
    r"(?:count|toll|tally|estimate|figure|forecast)s?"
)
# "gave the number of dead as six"
GIVES_AS = r"(?:gives?|gave)\s+(?:the|its|their|his|her|a)\s+[^.,;]{2,40}?\s(?:as|of)"
SUBJECT = re.compile(
    rf"(?:^(?:\d+[.)]\s+)?(?:{ON_DAY},?\s+)?|[\"”»]\s*,?\s*|[,;:]\s+|\s[-–—]\s+|\b(?:but|and|while|However)\s+)(?P<who>{PHRASE}|{CREWS}|{DESCRIBED}|{SPEAKS_FOR}|{OF_A_BODY}){APPOSITION}"
    rf"(?: and (?:his|her|its|their) {LOWER}|\s+[a-z]+ed\s+(?:by|at|in|on)\s+[^,;.]{{3,30}}?)?"
    rf"(?:\s+{ON_DAY})?\s+{ADVERB}"
    rf"(?:{REPORT}(?!\s+(?:forward|up(?! to\b)|off|out|aside)\b)|{CHANGES}|{GIVES_AS})\b"
)
NO_BODY = r"(?!(?:and|but|while|with|as|in)\b)"
BEHIND = re.compile(  # ", city officials said"
    rf",[\"”»]?\s+(?P<who>(?:{NO_BODY}{LOWER} ){{0,2}}{NO_BODY}(?:[a-z-]{{3,}}s|police|media))\s+"
    r"(?:have |had |also )?(?:said|say|reported|announced|confirmed|added)\b"
)
INVERTED = re.compile(rf"[\"”»,]\s*(?:said|says|added|wrote)\s+(?P<who>{PHRASE})")
APPOSED = re.compile(
    rf",\s+(?P<who>{NAME}),\s+{ADVERB}{REPORT}\b"
)  # "an engineer who saw it, Emil Roth, told …"
BY_WHOM = re.compile(  # "The toll was put at 40 by one citizens' group"
    r"\b(?:was|were|been|is|are)\s+(?:put|reported|estimated|confirmed|announced|given|quoted|claimed)\b"
    rf"[^.;]{{0,80}}?\sby\s+(?P<who>{PHRASE})"
)
ITS_OWN = re.compile(  # "A spokesman for the Reds said they had …": the Reds had
    rf"(?:[Aa]n?|[Tt]he|[Oo]ne)\s+(?:{LOWER}\s+){{0,2}}?spokes\w+\s+(?:for|of)\s+(?P<party>[^,;.:\"“”]{{3,60}}?)"
    rf"\s+{ADVERB}{REPORT}\s+(?:that\s+)?(?:it|they)\b"
)
PRONOUN = re.compile(rf"(?:^|[\"”»,]\s*,?\s*|\b(?:and|but)\s+)(?:he|she|they|it)\s+{ADVERB}{REPORT}\b", re.I)
ROLE = re.compile(
    rf"(?:{DETERMINER}\b|[a-z-]*(?:spokes\w+|minister|head|leader|chief|director|president|chair\w*|secretary|"
    rf"author|deputy|former)\b)",
    re.I,
)
# "The tenant must state": what somebody has to say is nobody's word
HAS_TO = re.compile(
    r"\b(?:must|shall|should|may|might|can|could|will|would|do|does|did|not|to|please|is|are|was|were|been)$",
    re.I,
)
# a date that stands before the speaker, or is cut off behind
ON_A_DAY = re.compile(rf"^{ON_DAY},? (?=\S)| {ON_DAY}$| (?:of|on|in) \d+$", re.I)
PARTICIPLE = re.compile(r"(?:[a-z]+ed|born|known)\s")  # "based in Hull" is told of somebody
CUT_BEHIND = re.compile(rf"(?:\s+(?:{BEFORE_VERB}|in|at|on|for|of|from|with|by|as))+(?:\s+(?:the|an?))?$")
DETERMINERS = re.compile(r"the|an?|its|their|his|her|our|one|some|several|both|many", re.I)
# verbs that also tell what somebody saw or did: with "Divers found that" nobody in particular says so
FOUND = re.compile(
    rf"\s+{ADVERB}(?:found|finds|shows?|showed|suggests?|suggested|puts?|count(?:s|ed)|measure[sd]|blame[sd]|fear(?:s|ed)?|expect(?:s|ed)?)\b"
)
FINDS = re.compile(rf"\s+{ADVERB}(?:found|finds)\b")
OF_PARTY = re.compile(r"\b(?:for|of|from|in|at)\s+(?P<party>(?:the\s+)?[^,;]+?)(?:'s\b.*)?$")

ONE_SAYS = re.compile(rf"[,:]\s+(?:he|she)\s+{ADVERB}{REPORT}\b")
BEGINS_WITH = re.compile(  # a person in full, with a word for what they are in front or without
    rf"{NO_START}(?!(?:The|An?)\b)"
    rf"(?P<who>(?:[A-Z][a-z]+ )?(?:{LOWER} ){{0,2}}[A-Z][\w'’-]+ [A-Z][\w'’-]+)\b(?!['’])"
)
QUOTED = re.compile(r"\s*(?:\"[^\"]{8,}\"|“[^”]{8,}”|«[^»]{8,}»)")
SAYING = (
    WHO_CLAIM, AS_SAID, ACCORDING_TO_ALL, ACCORDING, BY_COUNT, BY_OWN_COUNT, SUBJECT, APPOSED, INVERTED,
    BEHIND, BY_WHOM,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the text calls them, and for whom, where it says so."""

    name: str
    party: str = ""
    start: int = 0  # where the name stands in the sentence

    @property
    def label(self) -> str:
        """Name and party in one line."""
        return f"{self.name} ({self.party})" if self.party else self.name


def speaker_of(sentence: str, before: str = "") -> Speaker | None:
    """The speaker of `sentence`, else None.

    `before` is the sentence in front of it: "he added" and a quotation that runs on take their speaker there.
    """
    line = re.sub(r"\s", " ", sentence[:1].upper() + sentence[1:])  # a line may end within a name
    # who is quoted stands behind, not within, unless that says "According to …" itself
    opened = None if ACCORDING_TO_ALL.match(line) else QUOTED.match(line)
    for begins in [opened.end() - 1, 0] if opened else [0]:
        for pattern in SAYING:
            for match in pattern.finditer(line, begins):
                if found := _speaker(match):
                    return found
    says = ONE_SAYS.search(line)
    if says and (own := BEGINS_WITH.match(line[: says.start()])):
        return Speaker(own["who"])  # "Analyst Ann Lee was less forgiving: it rained, she said"
    if before and (PRONOUN.search(line) or line.lstrip().startswith(("“", '"', "«"))):
        return speaker_of(before)
    return None


def inside(speaker: str) -> str:
    """A speaker as written inside a sentence: "the mayor", "deputy head at …", "Mayor Ann Lee"."""
    first, _, rest = speaker.partition(" ")
    many = first.casefold() in CROWDS and rest == rest.casefold()
    low = many or speaker.startswith(("The ", "A ", "An ", "Its ", "One ")) or A_POST.match(speaker)
    return speaker[:1].lower() + speaker[1:] if low else speaker


def speaks(speaker: str, short: str) -> bool:
    """Whether the short answer is who says so; a party is not its spokesman, whose word it stays."""
    spokesman = "spokes" in speaker.replace(short, "")
    return fold(short) == fold(speaker) or (same(short, speaker) and not spokesman)


def names_speaker(known: Sequence[Name], speaker: str) -> bool:
    """Whether one of the names is who says so; their party or place alone is not.

    "Hull residents" are not Hull, nor is the US Trade Office the US.
    """
    person = speaker.split(" (")[0]
    last = [n.text for n in names(person) if n.end == len(person)]
    return any(_one(name, other.text) for name in last for other in known)


def _one(speaker: str, asked: str) -> bool:
    short = acronym_of(speaker, asked) or acronym_of(asked, speaker)
    return same(speaker, asked) and (short or parts(speaker)[-1:] == parts(asked)[-1:])


def spoken_for(sentence: str, at: tuple[int, int]) -> tuple[int, int] | None:
    """Where the party stands that did what its spokesman says it did, if he stands at `at`."""
    told = ITS_OWN.match(sentence)
    return told.span("party") if told and at[0] <= told.start("party") and at[1] <= told.end() else None


def same_speaker(a: Speaker | str, b: Speaker | str) -> bool:
    """Whether two speakers are one person or speak for one party."""
    x, y = (value if isinstance(value, Speaker) else Speaker(value) for value in (a, b))
    keys_a = [key for key in (x.name, x.party) if key]
    keys_b = [key for key in (y.name, y.party) if key]
    return any(
        _bare(p) == _bare(q) or (bool(names(p) and names(q)) and same(p, q)) for p in keys_a for q in keys_b
    )


def _speaker(match: re.Match[str]) -> Speaker | None:
    who = squeeze(match["who"]).strip(' ,;:"“”').rstrip(".")
    who = re.sub(r"^(?:(?!the |an? |one )[a-z]+ )+(?=(?:the|an?) )|\s+(?:who|which|that|on)$", "", who)
    who = CUT_BEHIND.sub("", who)
    who = re.sub(r"^(?:and|but|while) ", "", who)
    who = ON_A_DAY.sub("", who)
    if (
        not who
        or HAS_TO.search(who)
        or _bare(who) in NOBODY
        or (MUTE.search(who) and not names(who))
        or len(who.split()) > 14
        or DETERMINERS.fullmatch(who)
        or PARTICIPLE.match(who)
    ):
        return None
    if match.start("who") == 0 and FOUND.match(match.string, match.end("who")) and not _named_at(match):
        return None
    role = squeeze(match.groupdict().get("role") or "")
    if re.fullmatch(NAME, role) and ("’s " in who.replace("'", "’") or not names(who)):
        # "a spokesman for the city, Rui Alves, said", "Dorn's mayor, Ana Lopes, said"
        who, role = role, who
    return Speaker(who, party_in(role), match.start("who"))


def party_in(role: str) -> str:
    """The party that a role is held for: "a spokesman for the council"; empty where it is none."""
    if not ROLE.match(role):
        return ""
    party = OF_PARTY.search(re.sub(r"^(?:one|some|both) of the \w+\s|\s+and\s.*$", "", role))
    return squeeze(party["party"]) if party else ""


def _named_at(match: re.Match[str]) -> bool:
    """Whether the words that open a sentence are a name or have an article, and no common plural."""
    who = match["who"]
    many = who.casefold() in CROWDS and not FINDS.match(match.string, match.end("who"))
    return " " in who or many or any(n.start == 0 for n in names(match.string))


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.casefold())
