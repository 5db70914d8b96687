"""What values look like where no sentence tells them: a day, a count, a name, a place, a sport."""

import re

from qa.language.lexicon import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|20\d\d)"
_ABOUT = r"(?:(?:about|around|circa|ca?\.|before|after|early|late)\s*)?"
FULL_DAY = (
    rf"(?:\d{{1,2}}{_NTH} (?:of )?{_MONTH} ?,? ?{_YEAR}|{_MONTH} \d{{1,2}}{_NTH} ?,? ?{_YEAR}"
    rf"|{_YEAR}-\d\d-\d\d)"
)
YEARS = rf"{_ABOUT}{_YEAR}(?: ?[-–/] ?(?:{_YEAR}|\d\d))?(?![\d,.]\d)"
DAY = rf"(?:{FULL_DAY}|{_MONTH} {_YEAR}|{YEARS})"
COUNT = (
    r"(?:(?:about|around|approximately|nearly|almost|over|some|roughly) )?"
    r"(?!(?:1[5-9]|20)\d\d\b(?!,))(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d+ million| million)?"
    r"(?![\d,.]*\d|\s*%|/)"
)
_WORD = r"[A-Z0-9À-Þ][\w'’.&-]*"
_LINK = r"(?:of|the|de|van|von|der|la|le|del|bin|al|and the|&)"
NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:{_LINK} )?{_WORD}){{0,5}}"
PLACE = rf"{_WORD}(?: (?:{_LINK} )?{_WORD}){{0,3}}(?: ?, {_WORD}(?: {_WORD}){{0,2}}){{0,3}}"
ROLE = (
    r"(?:bands?|groups?|duo|trio|singers?|songwriters?|rappers?|musicians?|artists?|performers?|composers?|"
    r"producers?|authors?|writers?|novelists?|poets?|playwrights?|journalists?|directors?|filmmakers?|"
    r"painters?|sculptors?|architects?|firm|company|studio|guitarist|pianist|vocalist|orchestra|ruler|king|"
    r"queen|emperor|sultan|prince|duke|captain|admiral|general)"
)
WORK = r"(?:album|song|single|EP|novel|film|book|play|painting|game|series|cover|version|work)s?"
ORIGIN = re.compile(  # "former South Korean", in front of what somebody is
    r"(?:(?:former|retired|professional|late|noted|famous) )*"
    r"(?P<value>(?:[A-Z][a-z]+[ -]){0,2}[A-Z][a-z]*(?:n|ish|ese|ch|sh|i|ic|er|ss|k))(?= [a-z])"
)
# what is played, the longer before the shorter; and who plays it, where what is not said
SPORT = re.compile(
    r"\b(?:(?:american|australian rules|association|gaelic|canadian) football|rugby (?:league|union)|"
    r"(?:ice|field) hockey|table tennis|water polo|(?:motor|horse) racing|(?:figure|speed) skating|"
    r"(?:cross-country|alpine) skiing|track and field|football|soccer|rugby|cricket|baseball|basketball|"
    r"softball|volleyball|handball|netball|hockey|lacrosse|hurling|golf|tennis|badminton|squash|snooker|darts|"
    r"bowls|bowling|curling|boxing|wrestling|judo|karate|taekwondo|fencing|archery|shooting|cycling|swimming|"
    r"diving|rowing|canoeing|sailing|surfing|athletics|gymnastics|triathlon|skiing|skating|snowboarding|"
    r"biathlon|weightlifting|polo|chess)\b",
    re.I,
)
PLAYER = re.compile(
    r"\b(?:footballer|soccer player|cricketer|golfer|boxer|wrestler|cyclist|swimmer|rower|sailor|gymnast|"
    r"archer|fencer|skier|skater|jockey|racing driver|sprinter|(?:long-distance )?runner|weightlifter|judoka)"
    r"s?\b",
    re.I,
)
