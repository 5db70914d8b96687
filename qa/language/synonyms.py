"""English words of which one may stand in the place of another in a question, by form.

Between commas stand words that are put for each other, in one form each. What is no exchange of word for word
is left out ("own", "belong to"), and so is what means the same only sometimes.
"""

SAME = """
    injured wounded hurt, injure wound hurt, injuries wounds
    killed murdered slain assassinated, kill murder assassinate, killing murder, killings murders
    died perished, die perish, dead killed, deaths fatalities
    arrested detained, arrest detain, imprisoned jailed
    fled escaped, flee escape, flight escape
    declared proclaimed, declare proclaim
    destroyed demolished, destroy demolish, blown detonated
    purchased bought acquired, purchase buy acquire
    constructed built erected, construct build erect
    repaired restored refurbished renovated, repair restore refurbish renovate
    began started commenced, begin start commence, begins starts, beginning start
    ended finished concluded, end finish, ends finishes
    halted stopped, halt stop
    elected chosen, appointed named, dismissed sacked fired
    resigned quit, replaced succeeded, succeeded follows followed, succeeds follows
    won gained, defeated beaten
    allowed permitted, allow permit, forbidden banned prohibited, forbid ban prohibit
    requested asked, request ask, demanded demands, demand ask
    claimed said, claims says, stated said, states says, stated says, mentioned said
    announced reported, published released, publish release
    rejected refused, reject refuse, declined refused
    approved passed adopted, approve pass adopt
    increased raised rose grew, increase rise growth
    decreased fell dropped reduced, decrease fall drop reduction
    required needed, require need, requires needs
    got received, get receive, gets receives, obtained received
    founded established created, found establish, employed works, employs, employees staff workers
    headed led chaired, heads leads chairs, chairman chairwoman chairperson chair
    spokesperson spokesman spokeswoman, spokespersons spokesmen
    wrote prepared drafted authored, written prepared drafted
    vacation leave holiday, vacations leave holidays
    terminate cancel, terminated cancelled, termination cancellation, landlord lessor, tenant lessee
    salary wage pay, wages pay salary, earnings income
    cost price, costs prices, expense cost, expenses expenditure costs, expenditure spending
    fee charge, fees charges, fine penalty, fines penalties
    firm company business contractor, firms companies businesses, corporation company
    physician doctor, lawyer attorney, policeman officer, veterinarian vet
    soldiers troops fighters, rebels insurgents, weapons arms, guns weapons, arsenal weapons
    car vehicle, cars vehicles, lorry truck, lorries trucks, bicycle bike
    town city, village town, residents inhabitants, citizens residents, population inhabitants
    children kids, kid child, father dad, mother mum
    conference meeting, gathering meeting, discussions talks negotiations
    agreement deal accord, illness disease, sickness illness, ill sick
    jumper sweater pullover sweatshirt, jumpers sweaters pullovers sweatshirts, earrings jewellery
    shipping delivery postage, children juniors
    film movie, picture photo photograph, profession job occupation, career profession
    nickname byname alias, surname name
    large big, huge large, small little, quick fast, rapid fast, rich wealthy, biggest largest, newest latest
    border frontier, road street, coast shore
    attack offensive assault, attacks offensives assaults
    battle fighting combat, fight fighting, war conflict fighting, clashes fighting
    ceasefire truce, hostage captive, prisoners captives
    election vote poll, poll survey, ballot vote, law act bill, rule regulation, rules regulations
    tax levy precept, funding money, funds money, subsidy grant, donation grant, schedule timetable
    flat apartment, flats apartments, house home, houses homes, dwelling home, dwellings homes
    garbage refuse waste, rubbish refuse waste, trash refuse waste
    pool baths, headteacher principal, pupils students, telephone phone, newspaper paper
    reason cause, reasons causes, goal aim, goals aims, purpose aim
    opponents rivals, supporters backers
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for group in text.replace("\n", ",").split(","):
        words = tuple(group.split())
        for word in words:
            others = (*table.get(word, ()), *(w for w in words if w != word))
            table[word] = tuple(dict.fromkeys(others))
    return table


SYNONYMS = _table(SAME)
# the same for words that take others with them
PHRASES = {
    "have died": "were killed",
    "has died": "was killed",
    "lost their lives": "were killed",
    "lost his life": "was killed",
    "lost her life": "was killed",
    "head of state": "president",
    "passed away": "died",
    "set fire to": "burned",
    "took place": "was held",
    "take place": "be held",
    "pulled down": "demolished",
    "torn down": "demolished",
    "blown up": "detonated",
}
