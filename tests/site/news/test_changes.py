"""Which figures are new, hidden, gone and revised, when two publications of a country are held together?"""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from nulage_site.analysis import changes
from nulage_site.analysis.changes import NAMED, changed
from nulage_site.app import create_app
from nulage_site.changes import Group
from nulage_site.library import Library
from nulage_site.model import NATION
from nulage_site.statistics.published import has_published, owners, read_published

LILLANG, FRISKOLAN = "2120009994", "5599999991"
PUPILS, GIRLS = "antal-elever", "andel-flickor"
FILES = ("grundskola-huvudman", "grundskola-skolenheter", "riket")


@pytest.fixture
def standing(library: Library, tmp_path: Path) -> Path:
    """A site with the tiny country's own files."""
    client = create_app(library).test_client()
    (tmp_path / "standing/data").mkdir(parents=True)
    for name in FILES:
        (tmp_path / f"standing/data/{name}.csv").write_bytes(client.get(f"/data/{name}.csv").data)
    return tmp_path / "standing"


@pytest.fixture
def before(standing: Path) -> pd.DataFrame:
    """What those say, read back."""
    return read_published(standing, owners(standing))


def reads(before: pd.DataFrame) -> Callable[[Collection[str]], pd.DataFrame]:
    return lambda of: before[before["principal_id"].isin(of)]


@pytest.fixture
def compare(library: Library) -> Callable[[pd.DataFrame], tuple[Group, ...]]:
    here = {each.id for each in library.country.principals}

    def compare(before: pd.DataFrame) -> tuple[Group, ...]:
        everybody = here | {NATION, *before["principal_id"]}
        return changed(reads(before), library.country, library.quality_system, everybody)

    return compare


def cell(before: pd.DataFrame, principal: str, indicator: str, unit: str = "") -> "pd.Series[bool]":
    return (
        before["principal_id"].eq(principal) & before["unit_id"].eq(unit) & before["indicator"].eq(indicator)
    )


def one_more(before: pd.DataFrame, **columns: object) -> pd.DataFrame:
    """The figures with one more, like the municipality's number of pupils in all but what is said."""
    like = before[cell(before, LILLANG, PUPILS)]
    return pd.concat([before, like.assign(**columns)], ignore_index=True)


def test_a_country_that_says_the_same_has_not_changed(before, compare):
    assert len(before) > 5
    assert compare(before) == ()


def test_a_figure_that_was_not_published_before_is_new(before, compare):
    (group,) = compare(before[~cell(before, LILLANG, PUPILS)])
    assert group == Group("underlag", "Grundskola", PUPILS, "Antal elever", new=1)


def test_a_revised_figure_is_told_with_whose_it_is_and_without_what_it_says(before, compare):
    before.loc[cell(before, LILLANG, PUPILS), "value"] = 811
    before.loc[cell(before, LILLANG, PUPILS, "99000001"), "value"] = 499
    (group,) = compare(before)
    assert (group.revised, group.principals, group.others) == (2, ("Lillångs kommun",), 0)
    assert "811" not in str(group)
    assert "812" not in str(group)


def test_the_nation_is_told_as_the_nation(before, compare):
    before.loc[cell(before, NATION, PUPILS), "value"] = 1000
    assert compare(before)[0].principals == ("Riket",)


def test_a_figure_that_has_become_withheld_is_hidden_and_its_old_value_is_nowhere(before, compare):
    (group,) = compare(one_more(before, principal_id=FRISKOLAN, indicator=GIRLS, value=43.7))
    assert (group.hidden, group.gone, group.revised, group.principals) == (1, 0, 0, ())
    assert "43" not in str(group)


def test_a_figure_that_the_source_has_no_more_is_gone(before, compare):
    (group,) = compare(one_more(before, period="2019/20"))
    assert (group.gone, group.hidden, group.new) == (1, 0, 0)


def test_a_measure_that_nobody_knows_any_more_keeps_the_name_it_had(before, compare):
    (group,) = compare(one_more(before, indicator="borttaget", name="Borttaget mått"))
    assert (group.name, group.gone) == ("Borttaget mått", 1)


def test_a_newer_folder_of_the_same_source_changes_nothing_by_itself(before, compare):
    assert compare(before.assign(source="underlag/2019-01-01")) == ()


def test_only_a_few_are_named_and_the_others_counted(before, library, monkeypatch):
    country, lillang = library.country, library.country.principals[0]
    many = tuple(replace(lillang, id=f"99{n}", name=f"Kommun {n}") for n in range(NAMED + 2))
    shown = country.shown()
    own = shown[shown["principal_id"].eq(LILLANG) & shown["unit_id"].eq("") & shown["indicator"].eq(PUPILS)]
    after = pd.concat([own.assign(principal_id=each.id) for each in many], ignore_index=True)
    then = one_more(before, value=1).tail(1)
    earlier = pd.concat([then.assign(principal_id=each.id) for each in many], ignore_index=True)

    class Many:
        principals = many

        def shown(self, of: Collection[str]) -> pd.DataFrame:
            return after[after["principal_id"].isin(of)]

    for at_once in (1, 3, 200):
        monkeypatch.setattr(changes, "AT_ONCE", at_once)
        (group,) = changed(reads(earlier), Many(), library.quality_system, {each.id for each in many})
        assert (len(group.principals), group.others) == (NAMED, 2)


@pytest.mark.parametrize("of", [{LILLANG}, {FRISKOLAN, NATION}, {NATION}, set(), {"2129999999"}])
def test_whose_figures_are_compared_is_those_alone_and_of_them_all_is_told(
    library, before, compare, standing, of
):
    some = read_published(standing, of)
    pd.testing.assert_frame_equal(
        some.reset_index(drop=True), before[before["principal_id"].isin(of)].reset_index(drop=True)
    )
    shown = library.country.shown()
    pd.testing.assert_frame_equal(
        library.country.shown(of).reset_index(drop=True),
        shown[shown["principal_id"].isin(of)].reset_index(drop=True),
    )
    spoilt = some.assign(value=some["value"] + 1)
    rest = before[~before["principal_id"].isin(of)]
    told = changed(reads(spoilt), library.country, library.quality_system, of)
    assert told == compare(pd.concat([rest, spoilt]))
    assert sum(group.revised for group in told) == len(some)


def test_who_has_left_is_known_by_what_was_published_of_them(standing, before, compare):
    left = standing / "data/grundskola-huvudman.csv"
    lines = left.read_text(encoding="utf-8").splitlines()
    gone = lines[1].replace(lines[1].split(";")[0], "5599990000")
    left.write_text("\n".join([*lines, gone, ""]), encoding="utf-8")

    assert owners(standing) == {NATION, *before["principal_id"], "5599990000"}
    (group,) = compare(read_published(standing, owners(standing)))
    assert (group.gone, group.new, group.revised) == (1, 0, 0)


def test_a_site_without_files_to_take_home_has_published_nothing_to_compare_with(standing, tmp_path):
    assert has_published(standing)
    assert not has_published(tmp_path)
