"""From a question to its answer, step by step: search, find evidence, decide, compose."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from index.documents import Filters, Passage
from index.errors import IndexReadOnly
from index.progress import Progress
from qa.answer import (
    Answer,
    AnswerEvent,
    Phase,
    Retrieved,
    Status,
    Token,
    Turn,
    Working,
    Wrote,
)
from qa.asking.followups import standalone as made_standalone
from qa.asking.looking_back import looks_back
from qa.asking.nested import nested
from qa.asking.questions import ONE_ANSWER, Kind, Part, understand
from qa.asking.rewording import ranked_again
from qa.asking.spelling import mended_part
from qa.asking.tongue import is_foreign
from qa.asking.topics import topic_of
from qa.assembling import PartAnswer, Step, assembled, listing, short_of
from qa.conflicts.compared import compared
from qa.conflicts.listed import of_each, sources
from qa.conflicts.namesakes import things
from qa.conflicts.sides import sides, sides_conflict
from qa.finding.candidates import READ, Candidate, candidates, reread
from qa.finding.closer import look_closer
from qa.finding.decide import Rule, Verdict, judge, withdrawn
from qa.finding.evidence import evidence_of, is_order, run_on, with_copies
from qa.finding.fit import fitted
from qa.finding.parties import named, of_whom
from qa.finding.shown import both_told
from qa.finding.subjects import of_subjects
from qa.finding.telling import telling
from qa.language.instructions import speaks_to_program
from qa.language.names import names_within, same
from qa.library import Library
from qa.options import AskOptions, Stopped
from qa.reader.reading import Reader
from qa.searching import beside, search
from qa.settings import AnswerSettings
from qa.shaping.catalogued import whole
from qa.shaping.shape import shaped
from qa.shaping.tables import lent
from qa.shaping.ways import settled
from qa.shaping.yes_no import beside_the_point
from qa.writing.compose import stands_whole
from qa.writing.traced import traced
from qa.writing.write import Writer

Emit = Callable[[AnswerEvent], None]
STEPS = 2  # descriptions in a question that are asked for by themselves
FOREIGN = "The question does not seem to be English, which Footnote reads: the documents may answer it."


@dataclass(slots=True)
class Pipeline:
    """The parts of one engine, and the clock of one question."""

    library: Library
    reader: Reader | None
    rule: Rule
    settings: AnswerSettings
    emit: Emit
    stop: threading.Event
    writer: Writer | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    orders: int = 0  # sentences left out because they speak to the program
    _begun: float = 0.0
    _phase: Phase | None = None

    def answer(self, question: str, history: Sequence[Turn], filters: Filters, options: AskOptions) -> Answer:
        """The answer, written where there is a writer; raises Stopped where it was withdrawn."""
        if history and (back := looks_back(question)):
            self.writer = None  # what was answered is found again, and told by its sources
            while len(history) > 1 and looks_back(history[-1].question):
                history = history[:-1]
            last = self.answer(history[-1].question, history[:-1], filters, options)
            return traced(last, question, back)
        standalone, said = made_standalone(question, history), beside(question, history)
        notes = self._synced() if self.settings.sync else ()
        asked = understand(standalone)
        found: list[PartAnswer] = []
        looked_at: dict[str, Passage] = {}
        until = options.within(filters)

        def ask(part: Part) -> PartAnswer:
            each, passages = self._found(part, said, until)
            looked_at.update((p.chunk.id, p) for p in passages)
            self.emit(Retrieved(tuple(looked_at.values())))
            return each

        for part in asked.parts:
            each = ask(part)
            if each.part != part:
                standalone = standalone.replace(part.text, each.part.text)
            found.append(self._in_two_steps(each, ask))
        newest = options.newest or asked.newest
        made = self._everywhere(assembled(question, standalone, found, newest), looked_at.values())
        made = replace(made, notes=(*notes, *made.notes))
        if self.orders:
            what = "1 sentence that gives" if self.orders == 1 else f"{self.orders} sentences that give"
            note = f"{what} orders to the program: not taken as evidence."
            made = replace(made, notes=(*made.notes, note))
        if made.status is not Status.answered and is_foreign(question):
            made = replace(made, notes=(*made.notes, FOREIGN))
        if self.writer:
            made = self._write(made, self.writer)
        self.enter(None)
        return replace(
            made, passages=len(looked_at), generation=self.library.generation, seconds=dict(self.seconds)
        )

    def _found(self, part: Part, said: str, filters: Filters) -> tuple[PartAnswer, Sequence[Passage]]:
        """What the documents say to a part, as it is spelt in them, and the passages looked at."""
        self.enter(Phase.searching)
        every = whole(part.text, partial(self.library.holding, filters=filters), self.library.document)
        if every and every.lines:
            self.writer = None  # a list of documents needs no other words
            return listing(part, every), [line.passage for line in every.lines]
        passages = search(self.library, part.expanded, said, self.settings.top_k, filters)
        mended = mended_part(part, passages, self.library.encoder)
        if mended != part:
            passages = search(self.library, mended.expanded, said, self.settings.top_k, filters)
        self.enter(Phase.reading)
        read = self._read(mended, passages)
        if every and every.strict:
            read = replace(read, verdict=withdrawn(read.verdict, self.rule), clash=None, every=every)
        return read, passages

    def _in_two_steps(self, direct: PartAnswer, ask: Callable[[Part], PartAnswer]) -> PartAnswer:
        """A part that describes something, answered by the name of that; as it was where that brings nothing.

        An answer that only gives the name of what is described is none to what is asked of it.
        """
        short = short_of(direct)
        if direct.part.kind not in ONE_ANSWER or (direct.verdict.found and not names_within(short)):
            return direct
        for outer in nested(direct.part.text)[:STEPS]:
            inner = ask(understand(outer.inner).parts[0])
            name = short_of(inner)
            if len(names_within(name)) != 1 or (short and not same(short, name)):
                continue
            last = ask(understand(outer.of(name)).parts[0])
            sure = inner.verdict.probability * last.verdict.probability
            if last.verdict.found and sure >= self.rule.threshold:
                first = Step(f"{outer.told[:1].upper()}{outer.told[1:]} is {name}", inner.evidence[0])
                return replace(last, first=first, verdict=replace(last.verdict, probability=sure))
            if direct.part.kind is Kind.place is not inner.part.kind:
                return replace(direct, verdict=withdrawn(direct.verdict, self.rule))
        return direct

    def enter(self, phase: Phase | None) -> None:
        """Take the time of the phase that ends and say which begins; raises Stopped where withdrawn."""
        if self.stop.is_set():
            raise Stopped
        now = time.perf_counter()
        if self._phase is not None:
            self.seconds[self._phase] = self.seconds.get(self._phase, 0.0) + now - self._begun
        if phase is not None and phase is not self._phase:
            self.emit(Working(phase))
        self._begun, self._phase = now, phase

    def _write(self, answer: Answer, writer: Writer) -> Answer:
        # nothing for quotes only
        from qa.writing.written import likeness_by, verified, worth_writing

        if not worth_writing(answer):
            return answer
        self.enter(Phase.writing)
        asked = answer.standalone or answer.question
        draft = writer.draft(asked, answer.evidence, lambda text: self.emit(Token(text)), self.stop)
        self.emit(Wrote(draft.prompt_tokens, draft.tokens))
        self.enter(Phase.verifying)
        return verified(answer, draft, writer, likeness_by(self.library.encoder))

    def _read(self, part: Part, passages: Sequence[Passage]) -> PartAnswer:
        most = self.settings.max_quotes
        document = cache(self.library.document)  # several steps look into the same few documents
        passages = ranked_again(self.library.ranker, part.text, passages, document)
        told = things(part, passages, document) if part.kind in ONE_ANSWER else {}
        read = candidates(part, passages, document, self.reader, len(passages) if told else READ)
        found = [c for c in read if not is_order(c)]
        self.orders += len(read) - len(found)
        self.enter(Phase.reading)
        whose = sources(part.text)
        if whose or part.kind is Kind.sides:
            models = self.library.ranker, self.reader, self.rule
            spoken = of_each(part, whose, found, *models) if whose else sides(part, found, *models)[:most]
            if len(spoken) > 1:
                verdict = Verdict(spoken[0].candidate.probability, tuple(s.candidate for s in spoken), ())
                evidence = evidence_of(verdict.chosen)
                heard = {side.speaker.name for side in spoken}
                missing = tuple(f"what {who} says" for who in whose if who not in heard)
                return PartAnswer(part, verdict, evidence, sides_conflict(spoken, evidence), missing=missing)
        found = of_subjects(part.text, of_whom(part.text, fitted(part.text, found)), self._is_word)
        found = look_closer(part, found, self.reader, self.rule.probability)
        found = telling(part, [named(part.text, c) for c in lent(part, found)], self.rule)
        verdict = judge(part.kind, found, self.rule, most)
        if part.kind is Kind.comparison and verdict.found and not both_told(part.text, verdict.chosen):
            verdict = withdrawn(verdict, self.rule)
        if settles := self._settled(part, found, verdict):
            return settles
        if topic_of(part.text):
            verdict = withdrawn(verdict, self.rule)  # a topic has no short answer
        if part.kind in ONE_ANSWER and verdict.found:
            return PartAnswer(part, *compared(part, found, verdict, passages, told, self.rule, self._shaped))
        if part.kind is Kind.yes_no and beside_the_point(part.text, verdict.chosen):
            verdict = withdrawn(verdict, self.rule)
        chosen = self._shaped(part, verdict.chosen)
        if chosen and stands_whole(part, chosen[0].short):
            chosen = run_on(chosen)
        verdict = replace(verdict, chosen=tuple(chosen))
        return PartAnswer(part, verdict, evidence_of(verdict.chosen or verdict.nearest))

    def _is_word(self, word: str) -> bool:
        return self.library.encoder.count_tokens([word]) == [1]

    def _settled(self, part: Part, found: Sequence[Candidate], verdict: Verdict) -> PartAnswer | None:
        """What a timetable, steps, an answered question or a report's results say, whatever sentences do."""
        told = settled(part, found, verdict)
        lines = [line for c in told.lines for line in c.text.splitlines()] if told else []
        # a form quotes more than was looked at above
        if told is None or any(map(speaks_to_program, lines)) or any(map(is_order, told.lines)):
            return None
        sure = max(verdict.probability, self.rule.threshold)
        chosen = tuple(replace(c, probability=sure) for c in told.lines[: self.settings.max_quotes])
        return PartAnswer(part, Verdict(sure, chosen, ()), evidence_of(chosen), said=told.said)

    def _shaped(self, part: Part, chosen: Sequence[Candidate]) -> list[Candidate]:
        return [shaped(part, candidate) for candidate in reread(part, chosen, self.reader)]

    def _everywhere(self, answer: Answer, passages: Iterable[Passage]) -> Answer:
        """The answer with all places of its quotes, those in copies of the passages included."""
        document = self.library.document
        return replace(
            answer,
            evidence=with_copies(answer.evidence, passages, document),
            nearest=with_copies(answer.nearest, passages, document),
        )

    def _synced(self) -> tuple[str, ...]:
        """Brings the index up to date; what to say where it may only be read, and answers as it is."""
        self.enter(Phase.syncing)
        try:
            self.library.sync(self._progress, self.stop)
        except IndexReadOnly as error:
            return (str(error),)
        return ()

    def _progress(self, progress: Progress) -> None:
        if self.stop.is_set():
            raise Stopped
        self.emit(Working(Phase.syncing, progress))
