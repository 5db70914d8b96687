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
