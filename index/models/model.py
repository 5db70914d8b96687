"""What a model is: files, each with its digest and the places that carry it."""

import hashlib
import os
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a model does."""

    encoder = "encoder"
    bulk_encoder = "bulk encoder"
    ranker = "ranker"
    chat = "chat model"


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a wheel of a package index."""

    requirement: str  # "name==version"
    path: str
    size: int  # bytes once unpacked


@dataclass(frozen=True, slots=True)
class Wheels:
    """A file carried by wheels: the members' bytes, one after the other."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Hub:
    """A file of a model hub's repository at a revision."""

    repository: str
    revision: str
    path: str

    @property
    def url(self) -> str:
        """Where the bytes are; HF_ENDPOINT names a mirror of the hub, as it does elsewhere."""
        endpoint = os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")
        return f"{endpoint}/{self.repository}/resolve/{self.revision}/{self.path}"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model; any source will do, the digest decides."""

    name: str  # relative to the model's folder
    sha256: str
    size: int
    sources: tuple[Wheels | Hub, ...]  # in the order they are tried


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the catalogue."""

    name: str
    role: Role
    origin: str  # the publisher's own name for it
    licence: str
    files: tuple[ModelFile, ...]
    note: str = ""

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.size for file in self.files)

    @property
    def digest(self) -> str:
        """sha256 over all files' names and digests."""
        lines = "".join(f"{file.name} {file.sha256}\n" for file in sorted(self.files, key=lambda f: f.name))
        return hashlib.sha256(lines.encode()).hexdigest()
