"""The English word lists that rules go by, in one place."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# words that carry no content
STOP = _set("""
    a about above according after again against all also although always am among an and another any anyone
    anything are aren't as at be because been before being below between both but by came can cannot can't
    come could couldn't did didn't do does doesn't doing don't done down during each either else etc ever
    every few for from further get gets give given gives go goes going got had hadn't has hasn't have haven't
    having he he's hence her here hers herself him himself his how however i if i'm in into is isn't it
    its it's itself just let like many may me might more most much must my myself neither no nor not now
    of off often on once one only onto or other others our ours out over own per perhaps please rather s
    same say says shall she should shouldn't since so some somebody someone something such t tell than
    that that's the their theirs them themselves then there therefore these they they're this those though
    through thus to together too toward towards under until up upon us use used very via was wasn't we
    were weren't what what's when where whether which while who whom whose why will with within without
    won't would wouldn't yes yet you your yours
    hereby herein hereof hereto herewith thereby therein thereof thereto whereby
""")

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
# a month by its name or a usual short form of it
MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
YEAR = r"(?:1\d|2[01])\d\d"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CALENDAR = frozenset((*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)))

# lower-case words inside names
PARTICLES = _set("of the for de la le el al bin ibn van von der den du da di y")

# words before a name that are no part of it
TITLES = _set("""
    mr mrs ms dr prof professor sir lord lady president minister king queen general mullah sheikh
    chancellor captain colonel senator governor mayor director chairman spokesman spokeswoman judge
    justice pope councillor cllr alderman reverend rev admiral commodore brigadier major lieutenant sergeant
    emperor empress prince princess sultan
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
NOBODY = _set("""
    people others reports sources it they he she there this that these those which who what and nobody
""")

# verbs with which somebody is reported to say something; some need a word after them to mean that
REPORTING = (
    _set("""
    said say says saying told tells claim claims claimed report reports reported announce announces announced
    state states stated stating indicate indicates indicated insist insists insisted argue argues argued
    estimate estimates estimated confirm confirms confirmed deny denies denied admit admits admitted adds
    added warn warns warned reaffirm reaffirms reaffirmed declare declares declared assert asserts
    asserted allege alleges alleged stress stresses stressed acknowledge acknowledges acknowledged wrote
    writes tweets tweeted explain explains explained recommend recommends recommended conclude concludes
    concluded reckon reckons reckoned finds put puts urge urges urged expressed expresses counted counts
    measured fear fears feared blame blames blamed acknowledge
    traced attributed cited cites suspects suspected
    valued values write replied retorted contend contends contended conceded objected
    believe believes believed expect expects expected predict predicts predicted
""")
    | {
        "called on",
        "countered that",
        "pointed to",
        "points to",
        "called for",
        "calls on",
        "calls for",
        "spoke of",
        "speaks of",
        "spoken of",
        "found that",
        "noted that",
        "notes that",
    }
    | {"suggests that", "suggested that", "shows that", "showed that", "maintains that", "maintained that"}
)

# who speaks as many do, with which a sentence begins: no names
CROWDS = _set("""
    police officials officers witnesses residents locals villagers survivors rescuers firefighters fire
    organisers organizers authorities prosecutors investigators doctors medics scientists researchers experts
    observers critics opponents activists campaigners families relatives lawyers workers unions employers
    fishermen farmers troops soldiers rebels militants media
""")

# words that bound what is said: with them left out, or put in, a sentence says something else
BOUNDING = _set("""
    about all allege almost although always among approximately attempt because believe but claim consider
    could each either especially every except expect few first former generally half hope however if initially
    intend least less likely mainly many may might more most mostly must nearly never no nor not occasionally
    often one only originally part partly perhaps plan possibly potential probably propose rarely recommend
    roughly seek several should since some sometimes suggest suppose temporary than therefore though try
    typically unless until up usually want whether without would
""")
CONDITIONS = _set("if unless except provided only")  # they bound a whole sentence
SWEEPING = _set("all always because every first less more most must never no not only since than therefore")

# words that open a reason
CAUSES = "because|due to|owing to|thanks to|as a result of|so that|in order to"

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
    carried adopted passed | lost defeated rejected
    succeed success successful succeeded pass passed | fail failed failure unsuccessful repulsed collapsed
    increase increased rise rose risen grow grew growth gained climb climbed soared | decrease decreased
    increase | fall fell fallen decline declined drop dropped shrink shrank reduced reduce cut
    accept accepted approve approved agree agreed endorse endorsed | reject rejected refuse refused
    accept | oppose opposed veto vetoed
    include included including | exclude excluded excluding omit omitted
    allow allowed permit permitted legal | ban banned forbid forbidden prohibit prohibited bar barred
    allow | illegal
    win won victory | lose lost defeat defeated
    open opened reopened | close closed shut
    first | last
    large larger largest big bigger biggest | small smaller smallest
    high higher highest | low lower lowest
    early earlier earliest | late later latest
    start started begin began launch launched resume resumed | stop stopped end ended halt halted suspend
    suspended start | cease
    support supported back backed | opposed criticise criticised condemn condemned
    true correct | false wrong incorrect
    safe | unsafe dangerous
    alive survive survived | dead die died killed
    possible | impossible
    present | absent
    enter entered arrive arrived | leave left depart departed exit
    buy bought purchase purchased | sell sold
    build built construct constructed | destroy destroyed demolish demolished
    male man men | female woman women
    north northern | south southern
    east eastern | west western
    public | private
    old older oldest | young younger youngest new newer newest
    best better | worst worse
    majority most | minority
    hot warm | cold cool
    fast faster quick | slow slower
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
    confirm confirmed admit admitted | deny denied
    voluntary optional | mandatory compulsory
    expand expanded | contract contracted
    praise praised welcome welcomed | criticise criticised condemn condemned
    agree agreed | disagree disagreed refuse refused
    support supports supported favour favoured | oppose opposes opposed resist resisted
    approve approved pass passed | veto vetoed reject rejected
    convict convicted guilty | acquit acquitted innocent
    gain gained win won | lose lost
    rise rose gain gained | fall fell sink sank
    borrow borrowed | lend lent
    give given gave | receive received
    create created found founded establish established | abolish abolished dissolve dissolved
    keep kept retain retained | abandon abandoned remove removed
    continue continued | cease ceased stop stopped discontinue discontinued
    add added | remove removed
    advance advanced | retreat retreated withdraw withdrew withdrawn
    push | pull
    rich wealthy | poor
    strong stronger | weak weaker
    heavy heavier | light lighter
    long longer | short shorter
    wide wider broad | narrow narrower
    deep deeper | shallow
    near nearer close | far distant remote
    easy easier simple | difficult hard harder complex
    cheap cheaper | expensive dearer costly
    happy satisfied | unhappy dissatisfied
    full | empty
    clean | dirty polluted
    wet humid | dry arid
    day | night
    summer | winter
    morning | evening
    left | right
    upper top | lower bottom
    front | rear back
    success victory | failure defeat
    peace peaceful | war hostile
    friend friendly ally allied | enemy rival
    domestic national | foreign international
    employ employed hire hired | sack sacked dismiss dismissed
    save saved rescue rescued | lose lost abandon abandoned
    visible | hidden invisible
    known | secret unknown
    complete completed finish finished | incomplete unfinished
    lift lifted ease eased relax relaxed | impose imposed tighten tightened
    join joined | leave left quit
    trust trusted believe believed | doubt doubted distrust
    love loved like liked | hate hated dislike disliked
    encourage encouraged | discourage discouraged
    active | inactive dormant passive
    married | divorced single
    healthy well | ill sick
    honest | corrupt dishonest
    voluntarily willingly | forcibly unwillingly
    alone separately | together jointly
    permanent permanently | temporary temporarily
    often frequently usually | rarely seldom
    partly partially | fully entirely completely
    minor small slight | major severe serious
    positive | negative
    profit profits profitable | loss losses unprofitable
    surplus | deficit
    supply | demand
    buyer buyers customer | seller sellers vendor
    winner winners | loser losers
    parent parents mother father | child children son daughter
    teacher teachers | student students pupil
    advantage benefit | disadvantage drawback
    maximum most highest | minimum least lowest
    beginning start | end finish
    arrival | departure
""")

# words that order or compare what stands behind them: "before May" denies "after May"
RELATIONS = {
    "before": ("before", 1), "after": ("before", -1), "more": ("more", 1), "less": ("more", -1),
    "fewer": ("more", -1), "above": ("above", 1), "below": ("above", -1), "over": ("above", 1),
    "under": ("above", -1), "faster": ("fast", 1), "slowly": ("fast", -1), "slower": ("fast", -1),
}  # fmt: skip

VERBS = """
    write wrote written; buy bought; sell sold; build built; win won; lose lost; lead led; beat beaten; take
    took taken; give gave given; fall fell fallen; rise rose risen; grow grew grown; shoot shot; fight
    fought; find found; say said; tell told; make made; hold held; leave left; keep kept; meet met; pay
    paid; send sent; spend spent; stand stood; teach taught; think thought; wear wore worn; drive drove
    driven; fly flew flown; break broke broken; begin began begun; become became; come came; choose chose
    chosen; draw drew drawn; eat ate eaten; hide hid hidden; know knew known; ride rode ridden; run ran; see
    saw seen; sing sang sung; sink sank sunk; speak spoke spoken; steal stole stolen; throw threw thrown; go
    went gone; catch caught; feel felt; hear heard; lay laid; lie lay lain; mean meant; read read; seek
    sought; show shown; shut shut; sleep slept; strike struck; swear swore sworn; wake woke; bring brought;
    forget forgot forgotten; forbid forbade forbidden; withdraw withdrew withdrawn
"""

# forms that a stemmer leaves apart from their verb or noun
IRREGULAR = {form: base for base, *forms in (line.split() for line in VERBS.split(";")) for form in forms}
PAST = frozenset(IRREGULAR) | _set("beat hit put cut cost set let hurt quit shut beats")  # verbs, all of them
IRREGULAR |= {
    "children": "child", "men": "man", "women": "woman", "people": "person", "feet": "foot", "wolves": "wolf",
    "lives": "life", "halves": "half",
}  # fmt: skip

# nouns that are of something, which a follow-up may leave unsaid: "What is the price?"
ASPECTS = _set("""
    price cost fee charge size weight height length width depth area population addres number name title date
    deadline time hour capital author owner leader head manager director chair spokesman cause reason result
    outcome effect purpose aim goal advantage disadvantage benefit drawback risk difference meaning colour
    color age role job statu total rate average minimum maximum limit requirement condition step rule term
    location history origin winner other first second third last next same main best worst rest side part way
    phone contact website budget record source background answer situation problem exception alternative
    option
""")
