"""Errors that are the input's, and say so in one line.

`InputFault` is for what a person can mend: a path, an option, a file. The
command line prints its message and exits with status 2; anything else that
is raised is a defect of ours and exits with status 1.
"""

from __future__ import annotations


class InputFault(Exception):
    """The input or the call is at fault; the message says what, where, and what would do."""
