"""What lies on the desk while the program runs: engine, conversation, filters, preferences."""

import contextlib
import dataclasses
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from index.amounts import first_of
from index.documents import Filters
from index.errors import CorpusError, FootnoteError
from index.paths import shown_from, written_from
from qa.answer import Evidence
from qa.config import Config
from qa.gold import GOLD_FILE, GoldDraft
from tui.archive import Archive
from tui.conversation import Asked, Conversation
from tui.doors import Engine, Hooks
from tui.engine_door import EngineDoor
from tui.export import from_json
from tui.glyphs import Glyphs, glyphs
from tui.history import History
from tui.indexing import Indexing
from tui.preferences import Preferences, load_preferences, save_preferences


class Desk:
    """Holds what the screens share. Without a folder nothing is kept beyond the run."""

    def __init__(
        self,
        config: Config,
        hooks: Hooks,
        *,
        folder: Path | None = None,
        signs: Glyphs | None = None,
        clock: Callable[[], float] = time.monotonic,
        archive: Archive | None = None,
    ) -> None:
        from qa.schema import answer_from_dict, answer_to_dict

        self.encode, self.decode = answer_to_dict, answer_from_dict
        self.hooks, self.clock, self._folder = hooks, clock, folder
        self.door = EngineDoor(config, hooks)
        self.preferences = load_preferences(folder)
        self.glyphs = signs or glyphs(self.preferences.glyphs)
        self.history = History(folder, "\n".join(map(str, config.docs)))
        self.archive = archive or Archive(folder, self.encode, self.decode)
        self.filters = Filters()
        self.chosen: set[str] = set()
        self.indexing: Indexing | None = None
        self.conversation = Conversation()
        self.on_conversation: Callable[[], None] = lambda: None

    # engine and documents

    async def engine(self) -> Engine:
        """The engine, once it is open."""
        return await self.door.engine()

    @property
    def config(self) -> Config:
        """The configuration in force."""
        return self.door.config

    @property
    def docs(self) -> list[str]:
        """The folders and files that are asked, as a person would write them."""
        return [shown_from(self.config.base, path) for path in self.config.docs]

    @property
    def corpus(self) -> str:
        """What is asked, in a few words."""
        return first_of(self.docs, 3)

    def add_docs(self, path: str) -> None:
        """Ask one more folder or file; CorpusError where it is not there."""
        found = (self.config.base / Path(path).expanduser()).resolve()
        if not found.exists():
            raise CorpusError(f"There is no file or folder {found}; check the name.")
        if found not in self.config.docs:
            self.reopen(dataclasses.replace(self.config, docs=(*self.config.docs, found)))

    def remove_docs(self, at: int) -> None:
        """Ask one folder or file less."""
        docs = [path for i, path in enumerate(self.config.docs) if i != at]
        self.reopen(dataclasses.replace(self.config, docs=tuple(docs)))

    def reopen(self, config: Config) -> None:
        """Go on with another configuration; filters named documents of the old one."""
        if self.indexing:
            self.indexing.stop()
        self.filters, self.chosen = Filters(), set()
        self.door.reopen(config)

    def path_of(self, path: str) -> Path:
        """The file behind a source's path."""
        return self.config.base / path

    @property
    def gold_file(self) -> Path:
        """The corpus's gold file."""
        return (self.config.file.parent if self.config.file else self.config.base) / GOLD_FILE

    @property
    def gold_corpus(self) -> list[str]:
        """The folders and files that are asked, as a gold file beside them names them."""
        return [written_from(self.gold_file.parent, path) for path in self.config.docs]

    def gold_case(self, draft: GoldDraft) -> GoldDraft:
        """The draft with documents named as gold files do: from the first of the corpus's folders."""
        first = self.config.docs[0]
        folder = first.parent if first.is_file() else first

        def named(evidence: Evidence) -> Evidence:
            source = evidence.location.source
            path = Path(os.path.relpath(self.path_of(source.path), folder)).as_posix()
            place = dataclasses.replace(evidence.location, source=dataclasses.replace(source, path=path))
            return dataclasses.replace(evidence, location=place)

        return dataclasses.replace(draft, evidence=tuple(map(named, draft.evidence)))

    # conversation

    @property
    def asked(self) -> list[Asked]:
        """The turns of the conversation, oldest first."""
        return self.conversation.asked

    def keep(self, asked: Asked, conversation: Conversation) -> None:
        """A turn ended: it belongs to the conversation in which it was asked.

        FootnoteError where it cannot be kept beyond the run.
        """
        if conversation.deleted:
            return
        conversation.asked.append(asked)
        try:
            if conversation.id is None:
                conversation.id = self.archive.begin(asked.question, self.corpus)
            self.archive.keep(conversation.id, asked)
        except sqlite3.Error as error:
            raise FootnoteError(f"This is not kept beyond this run ({error}).") from error

    def begin(self) -> None:
        """Begin a new conversation."""
        self._go_on(Conversation())

    def resume(self, conversation: int) -> None:
        """Go on with a kept one; the present one goes on anyway."""
        if conversation != self.conversation.id:
            self._go_on(Conversation(self.archive.turns(conversation), conversation))

    def _go_on(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self.on_conversation()

    def delete(self, conversation: int) -> None:
        """Delete a kept one; the present one is begun anew then."""
        self.archive.delete(conversation)
        if conversation == self.conversation.id:
            self.conversation.deleted = True
            self.begin()

    def take_in(self, path: Path) -> None:
        """Keep an exported conversation."""
        title, turns = from_json(path, self.decode)
        self.archive.take_in(title, self.corpus, turns)

    # preferences

    def prefer(self, preferences: Preferences) -> None:
        """Keep what a person prefers of the screens."""
        self.preferences = preferences
        with contextlib.suppress(OSError):  # what is preferred holds until the end of the run at least
            save_preferences(self._folder, preferences)

    def close(self) -> None:
        """Let go of everything."""
        if self.indexing:
            self.indexing.stop()
        self.door.close()
        self.archive.close()
