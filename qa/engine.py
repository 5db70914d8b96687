"""The door: a question in, events and at last an answer out."""

import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Sequence

from index.documents import Filters
from index.errors import UsageError
from qa.answer import Answer, AnswerEvent, Finished, Turn
from qa.asking.direct import is_courtesy
from qa.finding.decide import Rule
from qa.language.words import squeeze
from qa.library import Library
from qa.options import AskOptions, Stopped
from qa.pipeline import Emit, Pipeline
from qa.reader.reading import Reader
from qa.settings import AnswerSettings
from qa.writing.write import Writer

LONGEST_QUESTION = 4_000  # characters


class Engine:
    """Answers questions about one index. Questions are taken one at a time, from any thread."""

    def __init__(
        self,
        index: Library,
        reader: Reader | None = None,
        *,
        settings: AnswerSettings | None = None,
        rule: Rule | None = None,
        writer: Writer | None = None,
    ) -> None:
        """An engine over an open index, which it closes with itself."""
        self.index = index
        self._reader = reader
        self._settings = settings or AnswerSettings()
        self._rule = rule or Rule.shipped(self._settings.threshold)
        self._writer = writer
        self._turn = threading.Lock()

    async def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),  # noqa: B008  (frozen)
        options: AskOptions = AskOptions(),  # noqa: B008  (frozen)
    ) -> AsyncIterator[AnswerEvent]:
        """Events on the way to the answer; `Finished` is the last.

        The work runs in a thread. Closing the iterator withdraws the question: the caller goes on at once,
        the thread stops at its next step. Raises UsageError for a question that cannot be asked.
        """
        import asyncio  # 0.05 s that `ask_now` does not need

        line = check_question(question)
        loop = asyncio.get_running_loop()
        events: asyncio.Queue[AnswerEvent | BaseException] = asyncio.Queue()
        stop = threading.Event()

        def emit(event: AnswerEvent | BaseException) -> None:
            if not stop.is_set():
                with contextlib.suppress(RuntimeError):  # the loop is gone: nobody listens
                    loop.call_soon_threadsafe(events.put_nowait, event)

        def work() -> None:
            try:
                emit(Finished(self._answer(line, history, filters, options, emit, stop)))
            except Stopped:
                pass
            except BaseException as error:
                emit(error)

        threading.Thread(target=work, name="footnote-ask", daemon=True).start()
        try:
            while True:
                event = await events.get()
                if isinstance(event, BaseException):
                    raise event
                yield event
                if isinstance(event, Finished):
                    return
        finally:
            stop.set()

    def ask_now(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),  # noqa: B008  (frozen)
        options: AskOptions = AskOptions(),  # noqa: B008  (frozen)
        on_event: Callable[[AnswerEvent], None] | None = None,
    ) -> Answer:
        """The answer, waited for; events on the way go to `on_event`, in the caller's own thread or another.

        Raises UsageError for a question that cannot be asked.
        """
        line = check_question(question)
        return self._answer(line, history, filters, options, on_event or (lambda _: None), threading.Event())

    def read_ahead(self) -> None:
        """Let the chat model do in the background what it can do before the first question."""
        if self._writer:
            self._writer.read_ahead()

    def close(self) -> None:
        """Close the index."""
        self.index.close()

    def _answer(
        self,
        question: str,
        history: Sequence[Turn],
        filters: Filters,
        options: AskOptions,
        emit: Emit,
        stop: threading.Event,
    ) -> Answer:
        with self._turn:
            pipeline = Pipeline(
                self.index, self._reader, self._rule, self._settings, emit, stop, self._writer
            )
            return pipeline.answer(question, history, filters, options)


def check_question(question: str) -> str:
    """The question on one line; UsageError where it is empty, asks nothing or is far too long."""
    line = squeeze(question)
    if not any(c.isalnum() for c in line):
        raise UsageError('The question is empty; ask for example: ask "Who is the leader?"')
    if is_courtesy(line):
        raise UsageError("That asks nothing of the documents; ask a question when there is another one.")
    if len(line) > LONGEST_QUESTION:
        raise UsageError(
            f"The question has {len(line):,} characters; ask in at most {LONGEST_QUESTION:,}, "
            "and put long texts among the documents."
        )
    return line
