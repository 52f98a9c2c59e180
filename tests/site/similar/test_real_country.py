"""Do the real principals get similar ones, and do schools of one kind find each other by their circumstances?"""

from collections import Counter
from pathlib import Path

import pytest

from nulage_site.analysis.similar import SimilarPrincipals
from nulage_site.library import read_library
from nulage_site.quality_system.similar import read_likeness

CONTENT = Path(__file__).parents[3] / "content"
REAL = Path(__file__).parents[3] / "../shared/data/statistics"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not REAL.is_dir(), reason="the real files are not part of the project, and are not here"
    ),
]


@pytest.fixture(scope="module")
def library():
    return read_library(CONTENT, REAL)


@pytest.fixture(scope="module")
def found(library):
    likeness = read_likeness(CONTENT / "quality-system", library.quality_system, library.method)
    similar = SimilarPrincipals(
        library.country, library.method, likeness, library.figured().statistics.similar
    )
    return {each: similar.of(each.id)[0] for each in library.country.principals}


def test_every_municipality_has_the_seven_that_kolada_names(found):
    municipal = [similar for who, similar in found.items() if who.type == "municipality"]
    assert Counter((each.origin, len(each.peers)) for each in municipal) == {("kolada", 7): 290}


def test_of_the_others_all_whose_size_is_published_but_a_few_have_seven(found):
    """541 of the 585 publish how many pupils they have; 44 do not, and are told so."""
    others = [similar for who, similar in found.items() if who.type != "municipality"]
    counts = Counter(each.origin for each in others)
    assert counts["own"] >= 502
    assert counts["none"] >= 44
    assert sum("antal elever saknas" in each.note for each in others) == 44
    widened = sum("har vi letat längre bort" in each.note for each in others)
    assert counts["own"] - widened >= 502, "within a factor of three, with the same cohorts"


def test_schools_with_the_same_idea_find_each_other(found):
    """They are never compared by their names: Waldorf, Montessori and Christian schools share circumstances."""
    for idea in ("aldorf", "ontessori", "rist"):
        alike = [similar for who, similar in found.items() if idea in who.name and similar.peers]
        names = [peer.name for similar in alike for peer in similar.peers]
        share = sum(idea in who.name for who in found) / len(found)
        assert sum(idea in name for name in names) / len(names) > 2 * share
