"""Opening chat models: nobody, embedded, servers, and what is said where one cannot be had."""

import dataclasses
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from index import models
from index.errors import ModelError, ModelMissing, ModelUnreachable, SettingsError, UsageError
from qa.chat.answer_cache import Tape
from qa.chat.memory import identity_of
from qa.chat.remote_chat import redact
from qa.config import Config
from qa.models import (
    context_window,
    count_tokens,
    open_chat_model,
)
from qa.settings import ModelSettings

PROMPT = [SystemMessage("Be brief."), HumanMessage("How many?")]
SECRET = "sk-a-very-secret-key"


class Stub(BaseHTTPRequestHandler):
    """What an OpenAI-compatible server does, and what it does on bad days."""

    status = 200
    delay = 0.0
    seen: ClassVar[list[dict]] = []
    keys: ClassVar[list[str]] = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append(body)
        self.keys.append(self.headers.get("Authorization", ""))
        time.sleep(type(self).delay)
        if type(self).status != 200:
            return self._send("application/json", json.dumps({"error": {"message": f"no, {SECRET}"}}))
        lines = [
            {"choices": [{"index": 0, "delta": {"role": "assistant", "content": word}}]}
            for word in ("Thirty", "-four", ".")
        ]
        lines.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        for line in lines:
            line |= {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}
        stream = "".join(f"data: {json.dumps(line)}\n\n" for line in lines) + "data: [DONE]\n\n"
        return self._send("text/event-stream", stream)

    def _send(self, kind, text):
        self.send_response(type(self).status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def stub(monkeypatch):
    class Fresh(Stub):
        seen: ClassVar[list[dict]] = []
        keys: ClassVar[list[str]] = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Fresh)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Fresh.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield Fresh
    server.shutdown()
    server.server_close()
    thread.join()


def config(offline=False, **settings):
    settings = {"cache": False, "retries": 0} | settings
    return Config(docs=(), base=Path(), model=ModelSettings(**settings), offline=offline)


def test_none_is_nobody():
    assert open_chat_model("none", config()) is None


def test_auto_is_nobody_while_the_model_is_not_here(monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path))
    assert open_chat_model("auto", config()) is None


def test_an_embedded_model_that_is_not_here_is_not_fetched_offline(monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path))
    with pytest.raises(ModelMissing, match=f"footnote models pull {models.CHAT_MODEL}"):
        open_chat_model(models.CHAT_MODEL, config(offline=True))


def test_a_model_that_does_not_chat_is_refused():
    with pytest.raises(UsageError, match="not a chat model"):
        open_chat_model(models.RANKER, config())


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(UsageError, match=models.CHAT_MODEL):
        open_chat_model("qwen2.5-coder", config())


def test_any_compatible_server_answers(stub):
    model = open_chat_model("some-model", config(base_url=stub.url, max_tokens=77, seed=5))
    assert model.invoke(PROMPT).text == "Thirty-four."
    asked = stub.seen[0]
    assert asked["model"] == "some-model"
    assert asked["temperature"] == 0
    assert asked["seed"] == 5
    assert 77 in (asked.get("max_tokens"), asked.get("max_completion_tokens"))
    assert [m["content"] for m in asked["messages"]] == ["Be brief.", "How many?"]


async def test_a_server_streams(stub):
    model = open_chat_model("m", config(base_url=stub.url))
    assert [c.text async for c in model.astream(PROMPT) if c.text] == ["Thirty", "-four", "."]


def test_the_key_of_a_provider_is_not_sent_to_another_server(stub, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    open_chat_model("m", config(base_url=stub.url)).invoke(PROMPT)
    monkeypatch.setenv("FOOTNOTE_API_KEY", "for-this-server")
    open_chat_model("m", config(base_url=stub.url)).invoke(PROMPT)
    assert stub.keys == ["Bearer none", "Bearer for-this-server"]


def test_a_closed_port_is_one_sentence():
    model = open_chat_model("m", config(base_url="http://127.0.0.1:9/v1"))
    with pytest.raises(ModelUnreachable, match=r"server at http://127\.0\.0\.1:9/v1 cannot be reached"):
        model.invoke(PROMPT)


async def test_a_closed_port_is_the_same_sentence_while_streaming():
    model = open_chat_model("m", config(base_url="http://127.0.0.1:9/v1"))
    with pytest.raises(ModelUnreachable, match="cannot be reached"):
        [c async for c in model.astream(PROMPT)]


def test_a_slow_server_is_left_after_the_time_out(stub):
    stub.delay = 2.0
    model = open_chat_model("m", config(base_url=stub.url, timeout=0.2))
    with pytest.raises(ModelUnreachable, match=r"within 0\.2 seconds"):
        model.invoke(PROMPT)


def test_a_refused_key_names_the_variable_and_never_the_key(stub, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_API_KEY", SECRET)
    stub.status = 401
    model = open_chat_model("m", config(base_url=stub.url))
    with pytest.raises(ModelError, match="check FOOTNOTE_API_KEY") as error:
        model.invoke(PROMPT)
    assert SECRET not in str(error.value)
    assert error.value.__cause__ is None


def test_other_failures_are_told_without_secrets(stub, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_API_KEY", SECRET)
    stub.status = 404
    with pytest.raises(ModelError, match=r"failed: .*no, <FOOTNOTE_API_KEY>"):
        open_chat_model("m", config(base_url=stub.url)).invoke(PROMPT)


def test_failures_are_tried_again_as_often_as_asked(stub):
    stub.status = 500
    with pytest.raises(ModelError):
        open_chat_model("m", config(base_url=stub.url, retries=1)).invoke(PROMPT)
    assert len(stub.seen) == 2


@pytest.mark.parametrize(
    ("name", "variable"),
    [("openai:m", "OPENAI_API_KEY"), ("anthropic:m", "ANTHROPIC_API_KEY"), ("huggingface:m", "HF_TOKEN")],
)
def test_a_missing_key_names_its_variable(name, variable, monkeypatch):
    for key in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "HF_TOKEN", "HUGGINGFACEHUB_API_TOKEN"):
        monkeypatch.delenv(key, raising=False)
    with pytest.raises(ModelMissing, match=variable):
        open_chat_model(name, config())


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "langchain_anthropic", None)
    monkeypatch.setenv("ANTHROPIC_API_KEY", SECRET)
    from langchain.chat_models import base

    base._get_chat_model_creator.cache_clear()
    with pytest.raises(ModelMissing, match=r'pip install "footnote-qa\[anthropic\]"'):
        open_chat_model("anthropic:claude", config())


def test_a_server_without_a_model_asks_for_its_name(stub):
    with pytest.raises(UsageError, match="--model NAME"):
        open_chat_model("auto", config(base_url=stub.url))


@pytest.mark.parametrize("name", ["nowhere:m", "openai:"])
def test_names_that_cannot_be(name, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    with pytest.raises(UsageError):
        open_chat_model(name, config())


def test_a_server_elsewhere_gets_passages_and_key_only_where_the_environment_names_it(monkeypatch):
    away = config(base_url="https://llm.example.org/v1")
    monkeypatch.setenv("FOOTNOTE_API_KEY", SECRET)
    for servers in ("", "example.org", "llm.example.org.evil.net"):
        monkeypatch.setenv("FOOTNOTE_SERVERS", servers)
        with pytest.raises(SettingsError, match=r"sent to llm\.example\.org; .* FOOTNOTE_SERVERS=llm\."):
            open_chat_model("m", away)
    monkeypatch.setenv("FOOTNOTE_SERVERS", "other.example.org, LLM.example.org")
    assert open_chat_model("m", away).name == "openai:m"


def test_offline_asks_no_one_but_this_machine(stub):
    with pytest.raises(ModelMissing, match="--offline"):
        open_chat_model("openai:gpt", config(offline=True))
    with pytest.raises(ModelMissing, match="--offline"):
        open_chat_model("m", config(offline=True, base_url="https://api.example.org/v1"))
    assert open_chat_model("m", config(offline=True, base_url=stub.url)).invoke(PROMPT).text


def test_answers_are_asked_for_once(stub, home):
    remembering = config(base_url=stub.url, cache=True)
    first = open_chat_model("m", remembering)
    assert first.invoke(PROMPT).text == "Thirty-four."
    again = open_chat_model("m", remembering)
    assert again.invoke(PROMPT).text == "Thirty-four."
    assert len(stub.seen) == 1
    other = dataclasses.replace(remembering, model=dataclasses.replace(remembering.model, seed=9))
    open_chat_model("m", other).invoke(PROMPT)
    assert len(stub.seen) == 2


def test_identity_names_no_key(stub, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_API_KEY", SECRET)
    model = open_chat_model("m", config(base_url=stub.url, cache=True))
    assert SECRET not in json.dumps(identity_of(model))
    assert stub.url in json.dumps(identity_of(model))


def test_prompts_of_remote_models_are_counted_from_above(stub):
    model = open_chat_model("m", config(base_url=stub.url))
    assert count_tokens(model, [HumanMessage("word " * 300)]) >= 300
    assert context_window(model, ModelSettings(context=999)) == 4096


def test_redaction_knows_every_key_of_the_environment(monkeypatch):
    monkeypatch.setenv("SOME_ACCESS_TOKEN", "abcdefgh")
    assert redact("it was abcdefgh.") == "it was <SOME_ACCESS_TOKEN>."


def test_a_recorded_server_is_replayed_without_it(stub, tmp_path):
    recording = tmp_path / "answers.jsonl"
    asked = config(base_url=stub.url)
    recorded = open_chat_model("m", asked, tape=Tape(recording, replayed=False)).invoke(PROMPT).text
    replay = open_chat_model("m", asked, tape=Tape(recording, replayed=True))
    assert replay.invoke(PROMPT).text == recorded
    assert len(stub.seen) == 1
    with pytest.raises(ModelMissing, match="no recorded answer of openai:m"):
        open_chat_model(
            "m", config(base_url=stub.url, max_tokens=9), tape=Tape(recording, replayed=True)
        ).invoke(PROMPT)


def test_an_embedded_model_is_replayed_without_its_weights(monkeypatch, tmp_path):
    (tmp_path / "answers.jsonl").write_text("")
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path))
    replay = open_chat_model("auto", config(), tape=Tape(tmp_path / "answers.jsonl", replayed=True))
    assert replay.identity["digest"] == models.find(models.CHAT_MODEL).files[0].sha256
    assert open_chat_model("none", config(), tape=Tape(tmp_path / "answers.jsonl", replayed=True)) is None
    with pytest.raises(ModelMissing, match="no recording"):
        open_chat_model("auto", config(), tape=Tape(tmp_path / "nowhere.jsonl", replayed=True))
