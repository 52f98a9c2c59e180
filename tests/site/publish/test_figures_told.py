"""What is the person who has built the site told of figures that do not fit?"""

import pytest

from nulage_site.library import Library
from nulage_site.publish import figures
from nulage_site.publish.figures import figure_lines
from nulage_site.statistics.agreement import Apart


def told(library: Library, *, verbose: bool = False) -> list[str]:
    """The warning and what is indented below it."""
    lines = list(figure_lines(library, verbose))
    first = next((number for number, line in enumerate(lines) if line.startswith("Varning")), len(lines))
    last = next(
        (number for number in range(first + 1, len(lines)) if not lines[number].startswith("  ")), len(lines)
    )
    return lines[first:last]


def test_figures_that_fit_need_no_words(library: Library) -> None:
    assert told(library) == []


def test_shares_that_fit_no_unit_are_counted_and_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    principal = library.country.principals[0]
    found = [Apart(principal.id, "lagst-e", f"20{year}/{year + 1}") for year in range(11, 18)]
    monkeypatch.setattr(figures, "shares_apart", lambda *_: found[:1])
    assert told(library) == [
        "Varning: 1 huvudmans andel av eleverna ryms inte mellan skolenheternas. Se efter i källan",
        f"  {principal.name}, lagst-e, 2011/12",
    ]
    monkeypatch.setattr(figures, "shares_apart", lambda *_: found)
    short, whole = told(library), told(library, verbose=True)
    assert short[0].startswith("Varning: 7 huvudmäns andelar av eleverna ")
    assert (len(short), short[-1]) == (7, "  och 2 till (--verbose räknar upp dem)")
    assert [line.rpartition(", ")[2] for line in whole[1:]] == [each.period for each in found]
