from dataclasses import replace

import pytest

from nulage_site.analysis.axis import axis_of, spread
from nulage_site.model import QualitySystem, Unit


@pytest.mark.parametrize(("unit", "ends"), [("percent", (0, 100)), ("index", (0, 10)), ("points", (0, 20))])
def test_a_scale_is_shown_whole(system: QualitySystem, unit: Unit, ends: tuple[float, float]) -> None:
    assert axis_of(replace(system.indicators[0], unit=unit), [51.0, 53.0]) == ends


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([112000, 139800, 140200, 171000], (110000, 180000)),
        ([3, 50, 800, 14000], (0, 14000)),
        ([-600, 20000], (-2500, 20000)),
        ([12.5, 12.5], (12, 13)),
        ([0, 0], (0, 1)),
        ([], (0, 1)),
    ],
)
def test_another_axis_has_round_ends(
    system: QualitySystem, values: list[float], ends: tuple[float, float]
) -> None:
    assert axis_of(replace(system.indicators[0], unit="kr"), values) == ends


def test_one_very_large_principal_does_not_press_the_others_together(system: QualitySystem) -> None:
    towns = [100.0 + number for number in range(300)]
    assert axis_of(replace(system.indicators[0], unit="pupils"), [*towns, 90_000.0]) == (100, 400)


def test_every_value_is_counted_once_also_beyond_the_axis() -> None:
    parts = spread([-5, 0, 4.9, 5, 99, 100, 140], (0, 100))
    assert sum(count for _, count in parts) == 7
    assert [parts[0], parts[1], parts[-1]] == [(0.0, 3), (5.0, 1), (95.0, 3)]
