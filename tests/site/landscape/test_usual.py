"""Is a line that an earlier build drew used again, to the last bit, until a principal on it is another?"""

from dataclasses import fields

import numpy as np
import pytest
from forty_municipalities import FORM, YEAR_9, forty, landscape, municipality

from nulage_site.analysis.comparison import quasibinomial
from nulage_site.kept import Kept

PERIODS = ("2023/24", "2024/25")


def exactly(line):
    return [np.asarray(getattr(line, each.name)).tobytes() for each in fields(line)]


@pytest.fixture
def drawn(tmp_path):
    """Everybody's lines of a measure, as the next build tells them, and how many have been drawn so far."""

    def drawn(everybody):
        lines = landscape(everybody, ask=Kept(tmp_path / "kept"))
        told = [exactly(lines.line(FORM, YEAR_9, period)) for period in PERIODS]
        return told, len(list((tmp_path / "kept").iterdir()))

    return drawn


def test_a_line_is_drawn_once(drawn, monkeypatch):
    before = drawn(forty(PERIODS))
    monkeypatch.delattr(quasibinomial, "GLM")
    assert drawn(forty(PERIODS)) == before


def test_only_the_lines_that_a_changed_figure_is_on_are_drawn_again(drawn):
    everybody = forty(PERIODS)
    (before, now), number = drawn(everybody)
    everybody[municipality(3)][YEAR_9, "2024/25"] = (50.0, 200)
    (still, other), more = drawn(everybody)
    assert still == before
    assert other != now
    assert more == number + 2  # with one covariate, and with both
    assert other == exactly(landscape(everybody).line(FORM, YEAR_9, "2024/25"))
