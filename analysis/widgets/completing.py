"""Tab behind a table of a study: its columns, without making the table."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

from analysis.tables import SCHEMAS

_BEGUN = re.compile(r"(?<![\w.])(?P<study>[^\W\d]\w*)\.(?P<table>\w+)(?:\.|\[\s*[\"'])(?P<begun>\w*)$")


def offer_columns(kind: type, columns: Callable[[Any, str], list[str]]) -> None:
    """Let the running notebook, if there is one, complete ``study.meetings.`` and ``study.meetings["`` with columns.

    Parameters
    ----------
    kind : type
        What a study is.
    columns : callable
        Takes a study and the name of one of its tables.
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    completer = getattr(shell, "Completer", None)
    if shell is None or completer is None or any(map(_is_ours, completer.custom_matchers)):
        return
    from IPython.core.completer import SimpleCompletion, context_matcher

    @context_matcher()
    def columns_of_a_table(context: Any) -> dict[str, Any]:
        found = _BEGUN.search(context.text_until_cursor)
        study = shell.user_ns.get(found["study"]) if found else None
        if found is None or not isinstance(study, kind) or found["table"] not in SCHEMAS:
            return {"completions": [], "suppress": False}
        names = [name for name in columns(study, found["table"]) if name.startswith(found["begun"])]
        return {
            "completions": [SimpleCompletion(text=name, type="column") for name in names],
            "matched_fragment": found["begun"],
            "suppress": False,
        }

    completer.custom_matchers.append(columns_of_a_table)


def _is_ours(matcher: Callable) -> bool:
    return getattr(matcher, "__module__", "") == __name__
