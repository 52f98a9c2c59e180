"""Is a principal seen as its own page shows it, and by its circumstances alone?"""

import shutil
from math import isnan, log2
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from nulage_site.analysis.similar import SimilarPrincipals
from nulage_site.analysis.similar.facts import facts_of, own_facts
from nulage_site.library import read_library
from nulage_site.quality_system.similar import read_likeness

PUPILS = "Elever: Antal elever"
ABROAD = "Elever: Andel (%) med utländsk bakgrund"
YEAR_9 = "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 9"
ROWS = ("", "Läsår", PUPILS, ABROAD, YEAR_9)
COLUMNS = {
    "RIKET: TOTALT": ("2024/25", 1104, 20, 70),
    "STOR KOMMUN (2120009994): HUVUDMAN": ("2024/25", 800, 12.5, 71.5),
    "STOR KOMMUN (2120009994): ÅSKOLAN (99000001)": ("2024/25", 500, ".", "."),
    "STOR KOMMUN (2120009994): ÖSKOLAN (99000002)": ("2024/25", 300, ".", "."),
    "DOLD AB (5599999991): HUVUDMAN": ("2024/25", 64, "..", ".."),
    "UTAN NIOR AB (5599999992): HUVUDMAN": ("2024/25", ".", 5, "."),
}


@pytest.fixture(scope="module")
def library(content: Path, tiny_country: Path, tmp_path_factory):
    """The tiny country of the other tests, with these columns instead of its own."""
    statistics = shutil.copytree(tiny_country, tmp_path_factory.mktemp("facts") / "statistics")
    (file,) = statistics.glob("*/*/*.xlsx")
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Underlag för analys för grundskola efter mått, huvudman och läsår")
        sheet.write_column(4, 0, ROWS[2:])
        for column, (entity, cells) in enumerate(COLUMNS.items(), 1):
            sheet.write_column(2, column, [entity, *cells])
    return read_library(content, statistics)


@pytest.fixture(scope="module")
def likeness(content: Path, library):
    return read_likeness(content / "quality-system", library.quality_system, library.method)


@pytest.fixture(scope="module")
def seen(library, likeness):
    country, variables = library.country, likeness.variables
    own = {each.id: own_facts(country, each.id, variables, library.method) for each in country.principals}
    return facts_of(country, own, "compulsory_school", variables)


def test_principals_stand_in_order_of_their_ids_with_what_anybody_shows(seen):
    assert [*seen.ids] == ["2120009994", "5599999991", "5599999992"]
    assert [each.id for each in seen.variables] == ["pupils", "foreign_background", "units"]
    assert seen.public.tolist() == [True, False, False]


def test_sizes_are_in_doublings_and_shares_as_they_are(seen):
    assert seen.values[0].tolist() == [log2(800), 12.5, log2(2)]


def test_what_is_withheld_or_missing_is_not_known(seen):
    assert isnan(seen.values[1, 1])
    assert isnan(seen.size[2])


def test_a_withheld_result_still_says_that_there_are_such_pupils(seen):
    public, hidden, without = seen.years.tolist()
    assert public == hidden != without == 0


def test_everybody_has_an_answer_for_each_school_form(library, likeness):
    found = SimilarPrincipals(library.country, library.method, likeness, {})
    for principal in library.country.principals:
        (similar,) = found.of(principal.id)
        assert (similar.school_form, similar.origin) == ("compulsory_school", "none")
    with pytest.raises(KeyError):
        found.of("0000000000")
