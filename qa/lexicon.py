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

# words between a negation and what it denies
LIGHT_WORDS = _set("""
    able yet fully longer possible expected going ever even plan show considered considering intention
    likely been shown
""")


def _pairs(text: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Lines of "a b | c d": words that affirm, and words that deny the same."""
    lines = [line.split("|") for line in text.strip().splitlines()]
    return tuple((tuple(plus.split()), tuple(minus.split())) for plus, minus in lines)


# what denies what, for checks of negation
ANTONYMS = _pairs("""
    succeed success successful succeeded | fail failed failure unsuccessful repulsed collapsed
    increase increased rise rose risen grow grew growth gained climb climbed soared | decrease decreased
    increase | fall fell fallen decline declined drop dropped shrink shrank reduced reduce cut lost
    accept accepted approve approved agree agreed endorse endorsed | reject rejected refuse refused
    accept | oppose opposed veto vetoed
    include included including | exclude excluded excluding omit omitted
    allow allowed permit permitted legal | ban banned forbid forbidden prohibit prohibited bar barred
    allow | illegal
    win won victory | lose lost defeat defeated
    open opened reopened | close closed shut
    before | after
    more | fewer less
    above | below
    first | last
    large larger largest big bigger biggest | small smaller smallest
    high higher highest | low lower lowest
    early earlier earliest | late later latest
    start started begin began launch launched | stop stopped end ended halt halted suspend suspended
    start | cease
    support supported back backed | opposed criticise criticised condemn condemned
    true correct | false wrong incorrect
    safe | unsafe dangerous
    alive survive survived | dead die died killed
    possible | impossible
    present | absent
    enter entered arrive arrived | leave left depart departed exit
    buy bought purchase purchased | sell sold
    build built construct constructed | destroy destroyed demolish demolished
    guilty convicted | innocent acquitted
    male man men | female woman women
    north northern | south southern
    east eastern | west western
    public | private
    old older oldest | young younger youngest new newer newest
    best better | worst worse
    majority most | minority
    maximum | minimum
    hot warm | cold cool
    fast faster quick | slow slower
    all every always | none never
    import imported imports | export exported exports
    effective | ineffective
    likely | unlikely
    strengthen strengthened improve improved | weaken weakened worsen worsened
    remember | forget forgot
    hire hired appoint appointed | fire fired dismiss dismissed
    free freed release released | arrest arrested detain detained capture captured
    attack attacked | defend defended
    inside indoors | outside outdoors
    urban | rural
    confirm confirmed | deny denied
    temporary | permanent
    voluntary optional | mandatory compulsory
    expand expanded | contract contracted
""")
