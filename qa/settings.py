"""What a person can set for asking, one frozen value per table of `footnote.toml`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """`[corpus]`: which documents are asked. Relative paths count from the settings file."""

    docs: tuple[str, ...] = ()  # folders and files
    exclude: tuple[str, ...] = ()  # gitignore-style patterns, on top of `.footnoteignore`


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`[answer]`: how much is looked at and shown."""

    top_k: int = 8  # passages read for a question
    quotes: bool = True  # show the quotes under an answer
    max_quotes: int = 6  # most evidence in one answer
    threshold: float | None = None  # overrides the reader's calibrated threshold, 0 to 1
    sync: bool = True  # bring the index up to date before each question


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """`[model]`: who writes. "auto" is the local chat model where its file is present, else quotes only."""

    name: str = "auto"  # "auto", "none", a name of the catalogue, or "provider:model"
    base_url: str = ""  # of an OpenAI-compatible server
    timeout: float = 120.0  # seconds for one answer
    retries: int = 2
    max_tokens: int = 320  # most tokens an answer may have
    context: int = 4096  # the window the prompt is budgeted to
    seed: int = 0
    cache: bool = True  # keep answers of models by everything that determines them
    own_words: bool | None = None  # show its own wording where quotes bear it out; unset: of others' models

    @property
    def trusted(self) -> bool:
        """Whether what the model words otherwise than a quote may stand, once nothing speaks against it.

        The embedded models are small: among their sentences a deed moves to another party, a part becomes
        the whole. They have to keep to the quote's words, unless somebody sets it otherwise.
        """
        return bool(self.base_url or ":" in self.name) if self.own_words is None else self.own_words
