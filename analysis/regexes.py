"""What several rooms do with regular expressions."""

from __future__ import annotations

import re

import re2


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
        raise ValueError(reason.decode(errors="replace") if isinstance(reason, bytes) else reason) from None
