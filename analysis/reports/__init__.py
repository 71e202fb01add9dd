"""Pages, figures and slides: the room that writes what people read."""

import sys

# Where it is installed, jsonschema imports this parser of addresses, whose grammar takes a second to build in each
# process; no field of a notebook is an address.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
