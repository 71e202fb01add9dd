"""The signs that open an item of a list, a digest or a chronicle: ● ……, △ ……."""

#: For a class of characters in a pattern.
SIGNS = "△▲Δ▶►▷✦➤☆★●◆◇■□○◎※▪◉•·"
