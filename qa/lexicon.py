"""The English word lists that rules go by, in one place."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# words that carry no content
STOP = _set("""
    a about above after again against all also although always am among an and another any anyone anything
    are aren't as at be because been before being below between both but by came can cannot can't come
    could couldn't did didn't do does doesn't doing don't done down during each either else etc ever every
    few for from further get gets give given gives go goes going got had hadn't has hasn't have haven't
    having he he's hence her here hers herself him himself his how however i if i'm in into is isn't it
    its it's itself just let like many may me might more most much must my myself neither no nor not now
    of off often on once one only onto or other others our ours out over own per perhaps please rather s
    same say says shall she should shouldn't since so some somebody someone something such t tell than
    that that's the their theirs them themselves then there therefore these they they're this those though
    through thus to together too toward towards under until up upon us use used very via was wasn't we
    were weren't what what's when where whether which while who whom whose why will with within without
    won't would wouldn't yes yet you your yours
""")

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))

# lower-case words inside names
PARTICLES = _set("of the for de la le el al bin ibn van von der den du da di y")

# words before a name that are no part of it
TITLES = _set("""
    mr mrs ms dr prof professor sir lord lady president minister king queen general mullah sheikh
    chancellor captain colonel senator governor mayor director chairman spokesman spokeswoman judge
    justice pope
""")

# words that open sentences and questions with a capital and name nothing
OPENERS = (
    STOP
    | CALENDAR
    | _set("""
    according although earlier finally today yesterday tomorrow meanwhile moreover since despite many most
    several two three four five six seven eight nine ten hundreds thousands dozens people name list give
    describe explain compare show find define state born last next first second third new old
""")
)

# subjects of "said" that are nobody
NOBODY = _set("people reports sources it they he she there this that these those which who what and nobody")

# verbs with which somebody is reported to say something; some need a word after them to mean that
REPORTING = (
    _set("""
    said says saying told tells claim claims claimed report reports reported announce announces announced
    state states stated stating indicate indicates indicated insist insists insisted argue argues argued
    estimate estimates estimated confirm confirms confirmed deny denies denied admit admits admitted adds
    added warn warns warned reaffirm reaffirms reaffirmed declare declares declared assert asserts
    asserted allege alleges alleged stress stresses stressed acknowledge acknowledges acknowledged wrote
    writes tweets tweeted explain explains explained recommend recommends recommended conclude concludes
    concluded finds put puts urge urges urged expressed expresses
""")
    | {"called on", "called for", "calls on", "calls for", "found that", "noted that", "notes that"}
    | {"suggests that", "suggested that", "shows that", "showed that", "maintains that", "maintained that"}
)
