"""Follow-up questions are made to stand alone, without a model."""

import pytest

from qa.answer import Turn
from qa.asking.followups import standalone

KILLED = Turn("How many people were killed?", "350.")
DASHTI = Turn("Who is Fahim Dashti?", "Fahim Dashti is a spokesman for the resistance movement. [1]")
LEADER = Turn("Who leads the resistance?", "Ahmad Masud. [1]")
CAPITAL = Turn("What is the population of Warsaw?", "1.8 million.")
KILLERS = Turn("Who killed the nine Hazara men in Ghazni?", "Taliban fighters.")
CHOSEN = Turn("Who was elected in 2022?", "Helena Strand.")
FAILED = Turn("Who said the talks had failed?", "Mutaqui.")
VISITS = Turn("How many visits did the baths have?", "38,200.")
TICKET = Turn("What does a ticket cost for the day boat?", "£12.")
ROOM = Turn("Who teaches in room 7 on Mondays?", "Mr Pell.")
CLUB = Turn("When does reading group meet and what does it cost?", "On Tuesdays; £3.")
WOMEN = Turn("How much do women get?", "£9.")
OVEN = Turn("How much did the oven cost in the end?", "£240.")
DANCERS = Turn("What happened in Elmby?", "Two dancers fell ill.")
PRICE = Turn("What is the price of the tunnel?", "£3m.")
NEWTS = Turn("Are newts found near the mill?", "Yes.")
FRANK = Turn("Who is Lena Frank's uncle?", "Otto.")
CHEESES = Turn("What is the difference between Brie and Comté?", "Their milk.")
FEES = Turn("What happens to fines and deposits?", "They are kept.")
RETURN = Turn("Can I return a boat?", "Yes.")
SAFE = Turn("Is the pier safe for children?", "No: it has no rails. [1]")
STALL = Turn("What does a stall cost at the market?", "£20.")
MAYOR = Turn("Who is the Mayor?", "Helena Strand.")
BUILT = Turn("When was the mill built?", "In 1702.")
NOTICE = Turn("What is the notice period?", "A month.")
EFFECTS = Turn("What are the side effects of Zelnor?", "Sleep.")
UNIONS = Turn("What did the unions say?", "That it was wrong.")
RIVERS = Turn("Which rivers flood?", "The Arrow.")
LAPTOPS = Turn("Which laptops cost less than €1,000?", "The Ash.")
HILLS = Turn("Which hills are over 500 m?", "Two of them.")
SATURDAY = Turn("Is the kiosk open on Saturdays?", "Yes.")
KAYAK = Turn("What does it cost to hire a paddle boat?", "£18.")
BOOTS = Turn("Do you have red boots?", "Yes.")
HELMET = Turn("Is a helmet included?", "Yes.")
COACH = Turn("When does the coach to Ely leave?", "At 9.")
POSTAGE = Turn("Who pays the postage?", "The customer.")
TALKS = Turn("What did Kuleba say about the talks with NATO?", "That they failed.")
MEETING = Turn("Did Scholz meet Zelensky in Berlin?", "Yes.")
GROWTH = Turn("How much did exports grow in 2019?", "By 3 %.")


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (KILLED, "And the wounded?", "How many people were wounded?"),
        (KILLED, "What about wounded?", "How many people were wounded?"),
        (CAPITAL, "What about Kraków?", "What is the population of Kraków?"),
        (CAPITAL, "And Fresno?", "What is the population of Fresno?"),
        (GROWTH, "And in 2020?", "How much did exports grow in 2020?"),
        (DASHTI, "When was he born?", "When was Fahim Dashti born?"),
        (DASHTI, "And what did he say?", "What did Fahim Dashti say?"),
        (DASHTI, "What is his role?", "What is Fahim Dashti's role?"),
        (LEADER, "Where was he born?", "Where was Ahmad Masud born?"),
        (CAPITAL, "What is its area?", "What is Warsaw's area?"),
        (CAPITAL, "When was it founded?", "When was Warsaw founded?"),
        (CAPITAL, "Who lives there?", "Who lives in Warsaw?"),
        (DASHTI, "Why?", "Why is Fahim Dashti?"),
        (KILLERS, "When?", "When were the nine Hazara men killed in Ghazni?"),
        (CHOSEN, "When?", "When was somebody elected in 2022?"),
        (FAILED, "Where?", "Where was it that somebody said the talks had failed?"),
        (VISITS, "Who disputes it?", "Who disputes the baths?"),
        (DASHTI, "What is the population of Kabul?", "What is the population of Kabul?"),
        (DASHTI, "Did Ahmad Masud sell his house?", "Did Ahmad Masud sell his house?"),
        (VISITS, "Did the mayor say when they reopen?", "Did the mayor say when the baths reopen?"),
        (VISITS, "What if it's closed?", "What if the baths is closed?"),
        (CAPITAL, "How do I become a guide and does it pay?", "How do I become a guide and does it pay?"),
        (CAPITAL, "Is it possible to visit it in May?", "Is it possible to visit Warsaw in May?"),
        (CAPITAL, "Wait a moment. Is it on a river?", "Is Warsaw on a river?"),
        (CAPITAL, "No one lives there?", "No one lives in Warsaw?"),
        (TICKET, "And for the night boat?", "What does a ticket cost for the night boat?"),
        (ROOM, "And room 12?", "Who teaches in room 12 on Mondays?"),
        (CLUB, "And the after-work group?", "When does after-work group meet and what does it cost?"),
        (CLUB, "And the pupils?", "When does reading group meet and what does it cost (the pupils)?"),
        (WOMEN, "And volunteers?", "How much do volunteers get?"),
        (CLUB, "Oops, I meant the writing group.", "When does writing group meet and what does it cost?"),
        (CLUB, "Sorry, could you tell me who leads it?", "Who leads the reading group?"),
        (CLUB, "Pottery", "Pottery"),
        (CLUB, "Is there parking nearby?", "Is there parking nearby (the reading group)?"),
        (CLUB, "What does glazing mean?", "What does glazing mean?"),
        (OVEN, "Why is it so loud?", "Why is the oven so loud?"),
        (DANCERS, "Did they recover?", "Did they recover (Elmby)?"),
        (DANCERS, "How many fell ill, and who says so?", "How many fell ill (Elmby), and who says so?"),
        (PRICE, "When was it opened?", "When was the tunnel opened?"),
        (FRANK, "What about Ida Moor?", "Who is Ida Moor's uncle?"),
        (CHEESES, "Are they sold together?", "Are Brie and Comté sold together?"),
        (FEES, "Are they taxed?", "Are fines and deposits taxed?"),
        (FEES, "What about paying by card?", "Paying by card?"),
        (CAPITAL, "But it has a port, doesn't it?", "Does Warsaw have a port?"),
        (CAPITAL, "A tram every hour vs. one time", "A tram every hour vs. one time"),
        (CAPITAL, "Tell me more.", "Warsaw"),
        (KILLED, "List them.", "Which people were killed?"),
        (RETURN, "How long do I have?", "How long do I have (return a boat)?"),
        (RETURN, "Who pays for that?", "Who pays for that (return a boat)?"),
        (RETURN, "How do I clean the sail?", "How do I clean the sail?"),
        (RETURN, "What is the price?", "What is the price (return a boat)?"),
        (RETURN, "And if it is torn?", "Can I return a boat if it is torn?"),
        (SAFE, "Why?", "Why isn't the pier safe for children?"),
        (SAFE, "Is it suitable for bikes?", "Is the pier suitable for bikes?"),
        (SAFE, "What about its shelter?", "Is the pier's shelter safe for children?"),
        (GROWTH, "And the year before?", "How much did exports grow in 2018?"),
        (ROOM, "And in Elm House?", "Who teaches in Elm House on Mondays?"),
        (STALL, "Can I sell jam there?", "Can I sell jam at the market?"),
        (MAYOR, "When was she elected?", "When was Helena Strand elected?"),
        (BUILT, "Who designed it?", "Who designed the mill?"),
        (BUILT, "And the tower?", "When was the tower built?"),
        (NOTICE, "For managers?", "What is the notice period for managers?"),
        (NOTICE, "In days?", "What is the notice period in days?"),
        (EFFECTS, "How often do they occur?", "How often do the side effects of Zelnor occur?"),
        (EFFECTS, "Can I take it?", "Can I take Zelnor?"),
        (UNIONS, "Why did they oppose it?", "Why did the unions oppose it?"),
        (RIVERS, "Why?", "Why do rivers flood?"),
        (RIVERS, "List them all", "Which rivers flood?"),
        (CLUB, "No, I meant the drawing group", "When does drawing group meet and what does it cost?"),
        (DASHTI, "When did they arrest him?", "When did they arrest Fahim Dashti?"),
        (LAPTOPS, "and below 800 €?", "Which laptops cost below 800 €?"),
        (LAPTOPS, "And above £1,200?", "Which laptops cost above £1,200?"),
        (LAPTOPS, "And in Leeds?", "Which laptops cost less than €1,000 in Leeds?"),
        (HILLS, "And over 800 m?", "Which hills are over 800 m?"),
        (HILLS, "And over 20 km?", "Which hills are over 500 m (over 20 km)?"),
        (SATURDAY, "What about Fridays?", "Is the kiosk open on Fridays?"),
        (SATURDAY, "Is the tower open then?", "Is the tower open on Saturdays?"),
        (SATURDAY, "Who runs it then?", "Who runs the kiosk on Saturdays?"),
        (CAPITAL, "Is it growing then?", "Is Warsaw growing then?"),
        (KAYAK, "And an electric one?", "What does it cost to hire an electric boat?"),
        (KAYAK, "And the larger one?", "What does it cost to hire a larger boat?"),
        (BOOTS, "And blue ones?", "Do you have blue boots?"),
        (HELMET, "And an anchor?", "Is an anchor included?"),
        (COACH, "And the train?", "When does the train leave?"),
        (POSTAGE, "And helmets?", "Who pays the postage (helmets)?"),
        (TALKS, "And Lavrov?", "What did Lavrov say about the talks with NATO?"),
        (TALKS, "And about Iran?", "What did Kuleba say about Iran?"),
        (MEETING, "And Macron?", "Did Scholz meet Macron in Berlin?"),
        (MEETING, "And in Paris?", "Did Scholz meet Zelensky in Paris?"),
        (UNIONS, "And Rudd?", "What did Rudd say?"),
    ],
)
def test_what_a_follow_up_leaves_out_is_put_in(history, question, expected):
    assert standalone(question, [history]) == expected


def test_a_pronoun_stands_for_the_whole_of_what_is_named():
    men = Turn("Who killed the nine Hazara men?", "Taliban fighters.")
    assert standalone("How were they killed?", [men]) == "How were the nine Hazara men killed?"


def test_without_a_conversation_a_question_stays_as_it_is():
    assert standalone("When was he  born?", []) == "When was he born?"


def test_a_chain_of_follow_ups_goes_by_what_was_understood():
    first = Turn("And the wounded?", "287.", standalone="How many people were wounded?")
    assert standalone("And the arrested?", [KILLED, first]) == "How many people were arrested?"


def test_pronouns_go_on_about_the_same_through_a_conversation():
    first = Turn("What are newts?", "Small animals.")
    then = Turn("Do they eat garden snails?", "Yes.")
    assert standalone("Are they protected?", [first, then]) == "Are newts protected?"


def test_what_a_person_did_is_what_it_means_after_a_question_about_them():
    first = Turn("Who is Ida Moor?", "A builder.")
    then = Turn("When did she build the new pier?", "In 1890.")
    assert standalone("How long is it?", [first, then]) == "How long is the new pier?"


def test_the_other_one_is_what_was_asked_about_before():
    fresno = Turn("And Fresno?", "0.5 million.")
    assert standalone("What about the other one?", [CAPITAL, fresno]) == "What is the population of Warsaw?"


def test_a_question_about_an_answer_changes_no_subject():
    who = Turn("Who says so?", "The census office. [1]")
    assert standalone("And Kraków?", [CAPITAL, who]) == "What is the population of Kraków?"


def test_what_somebody_asks_to_do_is_gone_on_about():
    first = Turn("How do I reset my password?", "By mail.")
    then = Turn("How long does it take?", "A day.")
    assert standalone("Can someone do it for me?", [first, then]) == (
        "Can someone do it for me (reset my password)?"
    )


def test_a_person_is_no_thing_that_was_named_later():
    first = Turn("Who designed the Heron?", "Mara Fell. [1]")
    then = Turn("When was the Heron designed?", "2019.")
    assert standalone("What else did she design?", [first, then]) == "What else did Mara Fell design?"


def test_what_follows_a_why_not_is_asked_as_before_it():
    first = Turn("Is the mill open on Mondays?", "No: it is closed on Mondays. [1]")
    then = Turn("Why not?", "The miller rests. [1]")
    assert standalone("Why not?", [first]) == "Why isn't the mill open on Mondays?"
    assert standalone("And on Saturdays?", [first, then]) == "Is the mill open on Saturdays?"


@pytest.mark.parametrize(
    "question", ["Which one is lighter?", "Which is lighter?", "Which of them is lighter?"]
)
def test_which_one_is_asked_of_the_two_that_were_spoken_of_last(question):
    first = Turn("How much is the Heron?", "£1,850. [1]")
    then = Turn("And the Kestrel?", "£2,400. [1]")
    assert standalone(question, [first, then]) == "Which is lighter, the Heron or the Kestrel?"
    assert standalone("Which one is lighter?", [first]) == "Which one is lighter?"


def test_each_and_every_take_no_article():
    sides = Turn("What casualty figures does each side give?", "350 and 34.")
    assert standalone("Who commands them?", [sides]) == "Who commands each side?"
