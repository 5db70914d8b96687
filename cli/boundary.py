"""Where errors end: one sentence on stderr, the right exit code, a log file for the unexpected."""

import errno
import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.display import one_line
from index.errors import FootnoteError

INTERRUPTED = 130
_NOT_OURS = {  # what no program can help: errors of the system, in words
    errno.ENOSPC: "be written: the disk is full",
    errno.EDQUOT: "be written: your share of the disk is used up",
    errno.EROFS: "be written: it can only be read there",
    errno.EACCES: "be opened: permission denied",
    errno.EPERM: "be opened: permission denied",
}
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSW|CREDENTIAL", re.IGNORECASE)


def guarded(act: Callable[[], int], *, debug: bool = False) -> int:
    """The exit code of `act`; errors become a sentence and a code, and never a traceback unless `debug`."""
    try:
        return act()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except FootnoteError as error:
        if debug:
            traceback.print_exc()
        return _say(str(error), error.exit_code)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NOT_OURS and not debug:
            what = f"{error.filename} cannot" if error.filename else "Nothing more can"
            return _say(f"{what} {_NOT_OURS[error.errno]}.", 1)
        if _wants_help(error):
            sys.stdout.write(f"{_usage_sentence(error)}\n")
            return 2
        if _is_usage(error):
            return _say(f"{_usage_sentence(error)} See --help.", 2)
        if debug:
            raise
        return _say(_unexpected(error), 1)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"footnote: {one_line(sentence)}\n")
    return code


def _is_usage(error: Exception) -> bool:
    """Whether the command-line parser raised it; its class has moved between modules over versions."""
    return hasattr(error, "format_message") and getattr(error, "exit_code", None) == 2


def _wants_help(error: Exception) -> bool:
    """Whether a command that needs more words was called with none; its message is the help."""
    return type(error).__name__ == "NoArgsIsHelpError"


def _usage_sentence(error: Exception) -> str:
    message = str(error.format_message())  # type: ignore[attr-defined]  # held by _is_usage
    message = message.replace("Value error, ", "")  # the validator's own word for what follows
    ended = message if message.endswith((".", "?", "\n")) else f"{message}."
    extra = re.match(r"Got unexpected extra argument\(s\) \((.*)\)$", message)
    if extra and any(option.name == "docs" for option in _options(error)):
        return f"{ended} Documents are given with --docs: --docs {extra[1].replace(' ', ' --docs ')}."
    return ended


def _options(error: Exception) -> Sequence[Any]:
    """The options of the command that was called."""
    command = getattr(getattr(error, "ctx", None), "command", None)
    return getattr(command, "params", ())


def _reader_left() -> int:
    """Whoever read our output has closed it, as `head` does: no error, and nothing more to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _unexpected(error: Exception) -> str:
    what = f"something went wrong that should not ({type(error).__name__}: {redacted(str(error))[:200]})"
    try:
        log = _log(error)
    except OSError:
        return f"{what}; run again with --debug to see where."
    return f"{what}; the details are in {log}."


def _log(error: Exception) -> Path:
    """Append the traceback to the log, which only its owner can read; return its path."""
    from datetime import datetime

    from index.paths import data_dir

    folder = data_dir() / "log"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "errors.log"
    entry = "".join(traceback.format_exception(error))
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{redacted(entry)}\n")
    return path


def redacted(text: str) -> str:
    """The text without the values of environment variables whose names say that they are secrets."""
    for name, value in os.environ.items():
        if len(value) >= 6 and _SECRET_NAME.search(name):
            text = text.replace(value, f"<{name}>")
    return text
