"""Is a country that is made of the last one, where a few figures have moved, the one that is made from scratch?"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nulage_site import lately as lately_module
from nulage_site.analysis.analyst import Analyst, analyst_of
from nulage_site.analysis.country import Country
from nulage_site.analysis.moved import Moved
from nulage_site.asking import Ask, afresh
from nulage_site.kept import Kept
from nulage_site.lately import lately
from nulage_site.library import Library, read_library
from nulage_site.model import NATION
from nulage_site.names import read_spellings
from nulage_site.publish.places import parts_of_country
from nulage_site.quality_system.sentences import read_sentences
from nulage_site.quality_system.similar import read_likeness
from nulage_site.sealed import remembered
from nulage_site.statistics.sources import Statistics

CONTENT = Path(__file__).parents[3] / "content"
SYSTEM = CONTENT / "quality-system"

PUPILS = ("antal-elever", "antal-barn")

Reading = Callable[[Statistics, Ask], tuple[Country, Analyst]]


@pytest.fixture(scope="module")
def library() -> Library:
    """The invented country that is shipped."""
    return read_library(CONTENT, CONTENT / "statistics")


@pytest.fixture(scope="module")
def read(library: Library) -> Reading:
    """A country and its analyst, made of statistics."""
    system, method = library.quality_system, library.method
    spellings = read_spellings(CONTENT / "names.toml")
    sentences, likeness = read_sentences(SYSTEM, system, method), read_likeness(SYSTEM, system, method)

    def read(statistics: Statistics, ask: Ask) -> tuple[Country, Analyst]:
        country = ask(Country, statistics, system, spellings, None, ask)
        kolada = statistics.similar
        return country, analyst_of(country, system, method, sentences, likeness, kolada, ask)

    return read


@pytest.fixture
def staying(tmp_path: Path) -> Iterator[Ask]:
    """Asks as a build that stays does."""
    with remembered(), lately():
        yield Kept(tmp_path)


def all_told(library: Library, country: Country, analyst: Analyst) -> list[object]:
    """What pages are made of, and what tells whether they must be made again."""
    ids = [each.id for each in country.principals]
    return [
        dict(parts_of_country(replace(library, country=country))),
        [repr(country.basis(id_)) for id_ in ids],
        [country.beside(id_) for id_ in ids],
        [analyst.findings(id_) for id_ in ids],
        analyst.usual_dispersion,
        analyst.landscape.behind(),
        [sorted(analyst.landscape.resting_on([each])) for each in analyst.landscape.questions],
    ]


def a_value(table: pd.DataFrame) -> None:
    """Another value of some figure that has one."""
    row = random.choice(np.flatnonzero(table["status"].eq("exists")).tolist())
    table.loc[row, "value"] = max(0.0, table.loc[row, "value"] - random.choice([0.1, 1, 20]))


def a_reason(table: pd.DataFrame) -> None:
    """A figure that had a value and is withheld."""
    row = random.choice(np.flatnonzero(table["status"].eq("exists")).tolist())
    table.loc[row, "status"] = "withheld"
    table.loc[row, ["value", "n"]] = None


def a_number_of_pupils(table: pd.DataFrame) -> None:
    """Other numbers of pupils behind some shares."""
    rows = random.sample(np.flatnonzero(table["n"].notna()).tolist(), 3)
    table.loc[rows, "n"] = table.loc[rows, "n"] + 1


def what_the_nation_has(table: pd.DataFrame) -> None:
    """Another value of the nation's."""
    rows = table["status"].eq("exists") & table["principal_id"].eq(NATION)
    row = random.choice(np.flatnonzero(rows).tolist())
    table.loc[row, "value"] = table.loc[row, "value"] / 2


def how_many_pupils(table: pd.DataFrame) -> None:
    """A principal with half as many pupils, which is then like others, and in another group."""
    rows = table["indicator"].isin(PUPILS) & table["status"].eq("exists") & table["unit_id"].eq("")
    row = random.choice(np.flatnonzero(rows & table["principal_id"].ne(NATION)).tolist())
    table.loc[row, "value"] = table.loc[row, "value"] / 2


def nothing(_: pd.DataFrame) -> None:
    """All as it was."""


CHANGES = [a_value, a_reason, a_number_of_pupils, what_the_nation_has, how_many_pupils, nothing]


def test_whatever_moves_all_is_told_as_from_scratch(library, read, staying, monkeypatch):
    statistics = library.figured().statistics
    before, _ = read(statistics, staying)
    for change in random.sample(CHANGES, len(CHANGES)):
        statistics = replace(statistics, table=statistics.table.copy())
        change(statistics.table)
        country, analyst = read(statistics, staying)
        assert country.moved_since(before) is not None, change
        with monkeypatch.context() as patched:
            patched.setattr(lately_module, "_last", None)
            scratch = read(statistics, afresh)
        assert all_told(library, country, analyst) == all_told(library, *scratch), change.__name__
        before = country


def test_it_is_known_what_has_moved(library, read, staying):
    statistics = library.figured().statistics
    first, _ = read(statistics, staying)
    table = statistics.table.copy()
    row = np.flatnonzero(table["status"].eq("exists") & table["unit_id"].ne(""))[0]
    table.loc[row, "value"] = 0.0
    second, _ = read(replace(statistics, table=table), staying)
    assert second.moved_since(first) == Moved(
        frozenset([table.loc[row, "principal_id"]]), frozenset([table.loc[row, "indicator"]])
    )
    assert second.moved_since(second) == Moved()
    assert first.moved_since(second) is None


@pytest.mark.parametrize("change", ["rows", "order", "period", "source", "system"])
def test_nobody_can_tell_what_has_moved_where_the_figures_are_of_something_else(
    change, library, read, staying
):
    statistics = library.figured().statistics
    first, _ = read(statistics, staying)
    table, sources = statistics.table.copy(), statistics.sources
    system = library.quality_system
    if change == "rows":
        table = table.iloc[:-1]
    elif change == "order":
        table = table.iloc[::-1].reset_index(drop=True)
    elif change == "period":
        table["period"] = table["period"].cat.rename_categories(lambda each: each.replace("2024", "2034"))
    elif change == "source":
        sources = tuple(replace(each, title=f"{each.title} igen") for each in sources)
    else:
        system = replace(system, indicators=system.indicators[::-1])
    second = staying(Country, replace(statistics, table=table, sources=sources), system, None, None, staying)
    assert second.moved_since(first) is None


def test_many_figures_are_sorted_anew(library, read, staying):
    statistics = library.figured().statistics
    first, _ = read(statistics, staying)
    table = statistics.table.copy()
    table["value"] = table["value"] + 1
    second, _ = read(replace(statistics, table=table), staying)
    assert second.moved_since(first) is None
