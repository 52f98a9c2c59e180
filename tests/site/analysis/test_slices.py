"""Is the hash of a place's figures another as soon as one of them says something else, and only then?"""

import numpy as np
import pytest

from nulage_site.analysis import slices
from nulage_site.analysis.slices import sliced
from nulage_site.statistics.table import tidy

PLACES = [("ett", ""), ("ett", "11111111"), ("två", "")]
SAID = {
    "indicator": "niornas-betyg",
    "school_form": "compulsory_school",
    "period": "2024/25",
    "status": "exists",
    "source": "underlag",
    "value": 71.4,
    "low": 0.0,
    "high": 100.0,
    "n": 35,
    "decimals": 1,
}


def hashes(said, **of_the_second_place):
    """The hashes of three places that say the same, but for what the second of them says."""
    principals, units = zip(*PLACES, strict=True)
    columns = {name: [each, of_the_second_place.get(name, each), each] for name, each in said.items()}
    table = tidy(principal_id=principals, unit_id=units, **columns)
    return sliced(table, np.arange(len(PLACES))).hashes()


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "sexornas-betyg"},
        {"school_form": "preschool"},
        {"period": "2023/24"},
        {"status": "approximate"},
        {"source": "siris"},
        {"value": 71.5},
        {"value": None, "status": "missing"},
        {"low": 0.1},
        {"high": None},
        {"n": 36},
        {"n": None},
        {"decimals": 0},
    ],
    ids=str,
)
def test_a_place_that_says_something_else_has_another_hash_and_the_others_the_same(other):
    before, after = hashes(SAID), hashes(SAID, **other)
    assert [place for place in PLACES if before[place] != after[place]] == [PLACES[1]]


def test_the_same_text_in_another_column_is_something_else():
    one, other = (hashes({**SAID, "period": a, "source": b}) for a, b in (("x", "y"), ("y", "x")))
    assert one != other


def test_more_kinds_of_figures_than_a_number_can_tell_apart_are_told_apart(monkeypatch):
    columns = {name: [each] * 8 for name, each in SAID.items()}
    columns |= {"value": [1, 1, 1, 1, 2, 2, 2, 2], "n": [5, 6] * 4, "low": [0, 0, 1, 1] * 2}
    table = tidy(principal_id=[*"abcdefgh"], unit_id="", **columns)
    for largest in (1, 4, slices.LARGEST):
        monkeypatch.setattr(slices, "LARGEST", largest)
        made = sliced(table, np.arange(8))
        assert [(each.value, each.low, each.n) for id_ in "abcdefgh" for each in made.of(id_)] == [
            *zip(columns["value"], columns["low"], columns["n"], strict=True)
        ]


def test_it_does_not_matter_what_else_the_table_speaks_of():
    more = tidy(principal_id=["ett", "aaa"], unit_id="", **{name: [each] * 2 for name, each in SAID.items()})
    more["indicator"] = (
        more["indicator"].cat.add_categories(["aaa"]).cat.reorder_categories(["aaa", "niornas-betyg"])
    )
    assert sliced(more, np.array([1, 0])).hashes()["ett", ""] == hashes(SAID)["ett", ""]
