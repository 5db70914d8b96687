"""One sentence per error: what happened, where, what to do next.

FootnoteError                exit 1
├── UsageError               exit 2   what was asked cannot be asked like that
│   └── SettingsError                 a key or value in footnote.toml
├── CorpusError                       a folder or file that cannot be served
├── IndexError_                       the index on disk
│   ├── IndexLocked                   another writer holds it
│   ├── IndexReadOnly                 it may be read and not written to
│   └── EncoderMismatch               built with another encoder
└── ModelError                        a model file or a model server
    ├── ModelMissing
    ├── ModelDamaged
    └── ModelUnreachable
"""


class FootnoteError(Exception):
    """Root of all errors meant for people; `str(error)` is the sentence they read."""

    exit_code = 1


class UsageError(FootnoteError):
    """The call itself is wrong."""

    exit_code = 2


class SettingsError(UsageError):
    """A key or value in footnote.toml is wrong."""


class CorpusError(FootnoteError):
    """A folder or file that cannot be served."""


class IndexError_(FootnoteError):
    """The index on disk cannot be used."""


class IndexLocked(IndexError_):
    """Another process is writing to the index."""


class IndexReadOnly(IndexError_):
    """The index may be read and not written to."""


class EncoderMismatch(IndexError_):
    """The index was built with another encoder."""


class ModelError(FootnoteError):
    """A model file or a model server cannot be used."""


class ModelMissing(ModelError):
    """A model's files are not here and may not or cannot be fetched."""


class ModelDamaged(ModelError):
    """A model file does not have the digest the catalogue names."""


class ModelUnreachable(ModelError):
    """A model server does not answer."""


def said_by_system(error: OSError) -> str:
    """What the system says went wrong, as the end of a sentence: "permission denied"."""
    return (error.strerror or "unknown error").lower()
