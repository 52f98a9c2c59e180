"""Can a principal be found by region, letter and type, and with what the search box needs?"""

import json
import re

from nulage_site.app import create_app
from nulage_site.views.finding import _letter, _slug

NAMES = re.compile(r'<li><a href="/huvudman/[^"/]+/">([^<]+)</a>')


def test_lists_are_in_swedish_alphabetical_order_whatever_the_figures_say(read):
    assert NAMES.findall(read("/huvudman/typ/enskilda-huvudman/")) == ["Friskolan i Ån AB", "Tysta Skolan"]


def test_every_principal_stands_under_its_letter(read, library):
    html = read("/huvudman/")
    addresses = re.findall(r'"(/huvudman/bokstav/[^"]+)"', html)
    found = [name for address in addresses for name in NAMES.findall(read(address))]
    assert found == sorted(each.name for each in library.country.principals)


def test_every_principal_stands_in_a_county_or_among_those_of_none_last(read, library):
    html = read("/huvudman/")
    lists = re.findall(r'<a href="(/huvudman/lan/[^"]+)">([^<]+)</a>', html)
    found = {each: NAMES.findall(read(address)) for address, each in lists}
    without = sorted(each.name for each in library.country.principals if not each.municipalities)
    assert without
    assert lists[-1][1] == "Okänt län"
    assert sorted(found["Okänt län"]) == without
    unknown = "Registret som vi läser säger inte i vilken kommun"
    assert [unknown in read(address) for address, _ in lists] == [False] * (len(lists) - 1) + [True]
    assert set().union(*found.values()) == {each.name for each in library.country.principals}


def test_a_letter_of_its_own_has_an_address_of_its_own():
    assert [_letter(name) for name in ("Åby", "Ängö", "Öja", "Éva", "3:e skolan")] == [
        "Å",
        "Ä",
        "Ö",
        "E",
        "0–9",
    ]
    assert len({_slug("bokstav", letter) for letter in ("A", "Å", "Ä", "O", "Ö", "0–9")}) == 6


def test_a_long_list_is_parted_into_pages_that_lead_to_each_other(read, monkeypatch):
    monkeypatch.setattr("nulage_site.views.finding.PAGE", 1)
    first, second = (read(f"/huvudman/typ/enskilda-huvudman/{page}") for page in ("", "2/"))
    assert NAMES.findall(first) + NAMES.findall(second) == ["Friskolan i Ån AB", "Tysta Skolan"]
    assert '"/huvudman/typ/enskilda-huvudman/2/"' in first


def test_the_search_list_holds_every_principal_and_where_it_is(shipped):
    listed = json.loads(create_app(shipped).test_client().get("/huvudman/sok.json").text)
    by_id = {principal[0]: principal for principal in listed["principals"]}
    assert by_id.keys() == {principal.id for principal in shipped.country.principals}
    for principal in shipped.country.principals:
        _, name, kind, *places = by_id[principal.id]
        assert name == principal.name
        assert listed["types"][kind]
        assert [listed["places"][place][0] for place in places] == [
            each.name for each in principal.municipalities
        ]


def test_without_javascript_the_search_form_leads_to_the_lists(read):
    form = re.search("<form.*?>", read("/"))[0]
    assert 'action="/huvudman/"' in form
    assert 'method="get"' in form
