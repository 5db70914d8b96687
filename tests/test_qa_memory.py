"""Answers of chat models, cached, recorded, replayed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import HumanMessage

from index.errors import ModelError, ModelMissing
from qa.chat.answer_cache import AnswerCache, Recording
from qa.chat.local_chat import LocalChatModel
from qa.chat.memory import RememberingChatModel, identity_of, key_of
from qa.fakes import ScriptedChatModel
from qa.models import context_window, count_tokens
from qa.settings import ModelSettings

PROMPT = [HumanMessage("How many?")]


@given(st.text(max_size=80))
def test_a_scripted_model_says_exactly_its_line(line):
    model = ScriptedChatModel(script=[line])
    assert "".join(str(c.text) for c in model.stream(PROMPT)) == line


def test_a_script_runs_line_by_line_and_may_look_at_the_prompt():
    model = ScriptedChatModel(script=["a b", "c"])
    assert [model.invoke(PROMPT).text for _ in range(3)] == ["a b", "c", "c"]
    assert model.prompts == ["How many?"] * 3
    assert ScriptedChatModel(script=str.upper).invoke(PROMPT).text == "HOW MANY?"


def test_what_is_remembered_is_not_asked_again(tmp_path):
    inner = ScriptedChatModel(script=["first", "second"])
    cache = AnswerCache(tmp_path / "answers.sqlite")
    assert RememberingChatModel.around(inner, cache).invoke(PROMPT).text == "first"
    again = RememberingChatModel.around(inner, cache)
    assert again.invoke(PROMPT).text == "first"
    assert len(inner.prompts) == 1
    assert again.invoke([HumanMessage("Else?")]).text == "second"


async def test_streams_are_remembered_too(tmp_path):
    cache = AnswerCache(tmp_path / "answers.sqlite")
    model = RememberingChatModel.around(ScriptedChatModel(script=["a b c", "no"]), cache)
    first = [c.text async for c in model.astream(PROMPT) if c.text]
    second = [c.text async for c in model.astream(PROMPT) if c.text]
    assert (first, second) == (["a", " b", " c"], ["a b c"])


async def test_a_stream_that_was_stopped_is_not_remembered(tmp_path):
    cache = AnswerCache(tmp_path / "answers.sqlite")
    model = RememberingChatModel.around(ScriptedChatModel(script=["a b c", "d"]), cache)
    stream = model.astream(PROMPT)
    await anext(stream)
    await stream.aclose()
    assert (await model.ainvoke(PROMPT)).text == "d"


@pytest.mark.parametrize(
    "change",
    [
        {"messages": [HumanMessage("How much?")]},
        {"identity": {"name": "other"}},
        {"stop": ["."]},
        {"parameters": {"max_tokens": 5}},
    ],
)
def test_the_key_changes_with_everything_that_matters(change):
    same = {"identity": {"name": "m"}, "messages": PROMPT, "stop": None, "parameters": {}}
    assert key_of(**same) == key_of(**same)
    assert key_of(**(same | change)) != key_of(**same)


def test_a_damaged_cache_forgets_and_goes_on(tmp_path):
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"this is not a database at all" * 100)
    cache = AnswerCache(path)
    assert cache.get("k") is None
    cache.put("k", "text", "m")
    assert cache.get("k") == "text"


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    cache = AnswerCache(tmp_path / "file" / "answers.sqlite")
    cache.put("k", "text", "m")
    assert cache.get("k") is None


def test_the_cache_keeps_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr("qa.chat.answer_cache._KEPT", 3)
    cache = AnswerCache(tmp_path / "answers.sqlite")
    for number in range(5):
        cache.put(str(number), str(number), "m")
    assert [cache.get(str(n)) for n in range(5)] == [None, None, "2", "3", "4"]


def test_a_recording_replays_without_the_model(tmp_path):
    path = tmp_path / "answers.jsonl"
    inner = ScriptedChatModel(script=["Zeile\n„eins“\u2028und\x85noch \x9b31m eine"])
    recorded = RememberingChatModel.around(inner, Recording(path)).invoke(PROMPT).text
    replay = RememberingChatModel(
        inner=None, memory=Recording(path), identity=identity_of(inner), name="scripted"
    )
    assert replay.invoke(PROMPT).text == recorded
    with pytest.raises(ModelMissing, match="no recorded answer of scripted"):
        replay.invoke([HumanMessage("Never asked")])


def test_a_recorded_prompt_is_budgeted_as_its_replay_will_be(tmp_path):
    weights = LocalChatModel(
        name="local", weights=tmp_path / "none", digest="0" * 64, context=512, max_tokens=64, seed=0
    )
    tape = Recording(tmp_path / "answers.jsonl")
    recorded = RememberingChatModel.around(weights, tape)
    replay = RememberingChatModel(inner=None, memory=tape, identity=identity_of(weights), name="local")
    for text in ("How many?", "多少" * 50):
        prompt = [HumanMessage(text)]
        assert count_tokens(recorded, prompt) == count_tokens(replay, prompt) >= len(text) / 3
    assert context_window(recorded, ModelSettings()) == context_window(replay, ModelSettings()) == 512


def test_recording_twice_changes_nothing(tmp_path):
    path = tmp_path / "answers.jsonl"
    inner = ScriptedChatModel(script=["one", "two"])
    for _ in range(2):
        RememberingChatModel.around(inner, Recording(path)).invoke(PROMPT)
    assert len(path.read_text().splitlines()) == 1


@pytest.mark.parametrize("line", [b"nonsense", b"\xff\xfe", b"[" * 100_000, b"[]", b'{"key": "k"}'])
def test_a_recording_that_is_none_is_named_by_line(tmp_path, line):
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b'{"key": "k", "text": "t\xe2\x80\xa8u"}\n' + line + b"\n")
    with pytest.raises(ModelError, match=r"Line 2 of the recording"):
        Recording(path)
