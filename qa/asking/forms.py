"""The forms of questions by the sort of value they want, and what a sentence has that can give it."""

import re

from qa.language.dimensions import FIGURE, LONG
from qa.language.lexicon import MONTH, WEEKDAYS

MONEY = (
    r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|pounds?|dollars?|euros?|cents?|pence|francs?|marks|rupees?|yen|yuan|"
    r"crowns?|crores?|lakhs?)\b|\b\d+ ?p\b(?!\.?m))"
)
WEIGHT = r"(?:(?:m?g|kg|t|grams?|kilo(?:gram)?s?|tons?|tonnes?|pounds?|lbs?|ounces?|oz|stones?)\b)"
SHARE = (
    r"%|per ?cent|\b(?:half|thirds?|quarters?|fifths?|tenths?|out of|none|all|majority)\b|\b(?:one|\d+) in\b"
    r"|\d/\d"
)
# Things that have a length, so that "how long" asks for no time.
BUILT = (
    r"\w*bridge|road|street|river|wall|tunnel|pier|pipe(?:line)?|\w*path|track|canal|dam|ship|boat|beach|coast"
    r"|border|cable|crack|building|hall|valley|line|fence|island|lake|corridor|railway|gorge"
)
# Things that are high in money or number.
SUMS = (
    r"damages?|costs?|prices?|fees?|fines?|rents?|bills?|loss(?:es)?|tax(?:es)?|rates?|shares?|salar(?:y|ies)|"
    r"debts?|tolls?|numbers?|turnout"
)
PAID = (
    r"\bhow much\b.*\b(?:costs?|pays?|paid|price|salary|fee|grant|pension|fine|earns?|spen[dt]|charged?)\b"
    r"|\bwhat\b.*\b(?:salary|price|fee|pension|penalty|(?:the|a) fine)\b"
    r"|^what (?:do|does|did)\b.*\b(?:cost|pay)\b"
    r"|\bwhat (?:is|was|are|were) \w+ paid\b"
)
DAY_OF_YEAR = (
    rf"\b{MONTH}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d"
    rf"|\b(?:today|yesterday|tomorrow|{'|'.join(WEEKDAYS)})\b"
)
AGE = (
    rf"{FIGURE}[\s-]+years?[\s-]+(?:old|of age)|\bage[ds]?\b|\bat [\w-]+,? s?he\b|,\s\d\d,|\(\d\d\)"
    r"|\b(?:born|built|founded|established|opened|dat(?:es|ing))\b"
)
BIRTH = r"\bborn\b|\bbirth|\bnative\b|\bcomes? from\b|\([^()]{0,40}\b\d{4}\b[^()\d]{0,40}[-–]|\bb\."

# What is asked, and what the sentence must have then.
FORMS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked, re.I), re.compile(had, re.I))
    for asked, had in (
        (r"\bhow old\b|\b(?:what|which) age\b", AGE),
        (
            PAID,
            rf"{MONEY}|\bfree\b|\||;\s[^;:]+:\s\d|\d,\d{{3}}|\b(?:amount|fee|price|charge)s?\b"
            r"|\b(?:pays?|paid|costs?|charged?)\b[^.;]{0,40}?\d",
        ),  # tables and lists omit the currency
        (rf"\bhow (?:wide|high|deep|tall)\b(?![^?]*\b(?:{SUMS}))", LONG),
        (rf"\bhow long (?:is|are|was|were) (?:the|an?|this) (?:\w+ )?(?:{BUILT})\b(?! \w+ed\b)", LONG),
        (rf"^how long (?:is|are|was|were) (?:[\w'’.-]+ ){{1,4}}?(?:{BUILT})\s*\??$", LONG),
        (
            r"\bhow fast\b",
            rf"\b(?:km/h|kph|mph|m/s|knots?|speed|pace|rate|fast\w*|slow\w*|quick\w*|rapid\w*)\b|%|\bper\b"
            rf"|\b(?:an|every|each) (?:hour|minute|second|day|year)\b"
            rf"|{FIGURE}[\w\s.,-]{{0,12}}?(?:seconds|minutes|hours|times)\b",
        ),
        (r"\bhow heavy\b|\b(?:what|how much) .*\bweigh", rf"{FIGURE}[\w\s.,-]{{0,12}}?\s*{WEIGHT}"),
        (r"\b(?:what|which) (?:percentage|per ?cent|share|proportion)\b|\bhow many per ?cent\b", SHARE),
        (r"\bborn\b|\bbirth", BIRTH),
        (
            r"^(?:what|which) (?:is|was|are|were) the (?:\w+ )?(?:population|number|length|height|weight|"
            r"depth|width|area|distance|temperature|speed|budget|rate|percentage|death toll)\b",
            FIGURE,
        ),
        (r"^on (?:what|which) (?:exact )?date\b|^what (?:is|was) the (?:exact )?date\b", DAY_OF_YEAR),
        (
            r"^(?!how many\b)[^?]*\bpension\b(?! (?:age|bill|fund|plan|protest|reform|scheme)s?\b)",
            r"\bpension",
        ),
        (r"^(?!how many\b)[^?]*\bsalary\b", r"\bsalar|\bwages?\b|\bearn|\bpaid\b|\bpay\b|\ballowance"),
        (
            r"^who (?:replaced|succeeded|(?:will|is to) (?:replace|succeed))\b",
            r"\b(?:replac|succe|follow|appoint|elect|inherit)|\b(?:took|tak\w+|hand\w*) (?:over|the|on)\b"
            r"|\b(?:instead|in place|step\w* in|new|named|became|former)\b",
        ),
        (
            r"^who (?:has |have |had )?(?:killed|murdered|assassinated)\b",
            r"\b(?:kill|murder|assassin|sla(?:in|y|ughter)|slew|execut|massacre|shot|shoot|stab|strangl|poison"
            r"|behead|hang|behind|responsib|death|dead|dies?\b|died|dying|life|lives|bomb|attack|fatal|lynch)",
        ),
        (
            r"^who (?:has |have |had )?(?:arrested|detained)\b",
            r"\b(?:arrest|detain|detention|custody|held|seiz|captur|caught|apprehend|jail|imprison)",
        ),
        (
            r"^where (?:was|were)\b[^?]*\bfound\s*\??$",
            r"\b(?:found|discover|recover|unearth|locat|turned up|came across|spotted|washed)",
        ),
        (r"\bpenalty\b", r"\bpenalt|\bfine[ds]?\b|\bsentence"),
    )
)
