"""Controls in notebooks: offered where a kernel and ipywidgets are, and the plain result everywhere else."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace

import pytest
from IPython.core.interactiveshell import InteractiveShell

from analysis import display
from analysis.faults import InputFault
from analysis.plots.drawn import Drawn
from analysis.run import progress
from analysis.settings import Settings
from analysis.study import Study
from analysis.widgets import controls
from tests.conftest import ROOT

CHOICES = [
    controls.Choice("kind", "Kind:", "", [("all", ""), ("meeting", "meeting")]),
    controls.Choice("seed", "Seed:", 7),
]


class Shown:
    """What `IPython.display.display` was given, in order, and what replaced it."""

    def __init__(self):
        self.all: list = []

    def __call__(self, thing, display_id=False):
        self.all.append(thing)
        return SimpleNamespace(update=self.all.append)


@pytest.fixture
def shown(monkeypatch) -> Shown:
    pytest.importorskip("ipywidgets")
    made = Shown()
    monkeypatch.setattr("IPython.display.display", made)
    return made


def offered(shown: Shown, result, **further) -> list:
    controls.offer(CHOICES, result, first="first", told=lambda text: f"told {text}", **further)
    row, first = shown.all
    assert first == "first"
    return list(row.children)


def test_each_change_replaces_the_result(shown):
    kind, seed = offered(shown, lambda **chosen: chosen)
    kind.value = "meeting"
    seed.value = 8
    assert shown.all[2:] == [{"kind": "meeting", "seed": 7}, {"kind": "meeting", "seed": 8}]


def test_a_menu_shows_its_first_choice_even_where_it_stands_for_no_value(shown):
    """A menu whose value is None is empty."""
    choice = controls.Choice("topics", "Topics:", None, [("automatic", None), ("2", 2)])
    controls.offer([choice], lambda topics: topics, first="first", told=str)
    (menu,) = shown.all[0].children
    assert (menu.label, menu.value) == ("automatic", None)
    menu.value = 2
    menu.label = "automatic"
    assert shown.all[2:] == [2, None]


@pytest.mark.parametrize("name", ["timeline", "topics"])
def test_a_choice_made_once_more_is_still_shown(study, shown, monkeypatch, name):
    """The browser gives the place of a choice; of one that stands for None the menu made none."""
    monkeypatch.setattr(controls, "are_possible", lambda: True)
    study.choose(name)
    for menu in (field for field in shown.all[0].children if hasattr(field, "options")):
        for place in (1, 0):
            menu.set_state({"index": place})
            assert (menu.index, menu.label) == (place, menu.options[place][0])


def test_with_a_button_only_it_asks_for_the_result(shown):
    _, seed, button = offered(shown, lambda **chosen: (chosen, seed.disabled), press="Fit", busy="fitting")
    seed.value = 9
    assert len(shown.all) == 2
    button.click()
    assert shown.all[2:] == ["told fitting", ({"kind": "", "seed": 9}, True)]
    assert not seed.disabled and not button.disabled


def test_a_menu_without_a_button_keeps_the_focus(shown):
    """A control that is disabled, be it for a moment, loses it."""
    kind, seed = offered(shown, lambda **_: (kind.disabled, seed.disabled))
    kind.value = "meeting"
    assert shown.all[2:] == [(False, False)]


def test_a_fault_is_told_and_an_interrupt_brings_back_the_first_result(shown):
    def fails(kind, seed):
        if kind:
            raise KeyboardInterrupt
        raise InputFault(f"seed {seed} is too few")

    kind, seed = offered(shown, fails)
    seed.value = 1
    kind.value = "meeting"
    assert shown.all[2:] == ["told seed 1 is too few", "first"]
    assert not kind.disabled


def test_after_an_interrupt_it_says_that_it_was_stopped(shown):
    def interrupted(**_):
        raise KeyboardInterrupt

    *_, button = offered(shown, interrupted, press="Fit", busy="fitting", stopped="stopped")
    button.click()
    assert shown.all[2:] == ["told fitting", "stopped"]
    assert not button.disabled


@pytest.fixture(scope="module")
def study() -> Study:
    return Study.of(Settings(corpus=ROOT / "seeds"))


def test_without_a_notebook_there_is_the_result_alone(study):
    drawn = study.choose("timeline")
    assert isinstance(drawn, Drawn) and drawn.title == study.figure("timeline").title
    card = study.choose("topics")
    assert isinstance(card, display.Card) and "study.fit_topics(topics=8, seed=1)" in card.html
    with pytest.raises(InputFault, match="there is no set of choices 'people' here"):
        study.choose("people")


@pytest.mark.parametrize("missing", ["kernel", "build", "ipywidgets"])
def test_controls_need_a_kernel_and_ipywidgets_and_no_build(monkeypatch, missing):
    pytest.importorskip("ipywidgets")
    shell = InteractiveShell.instance()
    try:
        shell.kernel = object()
        assert controls.are_possible()
        if missing == "kernel":
            shell.kernel = None
        elif missing == "build":
            monkeypatch.setenv("OFFICIAL_TEXTS_CHOICES", "{}")
        else:
            monkeypatch.setitem(sys.modules, "ipywidgets", None)
        assert not controls.are_possible()
    finally:
        InteractiveShell.clear_instance()


def test_a_menu_of_the_timeline_draws_the_figure_of_what_was_chosen(study, shown, monkeypatch):
    monkeypatch.setattr(controls, "are_possible", lambda: True)
    study.choose("timeline")
    kind, body, person = shown.all[0].children
    assert [field.description for field in (kind, body, person)] == ["Kind:", "Body:", "Person:"]
    held = study.meetings["kind"].value_counts().index[-1]
    kind.value = held
    assert shown.all[-1].title == study.figure("timeline", kind=held).title
    kind.value = ""
    for field in (body, person):
        for _, value in field.options:  # each can be drawn
            field.value = value
            assert isinstance(shown.all[-1], Drawn), value
        field.value = ""


def test_how_far_the_work_is_shows_in_the_place_of_the_result(shown, monkeypatch):
    """A bar on stdout would stand outside every cell."""
    monkeypatch.setattr(progress, "_EVERY", 0)
    monkeypatch.setattr(progress, "_name", str)  # a study of another test may have set its language
    fields = offered(
        shown, lambda **chosen: len([*progress.watched("abcd", "fits", total=4)]), busy="fitting"
    )
    fields[1].value = 9
    told = [one for one in shown.all if "█" in str(one)]
    assert told[0].startswith("told fitting fits █████░") and told[-1].endswith("4/4")
    assert shown.all[-1] == 4


def test_jupyterlab_saves_the_state_of_the_controls():
    """So that a notebook opened again shows them, where it said "model not found"."""
    settings = json.loads((ROOT / "analysis" / "reports" / "lab" / "overrides.json").read_text("utf-8"))
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}
