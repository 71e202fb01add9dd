"""Files of every kind become text: one module a format.

Each reader takes the bytes of a file and gives an `Extract`, or raises
`Unreadable` with the reason. Every character that a person sees in the file
is in ``Extract.text``; what is no part of the running text (page headers,
notes, menus) is named in ``Extract.outside``.
"""
