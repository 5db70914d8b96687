"""What somebody does for a living: where they come from, or their name, is none of that."""

import re

from qa.language.lexicon import STOP
from qa.language.names import names, names_within, parts
from qa.language.words import WORD

TRADE = re.compile(r"\b(?:profession|occupation|trade|job)s?\b", re.I)
PEOPLES = """
    afghan african albanian algerian american arab argentine argentinian armenian asian australian austrian
    azerbaijani bangladeshi basque belarusian belgian bolivian bosnian brazilian british bulgarian cambodian
    canadian catalan chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorian
    egyptian english eritrean estonian ethiopian european filipino finnish flemish french georgian german
    ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish
    israeli italian ivorian jamaican japanese jewish jordanian kazakh kenyan korean kosovan kurdish latvian
    lebanese libyan lithuanian macedonian malaysian maltese mexican moldovan mongolian montenegrin moroccan
    namibian nepalese nicaraguan nigerian north norwegian pakistani palestinian panamanian paraguayan persian
    peruvian polish portuguese roman romanian russian rwandan saudi scottish senegalese serbian singaporean
    slovak slovenian somali south soviet spanish sudanese swedish swiss syrian taiwanese tanzanian thai
    tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
    born east west former native descent citizen national
    """
FROM = frozenset(PEOPLES.split())
GOES_ON = re.compile(
    r"[ -](?!(?:and|but|by|from|in|of|who|born)\b)[a-z]"
)  # "American" of "American sculptor"


def no_trade(question: str, answer: str, behind: str) -> bool:
    """Whether a profession is asked for, and the answer is a nationality alone, or a name that was given.

    What stands `behind` it may go on to the profession.
    """
    if not answer or not TRADE.search(question):
        return False
    words = {word.casefold() for word in WORD.findall(answer)} - STOP
    from_there = bool(words) and words <= FROM and not GOES_ON.match(behind)
    return from_there or _is_name_of(question, answer)


def _is_name_of(question: str, answer: str) -> bool:
    """Whether the answer is nothing but a name that shares words with one of the question."""
    given = names_within(answer)
    if len(given) != 1 or given[0].text.strip(" .") != answer.strip(" ."):
        return False
    asked = {part for name in names(question) for part in parts(name.text)}
    return bool(asked & set(parts(answer)))
