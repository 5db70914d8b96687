"""Attribution in prose: who says so."""

import pytest

from qa.language.speakers import Speaker, same_speaker, speaker_of


@pytest.mark.parametrize(
    ("sentence", "name", "party"),
    [
        ("The mayor said the bridge would open in May.", "The mayor", ""),
        ("The grocer, based in Ferry Street, Dorn, said he was shocked.", "The grocer", ""),
        (
            "A spokesman for the governor of Dorn province said a guard had fired.",
            "A spokesman for the governor of Dorn province",
            "",
        ),
        ("The toll was put at at least 40 by one residents' group in Dorn.", "one residents' group", ""),
        (
            '"According to port sources and Dorn residents, 12 drowned," said Rami Abel.',
            "port sources and Dorn residents",
            "",
        ),
        (
            "Twelve drowned, according to the Oslo-based group Harbour Watch for Sailors.",
            "the Oslo-based group Harbour Watch for Sailors",
            "",
        ),
        (
            "Deputy head at the county's ferry service (CFS) Ed Strand said it cost £6,000.",
            "Deputy head at the county's ferry service (CFS) Ed Strand",
            "",
        ),
        ("According to the World Bank, growth slowed.", "the World Bank", ""),
        ("The Amber company spoke of one death.", "The Amber company", ""),
        ("Police now believe that six cars sank.", "Police", ""),
        ("Divers reached by telephone said the car had sunk.", "Divers", ""),
        ("A smith who built it, Emil Roth, told the Courier that he had warned.", "Emil Roth", ""),
        ("The dockers' union expects up to 4,000 job losses.", "The dockers' union", ""),
        ("Growth slowed, according to a 2019 report by the Bank.", "a 2019 report by the Bank", ""),
        (
            "Ada Byron, a spokeswoman for the council, told the BBC that work goes on.",
            "Ada Byron",
            "the council",
        ),
        ("The army clashed with the Front, who have claimed to have killed 34 men.", "the Front", ""),
        ("For its part, the FNR has reported on its account that 350 people died.", "the FNR", ""),
        (
            "Nor will there be women, as Karl Abel, deputy head of the bureau, has reported.",
            "Karl Abel",
            "the bureau",
        ),
        ("“We are ready,” said Maria Lopez.", "Maria Lopez", ""),
        ("OSLO, 4 March 2025 - The pilots' union said that 14 had died.", "The pilots' union", ""),
        ("The police say that 2,300 marched.", "The police", ""),
        ("OSLO, 4 March 2025 - Fire crews said on Monday that 14 had died.", "Fire crews", ""),
        ("Local health officials said that 14 had died.", "Local health officials", ""),
        ("The Anglers of Dorn reckon that the lake holds 40 pike.", "The Anglers of Dorn", ""),
        ("On Monday the harbour master said that the ferry stays.", "the harbour master", ""),
        ("2. The harbour master reported 14 accidents.", "The harbour master", ""),
        ("On Monday the Mayor said that nothing was decided.", "the Mayor", ""),
        ("On Tuesday\nCouncillor Ada\nByron said that there is.", "Councillor Ada Byron", ""),
        ("In May Ada Byron told the council that work goes on.", "Ada Byron", ""),
        ("A spokesman for the city, Rui Alves, said that four were sailors.", "Rui Alves", "the city"),
        ("Dorn's mayor, Rui Alves, said that four were sailors.", "Rui Alves", ""),
        ("Dorn's interior ministry said that four were sailors.", "Dorn's interior ministry", ""),
        ("The government on Friday raised its count of the dead to 12.", "The government", ""),
        ("The SNF union put the losses at 2,100.", "The SNF union", ""),
        ("Police chief Ana Lopes said that the brakes had failed.", "Police chief Ana Lopes", ""),
        ("Rights group Open Door put the number at over 300.", "Rights group Open Door", ""),
        ("A bus fell into the river, city officials said on Tuesday.", "city officials", ""),
        ("At least 17 were killed, police said.", "police", ""),
        ("Local media put the number of dead at 31.", "Local media", ""),
        ("The ministry had earlier said that it was 14.", "The ministry", ""),
        ("The county now puts the cost at £3m.", "The county", ""),
        ("The Health Ministry on Friday lowered its count of the dead to 12.", "The Health Ministry", ""),
        (
            "It ends on Monday, the head of the port authority, Rui Alves, said.",
            "Rui Alves",
            "the port authority",
        ),
    ],
)
def test_the_speaker_is_named(sentence, name, party):
    found = speaker_of(sentence)
    assert found is not None
    assert (found.name, found.party) == (name, party)


@pytest.mark.parametrize(
    "sentence",
    [
        "The tower was built in 1889.",
        "The army maintains its offensive against the valley.",
        "It said so on the door.",
        "Yesterday officials said that 14 had died.",
        "The tenant must state the reason within 5 days.",
        "Please report faults to the office.",
        "People say it rains there.",
        "The levy rises by 3.9 per cent, and 68 per cent for repairing them.",
        "The report of the engineers speaks of £1,380,000.",
        "Divers found that the bed lies 1.9 metres deep.",
        "She won, final results showed on Tuesday.",
        "The bridge is closed, and others say it rains.",
        "A severe flood warning indicates a danger to life.",
        "The figures say that trade is down.",
    ],
)
def test_nobody_is_made_up(sentence):
    assert speaker_of(sentence) is None


def test_a_pronoun_takes_its_speaker_from_the_sentence_before():
    before = "Ada Byron, a spokeswoman for the council, told the BBC that work goes on."
    found = speaker_of('"We have reached the river," she added.', before)
    assert found is not None
    assert found.name == "Ada Byron"


def test_two_speakers_for_one_party_are_one_side():
    assert same_speaker(Speaker("Ada Byron", "the council"), Speaker("the council"))
    assert not same_speaker(Speaker("the council"), Speaker("the miners"))


def test_she_is_whoever_her_own_sentence_begins_with():
    before = "Chief executive Dorian Pike put it down to the rain."
    told = speaker_of("Analyst Yetunde Marsh was less forgiving: shoppers were fed up, she said.", before)
    assert told is not None and told.name == "Analyst Yetunde Marsh"
    assert speaker_of("It had rained for weeks, he said.", before).name == "Chief executive Dorian Pike"
