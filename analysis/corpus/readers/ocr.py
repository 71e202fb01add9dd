"""Scanned pages become text by Tesseract, where it is installed and asked for."""

from __future__ import annotations

import re
from functools import cache

LANGUAGE = "chi_sim"
_SCALE = 300 / 72  #: dots a point: what Tesseract is trained on
_BETWEEN_HAN = re.compile(
    r"(?<=[\u3400-\u9fff，。、；：！？“”（）《》]) +(?=[\u3400-\u9fff，。、；：！？“”（）《》])"
)


@cache
def version() -> str:
    """Tesseract and its version; "" where it cannot be used."""
    try:
        import pytesseract

        if LANGUAGE not in pytesseract.get_languages(config=""):
            return ""
        return f"tesseract {pytesseract.get_tesseract_version()}"
    except Exception:  # the package is absent, or the program is: either way there is no OCR
        return ""


def page(page) -> list[str]:
    """The lines of a page of a PDF, as an image shows them; only where there is a `version`."""
    import pytesseract

    image = page.render(scale=_SCALE, grayscale=True).to_pil()
    text = pytesseract.image_to_string(image, lang=LANGUAGE)
    return [_BETWEEN_HAN.sub("", line.strip()) for line in text.strip().split("\n")]
