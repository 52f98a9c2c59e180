"""What has been found out of a principal is another thing only when a page of it would tell another thing."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from nulage_site.analysis.areas.wording import amount
from nulage_site.library import Library
from nulage_site.manifest import look
from nulage_site.model import Figure
from nulage_site.publish.found import FOUND, GROUND, grounds, hash_of_found, parts_found
from nulage_site.publish.places import RULES, parts_of_country
from nulage_site.publish.watched import Watched, parts_read

CONTENT = Path(__file__).parents[3] / "content"


class Told:
    """A library that tells its findings otherwise than they are."""

    def __init__(self, library: Library, expected: float = 0.0):
        self.library, self.more = library, expected

    def findings(self, principal_id: str):
        found = self.library.findings(principal_id)
        more = (replace(each, expected=(each.expected or 0.0) + self.more) for each in found.expectations)
        return replace(found, expectations=tuple(more))


@pytest.fixture(scope="module")
def peers(shipped) -> tuple[str, str]:
    """A principal, and one that is similar to it."""
    of_each = ((each.id, shipped.findings(each.id).similar) for each in shipped.country.principals)
    return next((id_, one.peers[0].id) for id_, similar in of_each for one in similar if one.peers)


@pytest.fixture(scope="module")
def known(shipped, tmp_path_factory) -> Mapping[str, str]:
    read = parts_read(look(CONTENT, None, tmp_path_factory.mktemp("ut")))
    return {**read, **parts_of_country(shipped)}


@pytest.fixture(scope="module")
def parts(shipped, known) -> Mapping[str, str]:
    return parts_found(shipped, known)


def test_every_principal_has_a_part_that_is_the_same_alone_and_together(shipped, known, parts):
    ids = {each.id for each in shipped.country.principals}
    told = {name.removeprefix(FOUND): hash_ for name, hash_ in parts.items() if not name.startswith(GROUND)}
    assert told == {id_: hash_of_found(shipped, known, id_) for id_ in ids}


def found_again(shipped, known, parts, **others: str | None) -> set[str]:
    """Of whom is found out again when so many parts were others before?"""
    before = {name: hash_ if name.startswith(GROUND) else "kept" for name, hash_ in parts.items()}
    before = {name: hash_ for name, hash_ in (before | others).items() if hash_ is not None}
    now = parts_found(shipped, known, before)
    return {each.id for each in shipped.country.principals if now[FOUND + each.id] != "kept"}


def test_nothing_is_found_out_again_of_those_for_whom_all_is_as_it_was(shipped, known, parts, peers):
    assert found_again(shipped, known, parts) == set()
    assert found_again(shipped, known, parts, **{GROUND + peers[0]: "other"}) == {peers[0]}
    assert found_again(shipped, known, parts, **{FOUND + peers[0]: None}) == {peers[0]}


def test_it_is_of_all_who_are_compared_with_a_figure_that_was_another(shipped, known, parts):
    landscape = shipped.analyst.landscape
    question = max(landscape.behind(), key=lambda each: len(landscape.resting_on([each])))
    again = found_again(shipped, known, parts, **{f"{GROUND}question {' '.join(question)}": "other"})
    assert again == landscape.resting_on([question]) != set()


@pytest.mark.parametrize("part", [RULES, "nation", "sources"])
def test_it_is_of_everybody_when_what_all_rest_on_was_another(shipped, known, parts, part):
    again = found_again(shipped, known | {part: "other"}, parts)
    assert again == {each.id for each in shipped.country.principals}


def test_one_whose_own_figures_are_others_or_a_similar_principals_is_another_ground(
    shipped, known, parts, peers
):
    one, other = peers
    told = known | {f"principal {other}": "other", f"own {other}": "other"}
    moved = grounds(shipped, told).items() - parts.items()
    assert {GROUND + one, GROUND + other} <= {name for name, _ in moved}
    moved = grounds(shipped, known | {f"beside {other}": "other"}).items() - parts.items()
    assert {name for name, _ in moved} == {GROUND + other}


def test_it_is_another_when_something_else_is_expected_or_a_similar_principal_has_other_figures(
    shipped, known, peers
):
    one, other = peers
    told = hash_of_found(shipped, known, one)
    assert hash_of_found(Told(shipped), known, one) != hash_of_found(Told(shipped, 0.1), known, one)
    assert told != hash_of_found(shipped, known | {f"own {other}": "other"}, one)
    assert told == hash_of_found(shipped, known | {f"own {one}": "other"}, one)


def test_what_is_expected_is_told_in_the_same_words_as_before_it_was_cut_to_its_decimals(shipped):
    indicators = {each.id: each for each in shipped.quality_system.indicators}
    seen = 0
    for principal in shipped.country.principals:
        known = {each.figure: each for each in shipped.analyst.landscape.comparisons(principal.id)}
        for told in shipped.findings(principal.id).expectations:
            whole, indicator = known[told.figure], indicators[told.figure.indicator]
            assert (whole.expected is None, whole.interval is None) == (
                told.expected is None,
                told.interval is None,
            )
            pairs = [
                (whole.expected, told.expected),
                *zip(whole.interval or (), told.interval or (), strict=True),
            ]
            for exact, cut in pairs:
                if exact is not None and cut is not None:
                    assert amount(exact, indicator) == amount(cut, indicator)
                    assert cut == round(cut, indicator.decimals)
                    seen += 1
    assert seen > 100


def test_whoever_asks_what_has_been_found_out_of_a_principal_is_known_to(shipped):
    asked: set[str] = set()
    watched, one = Watched(shipped, asked), shipped.country.principals[0].id
    watched.findings(one)
    assert asked == {FOUND + one}
    asked.clear()
    watched.similar_values(one, Figure("antal-elever", "compulsory_school", "2024/25", "exists", "x"))
    assert asked == {FOUND + one}
