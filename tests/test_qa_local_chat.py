"""The embedded chat model itself."""

import gc
import subprocess
import sys
import weakref

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from index import models
from index.errors import ModelDamaged, ModelError
from qa.chat.local_chat import LocalChatModel

PROMPT = [
    SystemMessage("Answer in one short sentence, from the evidence only."),
    HumanMessage("Evidence: The Taliban have claimed to have killed 34 NRF members.\nHow many NRF members?"),
]


def test_a_damaged_file_is_one_sentence(tmp_path):
    (tmp_path / "model.gguf").write_bytes(b"GGUF" + b"nope" * 100)
    model = LocalChatModel(name="broken", weights=tmp_path / "model.gguf", digest="0")
    with pytest.raises(ModelDamaged, match=r"model\.gguf"):
        model.invoke(PROMPT)


class Overheard:
    """llama.cpp, with each chunk of an answer heard by what `listener` gives for it."""

    def __init__(self, server, listener):
        self.listening_address = server.listening_address
        self.handle_completions = server.handle_completions
        self._server, self._listener = server, listener

    def handle_chat_completions(self, request, on_chunk):
        hear = self._listener()
        return self._server.handle_chat_completions(request, lambda chunk: hear(chunk) or on_chunk(chunk))


@pytest.fixture(scope="module")
def chat():
    folder = models.ensure(models.CHAT_MODEL)
    model = LocalChatModel(
        name=models.CHAT_MODEL, weights=folder / "model.gguf", digest="d", context=1024, max_tokens=40
    )
    model.warm()
    return model


@pytest.mark.chat
@pytest.mark.slow
class TestTheRealModel:
    def test_it_answers_from_the_evidence_and_counts(self, chat):
        answer = chat.invoke(PROMPT)
        assert "34" in answer.text
        assert answer.usage_metadata["input_tokens"] == chat.get_num_tokens_from_messages(PROMPT)
        assert 0 < answer.usage_metadata["output_tokens"] <= 40

    async def test_it_gives_the_same_bytes_streamed_after_other_questions(self, chat):
        first = chat.invoke(PROMPT).text
        chat.invoke([HumanMessage("Say hello.")], max_tokens=4)
        pieces = [c.text async for c in chat.astream(PROMPT) if c.text]
        assert len(pieces) > 1
        assert "".join(pieces) == first

    def test_instructions_are_read_once_and_change_no_answer(self, chat, monkeypatch):
        read = []

        def noted(chunk):
            if "timings" in chunk:
                read.append(chunk["timings"]["prompt_n"])

        server = Overheard(chat._llama._loaded(), lambda: noted)
        monkeypatch.setattr(chat._llama, "_loaded", lambda: server)
        other = [PROMPT[0], HumanMessage(f"{PROMPT[1].text[:60]} many people.\nWho has claimed it?")]
        first = chat.invoke(PROMPT)
        second = chat.invoke(other)
        assert [chat.invoke(p).text for p in (other, PROMPT)] == [second.text, first.text]
        alone = chat.get_num_tokens_from_messages([PROMPT[1]])
        # as much each time: neither the instructions again nor less for a prompt that begins like the last
        assert read[0] == read[3] < alone + 8
        assert read[1] == read[2]
        chat.invoke([SystemMessage("Answer with a number."), PROMPT[1]])
        assert chat.invoke(PROMPT).text == first.text

    def test_it_is_put_back_behind_the_answer_not_before_the_next(self, chat, monkeypatch):
        chat.invoke(PROMPT)
        server, done = chat._llama._loaded(), []
        stand_in = Overheard(server, lambda: lambda chunk: done.append("written") if not done else None)
        stand_in.handle_completions = lambda *given: (
            done.append("put back") or server.handle_completions(*given)
        )
        monkeypatch.setattr(chat._llama, "_loaded", lambda: stand_in)
        chat.invoke(PROMPT)
        with chat._llama._asking:  # the answer is out before the model is back
            assert done == ["written", "put back"]

    async def test_stopping_stops_the_writing_and_frees_it_for_the_next_question(self, chat, monkeypatch):
        written = []

        def counting():
            written.append(0)
            turn = len(written) - 1

            def counted(chunk):
                written[turn] += 1

            return counted

        server = Overheard(chat._llama._loaded(), counting)
        monkeypatch.setattr(chat._llama, "_loaded", lambda: server)
        stream = chat.astream([HumanMessage("Count from 1 to 100.")], max_tokens=300)
        await anext(stream)
        await stream.aclose()
        answer = await chat.ainvoke([HumanMessage("Say hello.")], max_tokens=2)
        assert answer.usage_metadata["output_tokens"] <= 2
        assert written[0] < 100  # it would have been 300

    def test_a_prompt_that_does_not_fit_is_refused_not_cut(self, chat):
        with pytest.raises(ModelError, match="exceeds the available context"):
            chat.invoke([HumanMessage("word " * 3000)])

    def test_it_writes_nothing_on_the_screen(self, chat):
        script = (
            "from pathlib import Path; from qa.chat.local_chat import LocalChatModel;"
            f"m = LocalChatModel(name='m', weights=Path({str(chat.weights)!r}), digest='d', context=256);"
            "m.invoke('Say hello.', max_tokens=2)"
        )
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=250)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")

    def test_a_process_that_ends_while_it_reads_ends_well(self, chat):
        script = (
            "import time; from pathlib import Path; from qa.chat.llama import Llama;"
            f"m = Llama(Path({str(chat.weights)!r}), context=1024); m._loaded();"
            "m.read_ahead('Answer from the quotes alone. ' * 40); time.sleep(0.3)"
        )
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=250)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_a_model_that_nobody_holds_is_let_go(tmp_path):
    model = LocalChatModel(name="m", weights=tmp_path / "model.gguf", digest="0")
    kept = weakref.ref(model._llama)
    del model
    gc.collect()
    assert kept() is None
