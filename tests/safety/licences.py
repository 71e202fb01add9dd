"""The packages of the lock with their licences, as a bill of materials (CycloneDX).

cyclonedx-py environment .venv/bin/python | python -m tests.safety.licences --to sbom.json

Of what is installed only the packages of ``requirements.lock`` are kept: those
that a user gets. Ends with status 1 if one has no licence, or one that does
not go with a package under the MIT licence.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Licences that ask users of a Python package for nothing but a notice, or (LGPL, MPL) for changes to that package itself.
COMPATIBLE = re.compile(
    r"MIT|BSD|Apache|\bISC|PSF|Python-2\.0|Python Software Foundation|MPL|Mozilla|LGPL|Lesser|OFL|Open Font|Zlib|CC0|Unlicense|CNRI",
    re.IGNORECASE,
)


def locked(lock: Path = ROOT / "requirements.lock") -> set[str]:
    """The names of a lock's packages, normalised."""
    return {
        normal(line.partition("==")[0]) for line in lock.read_text().splitlines() if re.match(r"\w", line)
    }


def normal(name: str) -> str:
    """A package's name as indexes compare it.

    >>> normal("ahocorasick_rs")
    'ahocorasick-rs'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(name: str) -> str:
    """What an installed package says of its licence: the expression, else the field, else the classifiers.

    >>> licence("pandas-stubs")
    'BSD-3-Clause'
    """
    about = metadata.metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    field = (about.get("License") or "").strip().partition("\n")[0]  # some hold the whole text
    classifiers = [line for line in about.get_all("Classifier") or () if line.startswith("License :: ")]
    names = [field] if COMPATIBLE.search(field) else [line.rpartition(" :: ")[2] for line in classifiers]
    return "; ".join(names)


def installed(names: set[str]) -> dict[str, str]:
    """The licence of each of these packages that is installed here; others are of another system."""
    found = {}
    for name in sorted(names):
        try:
            found[name] = licence(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def narrowed(bill: dict, names: set[str]) -> dict:
    """The bill of materials with these packages only, each with a licence."""
    kept = [one for one in bill["components"] if normal(one["name"]) in names]
    for one in kept:
        if not one.get("licenses"):
            one["licenses"] = [{"license": {"name": licence(one["name"])}}]
    known = {one["bom-ref"] for one in kept} | {bill["metadata"]["component"]["bom-ref"]}
    depends = [
        link | {"dependsOn": [one for one in link.get("dependsOn", ()) if one in known]}
        for link in bill["dependencies"]
        if link["ref"] in known
    ]
    return bill | {"components": kept, "dependencies": depends}


def main() -> int:
    """From the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the bill of materials, JSON")
    chosen = parser.parse_args()
    names = locked()
    bill = narrowed(json.load(sys.stdin), names)
    chosen.to.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    by_licence, odd = defaultdict(list), []
    for name, said in installed(names).items():
        by_licence[said or "none"].append(name)
        odd += [] if COMPATIBLE.search(said) else [name]
    for said, found in sorted(by_licence.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{said}: {', '.join(found)}")
    print(
        f"{chosen.to}: {len(bill['components'])} packages; without a compatible licence: {', '.join(odd) or 'none'}"
    )
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(main())
