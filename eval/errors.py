"""Errors of the gate, one sentence each, with the gate's exit codes.

0 pass · 1 regression · 2 usage · 3 stale or invalid gold · 4 infrastructure
"""

from enum import IntEnum

from index.errors import FootnoteError


class Exit(IntEnum):
    """What `footnote eval` returns to the shell."""

    passed = 0
    regression = 1
    usage = 2
    gold = 3
    infrastructure = 4


class GoldError(FootnoteError):
    """A gold file cannot be used."""

    exit_code = Exit.gold


class RunError(FootnoteError):
    """A run could not be made or read: the machinery failed, not the answers."""

    exit_code = Exit.infrastructure
