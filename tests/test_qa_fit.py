"""Near misses: sentences on the right subject that do not hold what is asked for."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.answer import Status
from qa.finding.context import Context
from qa.finding.fit import fitted, misfit


def context(sentence, near=""):
    return Context(sentence, f"{near}\n{sentence}", f"{near}\n{sentence}")


@pytest.mark.parametrize(
    ("question", "sentence", "rule"),
    [
        ("What is the default of max_boats?", "`max_rafts` has a default of `3`.", "identified"),
        ("What does --mirror do?", "`--shadow` copies the folder.", "identified"),
        ("Which rack is pump-02 in?", "pump-01 stands in rack 4.", "identified"),
        ("How old is Helena Strand?", "Helena Strand has been Mayor since 9 May 2022.", "form"),
        ("What is the Mayor's salary?", "The Mayor spoke of £1.2 million in February.", "form"),
        (
            "How much does the firm pay a mile?",
            "The firm's cars leave at 3 p.m. for a drive of 40 miles.",
            "form",
        ),
        ("How much pension does Quill get?", "Quill retires in August after nineteen years.", "form"),
        ("How high is the tower?", "The tower cost £3 million.", "form"),
        ("How wide is the crack?", "The crack in the pier was found on 3 May by divers.", "form"),
        ("How long is the footbridge?", "The way over the footbridge adds nineteen minutes.", "form"),
        ("Where was Greta Lindqvist born?", "Greta Lindqvist chairs the committee.", "form"),
        ("What percentage of homes is heated by gas?", "Gas heats 900 homes in the town.", "form"),
        ("How many books does the library have?", "The library costs the town £312,000.", "counted"),
        ("How many graves are there?", "Parks and cemetery | 288,000", "counted"),
        ("What does a season ticket for the baths cost?", "The baths cost £14.13 for each visit.", "priced"),
        ("What did Moss tell CNN?", "Moss told the BBC that the pool was safe.", "named"),
        ("How many trees were planted in 2024?", "They planted 212 trees in 2019.", "dated"),
        ("What does a stall cost at the Sunday market?", "On Friday a stall costs £18.", "dated"),
        ("How heavy is the second bell?", "The bell weighs 940 kilograms.", "ordered"),
        ("How deep is the crack in pier 3?", "In pier 2 there is a crack 30 mm deep.", "placed"),
        ("How do I open the gate with a crank?", "Open the gate by the wheel.", "needed"),
        ("What is the default depth of the lock?", "The default gate is the upper one.", "needed"),
        ("How long is the dent in arch 3?", "Arch 2 has a dent 30 cm long; arch 1 is sound.", "placed"),
        ("How many Reds were wounded?", "The Blues say that they killed 34 Reds.", "event"),
        ("When was the tower built?", "The tower was demolished in 2001.", "event"),
        ("When was the tower built?", "The tower burned in 1702.", "event"),
        ("When was the tower destroyed?", "The tower was restored in 1702.", "event"),
        ("How many people live in Ammer?", "In Ammer 509 people died of the fever.", "event"),
        ("What is the population of Ammer?", "Ammer lies in a valley.", "form"),
        ("What was the civilian death toll?", "The Blues say that 34 Reds died.", "counted"),
        ("On which date did the siege begin?", "The siege began in 2001.", "form"),
        ("How long is the Ammer valley?", "The valley held out for years.", "form"),
        ("Where does bus line 14 run?", "The town bus, line 12, runs over the ford.", "placed"),
        ("What does the Sieve of Euler do?", "The Sieve of Gauss finds primes.", "rival"),
        ("How long is the path in Alder Park?", "In Birch Park the path is 2 km long.", "rival"),
        ("What did the Carter safety test show?", "The Moss safety test showed a crack.", "rival"),
        ("Which Reds fighters fell?", "They killed 34 Blues fighters.", "rival"),
        ("Who took the court from Ammer to Brück?", "Ada took the court from Bruck to Ammer.", "moved"),
        ("How many people died in the march?", "Fifteen people were let go after the march.", "event"),
        ("When did the strike end?", "*Ada Byron, 13 June 2025*", "imprint"),
        ("Why did the court move?", "By Ada Byron in Ammer", "imprint"),
        ("How many people saw the final?", "The semi-final was seen by 2,150 people.", "compound"),
        ("How many people saw the semi-final?", "The final was seen by 4,800 people.", "compound"),
        ("Who is president?", "Ann Lee was elected vice president.", "compound"),
    ],
)
def test_a_near_miss_does_not_fit(question, sentence, rule):
    names = "It tells of Euler, Alder Park, Carter, Reds, Brück"
    assert misfit(question, context(sentence, names)) == rule


def test_a_loss_is_high_in_money():
    assert not misfit("How high was the loss of the theatre?", context("The bank put it at £3 million."))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How old is the clerk?", "At 26 she is the youngest clerk."),
        ("How old is the bridge?", "The bridge was built in 1887."),
        ("What does a stall cost at the Friday market?", "On Friday a stall costs £18."),
        ("What does a stall cost on Wednesday?", "From Tuesday to Friday a stall costs £18."),
        ("How deep is the hollow?", "The hollow is 1.4 metres deep."),
        ("How long was the bridge closed?", "The bridge was closed for three weeks."),
        ("How many books does the library have?", "The library lends 40,000 books."),
        ("How many people slept in the hall?", "About 120 residents spent the night there."),
        ("How many times did it flood?", "It flooded twice."),
        ("What does the Sieve of Euler do?", "The Sieves of Euler and of Gauss find primes."),
        ("Who signed the Mills Act?", "Ada Carter signed the Mills Act in May."),
        ("What began after WWII?", "After World War II the works began."),
        ("When did US troops leave?", "The American troops left in 2021."),
        ("Who took the court from Ammer to Brück?", "Ada took the court from Ammer to Bruck."),
        ("What did Moss tell the British Broadcasting Corporation?", "Moss told the BBC that it was safe."),
        ("How many trees were planted in 2019?", "They planted 212 trees in 2019."),
        ("How deep is the crack in pier 2?", "In pier 2 there is a crack 30 mm deep."),
        ("How long is the dent in arch 3?", "Arches 1 and 3 have a dent 30 cm long."),
        (
            "How long did the fair of June 14 last?",
            "The fair lasted from June 13 till June 15, three days long.",
        ),
        ("How many per cent of its heat does the boiler lose?", "The boiler loses 30 per cent of its heat."),
        ("What does rebuilding the face cost?", "Rebuild the face of the pier  295,000  8"),
        ("What does a guest pay for the sauna?", "Item: Sauna; Members: 4; Guests: 8"),
        ("How much does the firm pay a mile?", "The firm pays 45p a mile."),
        ("Which US President came in 1888?", "President Cleveland came in 1888."),
        ("Why did the Mayor resign?", "She was tired of it."),
        ("How many Reds were killed?", "34 Reds died and 20 were wounded."),
        ("How many Reds were killed?", "The wounded lay beside 34 dead Reds."),
        ("When was the tower built?", "The tower of 1560 was destroyed and built again in 1702."),
        ("On which date did the siege begin?", "The siege began on 3 May."),
        ("How many people saw the final?", "After a poor semi-final the final was seen by 4,800 people."),
    ],
)
def test_what_answers_fits(question, sentence):
    assert misfit(question, context(sentence)) == ""


@pytest.mark.parametrize(
    ("question", "sentence", "answer", "fits"),
    [
        ("In which town was she born?", "She was born in the Ammer region.", "Ammer", False),
        ("In which town was she born?", "She was born in Ammer.", "Ammer", True),
        ("In which town was she born?", "She was born in Ammer, a town in Oak county.", "Oak county", True),
        ("In which province does it lie?", "It lies in the Ammer region.", "Ammer region", True),
    ],
)
def test_a_place_of_another_kind_is_no_answer(question, sentence, answer, fits):
    behind = sentence.partition(answer)[2]
    assert (misfit(question, Context(sentence, sentence, sentence, answer, behind)) == "") is fits


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("What did Greta Lund say about the pool?", "said"),
        ("What is wrong with the pool, according to Greta Lund?", "said"),
        ("What did Fintan Moss say about the pool?", ""),
        ("What did the Reds say about the pool?", ""),
    ],
)
def test_what_one_person_said_is_not_what_another_says(question, rule):
    near = "Greta Lund and the Reds spoke to Fintan Moss."
    assert misfit(question, context("The pool is safe, said Fintan Moss.", near)) == rule


BOTH_SIDES = "We know that 350 people were killed and 287 wounded on the Reds side, the Blues said."
ONE_SIDE = "The Reds claimed to have killed 34 Blues members, including two commanders."


@pytest.mark.parametrize(
    ("question", "sentence", "fits"),
    [
        ("How many Reds commanders were killed?", ONE_SIDE, False),
        ("How many Blues commanders were killed?", ONE_SIDE, True),
        ("How many Blues members do the Reds say they killed?", ONE_SIDE, True),
        ("How many Reds people were wounded?", BOTH_SIDES, True),
        ("How many Blues people were wounded?", BOTH_SIDES, False),
        ("How many Blues people were killed?", BOTH_SIDES, False),
        ("How many Reds people were killed?", BOTH_SIDES, True),
        ("How many civilians were killed?", BOTH_SIDES, False),
    ],
)
def test_a_number_counts_those_of_the_party_that_is_asked_for(question, sentence, fits):
    assert (misfit(question, context(sentence)) == "") is fits


@pytest.mark.parametrize(
    ("before", "behind", "fits"),
    [
        ("Arch 2 has a dent.", "Arches 1 and 3 are sound.", False),
        ("Arch 3 has a dent.", "Arches 1 and 2 are sound.", True),
        ("There is a dent.", "Arches 1 and 3 are sound.", True),
    ],
)
def test_a_sentence_tells_of_the_numbered_thing_that_was_spoken_of_last(before, behind, fits):
    said = "It was 30 cm long in May."
    near = f"{before} {said} {behind}"
    made = misfit("How long is the dent in arch 3?", Context(said, near, near))
    assert (made == "") is fits


@pytest.mark.parametrize(
    ("beside", "fits"),
    [
        ("It loses 2% a day.", False),
        ("Bell M-2.", False),
        ("There are two bells.", True),
        ("The mid-2nd bell.", True),
    ],
)
def test_a_second_one_is_told_of_by_a_count_and_by_no_other_number(beside, fits):
    said = "The bell weighs 940 kilograms."
    made = misfit("How heavy is the second bell?", Context(said, f"{beside} {said}", f"{beside} {said}"))
    assert (made == "") is fits


def test_the_noun_of_a_table_row_may_stand_in_the_heading():
    row = "Millgate | 84"
    assert misfit("How many street lamps are there in Millgate?", context(row)) == "counted"
    assert misfit("How many street lamps are there in Millgate?", context(row, "Lamps by street")) == ""


def test_a_near_miss_is_refused_and_shown_as_what_came_nearest(answering_from):
    said = "The pool's manager, Fintan Moss, said his staff of 17 learned of the closure from the radio."
    engine = answering_from({"pool.txt": f"{said} The pool opens at seven.\n"})
    missed = engine.ask_now("How old is Fintan Moss?")
    found = engine.ask_now("Who is the manager of the pool?")
    assert missed.status is Status.not_found
    assert missed.nearest[0].quote == said
    assert found.status is Status.answered and found.short == "Fintan Moss"


@pytest.mark.parametrize(("name", "rule"), [("phase-2.txt", "placed"), ("phase_3.txt", ""), ("a.txt", "")])
def test_the_number_in_a_files_name_tells_it_from_another(name, rule):
    found = candidate("The works take three years.", "The works take three years.", "three years")
    document = replace(found.document, source=replace(found.document.source, path=name))
    there = Context.of(replace(found, document=document))
    assert misfit("How long do the works of phase 3 take?", there) == rule


def test_the_capitals_of_a_heading_make_no_rival():
    told = "3. Grant of Patent License. Each Contributor grants You a license."
    assert misfit("Does the Fruit License grant a patent license?", context(told, "Fruit License")) == ""
    assert misfit("What does the Fruit License grant?", context(told, "Fruit License")) == "rival"


def test_a_rival_that_is_the_answer_is_none():
    told = "Alder Park has no lake."
    context = Context("Birch Park has a lake.", told, told, answer="Birch Park")
    assert misfit("Which park beside Alder Park has a lake?", context) == ""
    assert misfit("Which lake does Alder Park have?", replace(context, answer="a lake")) == "rival"


@pytest.mark.parametrize(
    ("question", "sentence", "lacking"),
    [
        ("When was Alder Park laid out?", "A park was laid out in 1887.", True),
        ("When was Alder Park laid out?", "Alder Park was laid out in 1887.", False),
        ("When was Alder Park laid out?", "The park was laid out in 1887.", False),
        ("Who won the cup in 1931?", "Ada Moss won the cup in 1932.", True),
        ("Who won the cup in 1931?", "Ada Moss won the cup in 1931.", False),
        ("Who has had the cup since 1931?", "Ada Moss has the cup.", False),
        ("When was the Marrow bridge built?", "It was built in 1887.", False),  # the title names it
        ("Was Alder Park laid out in 1887?", "It was not.", False),
        ("Who owns the Dutch-built barge?", "Ada Moss owns the barge.", False),
        ("Who owns the Amsterdam barge?", "Ada Moss owns the barge.", True),
        ("What is the Lendingclub?", "The Lending Club is a shop.", False),  # one name, joined or not
        ("What is the name field in an API request?", "The field gives the name.", False),
        ("Who wrote the API?", "Ada Moss wrote the program.", True),
    ],
)
def test_what_a_question_gives_is_missed_where_neither_sentence_nor_title_has_it(question, sentence, lacking):
    found = candidate(sentence, sentence, title="Marrow")
    assert [c.lacks for c in fitted(question, [found])] == [lacking]


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Which boat do we use?", False),
        ("Which boat is no longer used?", True),
        ("Which boat did we use?", True),
    ],
)
def test_what_is_no_longer_used_is_not_what_is_used(question, fits):
    sentence = "The Heron is no longer used since June."
    told = Context(sentence, sentence, sentence, "The Heron", " is no longer used since June.")
    assert (misfit(question, told) == "") is fits


def test_a_rank_is_no_count():
    made = context("It was the first of six days without trains.", "")
    assert misfit("How many trains ran?", replace(made, answer="first of six")) == "counted"
    assert misfit("How many trains ran?", replace(made, answer="six")) == ""


def test_what_names_neither_final_is_about_the_one_spoken_of_last():
    text = "Ammer won the semi-final. Ada Byron scored twice. In the final they lost. Cora Dale scored."
    fits = {
        q: [
            not misfit(q, Context.of(candidate(text, s)))
            for s in ("Ada Byron scored twice.", "Cora Dale scored.")
        ]
        for q in ("Who scored in the final?", "Who scored in the semi-final?")
    }
    assert fits == {"Who scored in the final?": [False, True], "Who scored in the semi-final?": [True, False]}


def test_the_day_above_a_text_answers_only_what_is_asked_of_the_text():
    text = "---\ntitle: Ammer in the final\ndate: 2026-03-12\n---"
    asked = candidate(f"{text}\nThey play on 28 March.", text, "2026-03-12")
    assert misfit("When is the final?", Context.of(asked)) == "imprint"
    assert not misfit("When was the report published?", Context.of(asked))
    row = "Date: 2023-06-13; Weekday: Tuesday; Lorries: 201"
    assert not misfit("How many lorries crossed on 13 June 2023?", Context.of(candidate(row, row, "201")))
