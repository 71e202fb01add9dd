"""Errors in the input, reported in one line.

`InputFault` is raised for errors that a user can fix: a path, an option, a
file. The command line prints its message and exits with status 2; any other
exception is a bug and exits with status 1.
"""

from __future__ import annotations


class InputFault(Exception):
    """An error in the input or the arguments; the message says what, where, and how to fix it."""
