"""One frame for every page: look, navigation, fonts, and a policy that lets nothing else run.

A page is one file. It loads nothing, or only scripts of the folder beside it.
Its Content-Security-Policy lists each script by its hash: a script that came
in with a text is not listed and does not run, even if it got past the
escaping.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup

from analysis import corpus, tables, wording
from analysis.corpus.readers import by_content
from analysis.reports import fonts
from analysis.run.project import NOTEBOOKS
from analysis.tables import meanings
from analysis.tables.answers import ANSWERS
from analysis.widgets.tables import HERE as WIDGETS

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
ASSETS = HERE / "assets"
#: The scripts of a page whose tables sort and can be taken away; before its own.
OF_TABLES = ("dom.js", "sorting.js", "takeaway.js")

#: The pages of a report, in the order of the navigation: file name and label.
PAGES = (
    ("index", "nav_index"),
    ("formulations", "nav_glossary"),
    ("search", "nav_search"),
    ("01_corpus", "nav_01"),
    ("02_topics", "nav_02"),
    ("03_timeline", "nav_03"),
    ("04_topics_over_time", "nav_04"),
    ("05_formulations", "nav_05"),
    ("06_compare", "nav_06"),
)


#: Those that a build makes in both languages; the one that is not the build's own has its code in its name.
BILINGUAL = ("index", "formulations", "search")


def file_name(name: str, suffix: str = "") -> str:
    """The file of a page.

    >>> file_name("index", ".zh"), file_name("01_corpus", ".zh")
    ('index.zh.html', '01_corpus.html')
    """
    return f"{name}{suffix if name in BILINGUAL else ''}.html"


def navigation() -> list[tuple[str, str]]:
    """The pages of `PAGES` that a build makes: a notebook that is not there has none."""
    return [
        (name, label) for name, label in PAGES if name in BILINGUAL or (NOTEBOOKS / f"{name}.ipynb").is_file()
    ]


#: Stand in the style and the data of a page until the characters of the page are known.
_FONT, _SIMPLER = "/*font*/", "/*simpler*/"

_UNSAFE = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(
    template: str,
    *,
    name: str,
    language: str = "en",
    suffix: str = "",
    data: Mapping[str, object] | None = None,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = (),
    allowed: Sequence[str] = (),
    letters: str = "",
    workers: bool = False,
    loading: bool = False,
    **values: object,
) -> str:
    """A whole page as HTML.

    Parameters
    ----------
    template : str
        File name under ``templates/``.
    name : str
        The page's own name among `PAGES`.
    suffix : str
        In the names of the pages that are not in the build's own language: ``.zh``, ``.en``.
    data : mapping, optional
        Read by the scripts as JSON, with the words of the interface; data to the browser, never code.
    scripts, styles : sequence of str
        File names under ``assets/``, in order, besides those of every page.
    allowed : sequence of str
        Further scripts, as text, that the body brings itself and that may run.
    letters : str
        Characters that the scripts may show, besides those that the page holds as text.
    workers : bool
        Whether the scripts may start workers of their own making.
    loading : bool
        Whether the scripts may load others, from the folder beside the page.
    **values
        For the template; all text in them is escaped.
    """
    words = labels(language)
    script = asset("theme.js"), "\n".join(asset(file) for file in scripts)
    html = (
        _environment()
        .get_template(template)
        .render(
            **values,
            t=Words(words, suffix),
            language=language,
            other="en" if language == "zh" else "zh",
            other_file=file_name(name, "" if suffix else ".en" if language == "zh" else ".zh"),
            bilingual=name in BILINGUAL,
            name=name,
            pages=navigation(),
            policy=policy([*script, *allowed], workers=workers, loading=loading),
            font=Markup(_FONT),
            style=Markup("\n".join(asset(file) for file in ("base.css", *styles))),
            head_script=Markup(script[0]),
            script=Markup(script[1]),
            data=Markup(as_json({**_own_data(words, scripts), **data}) if data is not None else ""),
        )
    )
    html = html.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no character
    font = fonts.face(html + letters)
    simpler = corpus.one_by_one(html + letters)  # not before: the font need not have these
    return html.replace(f'"{_SIMPLER}"', as_json(simpler), 1).replace(_FONT, font, 1)


def _own_data(words: Mapping[str, object], scripts: Sequence[str]) -> dict[str, object]:
    """What the suite's scripts read besides a page's own data.

    >>> sorted(_own_data({"page": {}}, ["evidence.js"]))
    ['labels', 'simpler', 'writes_headings']
    """
    shows_texts = {"writes_headings": by_content.WRITES_HEADINGS} if "evidence.js" in scripts else {}
    return {"labels": words["page"], "simpler": _SIMPLER, **shows_texts}


@cache
def asset(name: str) -> str:
    """A style or script of the package, as text: of ``assets/``, or the script that tables of notebooks have too."""
    return ((WIDGETS if name == "sorting.js" else ASSETS) / name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def policy(scripts: Sequence[str], *, workers: bool = False, loading: bool = False) -> str:
    """A Content-Security-Policy under which only these scripts run and, with `loading`, the scripts that they load.

    >>> policy(["x=1"]).split("; ")[3]
    "script-src 'sha256-HyBrEcI+KMwlDe1/wAmNOCOoRnpUNA8axOU1y4VEST8='"
    """
    hashes = (hashlib.sha256(script.encode("utf-8")).digest() for script in scripts if script)
    allowed = " ".join(sorted({f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes}))
    allowed += " 'strict-dynamic'" if loading else ""
    return (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src {allowed or chr(39) + 'none' + chr(39)}; font-src data:; base-uri 'none'; form-action 'none'"
        f"{'; worker-src blob:' if workers else ''}"
    )


def as_json(data: object) -> str:
    r"""JSON that may stand inside a script element: nothing in it can end the element.

    >>> as_json(["</script>"])
    '["\\u003c/script\\u003e"]'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # five passes are quicker than `translate`, which looks at each character
    for character, escaped in _UNSAFE.items():
        text = text.replace(character, escaped)
    return text


#: Columns whose values pages show in words.
_IN_WORDS = (
    "kind",
    "status",
    "date_precision",
    "time_of_day",
    "year_basis",
    "role",
    "disposition",
    "pattern",
    "jump",
)


@cache
def labels(language: str) -> dict:
    """The words of the interface; any language but Chinese gives English.

    Of the server's own (``wording/pages.csv``) a key with a form for one has
    both forms, as a list; those of the scripts are under ``page``.
    """
    code = "zh" if language == "zh" else "en"
    own = {key: row[code] for key, row in wording.texts("pages").items()}
    scripts = {key: row[code] for key, row in wording.texts("page_scripts").items()}
    values = {
        f"{column}_{value}": wording.value(column, value, code)
        for column in _IN_WORDS
        for value in sorted(wording.values(column))
    }
    forms = {key: [own[f"{key}.one"], text] if f"{key}.one" in own else text for key, text in own.items()}
    months = {"months": wording.months(code)}
    heads = _heads(scripts, code)
    return {key: form for key, form in forms.items() if not key.endswith(".one")} | {
        "page": scripts | values | months | heads,
        "lang": code,
    }


def _heads(scripts: Mapping[str, str], code: str) -> dict[str, str]:
    """Heads of the workbooks that a Chinese page makes, by ``head_`` and the name of the column."""
    own = {column.name: meanings.head("meetings", column.name, code) for column in tables.SCHEMAS["meetings"]}
    roles = {name: scripts[name] for name in ("contributors", "guests", "visitors")}
    found = {
        column.name: meanings.head("search_kwic", column.name, code) for column in ANSWERS["search_kwic"]
    }
    found |= {"words": found["hit"]} | own | roles
    return {f"head_{name}": said for name, said in found.items()}


class Words:
    """Looks up the words of the interface and fills them in, escaping what is filled in."""

    def __init__(self, words: Mapping[str, Any], suffix: str = ""):
        self._words, self.suffix = words, suffix

    def file(self, name: str) -> str:
        """The file of another page in the language of this one."""
        return file_name(name, self.suffix)

    def search(self, words: str) -> str:
        """The address of the search, asked for these words.

        >>> Words({}).search("1+4+N")
        'search.html#q=1%2B4%2BN'
        """
        return f"{self.file('search')}#{urlencode({'q': words})}"

    def __call__(self, key: str, **values: object) -> Markup:
        """The words for `key`; where there are two forms, `n` equal to 1 takes the first.

        >>> Words({"meetings": ["{n} meeting", "{n} meetings"]})("meetings", n=1761)
        Markup('1,761 meetings')
        """
        found = self._words[key] if key in self._words else self._words["page"][key]
        if not values and isinstance(found, str) and "{" not in found:
            return Markup(found)
        if isinstance(found, list):
            found = found[0 if values.get("n") == 1 else 1]
        said = {
            name: wording.Count(value) if isinstance(value, int) else value for name, value in values.items()
        }
        return Markup(found).format(**said)

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""
        return str(self._words.get("lang", "en"))

    @property
    def gap(self) -> str:
        """The separator between two sentences: empty in Chinese, a space in English."""
        return "" if self.language == "zh" else " "

    def tell(self, message: str) -> str:
        """A message (`analysis.wording`) in the language of the page."""
        return wording.tell(message, self.language)

    def tell_all(self, cell: str) -> str:
        """The messages of a list cell in the language of the page."""
        return wording.tell_all(cell, self.language)

    def rule(self, kind: str, rule: str) -> str:
        """What a rule is called in the language of the page."""
        return wording.label(kind, rule, self.language)

    def reason(self, item: str) -> str:
        """An item of ``year_reasons`` with its rule in the language of the page."""
        return wording.reason(item, self.language)

    def range(self, what: str) -> str:
        """One thing, or from where to where, as "2023-11/2024-02"."""
        first, slash, last = what.partition("/")
        return wording.say("range", self.language, first=first, last=last) if slash else first

    def of(self, group: str, key: str) -> str:
        """The words for one value of a closed list, or the value itself."""
        return self._words["page"].get(f"{group}_{key}", key)


def label(text: str) -> Markup:
    """The label of a topic, which breaks between its terms, within one only where it is wider than a line.

    >>> label("产业·能源")
    Markup('<span lang="zh"><span class="unit">产业·</span><span class="unit">能源</span></span>')
    """
    units = re.findall("[^·]*·|[^·]+", text)
    return Markup('<span lang="zh">{}</span>').format(
        Markup("").join(Markup('<span class="unit">{}</span>').format(unit) for unit in units)
    )


def zh(text: object) -> Markup:
    """Words of the corpus inside a sentence, marked as Chinese.

    >>> zh("<两点>")
    Markup('<span lang="zh">&lt;两点&gt;</span>')
    """
    return Markup('<span lang="zh">{}</span>').format(text)
