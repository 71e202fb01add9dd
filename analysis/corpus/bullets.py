"""What opens an item of a list, a digest or a chronicle: ● ……, △ ……, 1. ……, （一）……, ① ……."""

#: For a class of characters in a pattern.
SIGNS = "△▲Δ▶►▷✦➤☆★●◆◇■□○◎※▪◉•·"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_NUMBER = rf"(?:\d{{1,3}}|{_CHINESE})"
#: A sign or a number; the point behind a number is no decimal point, and 3、4日 are two days.
MARK = (
    rf"(?:(?:[{SIGNS}]{{1,2}}|[（(]{_NUMBER}[）)][、.．]?|{_NUMBER}[）)]|[①-⑳]|{_CHINESE}[、.．]"
    r"|\d{1,3}(?:、|[.．](?!\d{1,2}日))(?=[ \t\u3000]+\d|[ \t\u3000]*(?:[^\d\s]|\d{1,2}(?:月|[-./]\d)|\d{4}年))|\d{1,3}[.．](?=\d{1,2}日))[ \t\u3000]*)"
)
