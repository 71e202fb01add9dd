"""What several rooms do with regular expressions."""

from __future__ import annotations

import re


def certain(found: re.Match[str] | None) -> re.Match[str]:
    """A match that is there whatever the text is, for its pattern also matches the empty string.

    >>> certain(re.match("a*", "b")).end()
    0
    """
    if found is None:
        raise AssertionError("the pattern does not match the empty string")
    return found
