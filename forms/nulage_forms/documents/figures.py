"""What is a figure called where it stands in a table by itself?"""

from nulage_forms.model import ShownFigure


def figure_name(figure: ShownFigure) -> str:
    """Its name; one that the team itself has added says so, and where it comes from."""
    if not figure.own:
        return figure.name
    beside = ", ".join(part for part in ("er egen uppgift", figure.source, figure.group) if part)
    return f"{figure.name} ({beside})"
