"""Words for what happens, to whom and where, told apart as a question tells them apart."""

# stems that tell of one event in different words, for asking whether two quotes speak of the same thing
KINDRED = """
    kill die dead death fatal perish slain bodi; wound injur hurt; arrest detain captur; cost price;
    begin start open launch; end finish close
"""
KIN = {word: kin for kin, *others in (line.split() for line in KINDRED.split(";")) for word in others}

# events that exclude each other, by field; what stands between bars is one event in several words
EVENT_FIELDS = """
    kill killed die died dead death fatal fatality slain body bodies
    | wound wounded injure injured injuries hurt | arrest arrested detain detained jailed imprisoned
    | displaced fled flee evacuated homeless
    | rescue rescued | missing | live lived inhabitant inhabit resident reside population
    | born birth | married marry wedding | retire retired | enrolled enrol enroll
    | attended attend gathered gather waited waiting queued marched march crowd crowds turnout;
    build built construct constructed erect erected opened | destroy destroyed demolish demolished detonated
    blown burnt burned collapsed | repair repaired restored renovated | damaged damage | planted | felled;
    buy bought purchase purchased | sell sold | rent rented leased | stolen steal | donated donate;
    elected elect appointed appoint | resign resigned dismissed sacked | nominated nominate
"""

# sorts of people that are counted apart
FOLK = """
    soldier | policeman policemen policewoman officer | civilian | guard | militant fighter rebel insurgent
    | child children pupil student | woman women | journalist reporter | passenger | firefighter | sailor
    | demonstrator protester marcher | villager | fisherman fishermen | miner | migrant refugee
    | doctor nurse medic | prisoner inmate | hostage | tourist | teacher | worker employee staff
"""

# kinds of places
PLACES = """
    town city village municipality hamlet; district borough county; province state region governorate;
    country nation kingdom; continent; river lake sea ocean bay; street road avenue lane square; island;
    mountain hill peak
"""
