"""Do the shipped country's positions agree with how many children it says that there are for each?"""

import pytest


@pytest.mark.parametrize(
    ("counted", "positions", "ratio"),
    [
        ("antal-elever", "larare", "elever-per-larare"),
        ("antal-barn", "arsarbetare-forskola", "barn-per-arsarbetare"),
    ],
)
def test_children_and_positions_give_the_ratio_that_stands_beside_them(shipped, counted, positions, ratio):
    told = 0
    for principal in shipped.country.principals:
        figures = shipped.country.own_figures(principal.id)
        known = {
            (each.school_form, each.indicator, each.period): each.value for each in figures if each.value
        }
        for (form, indicator, period), value in known.items():
            of, by = ((form, each, period) for each in (counted, positions))
            if indicator == ratio and of in known and by in known:
                half = 0.05 * known[of] / known[by] ** 2 + 0.06  # all three are printed with one decimal
                assert known[of] / known[by] == pytest.approx(value, abs=half), (principal.name, period)
                told += 1
    assert told > 0
