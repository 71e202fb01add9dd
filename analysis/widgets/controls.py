"""Controls for the choices of a run: menus and numbers above a result that follows them.

They need a running kernel and ipywidgets. Wherever one of the two is missing
(a build, a plain script, an environment without the package) there is the
result of the first choices alone, as a cell would show it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.faults import InputFault
from analysis.refusals import in_language
from analysis.run import progress


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: of a list of (label, value), or a whole number between two bounds where there is no list."""

    name: str
    label: str
    value: Any
    options: Sequence[tuple[str, Any]] = ()
    bounds: tuple[int, int] = (0, 2**31 - 1)


def are_possible() -> bool:
    """Whether a person at a notebook can be offered controls."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if getattr(shell, "kernel", None) is None or "OFFICIAL_TEXTS_CHOICES" in os.environ:
        return False
    try:
        import ipywidgets  # noqa: F401
    except ImportError:
        return False
    return True


def offer(
    choices: Sequence[Choice],
    result: Callable[..., Any],
    *,
    first: Any,
    told: Callable[[str], Any],
    press: str = "",
    busy: str = "",
    stopped: Any = None,
    language: str = "en",
) -> None:
    """Show controls, and below them the result, which each change replaces.

    The result is an ordinary output of the cell: saved with the notebook, and
    there when it is opened without a kernel.

    Parameters
    ----------
    result : callable
        Takes the choices by their names.
    first : object
        The result to begin with.
    told : callable
        What shows a sentence: that something cannot be done, or is being done.
    press : str
        A button that asks for the result, which takes long; without one each change does.
    busy : str
        What is said while the result is made, with how far it is.
    stopped : object, optional
        What is shown after ■; by default `first`.
    language : str
        Of faults.
    """
    import ipywidgets
    from IPython.display import display

    fields = {choice.name: _field(ipywidgets, choice) for choice in choices}
    button = [ipywidgets.Button(description=press, button_style="primary")] if press else []
    row = ipywidgets.HBox([*fields.values(), *button], layout={"flex_flow": "row wrap"})
    row.add_class("official-texts-choices")
    _keep_keys()
    display(row)
    shown = display(first, display_id=True)
    # While a long result is made nothing else can be asked for. Menus stay as they are: one that is disabled
    # loses the focus, and with it whoever chooses by keyboard.
    locked = (*fields.values(), *button) if button else ()

    def remake(_: object) -> None:
        if busy:
            shown.update(told(busy))
        for control in locked:
            control.disabled = True
        try:
            # a bar would be printed outside every cell, where nobody sees it
            with progress.telling(lambda line: shown.update(told(f"{busy} {line}".strip()))):
                made = result(**{name: control.value for name, control in fields.items()})
            shown.update(made)
        except InputFault as fault:
            shown.update(told(in_language(fault, language)))
        except KeyboardInterrupt:  # ■ in the toolbar
            shown.update(first if stopped is None else stopped)
        finally:
            for control in locked:
                control.disabled = False

    if button:
        button[0].on_click(remake)
    else:
        for control in fields.values():
            control.observe(remake, names="value")


def _keep_keys() -> None:
    """Let the keys pressed in menus be theirs, and no commands of JupyterLab."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        script = (Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
        shell.display_pub.publish({"text/html": f"<script>{script}</script>"})


def _field(ipywidgets: Any, choice: Choice) -> Any:
    style = {"description_width": "initial"}
    if choice.options:
        # by its place: a value of None would choose nothing, and leave the menu empty
        at = [value for _, value in choice.options].index(choice.value)
        return ipywidgets.Dropdown(description=choice.label, options=choice.options, index=at, style=style)
    low, high = choice.bounds
    return ipywidgets.BoundedIntText(
        description=choice.label,
        value=choice.value,
        min=low,
        max=high,
        style=style,
        layout={"width": "16em"},
    )
