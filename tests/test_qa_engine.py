"""The main job on the seed article, with the real models."""

import asyncio
import hashlib

import pytest
from qa_world import ROOT, engine_over

from index.errors import UsageError
from qa.answer import ConflictKind, Finished, Phase, Retrieved, Status, Turn, Working
from qa.reader.onnx_reader import OnnxReader
from qa.schema import answer_to_dict


@pytest.fixture(scope="module")
def engine(encoder, ranker, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTNOTE_HOME", str(tmp_path_factory.mktemp("home")))
        opened = engine_over(ROOT / "seeds", encoder, ranker, OnnxReader())
        opened.ask_now("Who is Fahim Dashti?")
        yield opened
        opened.close()


def reopens(engine, evidence):
    for location in (evidence.location, *evidence.also):
        document = engine.index.document(location.source.document_id)
        assert document.text[evidence.location.start : evidence.location.end] == evidence.quote
        path = ROOT / evidence.location.source.path
        assert hashlib.sha256(path.read_bytes()).hexdigest() == location.source.sha256


def test_each_sides_figures_are_given_with_who_says_so(engine):
    answer = engine.ask_now("What casualty figures does each side give?")
    assert answer.status is Status.answered
    assert answer.conflict.kind is ConflictKind.rival
    claims = {
        claim.speaker: (claim.value, [answer.evidence[i] for i in claim.evidence])
        for claim in answer.conflict.claims
    }
    assert set(claims) == {"the Taliban", "the FNR"}
    assert "34" in claims["the Taliban"][0]
    assert "350" in claims["the FNR"][0] and "287" in claims["the FNR"][0]
    for claim in answer.conflict.claims:
        for place in claim.evidence:
            item = answer.evidence[place]
            reopens(engine, item)
            assert item.quote[slice(*item.highlight)] == claim.value


def test_a_figure_comes_with_its_sentence(engine):
    answer = engine.ask_now("How many NRF members do the Taliban say they killed?")
    assert answer.status is Status.answered
    assert answer.short == "34"
    assert answer.conflict is None
    first = answer.evidence[0]
    assert first.location.line == 7
    assert "claimed to have killed 34 NRF members" in first.quote
    assert first.quote[slice(*first.highlight)] == "34"
    reopens(engine, first)


def test_what_the_documents_do_not_say_is_refused_with_what_came_nearest(engine):
    answer = engine.ask_now("What is the population of Kabul?")
    assert answer.status is Status.not_found
    assert answer.statements == () and answer.evidence == ()
    assert answer.nearest
    assert answer.gaps == ("what the population of Kabul is",)
    for evidence in answer.nearest:
        reopens(engine, evidence)


def test_half_a_question_is_answered_and_the_missing_half_is_named(engine):
    answer = engine.ask_now("Who is Fahim Dashti and when was he born?")
    assert answer.status is Status.partial
    assert answer.text == "Fahim Dashti is a spokesman for the resistance movement. [1]"
    assert answer.gaps == ("when Fahim Dashti was born",)


def test_where_and_by_whom_an_answer_was_said_comes_of_its_own_citations(engine):
    before = [Turn("How many people were wounded on the Taliban side?", "287. [1]")]
    first = engine.ask_now(before[0].question)
    who = engine.ask_now("Who says so?", before)
    assert who.evidence == first.evidence
    assert who.statements[0].text.startswith("The FNR: “") and first.evidence[0].quote in who.text
    where = engine.ask_now("Where does it say that?", [*before, Turn("Who says so?", who.text)])
    assert where.evidence == first.evidence
    assert where.statements[0].text.startswith(first.evidence[0].location.shown)
    brief = engine.ask_now("In short?", [*before, Turn("Who says so?", who.text)])
    assert brief.statements == first.statements[:1]


def test_a_refusal_is_not_made_an_answer_by_asking_whether_it_is_sure(engine):
    before = [Turn("What is the population of Kabul?", "")]
    answer = engine.ask_now("Are you sure?", before)
    assert answer.status is Status.not_found and answer.statements == ()


def test_the_same_question_gives_the_same_answer(engine):
    def asked():
        return {
            k: v
            for k, v in answer_to_dict(engine.ask_now("Who leads the resistance?")).items()
            if k != "seconds"
        }

    assert asked() == asked()


def test_events_come_in_order_and_the_answer_last(engine):
    async def gather():
        return [event async for event in engine.ask("Who is Fahim Dashti?")]

    events = asyncio.run(gather())
    phases = [event.phase for event in events if isinstance(event, Working)]
    assert list(dict.fromkeys(phases)) == [Phase.syncing, Phase.searching, Phase.reading]
    assert sum(isinstance(event, Retrieved) for event in events) == 1
    assert isinstance(events[-1], Finished)
    assert events[-1].answer.evidence


def test_a_question_can_be_withdrawn_at_once_and_the_next_one_is_answered(engine):
    async def withdraw():
        asking = engine.ask("Who is Fahim Dashti?")
        await anext(asking)
        begun = asyncio.get_running_loop().time()
        await asking.aclose()
        return asyncio.get_running_loop().time() - begun

    assert asyncio.run(withdraw()) < 0.1
    assert engine.ask_now("Who is Fahim Dashti?").status is Status.answered


@pytest.mark.parametrize(
    ("question", "said"),
    [("  ", "empty"), ("?!", "empty"), ("Ok, thanks!", "asks nothing"), ("why " * 30_000, "120,000|119,999")],
)
def test_what_is_no_question_gets_one_sentence(engine, question, said):
    with pytest.raises(UsageError, match=said):
        engine.ask_now(question)


def test_a_question_in_another_language_is_not_denied_without_a_word_on_that(engine):
    answer = engine.ask_now("Combien de personnes sont mortes dans la capitale ?")
    assert answer.status is Status.not_found
    assert any("English" in note for note in answer.notes)
