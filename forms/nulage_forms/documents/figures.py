"""What is a figure called where it stands in a table by itself?"""

from collections.abc import Sequence
from dataclasses import replace

from nulage_forms.model import ShownFigure


def figure_rows(figures: Sequence[ShownFigure]) -> list[tuple[str, ...]]:
    """The figures as a table with its heads; what is expected has a column where it is told of any."""
    rows: list[tuple[str, ...]] = [
        ("Indikator", "Ni", "Väntat", "Riket", "Period"),
        *(
            (figure_name(one), one.value, one.expected or "–", one.nation or "–", one.period)
            for one in figures
        ),
    ]
    return rows if any(one.expected for one in figures) else [(*row[:2], *row[3:]) for row in rows]


def figure_name(figure: ShownFigure) -> str:
    """Its name, and the scale of a mean; one of the team's own says that it is, and where it comes from."""
    if not figure.own:
        return f"{figure.name} (på skalan {figure.scale})" if figure.scale and figure.value else figure.name
    return f"{figure.name} ({replace(figure, period='').caption})"
