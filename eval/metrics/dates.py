"""Dates said in different ways are the same date."""

import datetime as dt
import re

_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}\.?,? \d{4}\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
)


def dates_in(text: str) -> set[dt.date]:
    """Every date of `text` that names day, month and year; numeric ones are read day first."""
    found = (_parsed(match.group()) for match in _DATE.finditer(text))
    return {date for date in found if date}


def _parsed(words: str) -> dt.date | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        try:
            return dt.date.fromisoformat(words)
        except ValueError:
            return None
    import dateparser

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True}
    parsed = dateparser.parse(words, languages=["en"], settings=settings)
    return parsed.date() if parsed else None
