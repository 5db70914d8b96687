"""llama.cpp in this process: one model, one request at a time, deterministic, silent.

Reading a prompt is what takes its time on a CPU, and half of it is the same instructions each time. They are
read once, alone, and everything behind them anew for each prompt: what an earlier prompt left behind would
change the last digits of this one's numbers.

The library keeps a small HTTP server for its own use, which is also the only way to its tokenizer. It listens
on a socket in a folder that only this user can enter (on loopback, with a random key, where there are no such
sockets).
"""

import atexit
import contextlib
import http.client
import json
import os
import queue
import secrets
import shutil
import socket
import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from index.encoders.onnx_session import cores
from index.errors import ModelDamaged, ModelError

Message = Mapping[str, str]  # role and content

_LONGEST_WAIT = 90.0  # seconds at the end of the process, for a long prompt that is read on a busy machine
_BEHIND = "\N{SECTION SIGN}"  # stands behind the instructions when they are read: no prompt goes on like this


class Piece(NamedTuple):
    """A piece of generated text; the last one carries the token counts and the reason for the end."""

    text: str
    finish: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Llama:
    """A GGUF file, loaded by `warm` or at the first use."""

    def __init__(self, weights: Path, *, context: int, seed: int = 0) -> None:
        self._weights = weights
        self._context = context
        self._seed = seed
        self._key = secrets.token_hex(16)
        self._loading = threading.Lock()
        self._server: Future[Any] | None = None
        self._asking = threading.Lock()
        self._ending = threading.Event()
        weakref.finalize(self, _wait_for, self._asking, self._ending)
        self._held = ""  # the beginning of a prompt that the model has read alone
        self._behind_it = False  # whether it stands just behind that beginning

    def warm(self) -> None:
        """Starts to load in the background; returns at once."""
        with self._loading:
            if self._server is None:
                self._server = Future()
                threading.Thread(target=self._load, args=[self._server], daemon=True).start()

    def read_ahead(self, instructions: str) -> None:
        """Starts to read the instructions of the prompts to come in the background; returns at once."""
        threading.Thread(target=self._read_ahead, args=[instructions], daemon=True).start()

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Iterator[Piece]:
        """Yields the answer as it is written; closing the iterator stops the writing."""
        request = {
            "messages": [dict(m) for m in messages],
            "max_tokens": max_tokens,
            "temperature": 0.0,
            "top_k": 1,
            "seed": self._seed,
            "stop": list(stop),
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        arrived: queue.SimpleQueue[Any] = queue.SimpleQueue()
        cancelled = threading.Event()
        threading.Thread(target=self._run, args=[request, arrived, cancelled], daemon=True).start()
        try:
            while (item := arrived.get()) is not None:
                if isinstance(item, Exception):
                    raise item
                yield from _pieces(item)
        finally:
            cancelled.set()

    def count_prompt_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of a conversation with everything the model's chat template adds."""
        rendered = self._post("/apply-template", {"messages": [dict(m) for m in messages]})
        tokens = self._post("/tokenize", {"content": rendered["prompt"], "parse_special": True})
        return len(tokens["tokens"])

    def _loaded(self) -> Any:
        self.warm()
        assert self._server is not None  # noqa: S101 - warm has set it
        return self._server.result()

    def _load(self, promise: "Future[Any]") -> None:
        try:
            promise.set_result(self._start())
        except RuntimeError:  # all that llama.cpp says through this door
            message = (
                f"llama.cpp cannot load the model file {self._weights}: it is damaged or not a GGUF file."
            )
            promise.set_exception(ModelDamaged(message))
        except BaseException as error:
            promise.set_exception(error)

    def _start(self) -> Any:
        # threads that spin while they wait take the time of whatever else runs, and then wait for that
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        import xllamacpp

        settings = xllamacpp.CommonParams()
        settings.model.path = str(self._weights)
        settings.n_ctx = self._context
        settings.n_parallel = 1
        settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = cores()
        settings.verbosity = -1  # the screen belongs to others
        settings.warmup = False
        settings.cache_ram_mib = 0
        settings.fit_params = False
        settings.ui = settings.endpoint_slots = settings.endpoint_metrics = settings.endpoint_props = False
        settings.api_keys = [self._key]
        settings.hostnames = [_private_socket() or "127.0.0.1"]
        return xllamacpp.Server(settings)

    def _run(
        self, request: dict[str, Any], arrived: "queue.SimpleQueue[Any]", cancelled: threading.Event
    ) -> None:
        def on_chunk(chunk: Any) -> bool:
            arrived.put(chunk)
            return cancelled.is_set() or self._ending.is_set()

        try:
            with self._asking:
                request["cache_prompt"] = self._hold(request["messages"])
                if cancelled.is_set() or self._ending.is_set():
                    return
                self._behind_it = False
                result = self._loaded().handle_chat_completions(request, on_chunk)
                if isinstance(result, dict):  # errors come back instead of chunks
                    arrived.put(result)
                arrived.put(None)  # whoever asked goes on meanwhile
                self._put_back()
        except Exception as error:
            arrived.put(error)
        finally:
            arrived.put(None)

    def _read_ahead(self, instructions: str) -> None:
        with contextlib.suppress(Exception):  # whoever asks meets it again
            self._loaded()
            with self._asking:
                if not self._ending.is_set():
                    self._hold([{"role": "system", "content": instructions}])

    def _hold(self, messages: Sequence[Message]) -> bool:
        """Whether the model holds the prompt's instructions, read alone, and nothing of other prompts."""
        if messages[0]["role"] != "system":
            self._held = ""
            return False
        alone = [messages[0], {"role": "user", "content": _BEHIND}]
        rendered = str(self._post("/apply-template", {"messages": alone})["prompt"])
        beginning = rendered[: rendered.rindex(_BEHIND) + 1]
        if beginning != self._held or not self._behind_it:
            self._read(beginning)
        return True

    def _put_back(self) -> None:
        """Puts the model back to just behind what it holds, so that the next prompt need not wait for it."""
        if self._held and not self._ending.is_set():
            self._read(self._held)

    def _read(self, beginning: str) -> None:
        request = {"prompt": beginning, "n_predict": 0, "cache_prompt": beginning == self._held}
        self._loaded().handle_completions(request, lambda _: False)
        self._held, self._behind_it = beginning, True

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        address = urlsplit(self._loaded().listening_address)
        with contextlib.closing(_connect(address.scheme, address.netloc, address.path)) as connection:
            headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
            connection.request("POST", path, json.dumps(body), headers)
            response = connection.getresponse()
            answer = json.loads(response.read())
        if response.status != http.HTTPStatus.OK:
            raise ModelError(f"llama.cpp refused {path}: {_reason(answer)}")
        return answer


def _wait_for(asking: threading.Lock, ending: threading.Event) -> None:
    """Waits, when the process ends, for what runs in C: it would go on without an interpreter."""
    ending.set()
    asking.acquire(timeout=_LONGEST_WAIT)


def _pieces(chunk: Mapping[str, Any]) -> Iterator[Piece]:
    if "error" in chunk:
        raise ModelError(f"The local chat model failed: {_reason(chunk)}")
    usage = chunk.get("usage") or {}
    for choice in chunk.get("choices") or ():
        text = (choice.get("delta") or {}).get("content") or ""
        if text or choice.get("finish_reason"):
            yield Piece(text, choice.get("finish_reason") or "")
    if usage:
        yield Piece("", "", int(usage.get("prompt_tokens", 0)), int(usage.get("completion_tokens", 0)))


def _reason(answer: Any) -> str:
    error = answer.get("error", answer) if isinstance(answer, dict) else answer
    return str(error.get("message", error) if isinstance(error, dict) else error)


def _connect(scheme: str, host: str, path: str) -> http.client.HTTPConnection:
    if scheme != "unix":
        return http.client.HTTPConnection(host, timeout=30)
    connection = http.client.HTTPConnection("localhost", timeout=30)
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(path)
    return connection


def _private_socket() -> str | None:
    if not hasattr(socket, "AF_UNIX"):
        return None
    folder = tempfile.mkdtemp(prefix="footnote-")  # readable by its owner alone
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = f"{folder}/llama.sock"
    return path if len(path) < 100 else None  # the system's limit is a little above
