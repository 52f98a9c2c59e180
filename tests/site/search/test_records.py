"""Everything that somebody may look for is a record, and can be found by what they call it."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.model import Municipality
from nulage_site.publish.search.records import principal_records, unit_records
from nulage_site.publish.search.shelves import SHELVES
from nulage_site.publish.search.synonyms import Synonym, beside, read_synonyms

OLD_NAMES = (Synonym(words=("anpassad grundskola",), also=("grundsärskola", "särskola")),)


@pytest.fixture
def found(content, library):
    synonyms = read_synonyms(content)
    return [each for shelf in SHELVES for each in shelf.records(library, synonyms)]


def test_an_old_name_stands_beside_what_has_a_new_one():
    assert list(beside("Hon går i <b>anpassad\ngrundskola</b>.", OLD_NAMES)) == ["grundsärskola", "särskola"]


def test_an_old_name_does_not_stand_beside_what_only_ends_alike():
    assert list(beside("oanpassad grundskola", OLD_NAMES)) == []


def test_every_page_word_indicator_principal_and_unit_is_found_once(library, found):
    system = library.quality_system
    urls = [each.url for each in found]
    assert len(urls) == len(set(urls))
    assert {f"/{page.path}/" for page in library.pages.values() if page.section} < set(urls)
    assert {f"/ordlista/#{term.id}" for term in library.glossary} < set(urls)
    assert {f"/indikatorer/{each.id}/" for each in system.indicators} < set(urls)
    assert {f"/huvudman/{each.id}/" for each in library.country.principals} < set(urls)
    assert {f"/skolenhet/{each.code}/" for each in library.country.school_units} < set(urls)


def test_a_unit_is_found_by_its_principals_and_its_code(found):
    (unit,) = [each for each in found if each.url == "/skolenhet/99000002/"]
    assert (unit.kind, unit.title) == ("Skolenheter", "Öskolan")
    for said in ("Lillångs kommun", "Friskolan i Ån AB", "Grundskola", "99000002"):
        assert said in unit.text


def test_no_record_shows_a_hole_that_a_view_fills(found):
    assert not [each.url for each in found if "{" in each.text + each.html]


def test_a_principal_says_no_figures(found):
    (principal,) = [each for each in found if each.url == "/huvudman/2120009994/"]
    assert "812" not in principal.text


def test_a_principal_is_found_by_all_its_municipalities_and_a_unit_only_where_they_are_few(library):
    places = tuple(Municipality(f"900{n}", f"Ort {n}", "", "90", "Norra län", "C8", "") for n in range(5))
    spread, *others = library.country.principals
    spread = replace(spread, municipalities=places)
    owned = next(each for each in library.country.school_units if spread.id in each.principals)
    country = SimpleNamespace(principals=[spread, *others], school_units=[owned])
    known = SimpleNamespace(country=country, quality_system=library.quality_system)
    (principal, *_), (unit, *_) = principal_records(known, ()), unit_records(known, ())
    assert all(f"{place.name}, Norra län." in principal.text for place in places)
    assert "Norra län" not in unit.text


def test_a_misspelt_key_is_told_with_its_line(tmp_path):
    text = '[[synonym]]\nwords = ["förskola"]\nalos = ["dagis"]\n'
    (tmp_path / "search.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultsFound) as told:
        read_synonyms(tmp_path)
    assert any("search.toml" in str(fault) and "rad 3" in str(fault) for fault in told.value.faults)
