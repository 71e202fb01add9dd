"""What several rooms do with regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable

import re2


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which a regular expression must try them, so that none hides a longer one.

    >>> longest_first({"会", "座谈会", "会议", "大会"})
    ['座谈会', '会议', '大会', '会']
    """
    return sorted(words, key=lambda word: (-len(word), word))


def certain(found: re.Match[str] | None) -> re.Match[str]:
    """A match that is there whatever the text is, for its pattern also matches the empty string.

    >>> certain(re.match("a*", "b")).end()
    0
    """
    if found is None:
        raise AssertionError("the pattern does not match the empty string")
    return found


def compile_given(pattern: str):
    """A pattern that a user gave, compiled by RE2: its time grows with the text, whatever the pattern.

    Raises
    ------
    ValueError
        With what is wrong with it.

    >>> compile_given("市委.{2}").search("5月6日，市委全会").group()
    '市委全会'
    >>> compile_given("(市委")
    Traceback (most recent call last):
    ValueError: missing ): (市委
    """
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        said = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(said + _unsupported(said)) from None


def _unsupported(said: str) -> str:
    """What a message of RE2 means where the pattern is right elsewhere, or "".

    >>> _unsupported("invalid perl operator: (?=")
    '; look-ahead and look-behind are not supported'
    """
    if re.search(r"invalid perl operator: \(\?<?[=!]", said):
        return "; look-ahead and look-behind are not supported"
    if re.search(r"invalid escape sequence: \\\d|invalid perl operator: \(\?P=", said):
        return "; back-references are not supported"
    return ""
