"""Every package that a user gets has a licence that goes with this one's."""

from __future__ import annotations

import pytest

from tests.safety import licences


def test_every_locked_package_has_a_compatible_licence():
    found = licences.installed(licences.locked())
    assert len(found) > 100
    assert {name: said for name, said in found.items() if not licences.COMPATIBLE.search(said)} == {}


@pytest.mark.parametrize("said", ["", "GPL-3.0-only", "AGPL-3.0", "Proprietary"])
def test_others_are_seen(said):
    assert licences.COMPATIBLE.search(said) is None


def test_the_bill_of_materials_holds_the_packages_of_the_lock_and_what_binds_them():
    bill = {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [
            {"name": "pandas", "bom-ref": "p"},
            {"name": "pytest", "bom-ref": "t", "licenses": [{"license": {"id": "MIT"}}]},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["p", "t"]}, {"ref": "t", "dependsOn": ["p"]}],
    }
    made = licences.narrowed(bill, {"pandas"})
    assert [(one["name"], bool(one["licenses"])) for one in made["components"]] == [("pandas", True)]
    assert made["dependencies"] == [{"ref": "root", "dependsOn": ["p"]}]
